import { describe, expect, test } from 'vitest';
import { readField } from './field.ts';
import { readMeasure } from './measure.ts';
import { shapes } from './params.ts';
import { fittingShape, offeredShapes } from './picture-shapes.ts';

const model = {
  dimensions: [
    ['country', ['Taiwan', 'Japan', '南韓', 'Unspecified']] as const,
    ['channel', ['Web', 'Store', 'LINE']] as const,
  ].map(([id, values]) => ({
    ...{ id, label: id, source: 'line' as const, column: id },
    values: values.map((value) => ({ value, rows: 1 })),
  })),
};
const shelves = (rows: string, columns: string, measures: string) => ({
  rows: rows.split(' ').flatMap((text) => readField(text) ?? []),
  columns: columns.split(' ').flatMap((text) => readField(text) ?? []),
  measures: measures.split(' ').flatMap((text) => readMeasure(text) ?? []),
});

describe('the shapes that can be chosen', () => {
  test.each([
    ['nothing but a total', '', '', 'revenue', 'table'],
    ['one field', 'month', '', 'orders', 'table bar line area box'],
    [
      'two fields and a sum',
      'month',
      'tier',
      'revenue',
      'table bar stacked filled line area heat box',
    ],
    [
      'two fields and a count of customers',
      'month',
      'tier',
      'customers',
      'table bar line heat box',
    ],
    ['two measures', 'tier', '', 'revenue orders', 'table bar line area scatter box'],
    ['columns alone', '', 'dimension:country', 'revenue', 'table bar line area box map'],
    ['countries', 'dimension:country month', '', 'orderValue', 'table bar line area box map'],
    [
      'countries inside of months',
      'month dimension:country',
      '',
      'revenue',
      'table bar line area box',
    ],
    ['ranks of countries', 'dimension:country', '', 'revenue.rank', 'table bar line area box'],
    ['channels', 'dimension:channel', '', 'revenue', 'table bar line area box'],
  ])('of %s', (_, rows, columns, measures, expected) => {
    expect(offeredShapes(shelves(rows, columns, measures), model)).toEqual(
      shapes.filter((shape) => expected.split(' ').includes(shape)),
    );
  });
});

describe('the shape that is proposed', () => {
  test.each([
    ['months', 'month', '', 'revenue', 12, 'line'],
    ['a few years', 'year', '', 'revenue', 3, 'bar'],
    ['months by channel', 'month', 'dimension:channel', 'revenue', 12, 'stacked'],
    ['days by channel', 'day', 'dimension:channel', 'revenue', 90, 'area'],
    ['customers by month and channel', 'month', 'dimension:channel', 'customers', 12, 'line'],
    ['channels', 'dimension:channel', '', 'revenue', 3, 'bar'],
    ['channels by tier', 'dimension:channel', 'tier', 'revenue', 3, 'stacked'],
    ['customers of channels by tier', 'dimension:channel', 'tier', 'customers', 3, 'bar'],
    ['two measures of products', 'product', '', 'revenue orders', 40, 'scatter'],
    ['two measures of three channels', 'dimension:channel', '', 'revenue orders', 3, 'bar'],
    ['two measures of months', 'month', '', 'revenue orders', 12, 'line'],
    ['countries', 'dimension:country', '', 'revenue', 4, 'bar'],
  ])('of %s', (_, rows, columns, measures, places, expected) => {
    const { rows: down, columns: over, measures: of } = shelves(rows, columns, measures);
    expect(
      fittingShape({
        ...{ along: down[0]!, across: over[0] ?? null, places },
        ...{ series: over.length > 0 ? 3 : 0, measures: of },
      }),
    ).toBe(expected);
  });

  test('of more values across than can be told apart is a heat map', () => {
    const { rows, columns, measures } = shelves('month', 'product', 'revenue');
    const drawn = { along: rows[0]!, across: columns[0]!, places: 12, measures };
    expect([5, 6].map((series) => fittingShape({ ...drawn, series }))).toEqual(['stacked', 'heat']);
  });
});
