import { describe, expect, test } from 'vitest';
import type { CellValue, ValueKind } from '../spec/screen.ts';
import { sheetCell } from './sheet-cell.ts';

const cell = (kind: ValueKind, value: CellValue, scale = 2) =>
  sheetCell(kind, value, { scale, pattern: (of) => of });

describe('a value in a spreadsheet', () => {
  test('is an exact number of units where it is money', () => {
    expect(cell('money', 123456789012345n)).toEqual({
      number: '1234567890123.45',
      pattern: 'money',
    });
    expect(cell('money', -20n)).toEqual({ number: '-0.20', pattern: 'money' });
    expect(cell('money', -20n, 0)).toEqual({ number: '-20', pattern: 'money' });
    expect(cell('moneyAverage', 12.5)).toEqual({ number: '0.125', pattern: 'moneyAverage' });
  });

  test('is text from 2⁵³ on, where a double would lose a digit', () => {
    expect(cell('integer', 9007199254740991n)).toMatchObject({ number: '9007199254740991' });
    expect(cell('integer', 9007199254740993n)).toEqual({ text: '9007199254740993' });
    expect(cell('money', 9007199254740993n)).toEqual({ text: '90071992547409.93' });
    expect(cell('money', -9007199254740993n)).toEqual({ text: "'-90071992547409.93" });
  });

  test('is a real date: 1 January 2026 is day 46023 of a spreadsheet', () => {
    // LibreOffice Calc: =DATEVALUE("2026-01-01") and =DATEVALUE("1900-03-01").
    expect(cell('day', '2026-01-01')).toEqual({ number: '46023', pattern: 'yyyy-mm-dd' });
    expect(cell('day', '1900-03-01')).toEqual({ number: '61', pattern: 'yyyy-mm-dd' });
    expect(cell('month', 312)).toEqual({ number: '46023', pattern: 'yyyy-mm' });
  });

  test('is text before March 1900, where spreadsheets disagree', () => {
    expect(cell('day', '1900-02-28')).toEqual({ text: '1900-02-28' });
    expect(cell('month', -1200)).toEqual({ text: '1900-01' });
  });

  test('is words where words stand among numbers or days', () => {
    expect(cell('day', 'Total')).toEqual({ text: 'Total' });
    expect(cell('money', '=1+1')).toEqual({ text: "'=1+1" });
  });

  test('is nothing where there is none', () => {
    expect(cell('share', null)).toBeNull();
    expect(cell('share', Number.NaN)).toBeNull();
    expect(cell('number', Infinity)).toBeNull();
  });
});
