import { expect, test } from 'vitest';
import { formatsOf } from './cells.ts';
import { createFormats } from './format.ts';

const formats = formatsOf(createFormats('en'), 'en', { scale: 2, currency: 'GBP' });

test.each([
  [1, '1.00'],
  [0.5, '0.500'],
  [0.03121, '0.0312'],
  [0.001, '0.00100'],
  [0.000123, '1.23e-4'],
  [3.492e-42, '3.49e-42'],
  [1e-320, '<1e-300'],
  [0, '<1e-300'],
])('the probability %d is written %s', (p, text) => {
  expect(formats.value('probability', p)).toBe(text);
});

test.each([
  [0, '0'],
  [0.65281, '0.6528'],
  [0.00681234, '0.006812'],
  [12.3456, '12.35'],
  [-1234.5, '−1,235'],
  [-0.00000012361, '−1.236e-7'],
])('the number %d is written in four digits, %s', (number, text) => {
  expect(formats.value('significant', number)).toBe(text);
});

test('a precise share has two decimals', () => {
  expect(formats.value('sharePrecise', 0.012531)).toBe('1.25%');
});
