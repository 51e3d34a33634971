import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../core/fingerprint.ts';
import { linkWords } from './link-words.ts';
import { isPacked, lengthInAddress, pack, unpack } from './packed.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 400 }).filter((one) => one.isWellFormed());
const readable = 'overview?v=1&dates=2025-01-01..2025-12-31&is.縣市=台北市,新北市&is.channel=web';

describe('packed text', () => {
  test('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(unpack(pack(one))).toBe(one);
      }),
    );
  });

  test('holds only letters that every program leaves alone in a link', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(pack(one)).toMatch(/^~z1[A-Za-z0-9_-]+$/);
      }),
    );
  });

  test('is known by its sign, also where a program escaped it', () => {
    expect(isPacked(pack(readable))).toBe(true);
    expect(isPacked(readable)).toBe(false);
    expect(unpack(pack(readable).replace('~', '%7E'))).toBe(readable);
  });

  test('is refused where a single character is missing or another', () => {
    const packed = pack(readable);
    for (let at = 0; at < packed.length; at++) {
      expect(unpack(packed.slice(0, at)), `cut at ${at}`).toBeNull();
      const other = packed[at] === 'A' ? 'B' : 'A';
      const changed = packed.slice(0, at) + other + packed.slice(at + 1);
      // The last letter carries bits that no byte needs.
      if (at < packed.length - 1) expect(unpack(changed), `changed at ${at}`).toBeNull();
      else expect([null, readable]).toContain(unpack(changed));
    }
  });

  test.each([
    ['nothing', '~z1'],
    ['words of another version', '~z2AAAAAAAA'],
    ['letters that are none', '~z1%%%%'],
    ['more zeros than a view can be long', bomb(5_000_000)],
    ['more than a link may hold', `~z1${'A'.repeat(1_000_000)}`],
  ])('%s is no view', (_, packed) => {
    expect(unpack(packed)).toBeNull();
  });

  test('never throws, whatever follows the sign', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const letters = Buffer.from(bytes).toString('base64url');
        expect(() => unpack(`~z1${letters}`)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});

test('The words that sent links are packed with never change', () => {
  // FNV-1a of the text as it was when the first packed link was sent.
  expect(fingerprint(linkWords)).toBe('2086e5df4ca63903');
});

test('The length in an address counts what browsers write for letters beyond ASCII', () => {
  expect(lengthInAddress('a=台')).toBe(encodeURI('a=台').length);
  expect(lengthInAddress('é👍')).toBe(encodeURI('é👍').length);
});

/** A link of ours in every respect but its size. */
function bomb(size: number): string {
  const zeros = '0'.repeat(size);
  const dictionary = new TextEncoder().encode(linkWords);
  const packed = deflateSync(new TextEncoder().encode(zeros), { level: 9, dictionary });
  const check = Buffer.from(fingerprint(zeros).slice(0, 6), 'hex');
  return `~z1${Buffer.concat([check, packed]).toString('base64url')}`;
}
