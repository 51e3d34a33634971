import type { DayZone } from './day-zone.ts';

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

/** Every order of a date's parts, in the order in which they are offered. */
export const dateOrders = [
  'ymd',
  'dmy',
  'mdy',
  'yymd',
  'compact',
  'name',
  'roc',
  'rocCompact',
  'era',
  'serial1900',
  'serial1904',
] as const;

/**
 * The order of a date's parts. `yymd` has two digits for the year in front (24/01/31); `compact` has
 * no separators (20240131); `name` spells the month in English, wherever it stands (3 May 2024,
 * May 3, 2024, 03-May-24); `roc` counts years from 1911 (112/05/03, 民國112年5月3日) and `rocCompact`
 * without separators (1120503); `era` counts them from the beginning of a Japanese era (令和6年5月3日,
 * R6.5.3). The serials are a spreadsheet's days since 1900 (45649 is 2024-12-23, there is no day 60)
 * or since 1904, with the time of day as a fraction.
 */
export type DateOrder = (typeof dateOrders)[number];

export interface DateRecipe {
  readonly kind: 'date';
  readonly order: DateOrder;
  /**
   * Whether cells that the order does not fit are read where their year can only count from 1911:
   * 112/05/03 and 民國99年5月3日 among days of this era.
   */
  readonly rocYears?: boolean;
  /** Where a day begins; left out where the calendar day counts as it is written. */
  readonly zone?: DayZone;
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
