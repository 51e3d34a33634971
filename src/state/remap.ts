import {
  costUses,
  isMarginUse,
  type ColumnUse,
  type TransactionField,
} from '../core/model/fields.ts';
import { columnFor, type ColumnPlan, type SourcePlan } from '../core/model/plan.ts';
import type { Recipe } from '../core/model/recipe.ts';
import { choicesOf } from '../ingest/census/choices.ts';
import { tellsHours } from '../ingest/hours.ts';
import type { Inspection } from '../ingest/types.ts';

export { mappingProblems } from '../ingest/remarks.ts';

/** The plan with one column read as a choice says: `order=dmy`, `zone=UTC>Asia/Taipei`. */
export function reread(plan: SourcePlan, index: number, choice: string): SourcePlan {
  const columns = plan.columns.map((column): ColumnPlan => {
    if (column.index !== index) return column;
    const recipe = recipeUnder(column.recipe, choice);
    return { ...column, recipe, readingChosen: true, reason: { code: 'chosenByUser', detail: {} } };
  });
  return { ...plan, columns };
}

function recipeUnder(recipe: Recipe, choice: string): Recipe {
  const counted = choicesOf(recipe).find(({ id }) => id === choice);
  if (counted) return counted.recipe;
  if (recipe.kind !== 'date' || !choice.startsWith('zone=')) return recipe;
  const [naive, days] = choice.slice('zone='.length).split('>');
  const { kind, order, rocYears } = recipe;
  return {
    ...{ kind, order },
    ...(rocYears === undefined ? {} : { rocYears }),
    ...(naive && days ? { zone: { naive, days } } : {}),
  };
}

/** Gives a role to a column (or to none), and takes it from the one that had it. */
export function remapped(
  plan: SourcePlan,
  role: string,
  choice: string | null,
  profiles: Inspection['columns'],
): SourcePlan {
  const [name = '', place] = role.split(':');
  const use = name as ColumnUse;
  // Uses that several columns may have name theirs: `dimension:4`.
  const before =
    place !== undefined
      ? Number(place)
      : use === 'serviceCost'
        ? null
        : (columnFor(plan, use)?.index ?? null);
  const isRival = (other: ColumnUse): boolean => isMarginUse(use) && isMarginUse(other);
  const columns = plan.columns.map((column): ColumnPlan => {
    if (choice !== null && column.index === Number(choice))
      return {
        ...column,
        use,
        recipe: recipeFor(use, column, profiles),
        confidence: 1,
        reason: { code: 'chosenByUser', detail: {} },
      };
    const isGone = column.index === before || (choice !== null && isRival(column.use));
    return isGone ? { ...column, use: 'ignore' } : column;
  });
  return use === 'date' ? withHours({ ...plan, columns }, profiles) : { ...plan, columns };
}

/** Another column of dates may write other times of day, or none. */
function withHours(plan: SourcePlan, profiles: Inspection['columns']): SourcePlan {
  const date = columnFor(plan, 'date');
  const cells = date ? (profiles[date.index]?.sampleValues ?? []) : [];
  const tells = date?.recipe.kind === 'date' && tellsHours(cells, date.recipe);
  return { ...plan, hours: tells };
}

const numeric: readonly TransactionField[] = [
  'amount',
  'quantity',
  'unitPrice',
  'discount',
  'refunded',
  'orderNet',
  ...costUses,
];

function recipeFor(use: ColumnUse, column: ColumnPlan, profiles: Inspection['columns']): Recipe {
  const kind =
    use === 'date' || use === 'exposedAt'
      ? 'date'
      : (numeric as readonly string[]).includes(use)
        ? 'number'
        : 'text';
  if (column.recipe.kind === kind) return column.recipe;
  const alternative = profiles[column.index]?.alternatives.find((recipe) => recipe.kind === kind);
  if (alternative) return alternative;
  if (kind === 'date') return { kind: 'date', order: 'ymd' };
  return kind === 'number'
    ? { kind: 'number', decimalMark: '.' }
    : { kind: 'text', stripPointZero: false };
}
