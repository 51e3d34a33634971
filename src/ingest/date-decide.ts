import { dayParts, timePattern } from '../core/model/cell-patterns.ts';
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
  /** 24/01/31: the first part can be a day or a year, and so can the last. */
  shortEnds: '^(?:1[3-9]|2[0-9]|3[01])[-/](?:0?[1-9]|1[0-2])[-/](?:0[1-9]|[12][0-9]|3[01])',
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
  /** 3 May 2024, May 3, 2024, 03-May-24. */
  name: dayParts.name,
  /** R6.5.3, H31/4/30; codes of goods look like that, too. */
  eraLetter: '^[RHSTMrhstm] ?(?:元|[0-9]{1,2})[-/.][0-9]{1,2}[-/.][0-9]{1,2}',
  /** 令和6年5月3日, 平31/4/30. */
  era: dayParts.era,
  /** 45649.14562: a spreadsheet's days, 1954 to 2064; amounts look like that, too. */
  serial: '^(?:[2-5][0-9]{4}(?:[.,][0-9]+)?|60000)',
} as const;

/** A class of `dateClasses`, or a cell that holds no date. */
export type DateClass = keyof typeof dateClasses | 'missing' | 'other';

/** Number of a column's rows per class; a class that is left out counts 0. */
export type DateEvidence = Readonly<Partial<Record<DateClass, number>>>;

/** What a column shows beside its classes. */
export interface DateSigns {
  /** Its header says that it holds dates: numbers may be serials, and codes `R6.5.3` eras. */
  readonly named?: boolean;
  /** How many different first and last parts the cells of `shortEnds` have. */
  readonly firsts?: number;
  readonly lasts?: number;
  /** Rows of days first with four digits at the end, which no year of the republic has there. */
  readonly longYears?: number;
}

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

/** 5/3/2024: not a month first, and not a short year. */
const longYear = /^[0-9]{1,2}[-/.](?:0?[1-9]|1[0-2])[-/.][0-9]{4}/;
const shortEnds = new RegExp(dateClasses.shortEnds + timePattern);

/** How a date begins: most cells of other columns are told by it. */
const mayBegin =
  /^(?:[0-9民中令平昭大明㋿㍻㍼㍽㍾]|[RHSTM] ?[0-9元]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun))/i;

/** The class of one cell. */
export function dateClass(text: string): DateClass {
  if (isMissing(text)) return 'missing';
  const cell = narrow(text);
  if (isMissing(cell)) return 'missing';
  if (!mayBegin.test(cell)) return 'other';
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

function signsOf(cells: Iterable<readonly [string, number]>): DateSigns {
  const [firsts, lasts] = [new Set<string>(), new Set<string>()];
  let longYears = 0;
  for (const [cell, rows] of cells) {
    const text = narrow(cell);
    if (longYear.test(text)) longYears += rows;
    if (!shortEnds.test(text)) continue;
    const [first = '', , last = ''] = text.split(/[-/]/);
    firsts.add(first);
    lasts.add(last.slice(0, 2));
  }
  return { firsts: firsts.size, lasts: lasts.size, longYears };
}

/**
 * Decides the order of the parts of a column's dates from its distinct cells with their rows: as the
 * cells alone show it, and for a column that is known to hold dates.
 */
export function dateDecisionsOf(cells: readonly (readonly [string, number])[]): {
  readonly shown: DateDecision;
  readonly known: DateDecision;
} {
  const evidence = dateEvidenceOf(cells);
  const signs = signsOf(cells);
  return {
    shown: decideDate(evidence, signs),
    known: decideDate(evidence, { ...signs, named: true }),
  };
}

/** Decides the order of the parts of a column's dates from counts. */
export function decideDate(evidence: DateEvidence, signs: DateSigns = {}): DateDecision {
  const of = (name: DateClass): number => evidence[name] ?? 0;
  const { longYears = 0 } = signs;
  const low = of('either') + of('dotted');
  const dayFirst = of('dayFirst') + of('shortEnds');
  // A lone 45/01/24 among days of this century is a typing error.
  const roc = of('roc') > 0 || of('shortYearFirst') > low + dayFirst;
  const era = of('era') + (signs.named === true || of('era') > 0 ? of('eraLetter') : 0);
  const ends = shortYearAt(evidence, signs);
  const explained: readonly (readonly [DateOrder, number])[] = [
    ['ymd', of('ymd')],
    ['compact', of('compact')],
    // The half sets undecided columns in the order in which the choice is offered.
    [
      'dmy',
      ends !== 'front' && (dayFirst > 0 || low > 0)
        ? dayFirst + low + (of('monthFirst') > 0 ? 0 : 0.5)
        : 0,
    ],
    ['mdy', of('monthFirst') > 0 || of('either') > 0 ? of('monthFirst') + low : 0],
    // Days of short years (31 and below) look like day/month/year; one clear row settles them all.
    ['roc', roc ? of('roc') + of('shortYearFirst') + Math.max(0, low + dayFirst - longYears) : 0],
    ['rocCompact', of('rocCompact')],
    ['yymd', ends === 'back' ? 0 : of('shortEnds') + of('shortYearFirst')],
    ['name', of('name')],
    ['era', era],
    // Macs count from 1904; nothing in the cells tells, and it has become rare.
    ['serial1900', signs.named === true ? of('serial') : 0],
    ['serial1904', signs.named === true ? of('serial') : 0],
  ];
  const ranked = explained.filter(([, rows]) => rows > 0).sort((a, b) => b[1] - a[1]);
  const total = Object.entries(evidence).reduce((n, [k, v]) => (k === 'missing' ? n : n + v), 0);
  const [order, rows] = ranked[0] ?? (['ymd', 0] as const);
  // Years that can only be of the republic are read among days of any other order.
  const rocYears = order !== 'roc' && of('roc') > 0;
  const explains = Math.floor(rows) + (rocYears ? of('roc') : 0);
  const share = total === 0 ? 0 : Math.min(1, explains / total);
  const conflict = Math.min(of('dayFirst'), of('monthFirst'));
  const ambiguous =
    ((order === 'dmy' || order === 'mdy') &&
      (conflict > 0.02 * total ||
        (dayFirst + of('monthFirst') + of('dotted') === 0 && of('either') > 0) ||
        (of('shortEnds') > 0 && ends === 'unknown'))) ||
    (order === 'roc' && of('roc') === 0);
  return {
    recipe: { kind: 'date', order, ...(rocYears ? { rocYears } : {}) },
    share,
    confidence: share * (ambiguous ? 0.5 : 1),
    ambiguous,
    alternatives: ranked.slice(1).map(([other]) => ({ kind: 'date', order: other })),
  };
}

/**
 * At which end the year stands in cells such as 24/01/31. A part that is 12 or less, or above 31,
 * settles it; otherwise days take many values and years take few.
 */
function shortYearAt(
  evidence: DateEvidence,
  { firsts = 0, lasts = 0 }: DateSigns,
): 'front' | 'back' | 'unknown' {
  const { either = 0, dotted = 0, dayFirst = 0, monthFirst = 0, shortYearFirst = 0 } = evidence;
  if (either + dotted + dayFirst + monthFirst > 0) return 'back';
  if (shortYearFirst > 0) return 'unknown';
  const most = Math.max(firsts, lasts);
  if (most < 5 || most < 2 * Math.min(firsts, lasts)) return 'unknown';
  return lasts > firsts ? 'front' : 'back';
}
