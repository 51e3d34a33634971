import {
  longestFormula,
  readFormula,
  type FormulaFault,
  type ReadFormula,
} from '../../core/formula/formula.ts';
import type { Messages } from '../../i18n/en.ts';
import type { FormulaName } from './formula-names.ts';

/** Reads a formula as it is typed; a name of what the data lack is as unknown as any other. */
export function judge(text: string, names: readonly FormulaName[]): ReadFormula {
  return readFormula(text, new Set(names.map(({ name }) => name)));
}

/** A formula with the part of it that is at fault; empty where something is missing. */
export interface Marked {
  readonly before: string;
  readonly wrong: string;
  readonly after: string;
}

export function marked(text: string, { at, length }: FormulaFault): Marked {
  return {
    before: text.slice(0, at),
    wrong: text.slice(at, at + length),
    after: text.slice(at + length),
  };
}

/** What is wrong, and at which character, counted as people see them, from 1. */
export function faultText(
  text: string,
  { reason, at, text: found }: FormulaFault,
  { shelves }: Pick<Messages, 'shelves'>,
): string {
  const place = Array.from(text.slice(0, at)).length + 1;
  const why = shelves.faults[reason](found, longestFormula);
  return reason === 'empty' ? why : shelves.faultAt(place, why);
}

/** A formula with a name put where the caret is, and where the caret stands then. */
export function insertName(
  text: string,
  name: string,
  from: number,
  to: number,
): { readonly text: string; readonly caret: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const lead = /[^\s(（]$/u.test(before) ? ' ' : '';
  const tail = /^[^\s)）]/u.test(after) ? ' ' : '';
  return {
    text: before + lead + name + tail + after,
    caret: before.length + lead.length + name.length,
  };
}
