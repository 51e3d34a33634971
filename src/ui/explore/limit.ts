/** A limit as it was typed: null for none, `wrong` for what is no number a link can hold. */
export function readLimit(text: string): number | 'wrong' | null {
  const plain = text.trim().replaceAll(',', '').replace('\u2212', '-');
  if (plain === '') return null;
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : 'wrong';
}
