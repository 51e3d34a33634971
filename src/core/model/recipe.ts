/**
 * How the text of a column's cells is read. A recipe is decided once per column, over all rows, and
 * is the same for the preview (TypeScript) and for the load (SQL).
 */
export type Recipe = TextRecipe | NumberRecipe | DateRecipe;

/** Identifiers and labels: kept as text, leading zeros included. */
export interface TextRecipe {
  readonly kind: 'text';
  /** `17850.0` is the identifier 17850 that a spreadsheet or pandas turned into a number. */
  readonly stripPointZero: boolean;
}

/** Which character marks decimals; the other one of `.` and `,` groups thousands. */
export interface NumberRecipe {
  readonly kind: 'number';
  readonly decimalMark: '.' | ',';
}

/**
 * The order of a date's parts. `compact` has no separators (20240131); `roc` counts years from 1911
 * (112/05/03, 民國112年5月3日) and `rocCompact` without separators (1120503).
 */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'compact' | 'roc' | 'rocCompact';

export interface DateRecipe {
  readonly kind: 'date';
  readonly order: DateOrder;
}

/** Text that means "no value" in every column. Compared after trimming, in lower case. */
export const missingTexts: readonly string[] = [
  '',
  '-',
  '–',
  '—',
  'n/a',
  'na',
  'null',
  'none',
  'nan',
  '#n/a',
];
