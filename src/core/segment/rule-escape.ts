import { fail } from '../error.ts';

/** Signs with a meaning in the text of a rule, and how a value that holds them is written. */
const escapes: Readonly<Record<string, string>> = {
  ...{ '!': '!!', '~': '!-', '(': '!o', ')': '!c', ':': '!d' },
};
const unescapes = new Map(Object.entries(escapes).map(([sign, written]) => [written, sign]));
/** A blank cell, which no value is written as. */
const blank = '!0';

/** A value as it stands in the text of a rule; null is a blank cell. Fails where an address can't hold it. */
export function writeValue(value: string | null): string {
  if (value === null) return blank;
  if (!value.isWellFormed() || value.includes('\0'))
    fail('view.badValue', { key: 'rule', value: '�' });
  return value.replace(/[!~():]/g, (sign) => escapes[sign] ?? sign);
}

/** The same read back; undefined where the text is no such value. */
export function readValue(text: string): string | null | undefined {
  if (text === blank) return null;
  if (!/^(?:[^!~():\0]|![!\-ocd])*$/su.test(text) || !text.isWellFormed()) return undefined;
  return text.replace(/![!\-ocd]/g, (written) => unescapes.get(written) ?? written);
}

/** Values between colons; null where one is none. */
export function readValues(texts: readonly string[]): readonly (string | null)[] | null {
  const values = texts.map(readValue).filter((value) => value !== undefined);
  return values.length === texts.length ? values : null;
}

/** A text that is no blank cell; null where it is none. */
export function readName(text: string | undefined): string | null {
  return text === undefined ? null : (readValue(text) ?? null);
}

/** Several such texts; null where one is none. */
export function readNames(texts: readonly string[]): readonly string[] | null {
  const names = texts.map(readName).filter((name) => name !== null);
  return names.length === texts.length ? names : null;
}
