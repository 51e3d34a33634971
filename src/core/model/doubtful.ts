import { costUses, type ColumnUse } from './fields.ts';
import type { ColumnPlan } from './plan.ts';
import { dateOrders, type DateOrder, type DateRecipe, type Recipe } from './recipe.ts';

/** Fields that money and days are read from: their recipes, guessed from a sample, are put to doubt. */
export const doubtfulUses = [
  'date',
  'amount',
  'quantity',
  'unitPrice',
  ...costUses,
] as const satisfies readonly ColumnUse[];

/** Numbers become days only where the plan says so. */
const serials: readonly DateOrder[] = ['serial1900', 'serial1904'];
/**
 * Orders that would read short years at the other end. Nearly every cell is a day both ways: one
 * impossible day (24/02/30) must not give all others another meaning.
 */
const otherEnd: Readonly<Partial<Record<DateOrder, readonly DateOrder[]>>> = {
  dmy: ['yymd', 'roc'],
  mdy: ['yymd', 'roc'],
  yymd: ['dmy', 'mdy', 'roc'],
  roc: ['dmy', 'mdy', 'yymd'],
};

/**
 * Every way in which a column of its kind could be read instead, the plan's own first; that one alone
 * where the user chose it, for then it is no guess.
 */
export function candidates({ recipe, readingChosen }: ColumnPlan): readonly Recipe[] {
  if (readingChosen) return [recipe];
  switch (recipe.kind) {
    case 'date':
      return [
        recipe,
        ...dateOrders
          .filter((order) => order !== recipe.order && !serials.includes(order))
          .filter((order) => otherEnd[recipe.order]?.includes(order) !== true)
          .map((order): DateRecipe => ({ ...recipe, order })),
      ];
    case 'number':
      return [recipe, { kind: 'number', decimalMark: recipe.decimalMark === '.' ? ',' : '.' }];
    case 'text':
      return [recipe];
  }
}
