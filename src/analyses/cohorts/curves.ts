import { fewCustomers } from '../../core/caveats.ts';
import type { CohortCell } from './cells.ts';
import { figureOf, isThin, meanOf } from './figure.ts';
import { valueSource } from './plan.ts';
import type { Cohort, CohortView } from './view.ts';

/** Cohorts drawn beside the mean: more lines than five can not be told apart. */
const mostCurves = 4;

/** One line of the chart. */
export interface Curve {
  /** Slot of the categorical palette. */
  readonly slot: number;
  /** Null is the mean. */
  readonly cohort: Cohort | null;
  readonly points: readonly CurvePoint[];
}

export interface CurvePoint {
  readonly age: number;
  readonly value: number;
  readonly isOpen: boolean;
  readonly cell: CohortCell;
}

/** The mean and the chosen cohorts, each as far as it is known. */
export function curvesOf(view: CohortView, from: number): readonly Curve[] {
  const { params } = view;
  const points = (
    cells: readonly CohortCell[],
    valueOf: (cell: CohortCell) => number | bigint | null,
  ): readonly CurvePoint[] =>
    cells.flatMap((cell) => {
      const value = cell.age < from ? null : valueOf(cell);
      return value === null
        ? []
        : [{ age: cell.age, value: Number(value), isOpen: cell.isOpen, cell }];
    });
  return [
    { slot: 1, cohort: null, points: points(view.mean, (cell) => meanOf(cell, params)) },
    ...chosenFor(view).map((cohort, place) => ({
      slot: place + 2,
      cohort,
      points: points(cohort.cells, (cell) =>
        isThin(cell, params) ? null : figureOf(cell, params),
      ),
    })),
  ].filter((curve) => curve.points.length > 0);
}

/**
 * The largest values; of periods, tiers and segments some that are evenly spread over those that are followed at least half
 * as long as the oldest.
 */
export function chosenFor(view: CohortView): readonly Cohort[] {
  const least = Math.max(3, view.mean.length / 2);
  const known = view.cohorts.filter(
    ({ cells, customers }) => cells.length >= least && customers >= fewCustomers,
  );
  if (valueSource(view.plan) !== null || known.length <= mostCurves)
    return known.slice(0, mostCurves);
  const step = (known.length - 1) / (mostCurves - 1);
  return Array.from({ length: mostCurves }, (_, place) => known[Math.round(place * step)]).filter(
    (cohort) => cohort !== undefined,
  );
}
