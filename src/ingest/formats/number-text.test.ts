import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberText, writtenNumber } from './number-text.ts';

test.each([
  [7210448301122, '7210448301122'],
  [9007199254740991, '9007199254740991'],
  [1e20, '100000000000000000000'],
  [0.1, '0.1'],
  [3.3, '3.3'],
  [-0, '0'],
  [1.5e-7, '0.00000015'],
  [-2e-10, '-0.0000000002'],
  [1.234567890123456e-7, '1.234567890123456e-7'],
  [1e21, '1e+21'],
  [5e-324, '5e-324'],
])('%d is written as %s', (value, text) => {
  expect(numberText(value)).toBe(text);
});

test('a written number reads back as the same double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      // Zero has one spelling.
      expect(Object.is(Number(numberText(value)), value === 0 ? 0 : value)).toBe(true);
    }),
  );
});

test.each(['', ' ', '0x10', '1,5', 'Infinity', 'NaN', '1e', '.', '--1', '1_0'])(
  '"%s" is no number',
  (text) => {
    expect(writtenNumber(text)).toBeNull();
  },
);

test.each([
  ['3.2999999999999998', 3.3],
  ['1.5E-7', 1.5e-7],
  ['-.5', -0.5],
  ['007', 7],
])('"%s" is the number %d', (text, value) => {
  expect(writtenNumber(text)).toBe(value);
});
