import { noSums, type MetricSums } from '../../core/experiment/sums.ts';
import { customerGroupsOf, isCustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { ExperimentParams } from './params.ts';
import type { Week } from './result.ts';
import { rowsBy, type Row } from './rows.ts';

/** What everybody exposed by a day had done up to it, by arm. */
export interface Look {
  readonly day: string;
  readonly arms: readonly MetricSums[];
}

/** A part of the customers, by arm. */
export interface Group {
  /** Id of an RFM segment or tier, or a value of a dimension; null for customers in no group. */
  readonly value: string | null;
  readonly arms: readonly MetricSums[];
}

/** Weeks since exposure, first to last, of every metric. */
export function readWeeks(rows: readonly Row[], arms: number, metrics: number): readonly Week[] {
  return inOrder(rowsBy(rows, 'week', ({ slot }) => slot)).map(([week, own]) => ({
    week,
    arms: Array.from({ length: arms }, (_, arm) =>
      Array.from(
        { length: metrics },
        (__, metric) => own.find((row) => row.arm === arm && row.metric === metric)?.sums ?? noSums,
      ),
    ),
  }));
}

/** Days on which the test is looked at, first to last. */
export function readLooks(rows: readonly Row[], arms: number): readonly Look[] {
  return inOrder(rowsBy(rows, 'look', ({ slot }) => slot)).map(([, own]) => ({
    day: own[0]?.label ?? '',
    arms: byArm(own, arms),
  }));
}

/** Parts by the customers in them, largest first; groups of the app in their own order. */
export function readGroups(
  rows: readonly Row[],
  arms: number,
  { by }: Pick<ExperimentParams, 'by'>,
): readonly Group[] {
  const groups = inOrder(rowsBy(rows, 'group', ({ slot }) => slot)).map(([slot, own]) => ({
    value: slot < 0 ? null : (own[0]?.label ?? ''),
    arms: byArm(own, arms),
  }));
  const size = (group: Group): number => group.arms.reduce((sum, { n }) => sum + n, 0);
  const ids: readonly string[] | null = isCustomerGroupKind(by)
    ? customerGroupsOf(by).map(({ id }) => id)
    : null;
  const known = groups.filter(({ value }) => value !== null);
  const sorted = known.toSorted((left, right) =>
    ids ? ids.indexOf(left.value ?? '') - ids.indexOf(right.value ?? '') : size(right) - size(left),
  );
  return [...sorted, ...groups.filter(({ value }) => value === null)];
}

function byArm(rows: readonly Row[], arms: number): readonly MetricSums[] {
  return Array.from(
    { length: arms },
    (_, arm) => rows.find((row) => row.arm === arm)?.sums ?? noSums,
  );
}

function inOrder(
  groups: ReadonlyMap<number, readonly Row[]>,
): readonly (readonly [number, readonly Row[]])[] {
  return [...groups].toSorted(([left], [right]) => left - right);
}
