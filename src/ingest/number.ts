import { currencyPattern } from '../core/model/cell-patterns.ts';
import type { NumberRecipe } from '../core/model/recipe.ts';
import { isMissing, narrow } from './narrow.ts';

/** Why a cell holds no amount. */
export type NumberProblem = 'missing' | 'percent' | 'notANumber' | 'otherMarks';

/** What stands in a numeric cell: the digits with their marks, apart from what surrounds them. */
export interface NumberParts {
  readonly negative: boolean;
  /** Digits, `.` and `,`, maybe an exponent; groups by space or apostrophe are closed up. */
  readonly digits: string;
  /** 10,000 for 萬, 100,000,000 for 億, otherwise 1. */
  readonly scale: number;
  /** The currency as written, or an empty string. */
  readonly currency: string;
}

/**
 * A whole numeric cell after `narrow`: sign, currency, digits, scale and currency again in the
 * orders that shops use. No look-around, so that RE2 reads the same pattern.
 * Groups: 1 sign, 2 currency, 3 sign, 4 bracket, 5 currency, 6 sign, 7 digits, 8 scale,
 * 9 currency, 10 bracket, 11 currency, 12 trailing minus.
 */
export const numberPattern =
  `^([-+▲△]?) ?(${currencyPattern})? ?([-+▲△]?) ?(\\(?) ?(${currencyPattern})? ?([-+]?)` +
  `([0-9][0-9.,' ]*(?:[eE][-+]?[0-9]+)?|[.,][0-9]+) ?([千萬万億亿]?) ?(${currencyPattern})? ?` +
  `(\\)?) ?(${currencyPattern})? ?(-?)$`;

const whole = new RegExp(numberPattern, 'i');
const spaced = /^[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]*)?$/;
const scales = new Map([
  ['千', 1e3],
  ['萬', 1e4],
  ['万', 1e4],
  ['億', 1e8],
  ['亿', 1e8],
]);

/** Digits that are well-formed when `.` marks decimals; for `,` the two marks change places. */
export const dotNumberPattern =
  '^(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]*)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\\.[0-9]*)?' +
  '|[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\\.[0-9]+)$';
const dotNumber = new RegExp(dotNumberPattern);

/** Takes a numeric cell apart, or says why it holds no number. */
export function numberParts(text: string): NumberParts | NumberProblem {
  if (isMissing(text)) return 'missing';
  const cell = narrow(text);
  if (isMissing(cell)) return 'missing';
  // Most cells that are no number are told by a glance, before the long pattern.
  if (cell.length > 40 || !/[0-9]/.test(cell)) return 'notANumber';
  if (cell.endsWith('%')) return 'percent';
  const match = whole.exec(cell);
  if (match === null) return 'notANumber';
  const [, s1, c1, s2, open, c2, s3, raw = '', scale = '', c3, close, c4, minus] = match;
  if ((open === '(') !== (close === ')')) return 'notANumber';
  const tight = raw.trimEnd();
  const digits = spaced.test(tight) ? tight.replace(/[ ']/g, '') : tight;
  if (/[ ']/.test(digits)) return 'notANumber';
  // A power of ten in both notations, `1e5萬`, is nothing that anybody writes.
  if (scale !== '' && /e/i.test(digits)) return 'notANumber';
  const signs = [s1, s2, s3, minus].filter((sign) => sign !== '' && sign !== undefined);
  if (signs.length > 1) return 'notANumber';
  const [sign = '+'] = signs;
  return {
    negative: sign !== '+' || open === '(',
    digits,
    scale: scales.get(scale) ?? 1,
    currency: c1 ?? c2 ?? c3 ?? c4 ?? '',
  };
}

/** The number in a cell, with the reason where there is none. Percentages are no amounts. */
export function readNumber(
  text: string,
  recipe: NumberRecipe,
): { readonly value: number | null; readonly problem: NumberProblem | null } {
  const parts = numberParts(recipe.decimalMark === '.' ? fromProgram(text) : text);
  if (typeof parts === 'string') return { value: null, problem: parts };
  const dotted = recipe.decimalMark === ',' ? swapMarks(parts.digits) : parts.digits;
  // `1,5` under a decimal point is no 15: a group of one digit is a sign of the other reading.
  if (!dotNumber.test(dotted)) return { value: null, problem: 'otherMarks' };
  const magnitude = Number(dotted.replaceAll(',', '')) * parts.scale;
  if (!Number.isFinite(magnitude)) return { value: null, problem: 'notANumber' };
  const value = parts.scale === 1 ? magnitude : Math.round(magnitude * 1e6) / 1e6;
  return { value: parts.negative && value !== 0 ? -value : value, problem: null };
}

/** The number in a cell, or null for a missing or unreadable one. */
export function parseNumber(text: string, recipe: NumberRecipe): number | null {
  return readNumber(text, recipe).value;
}

/** A number as programs write it: ASCII, perhaps `1_000`, perhaps a plus before a minus. */
const asPrograms = /^[ \t\n\v\f\r]*\+?-?[0-9_]*\.?[0-9_]*(?:[eE][-+]?[0-9_]+)?[ \t\n\v\f\r]*$/;

/** The same without what only programs write. The engine's own reader takes it, so it is taken here. */
function fromProgram(text: string): string {
  if (!/_|\+-/.test(text) || !asPrograms.test(text)) return text;
  return text.replace(/([0-9])_(?=[0-9])/g, '$1').replace('+-', '-');
}

function swapMarks(digits: string): string {
  return digits.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}
