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
