import { describe, expect, test } from 'vitest';
import type { CellValue, TableData, ValueKind } from '../spec/screen.ts';
import { typedColumns } from './typed-columns.ts';

function oneColumn(kind: ValueKind, values: readonly CellValue[], scale = 2) {
  const table: TableData = {
    ...{ id: 'one', title: 'One', marks: [] },
    columns: [{ id: 'it', label: 'It', kind }],
    rows: values.map((value) => [value]),
    footer: [['Total']],
  };
  return typedColumns(table, scale)[0];
}

describe('a column for analysts', () => {
  test('of amounts is a decimal with the decimals of the data', () => {
    expect(oneColumn('money', [-20n, null, 5], 3)).toEqual({
      ...{ id: 'it', label: 'It', kind: 'money' },
      ...{ type: 'decimal', scale: 3, precision: 18, values: [-20n, null, 5n] },
    });
  });

  test('of amounts with more than 18 digits takes 38', () => {
    expect(oneColumn('money', [10n ** 18n - 1n])).toMatchObject({ precision: 18 });
    expect(oneColumn('money', [-(10n ** 18n)])).toMatchObject({ precision: 38 });
  });

  test('of averages of amounts is a number of units', () => {
    expect(oneColumn('moneyAverage', [12.5, null])).toMatchObject({
      type: 'double',
      values: [0.125, null],
    });
    expect(oneColumn('money', [12.5])).toMatchObject({ type: 'double', values: [0.125] });
  });

  test('of days and months counts days since 1970', () => {
    // `date -u -d 2026-01-01 +%s` is 1767225600, which is 20454 days.
    expect(oneColumn('day', ['2026-01-01', '1969-12-31', null])).toMatchObject({
      type: 'day',
      values: [20454, -1, null],
    });
    expect(oneColumn('month', [312])).toMatchObject({ type: 'day', values: [20454] });
  });

  test('of whole numbers keeps every digit', () => {
    expect(oneColumn('integer', [9007199254740993n, 3, null])).toMatchObject({
      type: 'integer',
      values: [9007199254740993n, 3n, null],
    });
  });

  test('is text where words stand among its values', () => {
    expect(oneColumn('day', ['2026-01-01', 'never'])).toMatchObject({
      type: 'text',
      values: ['2026-01-01', 'never'],
    });
    expect(oneColumn('integer', [3, '—', null])).toMatchObject({
      type: 'text',
      values: ['3', '—', null],
    });
  });

  test('has a type without any value, and never the totals', () => {
    expect(oneColumn('share', [])).toMatchObject({ type: 'double', values: [] });
    expect(oneColumn('money', [null])).toMatchObject({ type: 'decimal', values: [null] });
  });

  test('has a name of its own', () => {
    const columns = ['a', 'a', ''].map((id) => ({ id, label: id, kind: 'text' as const }));
    const table = { id: 't', title: '', columns, rows: [], footer: [], marks: [] };
    expect(typedColumns(table, 0).map(({ id }) => id)).toEqual(['a', 'a_', 'column3']);
  });
});
