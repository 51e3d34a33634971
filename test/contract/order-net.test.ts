import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { sql } from '../../src/core/sql/index.ts';
import type { Sources } from '../../src/engine/engine.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { handMadeSources, shopPlan } from '../support/oracle-shop.ts';
import '../support/property-seed.ts';

const engine = useEngine();

/** A line of an order: its order, its product, what it costs, and what the order says it comes to. */
type Line = readonly [order: string, product: string, amount: string, orderNet: string];

function sourcesOf(
  lines: readonly Line[],
  more: readonly (readonly [string, string[]])[] = [],
): Sources {
  const uses: readonly (readonly [string, ColumnUse])[] = [
    ['order', 'order'],
    ['who', 'customer'],
    ['day', 'date'],
    ['item', 'product'],
    ['amount', 'amount'],
    ['subtotal', 'orderNet'],
    ...more.map(([use]) => [use, use as ColumnUse] as const),
  ];
  const plan: SourcePlan = {
    ...shopPlan,
    refunds: { kind: 'negativeOnly' },
    columns: uses.map(([header, use], index) => ({
      ...{ index, header, id: header, use },
      recipe:
        use === 'date'
          ? { kind: 'date', order: 'ymd' }
          : ['amount', 'orderNet', 'refunded'].includes(use)
            ? { kind: 'number', decimalMark: '.' }
            : { kind: 'text', stripPointZero: false },
      ...{ confidence: 1, reason: { code: 'none', detail: {} } },
    })),
  };
  const records = lines.map(([order, product, amount, net], index) =>
    [
      order,
      'ann',
      '2024-01-05',
      product,
      amount,
      net,
      ...more.map(([, cells]) => cells[index]),
    ].join(','),
  );
  return handMadeSources(
    [uses.map(([header]) => header).join(','), ...records, ''].join('\n'),
    plan,
  );
}

/** What the load makes of the lines, as `order product amount` in minor units, and its checks. */
async function load(sources: Sources) {
  return withLoaded(engine(), sources, async ({ model, checks, repairs }) => {
    const { line, product } = starTables(model.schema);
    const found = await rows<{ product: string; amount: bigint }>(
      engine(),
      sql`select p.code as product, cast(line.amount as bigint) as amount
        from ${line} as line left join ${product} as p on p.product = line.product
        order by p.code, line.amount`,
    );
    return {
      lines: found.map((one) => `${one.product} ${one.amount}`),
      amounts: found.map(({ amount }) => amount),
      control: model.control,
      scale: model.scale,
      repairs,
      check: (code: string) => checks.find((one) => one.code === code),
    };
  });
}

describe('A discount on the whole order', () => {
  test('is taken off its lines in proportion, and reported with its sum', async () => {
    // 10.00 of 100.00: a tenth off each line.
    const found = await load(
      sourcesOf([
        ['o1', 'cup', '60.00', '90.00'],
        ['o1', 'tea', '40.00', ''],
        ['o2', 'pot', '25.50', '25.50'],
      ]),
    );
    expect(found.lines).toEqual(['cup 540', 'pot 255', 'tea 360']);
    expect(found.control).toMatchObject({ amount: 1155n, factAmount: 1155n, rowsLoaded: 3 });
    expect(found.repairs).toEqual([{ repair: 'orderDiscount', rows: 2 }]);
    expect(found.check('orderDiscounts')).toEqual({
      ...{ code: 'orderDiscounts', status: 'pass' },
      detail: { orders: 1, minor: '10', scale: 0 },
    });
    expect(found.check('orderTotals')).toMatchObject({ status: 'pass', detail: { orders: 0 } });
  });

  test('may be larger than any one line', async () => {
    // 45 of 60 off: three quarters of each line.
    const found = await load(
      sourcesOf([
        ['o1', 'cup', '20', '15'],
        ['o1', 'pot', '28', '15'],
        ['o1', 'tea', '12', '15'],
      ]),
    );
    expect(found.lines).toEqual(['cup 5', 'pot 7', 'tea 3']);
  });

  test('of a third leaves the odd cent with the largest remainder', async () => {
    // 1.00 off three equal lines: 0.34, 0.33, 0.33; the first product by name takes the odd cent.
    const thirds = await load(
      sourcesOf([
        ['o1', 'tea', '3.33', '8.99'],
        ['o1', 'cup', '3.33', ''],
        ['o1', 'pot', '3.33', ''],
      ]),
    );
    expect(thirds.lines).toEqual(['cup 299', 'pot 300', 'tea 300']);
    // 1.00 off 5.05 and 0.02: 0.99605…, 0.00394…; the larger remainder is that of the first.
    const uneven = await load(
      sourcesOf([
        ['o1', 'cup', '5.05', '4.07'],
        ['o1', 'tea', '0.02', '4.07'],
      ]),
    );
    expect(uneven.lines).toEqual(['cup 405', 'tea 2']);
  });

  test('comes off before what the order was refunded, which takes no more than is left', async () => {
    const found = await load(
      sourcesOf(
        [
          ['o1', 'cup', '60.00', '90.00'],
          ['o1', 'tea', '40.00', ''],
          ['o2', 'pot', '20.00', '15.00'],
        ],
        [['refunded', ['30.00', '', '27.00']]],
      ),
    );
    // 90 − 30, and 15 of which all is given back with the shipping.
    expect(found.control).toMatchObject({ amount: 60n, factAmount: 60n, refundAmount: -45n });
    expect(found.check('orderTotals')).toMatchObject({ status: 'pass' });
  });

  test('leaves lines below zero alone', async () => {
    const found = await load(
      sourcesOf([
        ['o1', 'cup', '100', '70'],
        ['o1', 'tea', '-20', ''],
      ]),
    );
    expect(found.lines).toEqual(['cup 90', 'tea -20']);
  });

  test('is not made up where an order states nothing, more than its lines, or misses a row', async () => {
    const found = await load(
      sourcesOf([
        ['o1', 'cup', '10', ''],
        ['o2', 'pot', '10', '12'],
        ['o3', 'tea', '10', '15'],
        ['o3', 'jug', 'broken', ''],
        ['o4', 'tin', '10', 'n/a'],
      ]),
    );
    expect(found.lines).toEqual(['cup 10', 'pot 10', 'tea 10', 'tin 10']);
    expect(found.repairs).toEqual([]);
    expect(found.check('orderDiscounts')).toBeUndefined();
    expect(found.check('orderTotals')).toEqual({
      ...{ code: 'orderTotals', status: 'warn' },
      detail: { orders: 2 },
    });
  });

  test('is one order’s alone, also in a row that names no order', async () => {
    const found = await load(
      sourcesOf([
        ['', 'cup', '10', '8'],
        ['', 'pot', '10', '10'],
      ]),
    );
    expect(found.lines).toEqual(['cup 8', 'pot 10']);
  });
});

