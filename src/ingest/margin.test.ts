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
  // What serving cost is only proposed beside what the lines earned.
  const { plan } = use === 'serviceCost' ? await inspect(header, 'COGS') : await inspect(header);
  expect(usesOf(plan)).toEqual(use === 'serviceCost' ? [use, 'cost'] : [use]);
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
  const { plan } = await inspect('Unit Cost', 'Profit', 'Shipping Cost', 'Payment Fee');
  expect(usesOf(plan)).toEqual(['ignore', 'margin', 'serviceCost', 'serviceCost']);
});

test('A cost to serve is not proposed where no column says what lines earned', async () => {
  const { plan } = await inspect('Shipping Cost', 'Handling Fee');
  expect(usesOf(plan)).toEqual(['ignore', 'ignore']);
});

/** Orders of three pieces for the price, 12 each plus the row's number, whose cells follow from the row. */
async function usesWith(
  columns: Readonly<Record<string, (paid: number, row: number) => number>>,
): Promise<readonly string[]> {
  const header = ['Order ID', 'Customer ID', 'Order Date', 'Quantity', 'Unit Price'];
  const lines = Array.from({ length: 20 }, (_, i) =>
    [
      ...[`A${i}`, `M${i % 9}`, `2024-01-${String((i % 28) + 1).padStart(2, '0')}`, 3, 12 + i],
      ...Object.values(columns).map((cell) => Number(cell(3 * (12 + i), i).toFixed(4))),
    ].join(','),
  );
  const text = [[...header, ...Object.keys(columns)].join(','), ...lines, ''].join('\n');
  return usesOf((await inspectFile(new File([text], 'orders.csv'))).plan);
}
const goods = (paid: number, row: number): number => paid * (0.4 + (row % 7) / 10);
const profit = (paid: number, row: number): number => paid - goods(paid, row);

test.each<[string, Parameters<typeof usesWith>[0], readonly string[]]>([
  ['a firm header before a usual one', { Margin: profit, COGS: goods }, ['ignore', 'cost']],
  ['a stated profit before a cost as firm', { COGS: goods, Profit: profit }, ['ignore', 'margin']],
  ['no rate, losses among them', { Profit: (p, i) => profit(p, i) / p - 0.2 }, ['ignore']],
  ['no per cent of its header', { 'Gross Margin %': (_, i) => 20 + i }, ['ignore']],
  [
    'no per cent that the cost belies',
    { 'Gross Margin': (p, i) => (100 * profit(p, i)) / p, COGS: goods },
    ['ignore', 'cost'],
  ],
  ['no cost that is price × quantity', { 'Total Cost': (paid) => paid }, ['ignore']],
  [
    'no cost that is the amount',
    { Amount: (p) => p - 1, Costs: (p) => p - 1 },
    ['amount', 'ignore'],
  ],
  ['a cost that is none of them', { 'Total Cost': goods }, ['cost']],
])('For what lines earned are taken: %s', async (_, columns, uses) => {
  expect(await usesWith(columns)).toEqual(uses);
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
