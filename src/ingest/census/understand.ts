import type { DateRecipe, NumberRecipe, Recipe, TextRecipe } from '../../core/model/recipe.ts';
import { parseDay, readDay } from '../date.ts';
import { isMissing, narrow } from '../narrow.ts';
import { numberParts, readNumber } from '../number.ts';
import { normaliseText } from '../text.ts';
import { clockOf } from '../zoned-day.ts';
import type { CellProblem, CellRule } from '../../core/model/census.ts';

/** What a cell says under a recipe: a value, nothing, or something that cannot be read. */
export interface Understood {
  /** A day (`YYYY-MM-DD`), a number or a text; null where there is none. */
  readonly value: string | number | null;
  readonly isMissing: boolean;
  readonly problem: CellProblem | null;
  /** By which rules it was read; none for a cell that is read as it stands. */
  readonly rules: readonly CellRule[];
}

const missing: Understood = { value: null, isMissing: true, problem: null, rules: [] };

/** Reads one cell as the preview and the load do, and says how. */
export function understand(text: string, recipe: Recipe): Understood {
  if (isMissing(text)) return missing;
  switch (recipe.kind) {
    case 'text':
      return understandText(text, recipe);
    case 'number':
      return understandNumber(text, recipe);
    case 'date':
      return understandDay(text, recipe);
  }
}

function unread(problem: CellProblem): Understood {
  return { value: null, isMissing: false, problem, rules: [] };
}

/** Bytes of the longest text that says "no value". */
const longestMissing = 4;

/** Whether a text is beyond doubt what it is, by its ends: most are, and then nothing is asked of them. */
export function isPlainText(text: string, { stripPointZero }: TextRecipe): boolean {
  const last = text.charCodeAt(text.length - 1);
  return (
    text.length > longestMissing &&
    isInk(text.charCodeAt(0)) &&
    isInk(last) &&
    !(stripPointZero && last === zero)
  );
}

const [apostrophe, zero] = [39, 48];

/** Whether a character is no space and no apostrophe; a few marks count as none either. */
function isInk(code: number): boolean {
  const isWideSpace =
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x205f) ||
    code === 0x3000 ||
    code === 0xfeff;
  return code > apostrophe && !isWideSpace;
}

function understandText(text: string, recipe: TextRecipe): Understood {
  const value = normaliseText(text, recipe);
  const trimmed = text.trim();
  const rules: CellRule[] = [];
  if (trimmed !== text) rules.push('trimmed');
  if (/^'[0-9]/.test(trimmed)) rules.push('apostrophe');
  if (recipe.stripPointZero && /^'?[0-9]+\.0+$/.test(trimmed)) rules.push('pointZero');
  return { value, isMissing: false, problem: null, rules };
}

function understandNumber(text: string, recipe: NumberRecipe): Understood {
  const { value, problem } = readNumber(text, recipe);
  if (problem === 'missing') return missing;
  if (problem) return unread(problem);
  const rules = rulesOfText(text);
  const parts = numberParts(text);
  if (typeof parts !== 'string') {
    const cell = narrow(text);
    const [groups, decimals] = recipe.decimalMark === '.' ? [',', '.'] : ['.', ','];
    if (parts.digits.includes(groups) || /[0-9][ '][0-9]/.test(cell)) rules.push('thousands');
    if (decimals === ',' && parts.digits.includes(',')) rules.push('decimalComma');
    if (parts.currency !== '') rules.push('currency');
    if (cell.includes('(')) rules.push('brackets');
    if (cell.endsWith('-')) rules.push('trailingMinus');
    if (/[▲△]/.test(cell)) rules.push('triangle');
    if (parts.scale !== 1) rules.push('tenThousands');
    if (/e/i.test(parts.digits)) rules.push('exponent');
  }
  return { value, isMissing: false, problem: null, rules };
}

function understandDay(text: string, recipe: DateRecipe): Understood {
  const { day, problem } = readDay(text, recipe);
  if (problem === 'missing') return missing;
  if (problem) return unread(problem);
  const rules = rulesOfText(text);
  const cell = narrow(text);
  const system = ruleOfYears(cell, recipe);
  if (system) rules.push(system);
  const clock = clockOf(cell);
  if (clock) rules.push('timeOfDay');
  if (clock && clock.offset !== null) rules.push('zoneStated');
  if (recipe.zone && clock && day !== writtenDay(text, recipe)) rules.push('dayMoved');
  return { value: day, isMissing: false, problem: null, rules };
}

function writtenDay(text: string, { order, rocYears }: DateRecipe): string | null {
  return parseDay(text, { kind: 'date', order, ...(rocYears ? { rocYears } : {}) });
}

/** How the year of a cell is written, where that is not simply four digits. */
function ruleOfYears(cell: string, { order, rocYears }: DateRecipe): CellRule | null {
  switch (order) {
    case 'roc':
    case 'rocCompact':
      return 'rocYear';
    case 'era':
      return 'era';
    case 'serial1900':
    case 'serial1904':
      return 'serial';
    case 'name':
      return 'monthName';
    case 'yymd':
    case 'dmy':
    case 'mdy':
    case 'ymd':
    case 'compact':
      if (rocYears && parseDay(cell, { kind: 'date', order }) === null) return 'rocYear';
      return order === 'yymd' || /^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}(?![0-9])/.test(cell)
        ? 'shortYear'
        : null;
  }
}

/** What is taken off or replaced in any cell before it is read. */
function rulesOfText(text: string): CellRule[] {
  const rules: CellRule[] = [];
  const trimmed = text.trim();
  if (trimmed !== text) rules.push('trimmed');
  const hasApostrophe = trimmed.startsWith("'");
  if (hasApostrophe) rules.push('apostrophe');
  if (narrow(text) !== (hasApostrophe ? trimmed.slice(1) : trimmed)) rules.push('fullWidth');
  return rules;
}
