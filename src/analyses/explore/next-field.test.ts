import { expect, test } from 'vitest';
import type { DimensionInfo, ModelInfo } from '../../core/model/info.ts';
import { readField, type FieldKind } from './field.ts';
import { nextFields, tellsApart } from './next-field.ts';

const dimension = (id: string, count: number, source: 'line' | 'customer' = 'line') =>
  ({
    ...{ id, label: id, source, column: id },
    values: Array.from({ length: count }, (_, place) => ({ value: String(place), rows: 1 })),
  }) satisfies DimensionInfo;
const model = {
  ...{ products: 9, hasHours: false },
  dimensions: [
    dimension('region', 4),
    dimension('category', 3),
    dimension('subCategory', 17),
    dimension('city', 500, 'customer'),
  ],
} as unknown as ModelInfo;
const on = (text: string): FieldKind => readField(text)!.on;

test.each([
  ['year', ['quarter', 'month', 'week', 'day']],
  ['month', ['week', 'day']],
  ['day', []],
  ['tier', ['segment', 'recency']],
  ['visit', ['visitNumber']],
  // Finer columns that stand behind it, then products: a region has no categories of its own to skip to.
  ['dimension:category', ['dimension:subCategory', 'product']],
  ['dimension:region', ['dimension:subCategory', 'product']],
  ['dimension:subCategory', ['product']],
  ['dimension:city', ['product']],
  ['bin:amount:50', ['bin:amount:10']],
  ['bin:quantity:1', []],
])('Below %s comes %j', (field, below) => {
  expect(nextFields(on(field), model)).toEqual(below);
});

test('Without products, columns lead to no product', () => {
  expect(nextFields(on('dimension:category'), { ...model, products: 0 })).toEqual([
    'dimension:subCategory',
  ]);
});

test('Inside a month neither the month nor its year tells anything apart', () => {
  const apart = ['year', 'month', 'week', 'weekday'].filter((text) =>
    tellsApart(on(text), [on('month')]),
  );
  expect(apart).toEqual(['week', 'weekday']);
});
