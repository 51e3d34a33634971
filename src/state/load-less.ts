import { canBeByOrder } from '../core/model/order-grain.ts';
import { columnFor, without, type DayRange, type SourcePlan } from '../core/model/plan.ts';
import type { Inspection } from '../ingest/types.ts';

/** Positions of the columns that only serve to filter and group, or name products. */
export function sparableColumns({ columns }: SourcePlan): readonly number[] {
  return columns
    .filter(({ use }) => use === 'dimension' || use === 'product' || use === 'productName')
    .map(({ index }) => index);
}

/** A plan with a column left out, or used again as it was `found`. */
export function withColumn(
  plan: SourcePlan,
  found: SourcePlan,
  index: number,
  isUsed: boolean,
): SourcePlan {
  const columns = plan.columns.map((column) =>
    column.index === index
      ? { ...column, use: isUsed ? (found.columns[index]?.use ?? 'ignore') : ('ignore' as const) }
      : column,
  );
  return { ...plan, columns };
}

/** A plan for some days only, or for all of them. */
export function withDays(plan: SourcePlan, days: DayRange | null): SourcePlan {
  return days ? { ...plan, days } : without(plan, 'days');
}

/**
 * A plan that reads one row per order, without what differs within an order; or, with `isOn` false,
 * the plan as it was `found`, row by row.
 */
export function withOrderGrain(
  plan: SourcePlan,
  found: SourcePlan,
  { preview }: Pick<Inspection, 'preview'>,
  isOn: boolean,
): SourcePlan {
  const order = columnFor(plan, 'order');
  if (!isOn || !order || !canBeByOrder(plan))
    return sparableColumns(found).reduce(
      (all, index) => withColumn(all, found, index, true),
      without(plan, 'grain'),
    );
  return sparableColumns(plan)
    .filter((index) => isOfLine(plan, preview.rows, order.index, index))
    .reduce<SourcePlan>((all, index) => withColumn(all, found, index, false), {
      ...plan,
      grain: 'order',
    });
}

/** Whether a column tells the lines of an order apart. */
function isOfLine(
  { columns }: SourcePlan,
  rows: readonly (readonly string[])[],
  order: number,
  index: number,
): boolean {
  if (columns[index]?.use !== 'dimension') return true;
  const seen = new Map<string, string>();
  return rows.some((row) => {
    const [id = '', cell = ''] = [row[order], row[index]];
    const before = seen.get(id) ?? cell;
    seen.set(id, before);
    return before !== cell;
  });
}
