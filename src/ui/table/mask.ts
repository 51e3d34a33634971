/**
 * Hides personal data on screen but leaves enough to tell rows apart: the last two characters of
 * an identifier, the first of a name, the first and the domain's end of an e-mail address.
 */
export function mask(value: string): string {
  const text = value.trim();
  if (text === '') return '';
  const at = text.lastIndexOf('@');
  const characters = Array.from(text);
  if (at > 0) return `${characters[0] ?? ''}•••@•••${text.slice(text.lastIndexOf('.'))}`;
  if (/\p{L}/u.test(text) && !/\d/.test(text)) return `${characters[0] ?? ''}••`;
  return characters.length <= 2 ? '••' : `•••${characters.slice(-2).join('')}`;
}

/**
 * The same for a whole record of a file, of which nobody can say which part is personal: the first
 * character of every word stays, and every mark, so that what is wrong with the record still shows.
 */
export function maskRecord(record: string): string {
  return record.replace(
    /([\p{L}\p{N}])([\p{L}\p{N}\p{M}]+)/gu,
    (_, first: string, rest: string) => first + '•'.repeat(Math.min(3, Array.from(rest).length)),
  );
}
