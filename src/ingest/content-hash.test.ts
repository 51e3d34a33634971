import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContentHash } from './content-hash.ts';
import { scanText } from './scan.ts';

function hashOf(...blocks: readonly Uint8Array<ArrayBuffer>[]): string {
  const hash = new ContentHash();
  for (const block of blocks) hash.push(block);
  return hash.end();
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A file as shops have them: only a few bytes differ between rows. */
const rows = Array.from(
  { length: 200 },
  (_, i) => `o${i},c${i % 17},2024-01-${10 + (i % 20)},${(i * 37) % 900}.50`,
);
const fileOf = (lines: readonly string[]): Uint8Array<ArrayBuffer> => encode(lines.join('\n'));
const original = hashOf(fileOf(rows));

describe('the hash of a text', () => {
  it('is 64 bits in hexadecimal', () => {
    for (const text of ['', 'a', rows.join('\n')])
      expect(hashOf(encode(text))).toMatch(/^[0-9a-f]{16}$/);
  });

  it('does not depend on how the bytes are cut into blocks, nor on where they lie in memory', () => {
    const cuts = fc.array(fc.nat(), { maxLength: 9 });
    const place = fc.nat(7);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), cuts, place, (content, cut, offset) => {
        const bytes = new Uint8Array(content.length + offset).subarray(offset);
        bytes.set(content);
        const ends = cut.map((n) => n % (bytes.length + 1)).sort((a, b) => a - b);
        const blocks = [...ends, bytes.length].map((end, i) =>
          bytes.subarray(ends[i - 1] ?? 0, end),
        );
        expect(hashOf(...blocks)).toBe(hashOf(Uint8Array.from(content)));
      }),
      { numRuns: 500 },
    );
  });

  it('changes with any single byte', () => {
    const bytes = fileOf(rows);
    const seen = new Set([original]);
    for (let at = 0; at < bytes.length; at++)
      for (const change of [1, 4, 0x80]) {
        const other = bytes.slice();
        other[at] = (other[at] as number) ^ change;
        seen.add(hashOf(other));
      }
    expect(seen.size).toBe(3 * bytes.length + 1);
  });

  it('changes where two rows or two cells change places', () => {
    const seen = new Set([original]);
    let swaps = 0;
    for (let left = 0; left < rows.length; left++)
      for (let right = left + 1; right < rows.length; right++, swaps++) {
        const other = rows.slice();
        [other[left], other[right]] = [rows[right] as string, rows[left] as string];
        seen.add(hashOf(fileOf(other)));
      }
    expect(seen.size).toBe(swaps + 1);
  });

  it('changes where a row or only a zero byte is added or taken away', () => {
    const bytes = fileOf(rows);
    const others = [
      fileOf(rows.slice(1)),
      fileOf(rows.slice(0, -1)),
      fileOf([...rows, rows[0] as string]),
      bytes.slice(0, -1),
      ...[1, 2, 3, 4, 5, 8].map((zeros) => {
        const longer = new Uint8Array(bytes.length + zeros);
        longer.set(bytes);
        return longer;
      }),
    ];
    const hashes = [original, ...others.map((other) => hashOf(other))];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('comes out of the pass that counts the records', async () => {
    const dialect = { delimiter: ',', quote: '"' };
    const report = await scanText(new Blob([fileOf(rows)]), dialect, 0);
    expect(report).toMatchObject({ records: rows.length, contentHash: original });
  });
});
