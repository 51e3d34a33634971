import { canBeByOrder } from '../../core/model/order-grain.ts';
import { columnFor, type SourcePlan } from '../../core/model/plan.ts';
import { sparableColumns, withColumn, withDays, withOrderGrain } from '../../state/load-less.ts';
import { memoryNeed } from '../../state/memory-limit.ts';
import type { FileUnderReview } from '../../state/review.svelte.ts';
import type { LoadLessProps } from '../screens/types.ts';

/** What can be left out of a table of sales, and what all tables take; null for other tables. */
export function loadLessProps(
  file: FileUnderReview,
  all: readonly FileUnderReview[],
  limit: number,
  remap: (plan: SourcePlan) => void,
): LoadLessProps | null {
  const { found, inspection } = file;
  const { plan, columns } = inspection;
  if (plan.role !== 'transactions') return null;
  const need = memoryNeed(all.map((one) => one.inspection));
  const span = columns[columnFor(plan, 'date')?.index ?? -1]?.days ?? null;
  const left = sparableColumns(found).filter((index) => plan.columns[index]?.use === 'ignore');
  return {
    need,
    limit,
    isTooLarge: need > limit,
    columns: [...new Set([...sparableColumns(plan), ...left])]
      .sort((a, b) => a - b)
      .map((index) => ({
        id: String(index),
        name: plan.columns[index]?.header ?? '',
        isLeftOut: left.includes(index),
      })),
    days: plan.days
      ? { ...plan.days, isChosen: true }
      : span && { first: span[0], last: span[1], isChosen: false },
    byOrder: canBeByOrder(plan) ? plan.grain === 'order' : null,
    oncolumn: (id, isUsed) => remap(withColumn(plan, found, Number(id), isUsed)),
    ondays: (days) => remap(withDays(plan, days)),
    onbyorder: (isOn) => remap(withOrderGrain(plan, found, inspection, isOn)),
  };
}
