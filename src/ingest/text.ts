import type { TextRecipe } from '../core/model/recipe.ts';
import { isMissing } from './narrow.ts';

/**
 * An identifier or label as it is stored: space around it and Excel's leading apostrophe are gone,
 * leading zeros stay, `17850.0` is 17850 where the recipe says so. Null for a missing one.
 */
export function normaliseText(text: string, recipe: TextRecipe): string | null {
  if (isMissing(text)) return null;
  const trimmed = text.trim();
  // Only before a digit: names such as 't Hart begin with one of their own.
  const plain = /^'[0-9]/.test(trimmed) ? trimmed.slice(1) : trimmed;
  return recipe.stripPointZero ? plain.replace(/^([0-9]+)\.0+$/, '$1') : plain;
}

/** Whether a spreadsheet turned a long identifier into a rounded number (`9.12346E+11`). */
export function isRoundedIdentifier(text: string): boolean {
  return /^[0-9](?:[.,][0-9]+)?E\+?[0-9]{2,}$/i.test(text.trim());
}

/** Whether a spreadsheet may have taken the zero off a Taiwanese mobile number (`912345678`). */
export function isShortMobile(text: string): boolean {
  return /^9[0-9]{8}(?:\.0)?$/.test(text.trim());
}
