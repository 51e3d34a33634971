import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  daysIn,
  isWholeMonths,
  lastClosedMonths,
  monthEnd,
  monthNumber,
  monthsEarlier,
  monthStart,
  precedingRange,
  yearEarlier,
} from './calendar.ts';
import { isDay } from './sql/index.ts';

const anyDay = fc
  .integer({ min: 0, max: 73_000 })
  .map((offset) => new Date(Date.UTC(1900, 0, 1 + offset)).toISOString().slice(0, 10));
const anyRange = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 800 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));

describe('days', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2024-03-31', 0, '2024-03-31'],
    // Summer time begins on 2024-03-31 in Europe: a day is a day all the same.
    ['2024-03-30', 2, '2024-04-01'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(days);
  });

  test('a range counts both its ends', () => {
    expect(daysIn({ from: '2024-02-01', to: '2024-02-29' })).toBe(29);
    expect(daysIn({ from: '2024-02-01', to: '2024-02-01' })).toBe(1);
  });

  test('stay days of the calendar at its ends, so that a hostile link breaks nothing', () => {
    for (const range of [
      { from: '0000-01-01', to: '9999-12-31' },
      { from: '0001-01-01', to: '0001-12-31' },
      { from: '9999-12-01', to: '9999-12-31' },
      { from: '0000-01-01', to: '0000-01-02' },
    ]) {
      for (const other of [precedingRange(range), yearEarlier(range)]) {
        expect(isDay(other.from), other.from).toBe(true);
        expect(isDay(other.to), other.to).toBe(true);
      }
      expect(isDay(lastClosedMonths(range.from, 3).from)).toBe(true);
      expect(isDay(addDays(range.to, 400))).toBe(true);
      expect(isDay(monthEnd(monthNumber(range.to)))).toBe(true);
    }
  });
});

describe('months', () => {
  test.each([
    ['2000-01-01', 0],
    ['2000-02-29', 1],
    ['1999-12-31', -1],
    ['1970-01-01', -360],
    ['2026-11-15', 322],
  ])('%s lies in month %i', (day, month) => {
    expect(monthNumber(day)).toBe(month);
  });

  test('a month begins and ends within itself, and the next one begins the day after', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1200, max: 1200 }), (month) => {
        expect(monthNumber(monthStart(month))).toBe(month);
        expect(monthNumber(monthEnd(month))).toBe(month);
        expect(addDays(monthEnd(month), 1)).toBe(monthStart(month + 1));
      }),
    );
  });

  test('a range is made of whole months when it begins and ends with one', () => {
    expect(isWholeMonths({ from: '2024-02-01', to: '2024-02-29' })).toBe(true);
    expect(isWholeMonths({ from: '2023-12-01', to: '2024-02-29' })).toBe(true);
    expect(isWholeMonths({ from: '2024-02-01', to: '2024-02-28' })).toBe(false);
    expect(isWholeMonths({ from: '2024-02-02', to: '2024-02-29' })).toBe(false);
  });

  test('the last closed months end before an open month, or with a month that is over', () => {
    expect(lastClosedMonths('2011-12-09', 3)).toEqual({ from: '2011-09-01', to: '2011-11-30' });
    expect(lastClosedMonths('2011-11-30', 3)).toEqual({ from: '2011-09-01', to: '2011-11-30' });
    expect(lastClosedMonths('2024-01-30', 1)).toEqual({ from: '2023-12-01', to: '2023-12-31' });
  });
});

describe('comparisons', () => {
  test('whole months are preceded by as many whole months', () => {
    expect(precedingRange({ from: '2024-03-01', to: '2024-03-31' })).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    });
    expect(precedingRange({ from: '2011-09-01', to: '2011-11-30' })).toEqual({
      from: '2011-06-01',
      to: '2011-08-31',
    });
  });

  test('other spans are preceded by as many days', () => {
    expect(precedingRange({ from: '2024-03-04', to: '2024-03-10' })).toEqual({
      from: '2024-02-26',
      to: '2024-03-03',
    });
  });

  test('the preceding range ends the day before, and has the same length', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const before = precedingRange(range);
        expect(addDays(before.to, 1)).toBe(range.from);
        if (isWholeMonths(range)) expect(isWholeMonths(before)).toBe(true);
        else expect(daysIn(before)).toBe(daysIn(range));
      }),
    );
  });

  test('some months earlier, a day that the month lacks is its last', () => {
    expect(monthsEarlier('2024-03-31', 1)).toBe('2024-02-29');
    expect(monthsEarlier('2024-03-15', 15)).toBe('2022-12-15');
    expect(monthsEarlier('2024-02-29', 12)).toBe('2023-02-28');
    expect(isDay(monthsEarlier('0000-03-31', 120))).toBe(true);
  });

  test('a year earlier, 29 February is the 28th, and a whole February stays whole', () => {
    expect(yearEarlier({ from: '2024-02-29', to: '2024-03-05' })).toEqual({
      from: '2023-02-28',
      to: '2023-03-05',
    });
    expect(yearEarlier({ from: '2025-02-01', to: '2025-02-28' })).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    });
  });
});
