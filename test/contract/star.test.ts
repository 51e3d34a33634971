import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scope } from '../../src/core/model/scope.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { noFilters } from '../../src/core/spec/filters.ts';
import { sql } from '../../src/core/sql/index.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { linkOrders, readShop, sum } from '../support/oracle.ts';
import { relationTexts, withLoaded } from '../support/oracle-engine.ts';
import {
  anchor,
  anyPromptShop,
  anySellingShop,
  anyShop,
  handMadeSources,
  shopCsv,
  shopMapping,
  shopPlan,
  shopSources,
} from '../support/oracle-shop.ts';
import { dataOf } from '../support/oracle-views.ts';

const engine = useEngine();
const runs = { numRuns: 18 };

describe('the import of any small shop', () => {
  test('loses no row: the file’s rows are those loaded plus those rejected', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        const { lines, rejected } = readShop(shopCsv(shop), shopMapping);
        await withLoaded(
          engine(),
          shopSources(shop),
          ({ model, rejects, rejectCounts, checks }) => {
            expect(model.control.rowsInFile).toBe(shop.length);
            expect(model.control.rowsLoaded).toBe(lines.length);
            expect(model.control.rowsRejected).toBe(rejected);
            expect(rejects).toHaveLength(rejected);
            expect(rejectCounts.reduce((total, { rows: count }) => total + count, 0)).toBe(
              rejected,
            );
            const failed = checks.filter((check) => check.status === 'fail');
            expect(failed).toEqual([]);
            return Promise.resolve();
          },
        );
      }),
      runs,
    );
  });

  test('adds amounts up exactly: control totals are integer sums over the file', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        const { lines } = readShop(shopCsv(shop), shopMapping);
        const total = (of: typeof lines): bigint => sum(of.map((line) => line.amount));
        await withLoaded(engine(), shopSources(shop), ({ model: { control, scale } }) => {
          expect(scale).toBe(2);
          expect(control.amount).toBe(total(lines));
          expect(control.factAmount).toBe(total(lines));
          expect(control.refundAmount).toBe(total(lines.filter((line) => line.isRefund)));
          expect(control.refundRows).toBe(lines.filter((line) => line.isRefund).length);
          expect(control.guestAmount).toBe(total(lines.filter((line) => line.customer === null)));
          return Promise.resolve();
        });
      }),
      runs,
    );
  });

  test('links refunds and keeps orders as the definitions say', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        const { lines } = readShop(shopCsv(shop), shopMapping);
        linkOrders(lines, shopMapping.refundPrefix);
        const { orders } = dataOf(lines);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const tables = starTables(model.schema);
          const found = await rows<{
            id: string | null;
            day: string;
            amount: bigint;
            sales: bigint;
          }>(
            engine(),
            sql`select k.id, cast(day as varchar) as day, amount, sales
              from ${tables.order} as purchase left join ${tables.customerKey} as k on k.customer = purchase.customer`,
          );
          const text = (id: string | null, day: string, amount: bigint, sales: bigint): string =>
            `${id} ${day} ${amount} ${sales}`;
          expect(found.map((o) => text(o.id, o.day, o.amount, o.sales)).sort()).toEqual(
            orders.map((o) => text(o.customer, o.day, o.amount, o.sales)).sort(),
          );
          expect(model.orders).toBe(orders.filter((order) => order.amount > 0n).length);
        });
      }),
      runs,
    );
  });

  test('gives every customer the purchase days and sums of the definitions', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        const { lines } = readShop(shopCsv(shop), shopMapping);
        linkOrders(lines, shopMapping.refundPrefix);
        const { customers } = dataOf(lines);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const tables = starTables(model.schema);
          const found = await rows<Record<string, string | number | null | bigint>>(
            engine(),
            sql`select k.id, days, orders, amount, sales, cast(first_day as varchar) as first_day,
                cast(second_day as varchar) as second_day, cast(last_day as varchar) as last_day
              from ${tables.customer} as person join ${tables.customerKey} as k on k.customer = person.customer
              left join ${tables.firstPurchase} as first_purchase on first_purchase.customer = person.customer
              order by k.id`,
          );
          const expected = customers.map((one) => ({
            id: one.customer,
            days: one.days.length,
            orders: one.orders,
            amount: one.amount,
            sales: one.sales,
            first_day: one.days[0] ?? null,
            second_day: one.days[1] ?? null,
            last_day: one.days.at(-1) ?? null,
          }));
          const byId = new Map(found.map((row) => [row['id'], row]));
          expect(byId.size).toBe(expected.length);
          for (const one of expected) expect(byId.get(one.id)).toEqual(one);
        });
      }),
      runs,
    );
  });
});

