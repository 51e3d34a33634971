import { currencyWritings } from '../core/model/cell-patterns.ts';

const codes = new Map(currencyWritings.map(([text, code]) => [text.toUpperCase(), code]));
const iso = new Set([...codes.values()].filter((code) => code !== null));

/** ISO 4217 code that a writing stands for; null for `$`, `¥`, `元` and all that several share. */
export function currencyCode(writing: string): string | null {
  const text = writing.trim().toUpperCase();
  return codes.get(text) ?? (/^[A-Z]{3}$/.test(text) && iso.has(text) ? text : null);
}
