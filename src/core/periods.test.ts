import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { periodNumber, periodRange } from './periods.ts';

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
const anyDay = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1900-01-01', days));

describe('a calendar period', () => {
  test('holds the days from its first to its last, and its neighbours follow without a gap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), anyDay, (unit, day) => {
        const number = periodNumber(unit, day);
        const { from, to } = periodRange(unit, number);
        expect(from <= day && day <= to).toBe(true);
        expect(periodNumber(unit, from)).toBe(number);
        expect(periodNumber(unit, to)).toBe(number);
        expect(periodRange(unit, number + 1).from).toBe(addDays(to, 1));
        expect(periodRange(unit, number - 1).to).toBe(addDays(from, -1));
      }),
    );
  });

  // 9 December 2011 is a Friday.
  test.each([
    ['day', '2011-12-09', '2011-12-09'],
    ['week', '2011-12-05', '2011-12-11'],
    ['month', '2011-12-01', '2011-12-31'],
    ['quarter', '2011-10-01', '2011-12-31'],
    ['year', '2011-01-01', '2011-12-31'],
  ] as const)('of a %s around 9 December 2011 runs from %s to %s', (unit, from, to) => {
    expect(periodRange(unit, periodNumber(unit, '2011-12-09'))).toEqual({ from, to });
  });

  test('before the year 2000 has a negative number', () => {
    expect(periodNumber('quarter', '1999-12-31')).toBe(-1);
    expect(periodNumber('year', '1999-01-01')).toBe(-1);
    expect(periodNumber('week', '2000-01-02')).toBe(-1);
  });

  test('stops at the end of the calendar, whatever the number in a hostile link', () => {
    for (const unit of units)
      for (const number of [-999_999, 999_999])
        expect(periodRange(unit, number).from).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
