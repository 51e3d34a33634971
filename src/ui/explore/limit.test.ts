import { expect, test } from 'vitest';
import { readLimit } from './limit.ts';

test.each([
  ['', null],
  ['  ', null],
  ['1,200', 1200],
  ['−3.5', -3.5],
  ['0', 0],
  ['12 %', 'wrong'],
  ['1e9', 'wrong'],
  ['many', 'wrong'],
])('A limit typed as %j is %s', (text, limit) => {
  expect(readLimit(text)).toBe(limit);
});
