import { addDays, monthEnd, monthNumber, monthsEarlier, monthStart } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import type { Params } from '../../core/spec/params.ts';

/** How customers are put into tiers, and with when they are compared. */
export interface PyramidParams {
  /** Months up to the as-of day whose revenue ranks the customers. */
  readonly months: number;
  /** The earlier day; empty is one year before the as-of day. */
  readonly before: string;
  /** Share of the best customers, in per cent, whose stability is reported. */
  readonly top: number;
}

export const pyramidParams: Params<PyramidParams> = {
  months: { kind: 'number', minimum: 1, maximum: 120, integer: true, initial: 12 },
  before: { kind: 'day', initial: '' },
  top: { kind: 'number', minimum: 1, maximum: 50, integer: true, initial: 5 },
};

/** The two windows of revenue: up to the earlier day, and up to the as-of day. */
export interface PyramidDates {
  readonly then: DayRange;
  readonly now: DayRange;
}

/** The windows of a view; an earlier day that is later than the as-of day is the as-of day. */
export function datesOf(params: PyramidParams, { asOf }: Pick<Dataset, 'asOf'>): PyramidDates {
  const wanted = params.before === '' ? monthsEarlier(asOf, 12) : params.before;
  const window = (to: string): DayRange => {
    const month = monthNumber(to);
    // Whole months where the last one is over: six months up to 30 June begin on 1 January.
    const isWhole = to === monthEnd(month);
    const from = isWhole
      ? monthStart(month - params.months + 1)
      : addDays(monthsEarlier(to, params.months), 1);
    return { from, to };
  };
  return { then: window(wanted < asOf ? wanted : asOf), now: window(asOf) };
}
