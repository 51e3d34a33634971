import { isCustomerGroupKind, type CustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { DimensionInfo } from '../../core/model/info.ts';
import { periodNumber, periodRange } from '../../core/periods.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import type { CalendarUnit } from '../../core/sql/index.ts';
import { lengthOf, type CohortParams } from './params.ts';

/** Cells that a grid holds at most; long rows leave room for fewer cohorts. */
const mostCells = 1300;
const mostPeriods = 36;
const fewestPeriods = 8;

/** Values of a dimension that are cohorts of their own; the rest are one cohort together. */
export const mostValues = 12;

/** What the parameters mean for one data set. */
export interface CohortPlan {
  /** Where customers get their cohort from. */
  readonly source: 'time' | 'product' | CustomerGroupKind | DimensionInfo;
  /** The length of a period of first purchase. */
  readonly cohortUnit: CalendarUnit;
  /** What time is numbered by: the unit of the cohorts, or days where each customer has periods of its own. */
  readonly unit: CalendarUnit;
  /** How many of these numbers a period takes: 1 of the calendar, 30 days. */
  readonly step: number;
  /** The number of the as-of day, and the last number that ends on or before that day. */
  readonly asOfPeriod: number;
  readonly lastClosed: number;
  /** The first period of first purchase that is a row of its own; earlier ones only count in the mean. */
  readonly firstShown: number;
}

/** What makes cohorts by a value; null for those by time and by groups of customers. */
export function valueSource({ source }: CohortPlan): 'product' | DimensionInfo | null {
  return source === 'product' || typeof source === 'object' ? source : null;
}

export function planOf(params: CohortParams, data: Dataset): CohortPlan {
  const { by, ages } = params;
  const length = lengthOf(params);
  const isRolling = typeof length === 'number';
  const unit = isRolling ? 'day' : length;
  const asOfPeriod = periodNumber(unit, data.asOf);
  const isClosed = periodRange(unit, asOfPeriod).to <= data.asOf;
  const periods = Math.floor(mostCells / (ages + 1));
  return {
    source:
      by === 'product' || isCustomerGroupKind(by) ? by : (dimensionOf(by, data.model) ?? 'time'),
    cohortUnit: params.unit,
    unit,
    step: isRolling ? length : 1,
    asOfPeriod,
    lastClosed: isClosed ? asOfPeriod : asOfPeriod - 1,
    firstShown:
      periodNumber(params.unit, data.period.to) -
      Math.min(mostPeriods, Math.max(fewestPeriods, periods)) +
      1,
  };
}

/** The first and last number of the k-th period of customers who first bought in a numbered one. */
export function spanAt(
  { step }: CohortPlan,
  first: number,
  age: number,
): readonly [number, number] {
  return [first + age * step, first + (age + 1) * step - 1];
}

/** The period of first purchase, in the unit of the cohorts, that a number lies in. */
export function cohortPeriod({ unit, cohortUnit }: CohortPlan, number: number): number {
  return unit === cohortUnit ? number : periodNumber(cohortUnit, periodRange(unit, number).from);
}
