import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../core/model/recipe.ts';
import { dateEvidenceOf, decideDate } from './date-decide.ts';
import { calendarDay, parseDay, readDay } from './date.ts';

const as = (order: DateOrder) => ({ kind: 'date', order }) as const;
const decide = (...cells: string[]) => decideDate(dateEvidenceOf(cells.map((c) => [c, 1])));

describe('days in cells', () => {
  it.each([
    ['2024-01-05', 'ymd', '2024-01-05'],
    ['2024/1/5 下午 03:05', 'ymd', '2024-01-05'],
    ['2024.1.5', 'ymd', '2024-01-05'],
    ['2024年1月5日', 'ymd', '2024-01-05'],
    ['２０２４／０１／０５', 'ymd', '2024-01-05'],
    ['2024-01-05T23:59:59.999+08:00', 'ymd', '2024-01-05'],
    ['2025-10-02 17:09:34 -0300', 'ymd', '2025-10-02'],
    ['2024-01-05 10:00:00 UTC', 'ymd', '2024-01-05'],
    ['2024/01/05 (五)', 'ymd', '2024-01-05'],
    ['25/12/2024', 'dmy', '2024-12-25'],
    ['5.3.24', 'dmy', '2024-03-05'],
    ['12/25/2024 3:05 PM', 'mdy', '2024-12-25'],
    ['31/12/69', 'dmy', '1969-12-31'],
    ['31/12/68', 'dmy', '2068-12-31'],
    ['20240131', 'compact', '2024-01-31'],
    ['20240131235959', 'compact', '2024-01-31'],
    ['112/05/03', 'roc', '2023-05-03'],
    ['民國112年5月3日', 'roc', '2023-05-03'],
    ['民國 112 年 5 月 3 日', 'roc', '2023-05-03'],
    ['78/05/03', 'roc', '1989-05-03'],
    ['1120503', 'rocCompact', '2023-05-03'],
    ['990503', 'rocCompact', '2010-05-03'],
  ] as const)('reads %s (%s) as %s', (text, order, day) => {
    expect(parseDay(text, as(order))).toBe(day);
  });

  it.each([
    ['2/29/2023', 'mdy', 'impossible'],
    ['2023-02-30', 'ymd', 'impossible'],
    ['2024-13-01', 'ymd', 'impossible'],
    ['20240230', 'compact', 'impossible'],
    ['0/05/03', 'roc', 'impossible'],
    ['1899-12-31', 'ymd', 'impossible'],
    ['1/1/2101', 'dmy', 'impossible'],
    ['190/01/01', 'roc', 'impossible'],
    ['yesterday', 'ymd', 'notADate'],
    ['2024-01-05x', 'ymd', 'notADate'],
    ['NULL', 'ymd', 'missing'],
  ] as const)('reads no day from %s (%s) and says %s', (text, order, problem) => {
    expect(readDay(text, as(order))).toEqual({ day: null, problem });
  });

  it('agrees with import_values.json on the days of dates without an era or a serial', () => {
    const url = new URL('../../test/fixtures/ingest/import_values.json', import.meta.url);
    const { values } = JSON.parse(readFileSync(url, 'utf8')) as {
      values: { kind: string; input: string | number; expected: string | null; context?: string }[];
    };
    const later = (v: { input: string | number; context?: string }) =>
      typeof v.input === 'number' || v.context === 'JP';
    const dates = values.filter((v) => v.kind === 'date' && !later(v));
    expect(dates.length).toBe(5);
    for (const { input, expected } of dates) {
      const text = String(input);
      const { recipe } = decide(text);
      // The calendar day counts as written; the vector's instant has the same one in its own zone.
      expect(parseDay(text, recipe), text).toBe(expected === null ? null : expected.slice(0, 10));
    }
  });

  it('reads back every day between 1912 and 2100 in every order', () => {
    const days = fc.date({
      min: new Date('1912-01-01T00:00:00Z'),
      max: new Date('2100-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        const roc = String(Number(y) - 1911);
        const writings: [DateOrder, string][] = [
          ['ymd', iso],
          ['dmy', `${Number(d)}/${Number(m)}/${y}`],
          ['mdy', `${Number(m)}/${Number(d)}/${y}`],
          ['compact', y + m + d],
          ['roc', `${roc}/${m}/${d}`],
        ];
        for (const [order, text] of writings) expect(parseDay(text, as(order))).toBe(iso);
      }),
    );
  });

  it('knows the same days as the calendar of the platform', () => {
    const [year, part] = [fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 0, max: 32 })];
    fc.assert(
      fc.property(year, part, part, (y, m, d) => {
        const utc = new Date(Date.UTC(y, m - 1, d));
        const real = utc.getUTCFullYear() === y && utc.getUTCMonth() === m - 1;
        const day = real && utc.getUTCDate() === d ? utc.toISOString().slice(0, 10) : null;
        expect(calendarDay(y, m, d)).toBe(day);
      }),
    );
  });
});

describe('the order of a column of dates', () => {
  it('is settled for all rows by one day above 12', () => {
    expect(decide('01/02/2024', '03/04/2024', '25/12/2024').recipe.order).toBe('dmy');
    expect(decide('01/02/2024', '03/04/2024', '12/25/2024').recipe.order).toBe('mdy');
  });

  it('is asked for, never guessed, where no day is above 12', () => {
    expect(decide('01/02/2024', '03/04/2024')).toMatchObject({
      ambiguous: true,
      alternatives: [{ order: 'mdy' }],
    });
  });

  it('is asked for where rows contradict each other', () => {
    expect(decide('25/12/2024', '12/25/2024').ambiguous).toBe(true);
  });

  it('is day first where dots stand between the parts', () => {
    expect(decide('01.02.2024')).toMatchObject({ ambiguous: false, recipe: { order: 'dmy' } });
  });

  it('counts from 1911 where one year has three digits', () => {
    expect(decide('99/12/31', '100/01/05', '98/03/04')).toMatchObject({
      ambiguous: false,
      recipe: { order: 'roc' },
      share: 1,
    });
  });

  it('does not take decimal numbers for dates', () => {
    expect(decide('17850.0', '12.5', '178.50', '1.5').share).toBe(0);
  });
});
