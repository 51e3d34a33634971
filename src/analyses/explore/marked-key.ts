import { fromMark, inMark } from '../../core/spec/mark-text.ts';
import type { Key } from './axis.ts';
import { kindText, readField, type FieldKind } from './field.ts';

/** What a mark says of one field: its value (null: blank), or all beyond its top. */
export interface MarkedKey {
  readonly on: FieldKind;
  /** The month that years and quarters begin with. */
  readonly yearStart: number;
  readonly key: Key;
  readonly isOther: boolean;
}

/** A field as marks name it: with the month that years begin with, where its values depend on it. */
export function fieldMark(on: FieldKind, yearStart: number): string {
  const text = inMark(kindText(on));
  return beginsWithMonth(on) && yearStart > 1 ? `${text}@${yearStart}` : text;
}

/** Whether the values of a field depend on the month that years begin with. */
export function beginsWithMonth(on: FieldKind): boolean {
  return (
    (on.kind === 'time' && (on.part === 'year' || on.part === 'quarter')) ||
    (on.kind === 'cycle' && (on.part === 'quarterOfYear' || on.part === 'monthOfYear'))
  );
}

/** The value of a field as marks write it; blank is `!b`. */
export function keyMark(key: Key): string {
  return key === null ? '!b' : inMark(String(key));
}

/** A field with its values, as `field=value|value`; null where it is none. */
export function readKeys(text: string): {
  readonly on: FieldKind;
  readonly yearStart: number;
  /** Texts of the values, still as they are written. */
  readonly values: readonly string[];
} | null {
  const [, name = '', start, values] = /^([^=@]+)(?:@(\d{1,2}))?=([^=]*)$/su.exec(text) ?? [];
  const field = readField(fromMark(name));
  const yearStart = start === undefined ? 1 : Number(start);
  if (!field || field.top !== null || values === undefined || yearStart < 1 || yearStart > 12)
    return null;
  return { on: field.on, yearStart, values: values.split('|') };
}

/** A value that `keyMark` wrote; undefined where the field has no such values. */
export function readValue(on: FieldKind, value: string): Key | undefined {
  if (value === '!b') return null;
  const key = fromMark(value);
  if (on.kind === 'dimension' || on.kind === 'product') return key;
  return /^-?\d{1,9}$/.test(key) ? Number(key) : undefined;
}

/** One value of one field of a mark. */
export function readKey(text: string): MarkedKey | null {
  const read = readKeys(text);
  const [value, ...more] = read?.values ?? [];
  if (!read || value === undefined || more.length > 0) return null;
  const { on, yearStart } = read;
  if (value === '!o') return { on, yearStart, key: null, isOther: true };
  const key = readValue(on, value);
  return key === undefined ? null : { on, yearStart, key, isOther: false };
}