describe('numbers that only an engine reads', () => {
  const absurd = [
    'nan',
    'NaN',
    'inf',
    '-Infinity',
    '1e30',
    '-1e30',
    '1e400',
    '1__000',
    '0x1F',
    '9000000001',
  ];

  test('as amounts are rejected one by one, and the rest is loaded', async () => {
    const shop = [anchor, ...absurd.map((amount) => ({ ...anchor, amount }))];
    await withLoaded(engine(), shopSources(shop), ({ model, rejects, rejectCounts }) => {
      expect(model.control.rowsLoaded).toBe(1);
      expect(rejects.map(({ row, column, text }) => [row, column, text])).toEqual(
        absurd.map((amount, index) => [index + 3, 'amount', amount]),
      );
      expect(Object.fromEntries(rejectCounts.map(({ reason, rows: n }) => [reason, n]))).toEqual({
        amountMissing: 2,
        amountUnreadable: 4,
        tooLarge: 4,
      });
      return Promise.resolve();
    });
  });

  test('as quantities or prices are rejected too', async () => {
    const records = absurd.flatMap((cell) => [`${cell},1.00`, `1,${cell}`]);
    const csv = [
      'who,when,pieces,price',
      ...['2,1.50', ...records].map((r) => `ann,2024-01-05,${r}`),
      '',
    ].join('\n');
    const uses = ['customer', 'date', 'quantity', 'unitPrice'] as const;
    const sources = handMadeSources(csv, {
      ...shopPlan,
      columns: uses.map((use, index) => ({
        ...shopPlan.columns[0]!,
        index,
        header: use,
        id: use,
        use,
        recipe:
          use === 'customer'
            ? { kind: 'text', stripPointZero: false }
            : use === 'date'
              ? { kind: 'date', order: 'ymd' }
              : { kind: 'number', decimalMark: '.' },
      })),
    });
    await withLoaded(engine(), sources, ({ model }) => {
      // One row is good; 9,000,000,001 pieces at 1.00 are as much too large as the price for one.
      expect(model.control.rowsLoaded).toBe(1);
      expect(model.control.rowsRejected).toBe(2 * absurd.length);
      expect(model.control.amount).toBe(3n * 10n ** BigInt(model.scale));
      return Promise.resolve();
    });
  });
});

describe('the short way and the careful way', () => {
  const unreadable = { ...anchor, order: 'x1', date: '2024-02-30' };

  test('load the same star: one unreadable cell more changes nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        const stars: unknown[] = [];
        for (const rowsOfFile of [shop, [...shop, unreadable]])
          await withLoaded(engine(), shopSources(rowsOfFile), async ({ model, repairs }) => {
            const data = scope(model, {
              filters: noFilters,
              dates: 'history',
              compares: false,
              sets: [],
            });
            const { amount, factAmount, rowsLoaded, refundRows, guestAmount } = model.control;
            stars.push({
              ...{ amount, factAmount, rowsLoaded, refundRows, guestAmount, repairs },
              customers: await relationTexts(engine(), data, data.customers, sql`*`, sql``),
              months: await relationTexts(engine(), data, data.cohortMonths, sql`*`, sql``),
              dimensions: model.dimensions,
            });
          });
        expect(stars[1]).toEqual(stars[0]);
      }),
      runs,
    );
  });
});

