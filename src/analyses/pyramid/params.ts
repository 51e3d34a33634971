import { monthsEarlier } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { neededFor, orderValues } from '../../core/model/order-values.ts';
import { tierMonths, tierWindow } from '../../core/model/tiers.ts';
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
  /** What ranks the customers: net revenue, gross margin, or margin less the cost to serve. */
  readonly value: PyramidValue;
}

export const pyramidValues = ['revenue', ...orderValues] as const;
export type PyramidValue = (typeof pyramidValues)[number];

export const pyramidParams: Params<PyramidParams> = {
  months: { kind: 'number', minimum: 1, maximum: 120, integer: true, initial: tierMonths },
  before: { kind: 'day', initial: '' },
  top: { kind: 'number', minimum: 1, maximum: 50, integer: true, initial: 5 },
  value: {
    kind: 'choice',
    options: pyramidValues,
    initial: 'revenue',
    needs: neededFor,
    definitions: pyramidValues,
  },
};

/** The two windows of revenue: up to the earlier day, and up to the as-of day. */
export interface PyramidDates {
  readonly then: DayRange;
  readonly now: DayRange;
}

/** The windows of a view; an earlier day that is later than the as-of day is the as-of day. */
export function datesOf(params: PyramidParams, { asOf }: Pick<Dataset, 'asOf'>): PyramidDates {
  const wanted = params.before === '' ? monthsEarlier(asOf, 12) : params.before;
  const window = (to: string): DayRange => tierWindow(params.months, to);
  return { then: window(wanted < asOf ? wanted : asOf), now: window(asOf) };
}
