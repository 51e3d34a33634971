import { periodRange } from '../../core/periods.ts';
import type { CalendarUnit } from '../../core/sql/index.ts';
import type { Formats } from '../../i18n/format.ts';

/** A numbered period under an axis. The first one of a year has the year on a second line. */
export function periodLabel(
  unit: Exclude<CalendarUnit, 'day'>,
  number: number,
  format: Pick<Formats, 'monthShort' | 'year'>,
): string | readonly string[] {
  const { from, to } = periodRange(unit, number);
  if (unit === 'year') return format.year(from);
  // A week is labelled where a month begins in it.
  const named = unit === 'week' ? to : from;
  const month = Number(named.slice(5, 7));
  const short = unit === 'quarter' ? `Q${Math.ceil(month / 3)}` : format.monthShort(named);
  return month === 1 ? [short, format.year(named)] : short;
}
