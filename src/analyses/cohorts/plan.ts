import type { Dataset } from '../../core/model/dataset.ts';
import type { DimensionInfo } from '../../core/model/info.ts';
import { periodNumber, periodRange } from '../../core/periods.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import type { CohortParams } from './params.ts';

/** Cells that a grid holds at most; long rows leave room for fewer cohorts. */
const mostCells = 1300;
const mostPeriods = 36;
const fewestPeriods = 8;

/** Values of a dimension that are cohorts of their own; the rest are one cohort together. */
export const mostValues = 12;

/** What the parameters mean for one data set. */
export interface CohortPlan {
  /** Where customers get their cohort from. */
  readonly source: 'time' | 'product' | DimensionInfo;
  /** The period of the as-of day, and the last period that ends on or before that day. */
  readonly asOfPeriod: number;
  readonly lastClosed: number;
  /** The first period of first purchase that is a row of its own; earlier ones only count in the mean. */
  readonly firstShown: number;
}

export function planOf({ by, unit, ages }: CohortParams, data: Dataset): CohortPlan {
  const asOfPeriod = periodNumber(unit, data.asOf);
  const isClosed = periodRange(unit, asOfPeriod).to <= data.asOf;
  const periods = Math.floor(mostCells / (ages + 1));
  return {
    source: by === 'product' ? 'product' : (dimensionOf(by, data.model) ?? 'time'),
    asOfPeriod,
    lastClosed: isClosed ? asOfPeriod : asOfPeriod - 1,
    firstShown:
      periodNumber(unit, data.period.to) -
      Math.min(mostPeriods, Math.max(fewestPeriods, periods)) +
      1,
  };
}
