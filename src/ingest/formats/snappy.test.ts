import { compressors } from 'hyparquet-compressors';
import { describe, expect, it } from 'vitest';
import { unpackSnappy } from './snappy.ts';

const encode = (text: string): number[] => [...new TextEncoder().encode(text)];

/** Ten bytes, then a copy of them that overlaps itself, then one from a distance of two bytes. */
const packed = Uint8Array.of(
  ...[50, 9 << 2, ...encode('0123456789')],
  ...[(29 << 2) | 2, 10, 0],
  ...[(9 << 2) | 2, 20, 0],
);

describe('Snappy', () => {
  it('is unpacked as another decoder unpacks it', () => {
    const bytes = unpackSnappy(packed, 50);
    expect(new TextDecoder().decode(bytes)).toBe('0123456789'.repeat(5));
    expect(bytes).toEqual(compressors.SNAPPY?.(packed, 50));
  });

  it('is unpacked where the length of a text stands in bytes of its own', () => {
    const text = 'x'.repeat(300);
    const long = Uint8Array.of(0xac, 0x02, 61 << 2, 43, 1, ...encode(text));
    expect(new TextDecoder().decode(unpackSnappy(long, 300))).toBe(text);
  });

  it.each([
    ['a text longer than the input', [4, 60 << 2, 200, 1]],
    ['a length of four bytes beyond all sense', [4, 63 << 2, 0xff, 0xff, 0xff, 0xff, 1]],
    ['a copy from before the start', [4, 0, 65, (2 << 2) | 2, 9, 0]],
    ['a copy of itself', [4, 0, 65, (2 << 2) | 2, 0, 0]],
    ['a copy beyond the end', [4, 0, 65, (9 << 2) | 2, 1, 0]],
    ['nothing', []],
  ])('is refused with %s', (_, bytes) => {
    expect(() => unpackSnappy(Uint8Array.from(bytes), 4)).toThrow();
  });

  it('is refused wherever it is cut off', () => {
    for (let kept = 0; kept < packed.length; kept++) {
      expect(() => unpackSnappy(packed.subarray(0, kept), 50)).toThrow();
    }
  });
});
