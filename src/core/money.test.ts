import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalText, toUnits } from './money.ts';

test.each([
  [-1234n, 2, '-12.34'],
  [5n, 2, '0.05'],
  [-5n, 3, '-0.005'],
  [0n, 2, '0.00'],
  [1234n, 0, '1234'],
  [9_747_747_934n, 3, '9747747.934'],
])('%s at %i decimals is %s', (minor, scale, expected) => {
  expect(decimalText(minor, scale)).toBe(expected);
});

test('the decimal text holds every digit, however large the amount', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 0, max: 6 }), (minor, scale) => {
      const text = decimalText(minor, scale);
      expect(BigInt(text.replace('.', ''))).toBe(minor);
      expect(text.split('.')[1]?.length ?? 0).toBe(scale);
    }),
  );
});

test('units are the double nearest to the exact amount', () => {
  expect(toUnits(8_300_065_814n, 3)).toBe(8300065.814);
  expect(toUnits(-7n, 1)).toBe(-0.7);
  expect(toUnits(12.5, 1)).toBe(1.25);
});
