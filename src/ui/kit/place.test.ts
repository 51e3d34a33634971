import { expect, test } from 'vitest';
import { placeNear } from './place.ts';

const view = { width: 400, height: 300 };
const size = { width: 100, height: 50 };

test('a floating box goes below and is centred', () => {
  expect(placeNear({ left: 150, top: 20, width: 40, height: 20 }, size, view)).toEqual({
    left: 120,
    top: 46,
  });
});

test('without room below it goes above', () => {
  expect(placeNear({ left: 150, top: 260, width: 40, height: 20 }, size, view).top).toBe(204);
});

test('it never leaves the window sideways', () => {
  expect(placeNear({ left: 0, top: 20, width: 10, height: 10 }, size, view).left).toBe(8);
  expect(placeNear({ left: 390, top: 20, width: 10, height: 10 }, size, view).left).toBe(292);
});

test('with no room on either side it goes below', () => {
  const tall = { width: 100, height: 280 };
  expect(placeNear({ left: 0, top: 100, width: 10, height: 10 }, tall, view).top).toBe(116);
});
