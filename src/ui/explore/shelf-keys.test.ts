import { expect, test } from 'vitest';
import { shelfKey } from './shelf-keys.ts';

const press = (key: string, held: Readonly<Record<string, boolean>> = {}) =>
  shelfKey({ ...{ altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }, key, ...held });

test.each([
  ['ArrowLeft', { move: 'left' }],
  ['ArrowRight', { move: 'right' }],
  ['ArrowUp', { move: 'up' }],
  ['ArrowDown', { move: 'down' }],
])('Alt with %s moves', (key, meaning) => {
  expect(press(key, { altKey: true })).toEqual(meaning);
});

test('Delete and Backspace remove', () => {
  expect([press('Delete'), press('Backspace')]).toEqual(['remove', 'remove']);
});

test('Other keys, and the same keys with others held, keep their meaning', () => {
  expect([press('ArrowLeft'), press('Enter'), press('a')]).toEqual([null, null, null]);
  expect(press('ArrowLeft', { altKey: true, metaKey: true })).toBeNull();
  expect(press('Delete', { ctrlKey: true })).toBeNull();
  expect(press('Backspace', { altKey: true })).toBeNull();
});
