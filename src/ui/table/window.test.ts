import { describe, expect, test } from 'vitest';
import { contentHeight, rowForKey, rowWindow, scrollToRow, tallest } from './window.ts';

describe('the window of a table', () => {
  test('starts at the first row', () => {
    expect(rowWindow(0, 320, 32, 1000, 0)).toEqual({ start: 0, end: 10, before: 0, after: 31_680 });
  });

  test('draws some rows more on both sides', () => {
    const { start, end } = rowWindow(3200, 320, 32, 1000, 8);
    expect([start, end]).toEqual([92, 118]);
  });

  test('space and rows always add up to the whole', () => {
    for (const count of [0, 1, 9, 1000, 250_000, 400_000, 3_000_000])
      for (const share of [0, 0.1, 0.5, 0.999, 1]) {
        const total = contentHeight(count, 32);
        const top = Math.max(0, total - 320) * share;
        const { start, end, before, after } = rowWindow(top, 320, 32, count);
        const sum = before + (end - start) * 32 + after;
        expect(sum).toBeCloseTo(Math.max(total, (end - start) * 32), 3);
        expect(end).toBeLessThanOrEqual(count);
      }
  });

  test('beyond the tallest content the ends are still reached', () => {
    const count = 2_000_000;
    expect(contentHeight(count, 32)).toBe(tallest);
    expect(rowWindow(0, 320, 32, count).start).toBe(0);
    expect(rowWindow(tallest - 320, 320, 32, count).end).toBe(count);
  });

  test('a row outside the view is scrolled to, one inside is not', () => {
    expect(scrollToRow(0, 500, 320, 32, 1000)).toBe(0);
    expect(scrollToRow(20, 500, 320, 32, 1000)).toBe(500);
    expect(scrollToRow(100, 500, 320, 32, 1000)).toBe(101 * 32 - 320);
  });

  test('in a scaled table the row scrolled to is inside the window', () => {
    const count = 2_000_000;
    for (const row of [0, 777_777, count - 1]) {
      const top = scrollToRow(row, 4_000_000, 320, 32, count);
      const { start, end } = rowWindow(top, 320, 32, count);
      expect(row).toBeGreaterThanOrEqual(start);
      expect(row).toBeLessThan(end);
    }
  });

  test('keys stay inside the table', () => {
    expect(rowForKey('ArrowUp', 0, 10, 5)).toBe(0);
    expect(rowForKey('PageDown', 7, 10, 5)).toBe(9);
    expect(rowForKey('End', 0, 10, 5)).toBe(9);
    expect(rowForKey('a', 0, 10, 5)).toBeNull();
  });
});