test('Files of one layout spread each its own, and a file without such a column none', async () => {
  const first = sourcesOf([['o1', 'cup', '10', '8']]);
  const second = sourcesOf([['o2', 'pot', '10', '9']]);
  const bare = sourcesOf([['o3', 'tea', '10', '']]);
  const plan = {
    ...bare.plan.sources[0]!,
    columns: bare.plan.sources[0]!.columns.map((column) =>
      column.use === 'orderNet' ? { ...column, use: 'ignore' as const } : column,
    ),
  };
  const sources = [...first.sources, ...second.sources, { ...bare.sources[0]!, plan }];
  const found = await load({
    plan: { sources: sources.map((source) => source.plan), currency: null },
    sources,
  });
  expect(found.lines).toEqual(['cup 8', 'pot 9', 'tea 10']);
  expect(found.check('orderDiscounts')).toMatchObject({ detail: { orders: 2, minor: '3' } });
});

test('Whatever the amounts, lines add up to their order, keep their sign, and do not depend on their order', async () => {
  const order = fc.record({
    cents: fc.array(fc.integer({ min: -500, max: 100_000 }), { minLength: 1, maxLength: 6 }),
    left: fc.integer({ min: 0, max: 1000 }),
  });
  const written = (cents: number): string => (cents / 100).toFixed(2);
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 8 }), async (orders) => {
      const lines = orders.flatMap(({ cents, left }, at): Line[] => {
        const net = cents.reduce((sum, one) => sum + one, 0);
        const sold = cents.reduce((sum, one) => sum + Math.max(0, one), 0);
        const stated = net - Math.floor((sold * left) / 1000);
        return cents.map((one, place) => [
          `o${at}`,
          `${at}-${place}`,
          written(one),
          written(stated),
        ]);
      });
      const found = await load(sourcesOf(lines));
      const turned = await load(sourcesOf(lines.toReversed()));
      expect(turned.lines).toEqual(found.lines);
      const unit = 10 ** (2 - found.scale);
      const after = new Map(
        found.lines.map((text) => [text.split(' ')[0], Number(text.split(' ')[1]) * unit]),
      );
      for (const [at] of orders.entries()) {
        const own = lines.filter(([name]) => name === `o${at}`);
        const sum = own.reduce((total, [, product]) => total + after.get(product)!, 0);
        expect(sum).toBe(Math.round(Number(own[0]![3]) * 100));
        for (const [, product, amount] of own) {
          const before = Math.round(Number(amount) * 100);
          expect(
            before > 0
              ? after.get(product)! >= 0 && after.get(product)! <= before
              : after.get(product) === before,
          ).toBe(true);
        }
      }
      expect(found.check('orderTotals')).toMatchObject({ status: 'pass' });
    }),
    { numRuns: 12 },
  );
});
