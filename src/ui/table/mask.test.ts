import { expect, test } from 'vitest';
import { mask } from './mask.ts';

test.each([
  ['000123', '•••23'],
  ['12', '••'],
  ['王小明', '王••'],
  ['Ada Lovelace', 'A••'],
  ['ada@example.com', 'a•••@•••.com'],
  ['0912345678', '•••78'],
  ['𠮷野家', '𠮷••'],
  ['', ''],
])('%s is shown as %s', (value, shown) => {
  expect(mask(value)).toBe(shown);
});
