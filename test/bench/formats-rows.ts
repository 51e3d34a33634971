import { shopCsv } from './shop.ts';

/** Where the columns of the shop that are no texts stand. */
export const [dayColumn, quantityColumn, priceColumn] = [2, 6, 7];

/** The rows of the shop, its header first, in batches. No cell of it needs quotes. */
export function* shopRows(lines: number): Generator<string[][], void, undefined> {
  const decoder = new TextDecoder();
  for (const bytes of shopCsv({ lines })) {
    const text = decoder.decode(bytes);
    yield text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
  }
}

/** Days since 1970-01-01. */
export const dayOf = (text: string): number => Date.parse(text) / 86_400_000;
