import type { Key } from './axis.ts';
import type { FieldKind } from './field.ts';
import { fieldMark, keyMark, readKeys, readValue } from './marked-key.ts';

/** Values of one field (null: blank). */
export interface KeptValues {
  readonly on: FieldKind;
  /** The month that years and quarters begin with. */
  readonly yearStart: number;
  readonly keys: readonly Key[];
}

/**
 * What lines an exploration is about, beside the filters of the view: those that have one of the values
 * in every one of the fields, or (`isOut`) all but those. It is asked of lines as they are grouped:
 * orders, tiers and first purchases stay what they are, so that what is kept of a cell counts as the
 * cell did.
 */
export interface Kept {
  readonly isOut: boolean;
  readonly parts: readonly KeptValues[];
}

/** The text of it in a link: `is:dimension:region=West|East`, `not:month=291/visit=0`. */
export function keptText({ isOut, parts }: Kept): string {
  const fields = parts.map(
    ({ on, yearStart, keys }) => `${fieldMark(on, yearStart)}=${keys.map(keyMark).join('|')}`,
  );
  return `${isOut ? 'not' : 'is'}:${fields.join('/')}`;
}

/** What a text says; null where it says nothing. Whether the data have its fields is not asked. */
export function readKept(text: string): Kept | null {
  const [, sign, fields] = /^(is|not):(.+)$/su.exec(text) ?? [];
  if (fields === undefined) return null;
  const parts = fields.split('/').map(readPart);
  return parts.every((part) => part !== null) ? { isOut: sign === 'not', parts } : null;
}

function readPart(text: string): KeptValues | null {
  const read = readKeys(text);
  if (!read) return null;
  const { on, yearStart } = read;
  const keys = read.values.map((value) => readValue(on, value));
  return keys.every((key) => key !== undefined) ? { on, yearStart, keys } : null;
}
