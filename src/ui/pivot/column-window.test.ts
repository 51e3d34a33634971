import { describe, expect, test } from 'vitest';
import { columnAt, columnWindow, edgesOf, scrollToColumn } from './column-window.ts';

const edges = edgesOf([100, 50, 50, 200, 100]);

test('edges add up the widths', () => {
  expect(edges).toEqual([0, 100, 150, 200, 400, 500]);
  expect(edgesOf([])).toEqual([0]);
});

test('a distance is in the column that begins at or before it', () => {
  expect([0, 99, 100, 149, 199, 200, 499, 9999].map((x) => columnAt(edges, x))).toEqual([
    0, 0, 1, 1, 2, 3, 4, 4,
  ]);
});

describe('the columns in view', () => {
  test('are those that any pixel of the view touches', () => {
    expect(columnWindow(edges, 120, 60, 0)).toEqual({ start: 1, end: 3 });
  });

  test('come with a few more on both sides, as far as there are any', () => {
    expect(columnWindow(edges, 120, 60, 2)).toEqual({ start: 0, end: 5 });
  });

  test('of two hundred are never more than fit', () => {
    const many = edgesOf(Array.from({ length: 200 }, () => 100));
    for (let left = 0; left <= 19_000; left += 370) {
      const { start, end } = columnWindow(many, left, 1000, 0);
      expect(start * 100).toBeLessThanOrEqual(left);
      expect(end * 100).toBeGreaterThanOrEqual(Math.min(20_000, left + 1000));
      expect(end - start).toBeLessThanOrEqual(11);
    }
  });

  test('are none where there are none', () => {
    expect(columnWindow([0], 0, 500)).toEqual({ start: 0, end: 0 });
  });
});

describe('showing a column', () => {
  test('scrolls no further than needed', () => {
    expect(scrollToColumn(edges, 1, 0, 300)).toBe(0);
    expect(scrollToColumn(edges, 3, 0, 300)).toBe(100);
    expect(scrollToColumn(edges, 0, 150, 300)).toBe(0);
  });

  test('shows the beginning of one that is wider than the view', () => {
    expect(scrollToColumn(edges, 3, 0, 120)).toBe(200);
  });
});
