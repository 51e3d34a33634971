import {
  addDays,
  daysBetween,
  lastClosedMonths,
  precedingRange,
  yearEarlier,
} from '../calendar.ts';
import type { Comparison, DayRange } from '../spec/filters.ts';
import type { ModelInfo } from './info.ts';

/**
 * How an analysis takes the date filter: as the period it reports on (history before it still tells
 * new from existing), as the only orders that exist for it, or as the days of first purchase of the
 * customers it is about, whose whole history counts.
 */
export type DateUse = 'period' | 'history' | 'first';

/** The selected dates; where nothing is selected, all of history or the last three closed months. */
export function resolvePeriod(
  model: ModelInfo,
  asOf: string,
  dates: DayRange | null,
  use: DateUse,
): DayRange {
  if (dates) return dates;
  const whole = { from: model.firstDay < asOf ? model.firstDay : asOf, to: asOf };
  if (use !== 'period') return whole;
  const quarter = lastClosedMonths(asOf, 3);
  return quarter.from >= model.firstDay ? quarter : whole;
}

/** A period that is still open is compared with as many days as have passed of it. */
export function resolveComparison(
  model: ModelInfo,
  range: DayRange,
  asOf: string,
  comparison: Comparison,
): DayRange | null {
  if (comparison === 'none') return null;
  const whole = comparison === 'year' ? yearEarlier(range) : precedingRange(range);
  if (whole.to < model.firstDay) return null;
  if (range.to <= asOf) return whole;
  const elapsed = daysBetween(range.from, asOf);
  return elapsed < 0 ? null : { from: whole.from, to: addDays(whole.from, elapsed) };
}
