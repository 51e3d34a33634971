import { expect, test } from 'vitest';
import { columnsFor, type SourcePlan } from '../core/model/plan.ts';
import { sourcesOf } from '../engine/sources.ts';
import { remapped } from '../state/remap.ts';
import { inspectFile } from './inspect.ts';
import { mappingProblems } from './remarks.ts';
import type { Inspection } from './types.ts';

/** Orders with one more column of money per header. */
async function inspect(...headers: readonly string[]): Promise<Inspection> {
  const lines = Array.from({ length: 40 }, (_, i) =>
    [
      ...[`A${i}`, `M${i % 9}`, `2024-01-${String((i % 28) + 1).padStart(2, '0')}`, (i % 4) + 1],
      ...[`${20 + i}.50`, ...headers.map((__, at) => `${i + at + 2}.25`)],
    ].join(','),
  );
  const header = ['Order ID', 'Customer ID', 'Order Date', 'Quantity', 'Amount', ...headers];
  return inspectFile(new File([[header.join(','), ...lines, ''].join('\n')], 'orders.csv'));
}

/** The uses of the columns after the amount. */
const usesOf = ({ columns }: SourcePlan): readonly string[] =>
  columns.slice(5).map(({ use }) => use);

test.each([
  ['Profit', 'margin'],
  ['Gross Profit', 'margin'],
  ['gross_margin', 'margin'],
  ['毛利', 'margin'],
  ['COGS', 'cost'],
  ['Cost of Goods Sold', 'cost'],
  ['商品成本', 'cost'],
  ['成本', 'cost'],
  ['UnitCost', 'unitCost'],
  ['單位成本', 'unitCost'],
  ['进货价', 'unitCost'],
  ['Shipping Cost', 'serviceCost'],
  ['運費成本', 'serviceCost'],
  ['物流成本', 'serviceCost'],
  ['Handling Fee', 'serviceCost'],
  ['金流手續費', 'serviceCost'],
])('A column called %s is taken for the %s', async (header, use) => {
  const { plan } = await inspect(header);
  expect(usesOf(plan)).toEqual([use]);
  expect(plan.columns[4]?.use).toBe('amount');
  expect(plan.columns[5]?.recipe).toEqual({ kind: 'number', decimalMark: '.' });
});

test.each(['Shipping', 'Shipping Price', '運費', 'Tax', 'Weight'])(
  'A column called %s is no cost: the customer may have paid it, or it is no money',
  async (header) => {
    expect(usesOf((await inspect(header)).plan)).toEqual(['ignore']);
  },
);

test('Of several columns that say what a line earned one is taken, and every cost to serve', async () => {
  const { plan } = await inspect('COGS', 'Unit Cost', 'Profit', 'Shipping Cost', 'Payment Fee');
  expect(usesOf(plan)).toEqual(['ignore', 'ignore', 'margin', 'serviceCost', 'serviceCost']);
});

test('A cost that is the only money of a table is its amount, if it is written as money', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => `A${i},M${i % 4},2024-01-0${i + 1},NT$${i + 5}`);
  const text = ['Order ID,Customer ID,Order Date,Cost', ...rows, ''].join('\n');
  const { plan } = await inspectFile(new File([text], 'orders.csv'));
  expect(plan.columns[3]?.use).toBe('amount');
});

test('Choosing a cost takes the margin away, and costs to serve stand beside each other', async () => {
  const { plan, columns } = await inspect('Profit', 'Shipping Cost', 'a', 'b');
  const chosen = remapped(plan, 'cost', '7', columns);
  expect(usesOf(chosen)).toEqual(['ignore', 'serviceCost', 'cost', 'ignore']);
  const second = remapped(chosen, 'serviceCost', '8', columns);
  expect(columnsFor(second, 'serviceCost').map(({ header }) => header)).toEqual([
    'Shipping Cost',
    'b',
  ]);
  const moved = remapped(second, 'serviceCost:6', '5', columns);
  expect(usesOf(moved)).toEqual(['serviceCost', 'ignore', 'cost', 'serviceCost']);
  expect(usesOf(remapped(moved, 'cost', null, columns))).toEqual([
    ...['serviceCost', 'ignore', 'ignore', 'serviceCost'],
  ]);
});

test('Two answers to what a line earned, or a cost of one piece of how many, are refused', async () => {
  const found = await inspect('Profit', 'Unit Cost');
  const withUse = (changes: Readonly<Record<number, 'unitCost' | 'ignore'>>): Inspection => ({
    ...found,
    plan: {
      ...found.plan,
      columns: found.plan.columns.map((column) => ({
        ...column,
        use: changes[column.index] ?? column.use,
      })),
    },
  });
  const both = withUse({ 6: 'unitCost' });
  expect(mappingProblems(both.plan).map(({ code }) => code)).toEqual(['mapping.severalMargins']);
  expect(() => sourcesOf([both])).toThrow('mapping.severalMargins');
  const pieces = withUse({ 3: 'ignore', 5: 'ignore', 6: 'unitCost' });
  expect(mappingProblems(pieces.plan).map(({ code }) => code)).toEqual(['mapping.noQuantity']);
  expect(() => sourcesOf([pieces])).toThrow('mapping.noQuantity');
});
