import { expect, test } from 'vitest';
import { mask, maskRecord } from './mask.ts';

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

test.each([
  ['A1,ann@example.com,"2024-01-05', 'A•,a••@e•••.c••,"2•••-0•-0•'],
  ['王小明;0912-345-678;;', '王••;0•••-3••-6••;;'],
  ['x', 'x'],
])('of the record %s the marks and first characters stay: %s', (record, shown) => {
  expect(maskRecord(record)).toBe(shown);
});
