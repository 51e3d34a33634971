import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

// FNV-1a, 64 bits: test vectors of its authors (Fowler, Noll, Vo; draft-eastlake-fnv, appendix C).
test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('the fingerprint of %j is FNV-1a', (text, expected) => {
  expect(fingerprint(text)).toBe(expected);
});

test('texts that differ in one character have different fingerprints, beyond ASCII too', () => {
  const texts = ['客戶', '客户', '客戶 ', '👩', '👨', 'Order', 'order'];
  expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
});

test('a fingerprint has 16 digits, leading zeros included', () => {
  for (let i = 0; i < 300; i++) expect(fingerprint(String(i))).toMatch(/^[0-9a-f]{16}$/);
});
