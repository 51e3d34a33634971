import { candidates, doubtfulUses } from '../../core/model/doubtful.ts';
import { columnsFor, type SourcePlan } from '../../core/model/plan.ts';
import { choicesOf } from './choices.ts';
import type { Census } from '../../core/model/census.ts';

/**
 * The plan with the recipes that read most cells, where a whole census shows that others than the
 * sample's do: the load would find the same. Null where the plan's own are best.
 */
export function betterPlan(plan: SourcePlan, census: Census): SourcePlan | null {
  const doubtful = doubtfulUses.flatMap((use) => columnsFor(plan, use));
  const columns = plan.columns.map((column) => {
    const counted = census.columns.find(({ index }) => index === column.index);
    if (!counted || counted.unreadable === 0 || !doubtful.includes(column)) return column;
    const choices = choicesOf(column.recipe);
    let [best, fewest] = [column.recipe, counted.unreadable];
    for (const recipe of candidates(column)) {
      const id = choices.find((choice) => isSame(choice.recipe, recipe))?.id ?? '';
      const unreadable = counted.unreadableUnder[id] ?? Infinity;
      if (unreadable < fewest) [best, fewest] = [recipe, unreadable];
    }
    if (best === column.recipe) return column;
    return { ...column, recipe: best };
  });
  const isBetter = columns.some((column, at) => column !== plan.columns[at]);
  return isBetter ? { ...plan, columns } : null;
}

function isSame(left: object, right: object): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