describe('what a clean file must not lose', () => {
  test('a spurious .0 in a column that only names the original order is listed as a repair', async () => {
    const columns = shopPlan.columns.map((column) =>
      column.use === 'originalOrder'
        ? { ...column, recipe: { kind: 'text', stripPointZero: true } as const }
        : column,
    );
    const shop = [
      anchor,
      { ...anchor, order: '7', amount: '10.00' },
      { ...anchor, order: 'r1', amount: '-4.00', original: '7.0' },
    ];
    const sources = handMadeSources(shopCsv(shop), { ...shopPlan, columns });
    await withLoaded(engine(), sources, ({ model, repairs }) => {
      expect(repairs).toEqual([{ repair: 'identifier', rows: 1 }]);
      expect(model.orders).toBe(2);
      return Promise.resolve();
    });
  });

  test('revenue whose millionths are more than 64 bits hold adds up exactly', async () => {
    const shop = Array.from({ length: 1_100 }, (_, n) => ({
      ...anchor,
      order: `b${n}`,
      amount: '9000000000',
    }));
    await withLoaded(engine(), shopSources([anchor, ...shop]), ({ model }) => {
      // 1,100 × 9,000,000,000.00 + 0.01, in hundredths.
      expect(model.control.amount).toBe(990_000_000_000_001n);
      expect(model.control.factAmount).toBe(model.control.amount);
      return Promise.resolve();
    });
  });
});

describe('shapes made again from filtered rows', () => {
  const everyChannel = {
    ...noFilters,
    dimensions: [{ dimension: 'channel', exclude: false, values: ['web', 'store', 'app', null] }],
  };

  test.each([
    ['of any shop', anyShop, {}],
    ['where no line is later than its order', anyPromptShop, { hasLaterLines: false }],
    ['where every line sells', anySellingShop, { hasLaterLines: false, everyLineSells: true }],
  ])('%s equal the stored ones when the filter leaves nothing out', async (_, shops, expected) => {
    await fc.assert(
      fc.asyncProperty(shops, async (shop) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          expect(model).toMatchObject(expected);
          const ask = (filters: typeof noFilters) =>
            scope(model, { filters, dates: 'history', compares: false, sets: [] });
          const stored = ask(noFilters);
          const recomputed = ask(everyChannel);
          const same = async (
            relation:
              | 'orders'
              | 'purchaseDays'
              | 'customers'
              | 'customerMonths'
              | 'movements'
              | 'firstPurchases'
              | 'cohortMonths',
            columns = sql`*`,
            group = sql``,
          ): Promise<void> => {
            const [left, right] = [
              await relationTexts(engine(), stored, stored[relation], columns, group),
              await relationTexts(engine(), recomputed, recomputed[relation], columns, group),
            ];
            expect(right, relation).toEqual(left);
          };
          await same('orders');
          await same('purchaseDays');
          await same('customers');
          await same('customerMonths');
          await same('firstPurchases');
          await same('cohortMonths');
          await same(
            'movements',
            sql`customer, day, sum(amount)::bigint as amount, sum(orders)::bigint as orders`,
            sql`group by customer, day having sum(amount) <> 0 or sum(orders) <> 0`,
          );
        });
      }),
      runs,
    );
  });
});

