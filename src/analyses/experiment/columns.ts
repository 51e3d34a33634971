import type { TableColumn, ValueKind } from '../../core/spec/screen.ts';
import type { Interval } from '../../core/stats/wilson.ts';
import type { ExperimentColumn, ExperimentLabels } from './labels/types.ts';

/** A column by its id, with its head in words. */
export function column(
  id: ExperimentColumn,
  kind: ValueKind,
  { columns }: Pick<ExperimentLabels, 'columns'>,
): TableColumn {
  return { id, label: columns[id], kind };
}

/** Both ends of an interval as cells. */
export function ends(
  interval: Interval | null | undefined,
): readonly [number | null, number | null] {
  return [interval?.low ?? null, interval?.high ?? null];
}
