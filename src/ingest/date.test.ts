import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../core/model/recipe.ts';
import { dateDecisionsOf, dateEvidenceOf, decideDate } from './date-decide.ts';
import { calendarDay, parseDay, readDay } from './date.ts';

const monthOf = (date: Date, month: 'short' | 'long'): string =>
  date.toLocaleDateString('en-US', { month, timeZone: 'UTC' });
const as = (order: DateOrder) => ({ kind: 'date', order }) as const;
const decide = (...cells: string[]) => dateDecisionsOf(cells.map((c) => [c, 1])).shown;

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
    ['24/01/31', 'yymd', '2024-01-31'],
    ['69-12-31', 'yymd', '1969-12-31'],
    ['24年1月31日', 'yymd', '2024-01-31'],
    ['3 May 2024', 'name', '2024-05-03'],
    ['May 3, 2024', 'name', '2024-05-03'],
    ['03-May-24', 'name', '2024-05-03'],
    ['03MAY2024', 'name', '2024-05-03'],
    ['Sept. 1st, 2024 at 10:30 AM', 'name', '2024-09-01'],
    ['Fri, 03 May 2024 23:30:00 -0500', 'name', '2024-05-03'],
    ['2024-Feb-29', 'name', '2024-02-29'],
    ['令和6年5月3日', 'era', '2024-05-03'],
    ['令和元年5月1日', 'era', '2019-05-01'],
    ['平成31年4月30日', 'era', '2019-04-30'],
    ['昭和64年1月7日', 'era', '1989-01-07'],
    ['大正15年12月24日', 'era', '1926-12-24'],
    ['R6.5.3', 'era', '2024-05-03'],
    ['H31/4/30', 'era', '2019-04-30'],
    ['45649.14562306713', 'serial1900', '2024-12-23'],
    ['1', 'serial1900', '1900-01-01'],
    ['59', 'serial1900', '1900-02-28'],
    ['61', 'serial1900', '1900-03-01'],
    ['0', 'serial1904', '1904-01-01'],
    ['44187', 'serial1904', '2024-12-23'],
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
    ['24/02/30', 'yymd', 'impossible'],
    ['31 Feb 2024', 'name', 'impossible'],
    ['May 2024', 'name', 'notADate'],
    ['令和6年2月30日', 'era', 'impossible'],
    ['令和0年1月1日', 'era', 'notADate'],
    ['0', 'serial1900', 'impossible'],
    ['60', 'serial1900', 'impossible'],
    ['99999', 'serial1900', 'impossible'],
    ['-1', 'serial1904', 'notADate'],
    ['yesterday', 'ymd', 'notADate'],
    ['2024-01-05x', 'ymd', 'notADate'],
    ['NULL', 'ymd', 'missing'],
  ] as const)('reads no day from %s (%s) and says %s', (text, order, problem) => {
    expect(readDay(text, as(order))).toEqual({ day: null, problem });
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
          ['name', `${Number(d)} ${monthOf(date, 'short')} ${y}`],
          ['name', `${monthOf(date, 'long')} ${Number(d)}, ${y}`],
          ['serial1900', String(Math.floor(date.getTime() / 86_400_000) + 25_569)],
          ['serial1904', String(Math.floor(date.getTime() / 86_400_000) + 24_107)],
        ];
        for (const [order, text] of writings) expect(parseDay(text, as(order))).toBe(iso);
      }),
    );
  });

  it('reads back every day between 1969 and 2068 from a year of two digits', () => {
    const days = fc.date({
      min: new Date('1969-01-01T00:00:00Z'),
      max: new Date('2068-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(parseDay(iso.slice(2), as('yymd'))).toBe(iso);
        expect(
          parseDay(`${iso.slice(8)}-${monthOf(date, 'short')}-${iso.slice(2, 4)}`, as('name')),
        ).toBe(iso);
      }),
    );
  });

  it('reads back every day since 1912 that the platform writes with a Japanese era', () => {
    const days = fc.date({
      min: new Date('1912-07-30T00:00:00Z'),
      max: new Date('2100-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const style = { dateStyle: 'long', timeZone: 'UTC' } as const;
    const format = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', style);
    fc.assert(
      fc.property(days, (date) => {
        const text = format.format(date);
        expect(parseDay(text, as('era')), text).toBe(date.toISOString().slice(0, 10));
      }),
    );
  });

  it('counts a day as it is written, whatever day UTC had at that moment', () => {
    const late = '2025-10-02 22:09:34 -0300';
    expect(new Date(late).toISOString()).toBe('2025-10-03T01:09:34.000Z');
    expect(parseDay(late, as('ymd'))).toBe('2025-10-02');
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

  it('stays as it is where some years among those of this era count from 1911', () => {
    expect(decide('25/12/2023', '03/04/2023', '01/02/2023', '112/05/03')).toMatchObject({
      ambiguous: false,
      recipe: { order: 'dmy', rocYears: true },
      share: 1,
    });
    expect(decide('2023-12-25', '2023-04-03', '民國112年5月3日')).toMatchObject({
      recipe: { order: 'ymd', rocYears: true },
      share: 1,
    });
    expect(decide('2023-12-25').recipe).toEqual({ kind: 'date', order: 'ymd' });
  });

  it('is asked for where short numbers may be years of the republic, days or months', () => {
    expect(decide('12/05/03', '11/04/02')).toMatchObject({ ambiguous: true });
    expect(decide('112/05/03', '111/04/02')).toMatchObject({
      ambiguous: false,
      recipe: { order: 'roc' },
    });
  });

  it('is not changed by one impossible day among days of short years', () => {
    expect(decide('05/01/24', '06/01/24', '25/01/24', '45/01/24')).toMatchObject({
      ambiguous: false,
      recipe: { order: 'dmy' },
      share: 0.75,
    });
    expect(decide('78/05/03', '45/12/31', '25/01/24')).toMatchObject({
      ambiguous: true,
      recipe: { order: 'roc' },
      alternatives: [{ order: 'yymd' }, { order: 'dmy' }],
    });
  });

  it('has a short year in front where the last parts take many values and the first few', () => {
    const month = Array.from({ length: 31 }, (_, i) => `24/01/${String(i + 1).padStart(2, '0')}`);
    expect(decide(...month)).toMatchObject({
      ambiguous: false,
      recipe: { order: 'yymd' },
      share: 1,
    });
    const days = Array.from({ length: 18 }, (_, i) => `${i + 14}/01/24`);
    expect(decide(...days)).toMatchObject({ ambiguous: false, recipe: { order: 'dmy' } });
    expect(decide(...month, '05/01/24').recipe.order).toBe('dmy');
  });

  it('is asked for where a short year may stand at either end', () => {
    expect(decide('24/01/31', '24/02/28')).toMatchObject({
      ambiguous: true,
      recipe: { order: 'dmy' },
      alternatives: [{ order: 'yymd' }],
    });
  });

  it('is told by names of months and of eras', () => {
    expect(decide('03-May-24', '04-Jun-24')).toMatchObject({ recipe: { order: 'name' }, share: 1 });
    expect(decide('令和6年5月3日', 'H31.4.30')).toMatchObject({
      recipe: { order: 'era' },
      share: 1,
    });
  });

  it('takes numbers for serials and codes for eras only where the header says date', () => {
    const numbers = dateEvidenceOf([
      ['45649.25', 3],
      ['45650', 1],
      ['12', 1],
    ]);
    expect(decideDate(numbers).share).toBe(0);
    expect(decideDate(numbers, { named: true })).toMatchObject({
      recipe: { order: 'serial1900' },
      share: 0.8,
      alternatives: [{ order: 'serial1904' }],
    });
    const codes = dateEvidenceOf([
      ['R6.5.3', 1],
      ['S10-2-3', 1],
    ]);
    expect(decideDate(codes).share).toBe(0);
    expect(decideDate(codes, { named: true })).toMatchObject({
      recipe: { order: 'era' },
      share: 1,
    });
  });

  it('does not take decimal numbers for dates', () => {
    expect(decide('17850.0', '12.5', '178.50', '1.5').share).toBe(0);
  });
});
