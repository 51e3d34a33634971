import { currencyCode, currencyOfCell, type StatedCurrency } from '../core/model/currency.ts';
import { dateDecisionsOf, type DateDecision } from './date-decide.ts';
import { isMissing } from './narrow.ts';
import { decideNumber, numberEvidenceOf, type NumberDecision } from './number-decide.ts';
import { numberParts, parseNumber } from './number.ts';
import { isRoundedIdentifier, isShortMobile } from './text.ts';

/** What the sampled cells of one column show, whatever its header says. */
export interface ColumnFacts {
  readonly rows: number;
  readonly filled: number;
  /** Values as written with their number of rows, most frequent first; missing ones left out. */
  readonly counts: readonly (readonly [string, number])[];
  readonly numbers: NumberDecision;
  readonly dates: DateDecision;
  /** How its dates are read if a user says that it holds some. */
  readonly knownDates: DateDecision;
  /** Shares (0–1) of the filled cells. */
  readonly emailShare: number;
  readonly phoneShare: number;
  readonly negativeShare: number;
  readonly integerShare: number;
  /** `17850.0`: identifiers that went through a floating-point number. */
  readonly pointZeroShare: number;
  /** All numbers lie between −1 and 1 and some are fractions: rates, not money. */
  readonly isRate: boolean;
  readonly meanLength: number;
  readonly roundedIdentifiers: number;
  /** Rows with nine digits that begin with 9, as a Taiwanese mobile has without its leading zero. */
  readonly shortMobiles: number;
  /** The currencies that the cells name beside their numbers, or as such, most frequent first. */
  readonly currencies: readonly StatedCurrency[];
}

/** Distinct values beyond this many are not looked at one by one; the most frequent ones are. */
const lookedAt = 3000;

/**
 * Looks at the cells of one column. Every distinct value is judged once. `saysDate`: the header
 * speaks of a date, so that numbers may be a spreadsheet's days.
 */
export function columnFacts(cells: readonly string[], saysDate = false): ColumnFacts {
  const byValue = new Map<string, number>();
  for (const cell of cells) byValue.set(cell, (byValue.get(cell) ?? 0) + 1);
  const counts = [...byValue].filter(([value]) => !isMissing(value)).sort((a, b) => b[1] - a[1]);
  const filled = sum(counts, () => true);
  const judged = counts.length > lookedAt ? thinned(counts) : counts;
  const total = Math.max(
    1,
    sum(judged, () => true),
  );
  const share = (test: (value: string) => boolean): number => sum(judged, test) / total;
  const dates = dateDecisionsOf(judged);
  const numbers = decideNumber(numberEvidenceOf(judged));
  const parsed = numbers.share > 0 ? judged.map(([value]) => value) : [];
  const values = parsed.map((value) => parseNumber(value, numbers.recipe));
  const weight = (test: (value: number) => boolean): number =>
    values.reduce<number>((n, v, i) => (v !== null && test(v) ? n + (judged[i]?.[1] ?? 0) : n), 0) /
    total;
  const numeric = values.filter((value) => value !== null);
  return {
    rows: cells.length,
    filled,
    counts,
    numbers,
    dates: saysDate ? dates.known : dates.shown,
    knownDates: dates.known,
    emailShare: share((value) => /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}$/.test(value.trim())),
    phoneShare: share(isPhone),
    negativeShare: weight((value) => value < 0),
    integerShare: weight(Number.isInteger),
    pointZeroShare: share((value) => /^\s*[0-9]+\.0+\s*$/.test(value)),
    isRate:
      numeric.length > 1 &&
      numeric.every((value) => Math.abs(value) <= 1) &&
      numeric.some((value) => !Number.isInteger(value)),
    meanLength: judged.reduce((n, [value, rows]) => n + value.length * rows, 0) / total,
    roundedIdentifiers: sum(judged, isRoundedIdentifier),
    shortMobiles: sum(judged, isShortMobile),
    currencies: currenciesIn(judged),
  };
}

/** Every n-th value, so that rare ones keep their chance. */
function thinned(counts: readonly (readonly [string, number])[]): (readonly [string, number])[] {
  const step = counts.length / lookedAt;
  return Array.from({ length: lookedAt }, (_, i) => counts[Math.floor(i * step)] ?? ['', 0]);
}

function sum(
  counts: readonly (readonly [string, number])[],
  test: (value: string) => boolean,
): number {
  return counts.reduce((n, [value, rows]) => (test(value) ? n + rows : n), 0);
}

/** Nine to fifteen digits with the usual marks, beginning as phone numbers do. */
function isPhone(value: string): boolean {
  const text = value.trim().replace(/^'/, '');
  if (!/^\+?[(0-9][0-9 ()\-.]{7,20}$/.test(text) || /^\d+\.\d+$/.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 9 && digits <= 15 && !/^\d{4}[-.]\d{2}[-.]\d{2}/.test(text);
}

function currenciesIn(counts: readonly (readonly [string, number])[]): readonly StatedCurrency[] {
  const codes = new Map<string, number>();
  for (const [value, rows] of counts) {
    if (/^-?[\d.,]+$/.test(value)) continue;
    const parts = numberParts(value);
    const code = typeof parts === 'string' ? currencyOfCell(value) : currencyCode(parts.currency);
    if (code !== null) codes.set(code, (codes.get(code) ?? 0) + rows);
  }
  return [...codes].map(([code, rows]) => ({ code, rows })).sort((a, b) => b.rows - a.rows);
}
