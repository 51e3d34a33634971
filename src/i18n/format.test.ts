import { describe, expect, test } from 'vitest';
import { decimalText } from './format-number.ts';
import { createFormats } from './format.ts';

const en = createFormats('en');
const zh = createFormats('zh-Hant');

// Expected texts are those of the interface specification ("Formats") and of its pictures.
describe('numbers', () => {
  test('compact follows the language', () => {
    expect(en.compact(1_234_567)).toBe('1.2M');
    expect(zh.compact(1_235_000)).toBe('123.5萬');
    expect(en.compact(400_000)).toBe('400K');
  });

  test('headline numbers are whole below ten thousand, then three digits', () => {
    expect(en.kpi(2851)).toBe('2,851');
    expect(en.kpi(541_909)).toBe('542K');
    expect(en.moneyKpi(304_129_311n, 2, 'GBP')).toBe('£3.04M');
    expect(zh.moneyKpi(304_129_311n, 2, 'GBP')).toBe('£304萬');
    expect(en.moneyKpi(98_025, 2, 'GBP')).toBe('£980');
  });

  test('the dollar of Taiwan is never written twice', () => {
    expect(en.money(1234n, 0, 'TWD')).toBe('NT$1,234');
    expect(zh.money(1234n, 0, 'TWD')).toBe('$1,234');
    expect(zh.money(1234n, 0, 'USD')).toBe('US$1,234');
  });

  test('money keeps every decimal of the data, however large', () => {
    expect(en.money(12_345_678_901_234_567_890n, 6, null)).toBe('12,345,678,901,234.567890');
    expect(en.money(-5n, 2, 'GBP')).toBe('−£0.05');
    expect(en.moneyWhole(50_168_012n, 2, 'GBP')).toBe('£501,680');
    expect(en.money(10n, 0, null)).toBe('10');
  });

  test('minor units become exact decimal text', () => {
    expect(decimalText(-5n, 2)).toBe('-0.05');
    expect(decimalText(5n, 0)).toBe('5');
    expect(decimalText(0n, 3)).toBe('0.000');
  });

  test('a minus is U+2212', () => {
    expect(en.integer(-3)).toBe('\u22123');
    expect(en.percent(-0.05)).toBe('\u22125%');
  });

  test('shares are percentages', () => {
    expect(en.percent(0.853)).toBe('85%');
    expect(zh.percent(0.853, 1)).toBe('85.3%');
  });

  test('bytes', () => {
    expect(en.bytes(0)).toBe('0 byte');
    expect(en.bytes(12_345_678)).toBe('12.3 MB');
    expect(en.bytes(999)).toBe('999 byte');
  });
});

describe('changes', () => {
  test('carry sign and arrow', () => {
    expect(en.delta(0.689)).toEqual({ text: '▲ +68.9%', direction: 'up' });
    expect(en.delta(-0.05)).toEqual({ text: '▼ −5.0%', direction: 'down' });
  });

  test('what rounds to zero is flat', () => {
    expect(en.delta(0)).toEqual({ text: '0.0%', direction: 'flat' });
    expect(en.delta(-0.0001)).toEqual({ text: '0.0%', direction: 'flat' });
  });

  test('without a base there is no change to show', () => {
    expect(en.delta(Infinity)).toEqual({ text: '–', direction: 'flat' });
    expect(zh.points(NaN)).toEqual({ text: '–', direction: 'flat' });
  });

  test('of shares are in percentage points', () => {
    expect(en.points(-0.012).text).toBe('▼ −1.2 pp');
    expect(zh.points(0.03).text).toBe('▲ +3.0 個百分點');
  });

  test('of counts are signed', () => {
    expect([12, -3, 0].map((n) => en.signed(n))).toEqual(['+12', '−3', '0']);
  });
});

describe('dates', () => {
  test('days and months', () => {
    expect(en.day('2011-12-09')).toBe('9 Dec 2011');
    expect(zh.day('2011-12-09')).toBe('2011/12/9');
    expect(en.month('2025-03')).toBe('Mar 2025');
    expect(zh.month(Date.UTC(2025, 2, 1))).toBe('2025年3月');
  });

  test('moments are told by the clock of this device', () => {
    const moment = new Date(2026, 10, 2, 14, 3).getTime();
    expect(en.moment(moment)).toBe('2 Nov 2026, 14:03');
    expect(zh.moment(moment)).toBe('2026/11/2 14:03');
  });

  test('ROC years count from 1912', () => {
    const roc = createFormats('zh-Hant', 'roc');
    expect(roc.month('2025-03')).toBe('民國114年3月');
    expect(roc.day('2025-03-05')).toBe('民國114/3/5');
  });

  test('ranges of whole months are written as months', () => {
    expect(en.range('2011-09-01', '2011-11-30')).toBe('Sep – Nov 2011');
    expect(zh.range('2011-09-01', '2011-11-30')).toBe('2011年9月–11月');
    expect(en.range('2010-12', '2011-02')).toBe('Dec 2010 – Feb 2011');
    expect(en.range('2012-02-01', '2012-02-29')).toBe('Feb 2012');
  });

  test('other ranges are written as days', () => {
    expect(en.range('2011-09-03', '2011-11-09')).toBe('3 Sep – 9 Nov 2011');
    expect(en.range('2011-09-03', '2011-09-09')).toBe('3 – 9 Sep 2011');
    expect(en.range('2011-09-03', '2011-09-03')).toBe('3 Sep 2011');
    expect(zh.range('2011-09-03', '2011-11-09')).toBe('2011/9/3–11/9');
    expect(zh.range('2010-12-31', '2011-01-01')).toBe('2010/12/31–2011/1/1');
  });
});

describe('words with numbers', () => {
  test('durations', () => {
    expect(en.duration(240)).toBe('240 ms');
    expect(en.duration(3210)).toBe('3.2 s');
    expect(zh.duration(65_000)).toBe('1 分 05 秒');
  });

  test('days', () => {
    expect(en.days(1)).toBe('1 day');
    expect(en.days(40)).toBe('40 days');
    expect(zh.days(40)).toBe('40 天');
  });

  test('lists', () => {
    expect(en.list(['Date', 'Amount', 'Customer'])).toBe('Date, Amount, and Customer');
    expect(zh.list(['日期', '金額', '顧客'])).toBe('日期、金額和顧客');
  });
});
