import type { ColumnUse, TransactionField } from '../core/model/fields.ts';
import { columnFor, type ColumnPlan, type SourcePlan } from '../core/model/plan.ts';
import { dateOrders, type Recipe } from '../core/model/recipe.ts';
import { parseDay } from '../ingest/date.ts';
import { parseNumber } from '../ingest/number.ts';
import { normaliseText } from '../ingest/text.ts';
import type { Inspection } from '../ingest/types.ts';

export { dateOrders } from '../core/model/recipe.ts';
export { mappingProblems } from '../ingest/remarks.ts';

/** A cell as its column's recipe reads it: a day, a number, a text, or null where it cannot be read. */
export function readCell(text: string, recipe: Recipe): string | number | null {
  switch (recipe.kind) {
    case 'date':
      return parseDay(text, recipe);
    case 'number':
      return parseNumber(text, recipe);
    case 'text':
      return normaliseText(text, recipe);
  }
}

/** The recipe that a choice in the "reads as" menu stands for. */
export function recipeOf(recipe: Recipe, choice: string): Recipe {
  if (recipe.kind === 'date')
    return { kind: 'date', order: dateOrders.find((order) => order === choice) ?? recipe.order };
  if (recipe.kind === 'number') return { kind: 'number', decimalMark: choice === ',' ? ',' : '.' };
  return recipe;
}

/** Gives a role to a column (or to none), and takes it from the one that had it. */
export function remapped(
  plan: SourcePlan,
  role: string,
  choice: string | null,
  profiles: Inspection['columns'],
): SourcePlan {
  const use = (role.startsWith('dimension:') ? 'dimension' : role) as ColumnUse;
  const before = role.startsWith('dimension:')
    ? Number(role.slice(10))
    : (columnFor(plan, use)?.index ?? null);
  const columns = plan.columns.map((column): ColumnPlan => {
    if (choice !== null && column.index === Number(choice))
      return {
        ...column,
        use,
        recipe: recipeFor(use, column, profiles),
        confidence: 1,
        reason: { code: 'chosenByUser', detail: {} },
      };
    return column.index === before ? { ...column, use: 'ignore' } : column;
  });
  return { ...plan, columns };
}

const numeric: readonly TransactionField[] = [
  'amount',
  'quantity',
  'unitPrice',
  'discount',
  'refunded',
];

function recipeFor(use: ColumnUse, column: ColumnPlan, profiles: Inspection['columns']): Recipe {
  const kind =
    use === 'date' ? 'date' : (numeric as readonly string[]).includes(use) ? 'number' : 'text';
  if (column.recipe.kind === kind) return column.recipe;
  const alternative = profiles[column.index]?.alternatives.find((recipe) => recipe.kind === kind);
  if (alternative) return alternative;
  if (kind === 'date') return { kind: 'date', order: 'ymd' };
  return kind === 'number'
    ? { kind: 'number', decimalMark: '.' }
    : { kind: 'text', stripPointZero: false };
}
