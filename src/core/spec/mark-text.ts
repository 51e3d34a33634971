/** Signs with a meaning in marks, and how a value that holds them is written. */
const escapes: Readonly<Record<string, string>> = {
  ...{ '!': '!!', '~': '!-', '/': '!s', '|': '!p', '=': '!e', '@': '!a' },
};
const unescapes = new Map(Object.entries(escapes).map(([sign, written]) => [written, sign]));

/** A name or value as it stands in a mark. */
export function inMark(text: string): string {
  return text.replace(/[!~/|=@]/g, (sign) => escapes[sign] ?? sign);
}

/** The same read back. */
export function fromMark(text: string): string {
  return text.replace(/!./gs, (written) => unescapes.get(written) ?? written);
}

/** The dimensions whose values a text of marks holds: `is:dimension:region=West` holds one of `region`. */
export function dimensionsInMarks(text: string): readonly string[] {
  // Within a list `!` is written twice.
  const found = text.matchAll(/(?:^|[:/~])dimension:([^=@/~|]+)=/gu);
  return [...found].map(([, name = '']) => fromMark(name.replaceAll('!!', '!')));
}
