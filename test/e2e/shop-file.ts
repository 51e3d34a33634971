import { shopCsv } from '../bench/shop.ts';

/** A made-up shop as a file for `setInputFiles`: order lines of 2023 to 2025, sold in five channels. */
export function shopFile(lines: number): { name: string; mimeType: string; buffer: Buffer } {
  return { name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.concat([...shopCsv({ lines })]) };
}

/** Orders of a shop file whose lines meet a condition, added up without a database. */
export function countOrders(
  { buffer }: { readonly buffer: Buffer },
  counts: (line: { readonly day: string; readonly channel: string }) => boolean,
): number {
  const orders = new Set<string>();
  for (const line of buffer.toString('utf8').trimEnd().split('\n').slice(1)) {
    const [order = '', , day = '', , , channel = ''] = line.split(',');
    if (counts({ day, channel })) orders.add(order);
  }
  return orders.size;
}
