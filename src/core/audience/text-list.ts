/**
 * Several texts as one: `~` stands between them, and `!` introduces what stands for itself, as in the
 * lists of parameters. No texts are the empty text, so that none of the texts may be empty.
 */
export function joinTexts(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll('!', '!!').replaceAll('~', '!-')).join('~');
}

/** The same read back; null where the text is no such list. */
export function splitTexts(text: string): readonly string[] | null {
  const items = text === '' ? [] : text.split('~');
  if (!items.every((item) => /^(?:[^!]|!!|!-)+$/su.test(item))) return null;
  return items.map((item) =>
    item.replace(/!([!-])/g, (_, sign: string) => (sign === '!' ? '!' : '~')),
  );
}
