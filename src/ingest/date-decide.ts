import { timePattern } from '../core/model/cell-patterns.ts';
import type { DateOrder, DateRecipe } from '../core/model/recipe.ts';
import { isMissing, narrow } from './narrow.ts';

/**
 * What one cell says about the order of its date's parts. Every cell is in one class, the first
 * that fits; the patterns have no look-around so that SQL counts the same classes. Each goes on
 * with `timePattern`.
 */
export const dateClasses = {
  ymd: '^[0-9]{4} ?[-/.年] ?[0-9]{1,2} ?[-/.月] ?[0-9]{1,2} ?日?',
  /** 20240131, with or without a time of day. */
  compact:
    '^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[0-9]{4}(?:[0-9]{2})?)?',
  /** 25/12/2024: the first part can only be a day. */
  dayFirst: '^(?:1[3-9]|2[0-9]|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-9]{4}|[0-9]{2})',
  /** 12/25/2024: the second part can only be a day. */
  monthFirst: '^(?:0?[1-9]|1[0-2])[-/.](?:1[3-9]|2[0-9]|3[01])[-/.](?:[0-9]{4}|[0-9]{2})',
  /** 5.3.2024: written with dots, the day comes first wherever this is written. */
  dotted: '^(?:0?[1-9]|1[0-2])\\.(?:0?[1-9]|1[0-2])\\.(?:[0-9]{4}|[0-9]{2})',
  /** 5/3/2024: undecidable alone. */
  either: '^(?:0?[1-9]|1[0-2])[-/](?:0?[1-9]|1[0-2])[-/](?:[0-9]{4}|[0-9]{2})',
  /** 民國112年5月3日, 112/05/03. */
  roc: '^(?:(?:中華)?民[國国] ?[0-9]{1,3} ?[-/.年]|[0-9]{1,2} ?年|1[0-9]{2} ?[-/.年]) ?(?:0?[1-9]|1[0-2]) ?[-/.月] ?[0-9]{1,2} ?日?',
  /** 78/05/03: a short year first, of the republic or of the century. */
  shortYearFirst: '^(?:3[2-9]|[4-9][0-9])[-/.][0-9]{1,2}[-/.][0-9]{1,2}',
  /** 1120503. */
  rocCompact: '^1[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])',
} as const;

/** A class of `dateClasses`, or a cell that holds no date. */
export type DateClass = keyof typeof dateClasses | 'missing' | 'other';

/** Number of a column's rows per class; a class that is left out counts 0. */
export type DateEvidence = Readonly<Partial<Record<DateClass, number>>>;

/** A reading of a column's dates and how sure it is. */
export interface DateDecision {
  readonly recipe: DateRecipe;
  /** Share (0–1) of the cells with a value that this order explains. */
  readonly share: number;
  readonly confidence: number;
  /** Day and month cannot be told apart, or the rows contradict each other: to be asked. */
  readonly ambiguous: boolean;
  /** Other orders that explain rows, best first. */
  readonly alternatives: readonly DateRecipe[];
}

const compiled = Object.entries(dateClasses).map(
  ([name, pattern]) => [name as DateClass, new RegExp(pattern + timePattern)] as const,
);

/** The class of one cell. */
export function dateClass(text: string): DateClass {
  if (isMissing(text)) return 'missing';
  const cell = narrow(text);
  if (isMissing(cell)) return 'missing';
  if (!/^[0-9民中]/.test(cell)) return 'other';
  return compiled.find(([, pattern]) => pattern.test(cell))?.[0] ?? 'other';
}

/** Counts the classes of a column's distinct cells, each with its number of rows. */
export function dateEvidenceOf(cells: Iterable<readonly [string, number]>): DateEvidence {
  const counts: Partial<Record<DateClass, number>> = {};
  for (const [cell, rows] of cells) {
    const name = dateClass(cell);
    counts[name] = (counts[name] ?? 0) + rows;
  }
  return counts;
}

/** Decides the order of the parts of a column's dates. */
export function decideDate(evidence: DateEvidence): DateDecision {
  const of = (name: DateClass): number => evidence[name] ?? 0;
  const low = of('either') + of('dotted');
  const roc = of('roc') > 0 || of('shortYearFirst') > 0;
  const explained: readonly (readonly [DateOrder, number])[] = [
    ['ymd', of('ymd')],
    ['compact', of('compact')],
    // The half sets undecided columns in the order in which the choice is offered.
    [
      'dmy',
      of('dayFirst') > 0 || low > 0 ? of('dayFirst') + low + (of('monthFirst') > 0 ? 0 : 0.5) : 0,
    ],
    ['mdy', of('monthFirst') > 0 || of('either') > 0 ? of('monthFirst') + low : 0],
    // Days of short years (31 and below) look like day/month/year; one clear row settles them all.
    ['roc', roc ? of('roc') + of('shortYearFirst') + low + of('dayFirst') : 0],
    ['rocCompact', of('rocCompact')],
  ];
  const ranked = explained.filter(([, rows]) => rows > 0).sort((a, b) => b[1] - a[1]);
  const total = Object.entries(evidence).reduce((n, [k, v]) => (k === 'missing' ? n : n + v), 0);
  const [order, rows] = ranked[0] ?? (['ymd', 0] as const);
  const share = total === 0 ? 0 : Math.min(1, Math.floor(rows) / total);
  const conflict = Math.min(of('dayFirst'), of('monthFirst'));
  const ambiguous =
    ((order === 'dmy' || order === 'mdy') &&
      (conflict > 0.02 * total ||
        (of('dayFirst') + of('monthFirst') + of('dotted') === 0 && of('either') > 0))) ||
    (order === 'roc' && of('roc') === 0);
  return {
    recipe: { kind: 'date', order },
    share,
    confidence: share * (ambiguous ? 0.5 : 1),
    ambiguous,
    alternatives: ranked.slice(1).map(([other]) => ({ kind: 'date', order: other })),
  };
}