describe('orders as real files have them', () => {
  const row = (order: string, date: string, amount: string, more = {}) => ({
    ...anchor,
    customer: 'ann',
    order,
    date,
    amount,
    ...more,
  });

  test.each([
    ['under the same order id', row('o1', '2024-01-20', '-40.00')],
    ['under the id with the refund prefix', row('Co1', '2024-01-20', '-40.00')],
    ['under the prefix, written as a positive amount', row('Co1', '2024-01-20', '40.00')],
    [
      'under an id of its own that names the original',
      row('r9', '2024-01-20', '-40.00', { original: 'o1' }),
    ],
  ])('a refund %s lowers its order', async (_, refund) => {
    const shop = [anchor, row('o1', '2024-01-05', '100.00'), refund];
    await withLoaded(engine(), shopSources(shop), async ({ model }) => {
      expect(model.orders).toBe(2);
      const [ann] = await rows<{ amount: bigint; sales: bigint; days: number }>(
        engine(),
        sql`select amount, sales, days from ${starTables(model.schema).customer} as person where amount > 100`,
      );
      expect(ann).toEqual({ amount: 6000n, sales: 10000n, days: 1 });
      expect(model.hasLaterLines).toBe(true);
    });
  });

  test('a refund of another customer with the same order id lowers nothing of ann’s', async () => {
    const shop = [
      anchor,
      row('o1', '2024-01-05', '100.00'),
      row('Co1', '2024-01-20', '-100.00', { customer: 'bob' }),
    ];
    await withLoaded(engine(), shopSources(shop), ({ model }) => {
      expect(model.orders).toBe(2);
      expect(model.customers).toBe(2);
      return Promise.resolve();
    });
  });

  test('an order that is refunded in full is no purchase', async () => {
    const shop = [anchor, row('o1', '2024-01-05', '100.00'), row('Co1', '2024-01-20', '-100.00')];
    await withLoaded(engine(), shopSources(shop), ({ model }) => {
      expect(model.orders).toBe(1);
      expect(model.customers).toBe(1);
      expect(model.control.amount).toBe(1n);
      return Promise.resolve();
    });
  });

  test('one order id of two customers is an order of each, and the check says so', async () => {
    const shop = [
      anchor,
      row('o1', '2024-01-05', '10.00'),
      row('o1', '2024-01-05', '10.00', { customer: 'bob' }),
    ];
    await withLoaded(engine(), shopSources(shop), ({ model, checks }) => {
      expect(model.orders).toBe(3);
      expect(checks.find((check) => check.code === 'oneCustomerPerOrder')?.status).toBe('warn');
      return Promise.resolve();
    });
  });

  test('an order spread over two days is one purchase, on its first day', async () => {
    const shop = [anchor, row('o1', '2024-01-05', '10.00'), row('o1', '2024-01-07', '10.00')];
    await withLoaded(engine(), shopSources(shop), async ({ model, checks }) => {
      expect(model.orders).toBe(2);
      const days = await rows<{ day: string }>(
        engine(),
        sql`select cast(day as varchar) as day from ${starTables(model.schema).purchaseDay} as d order by day`,
      );
      expect(days.map(({ day }) => day)).toEqual([anchor.date, '2024-01-05']);
      expect(checks.find((check) => check.code === 'oneDayPerOrder')?.status).toBe('warn');
    });
  });

  test.each([
    ['21474836.47', 'INTEGER'],
    ['21474836.48', 'BIGINT'],
    ['-21474836.48', 'BIGINT'],
  ])('a line of %s is held exactly, in %s', async (amount, type) => {
    const shop = [anchor, row('o1', '2024-01-05', amount)];
    await withLoaded(engine(), shopSources(shop), async ({ model }) => {
      const line = starTables(model.schema).line;
      const found = await rows<{ type: string; total: bigint }>(
        engine(),
        sql`select any_value(typeof(amount)) as type, cast(sum(amount) as bigint) as total from ${line} as line`,
      );
      expect(found).toEqual([{ type, total: BigInt(amount.replace('.', '')) + 1n }]);
      expect(model.control.factAmount).toBe(model.control.amount);
    });
  });

  test('texts are told apart only after they are tidied, wherever in the file they stand', async () => {
    const shop = [
      anchor,
      row('o1', '2024-01-05', '10.00', { channel: 'web' }),
      row('o1 ', '2024-01-05', '10.00', { customer: ' ann', channel: 'web\u3000' }),
      row('o2', '2024-01-06', '10.00', { customer: 'ann\u00a0', channel: 'N/A' }),
      row('null', '2024-01-07', '10.00', { channel: '' }),
      row('-', '2024-01-07', '10.00', { customer: 'ann\t', channel: ' store' }),
      row('o9', '2024-01-07', '10.00', { customer: 'NULL' }),
    ];
    await withLoaded(engine(), shopSources(shop), ({ model }) => {
      expect(model.orders).toBe(1 + 3 + 1);
      expect(model.customers).toBe(2);
      expect(model.control.guestRows).toBe(1);
      const channel = model.dimensions.find(({ id }) => id === 'channel');
      expect(channel?.values).toEqual([
        { value: 'web', rows: 4 },
        { value: null, rows: 2 },
        { value: 'store', rows: 1 },
      ]);
      return Promise.resolve();
    });
  });

  test('without an order id, a customer’s day is one order, and every guest row is one', async () => {
    const shop = [
      anchor,
      row('', '2024-01-05', '10.00'),
      row('', '2024-01-05', '10.00'),
      row('', '2024-01-06', '10.00'),
      row('', '2024-01-06', '10.00', { customer: '' }),
      row('', '2024-01-06', '10.00', { customer: '' }),
    ];
    await withLoaded(engine(), shopSources(shop), ({ model }) => {
      expect(model.orders).toBe(1 + 2 + 2);
      expect(model.customers).toBe(2);
      expect(model.control.guestRows).toBe(2);
      expect(model.control.guestAmount).toBe(2000n);
      return Promise.resolve();
    });
  });
});
