import { describe, expect, test } from 'vitest';
import type { Bar } from '../../../analyses/explore-brush.ts';
import { createFormats } from '../../../i18n/format.ts';
import { boundaryOf, dragFrom, dragged, withEnd } from './drag.ts';
import { placesOf } from './places.ts';
import { ticksOf } from './ticks.ts';

const months: readonly (readonly [from: string, to: string])[] = [
  ['2024-11-15', '2024-11-30'],
  ['2024-12-01', '2024-12-31'],
  ['2025-01-01', '2025-01-31'],
  ['2025-02-01', '2025-02-28'],
  ['2025-03-01', '2025-03-10'],
];
/** The months from 15 November to 10 March. */
const bars: readonly Bar[] = months.map(([from, to]) => ({ from, to, value: 1, isOpen: false }));
const all = { from: '2024-11-15', to: '2025-03-10' };
const winter = { from: '2024-12-01', to: '2025-01-31' };

describe('the places of dates on a strip of months', () => {
  test('are its boundaries for whole months, and inside a month as far as its days have passed', () => {
    expect(placesOf(bars, all)).toEqual([0, 5]);
    expect(placesOf(bars, winter)).toEqual([1, 3]);
    expect(placesOf(bars, { from: '2025-02-15', to: '2025-02-21' })).toEqual([3.5, 3.75]);
  });

  test('are the ends for days that are not on it', () => {
    expect(placesOf(bars, { from: '2020-01-01', to: '2030-01-01' })).toEqual([0, 5]);
    expect(placesOf(bars, { from: '2030-01-01', to: '2031-01-01' })).toEqual([5, 5]);
  });
});

describe('a pointer', () => {
  test('chooses whole months between where it was put down and where it is, either way', () => {
    const drag = dragFrom(bars, winter, 3.2);
    expect(dragged(bars, drag, 3.3)).toEqual({ from: '2025-02-01', to: '2025-02-28' });
    expect(dragged(bars, drag, 4.1)).toEqual({ from: '2025-02-01', to: '2025-03-10' });
    expect(dragged(bars, drag, -2)).toEqual({ from: '2024-11-15', to: '2025-02-28' });
    expect(dragged(bars, drag, 9)).toEqual({ from: '2025-02-01', to: '2025-03-10' });
  });

  test('moves the dates that it is put down on, not beyond the ends', () => {
    const drag = dragFrom(bars, winter, 1.5);
    expect(dragged(bars, drag, 1.9)).toEqual(winter);
    expect(dragged(bars, drag, 2.4)).toEqual({ from: '2025-01-01', to: '2025-02-28' });
    expect(dragged(bars, drag, 9)).toEqual({ from: '2025-02-01', to: '2025-03-10' });
    expect(dragged(bars, drag, -9)).toEqual({ from: '2024-11-15', to: '2024-12-31' });
  });

  test('chooses anew where all dates are chosen, which cannot be moved', () => {
    const drag = dragFrom(bars, all, 1.5);
    expect(dragged(bars, drag, 2.5)).toEqual(winter);
  });

  test('moves one end to the nearest boundary, and not past the other one', () => {
    const drag = { how: 'from', start: 1, before: winter } as const;
    expect(dragged(bars, drag, 0.4)).toEqual({ from: '2024-11-15', to: '2025-01-31' });
    expect(dragged(bars, drag, 4)).toEqual({ from: '2025-01-01', to: '2025-01-31' });
    expect(dragged(bars, { ...drag, how: 'to' }, 0)).toEqual({
      from: '2024-12-01',
      to: '2024-12-31',
    });
  });

  test('leaves the other end on its day, though it is no boundary', () => {
    const some = { from: '2024-12-10', to: '2025-02-03' };
    expect(withEnd(bars, some, 'from', 1)).toEqual({ from: '2024-12-01', to: '2025-02-03' });
    expect(withEnd(bars, some, 'to', 5)).toEqual({ from: '2024-12-10', to: '2025-03-10' });
  });
});

describe('keys', () => {
  test.each([
    ['ArrowLeft', false, 2, 1],
    ['ArrowRight', false, 2, 3],
    ['ArrowLeft', false, 2.5, 2],
    ['ArrowRight', false, 2.5, 3],
    ['ArrowRight', true, 2, 5],
    ['PageDown', false, 4, 1],
    ['Home', false, 3, 0],
    ['End', false, 3, 5],
    ['Enter', false, 3, null],
  ])('%s (Shift: %s) takes an end from %s to %s', (key, shiftKey, place, expected) => {
    expect(boundaryOf({ key, shiftKey }, place, 'month', bars.length)).toBe(expected);
  });
});

describe('the names below a strip', () => {
  const texts = (width: number, language: 'en' | 'zh-Hant' = 'en'): readonly string[] =>
    ticksOf(bars, width, createFormats(language)).map(({ text }) => text);

  test('are of every month where there is room, January by its year, the first with its year', () => {
    expect(texts(500)).toEqual(['Nov 2024', 'Dec', '2025', 'Feb', 'Mar']);
    expect(texts(500, 'zh-Hant')).toEqual(['2024年11月', '12月', '2025年', '2月', '3月']);
  });

  test('are fewer where there is less', () => {
    expect(texts(150)).toEqual(['2025']);
    expect(texts(0)).toEqual([]);
  });
});
