import type { DateRecipe, NumberRecipe } from '../../core/model/recipe.ts';

/** Year first, whatever follows the day. */
export const yearFirst: DateRecipe = { kind: 'date', order: 'ymd' };
/** Month first, as tills of the United States write. */
export const monthFirst: DateRecipe = { kind: 'date', order: 'mdy' };
/** A point marks decimals in every country the platform serves. */
export const decimalPoint: NumberRecipe = { kind: 'number', decimalMark: '.' };
