import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factIds } from '../../src/analyses/customer-columns.ts';
import type { LoadReport } from '../../src/core/model/info.ts';
import { segmentIds } from '../../src/core/model/rfm-segments.ts';
import type { DimensionFilter, Filters } from '../../src/core/spec/filters.ts';
import type { CellValue } from '../../src/core/spec/screen.ts';
import { CustomerData, type ListedCustomer } from '../../src/state/customer-data.ts';
import { readPeers, readStory } from '../../src/state/customer-story.ts';
import { gapsOf, listedOf, lowerMiddle, sortedBy } from '../support/oracle-customers.ts';
import { useEngine } from '../support/node-engine.ts';
import { linkOrders, readShop, sum } from '../support/oracle.ts';
import { viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  anyShop,
  shopCsv,
  shopMapping,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';
import { dataOf, type OracleData } from '../support/oracle-views.ts';

const engine = useEngine();
const runs = { numRuns: 10 };
const everybody = { text: '', whole: true };
const inOrder = { sort: 'customer' as const, descending: false, search: everybody };

const anyDay = fc
  .integer({ min: 20, max: 140 })
  .map((offset) => new Date(Date.UTC(2023, 10, 1 + offset)).toISOString().slice(0, 10));
const anyDimension: fc.Arbitrary<DimensionFilter> = fc.record({
  dimension: fc.constant('channel'),
  exclude: fc.boolean(),
  values: fc.uniqueArray(fc.constantFrom('web', 'store', null), { minLength: 1, maxLength: 2 }),
});
const anyFilters: fc.Arbitrary<Partial<Filters>> = fc.record({
  asOf: fc.option(anyDay),
  dimensions: fc.array(anyDimension, { maxLength: 1 }),
});

function oracle(shop: readonly ShopRow[], filters: Partial<Filters>): OracleData {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  const seen = lines.filter(
    (line) =>
      line.day <= (filters.asOf ?? '9999-12-31') &&
      (filters.dimensions ?? []).every((f) => f.values.includes(line.dimension) !== f.exclude),
  );
  return dataOf(seen);
}

function dataFor({ model }: LoadReport, filters: Partial<Filters> = {}): CustomerData {
  return new CustomerData(engine(), model, viewState('customers', {}, filters));
}

/** Cells as the oracle writes them: counts as numbers, money as bigints. */
function plain({ cells }: ListedCustomer): Record<string, CellValue> {
  const money = ['net', 'refunded'];
  return Object.fromEntries<CellValue>(
    ['customer', ...factIds].map((id): [string, CellValue] => {
      const value = (cells as Record<string, CellValue>)[id] ?? null;
      if (value === null || typeof value === 'string') return [id, value];
      return [id, money.includes(id) ? BigInt(value) : Number(value)];
    }),
  );
}

async function everyRow(data: CustomerData, keys: Int32Array): Promise<readonly ListedCustomer[]> {
  return data.rows([...keys], ['customer', ...factIds]);
}

describe('the list of customers of any small shop', () => {
  test('says of each buyer what the definitions say, whatever the filters', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyFilters, async (shop, filters) => {
        await withLoaded(engine(), shopSources(shop), async (report) => {
          const expected = listedOf(oracle(shop, filters), filters.asOf ?? report.model.lastDay);
          const data = dataFor(report, filters);
          const rows = await everyRow(data, await data.order(inOrder));
          expect(rows.map(plain)).toEqual(sortedBy(expected, 'customer', false));
        });
      }),
      runs,
    );
  });

  test('stands in the order of any column, both ways', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, fc.boolean(), async (shop, descending) => {
        await withLoaded(engine(), shopSources(shop), async (report) => {
          const expected = listedOf(oracle(shop, {}), report.model.lastDay);
          const data = dataFor(report);
          for (const sort of ['customer', ...factIds] as const) {
            const rows = await everyRow(data, await data.order({ ...inOrder, sort, descending }));
            expect(
              rows.map(({ cells }) => cells.customer),
              sort,
            ).toEqual(sortedBy(expected, sort, descending).map(({ customer }) => customer));
          }
        });
      }),
      { numRuns: 6 },
    );
  });

  test('finds whole identifiers or parts of them, in any case', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyShop,
        fc.constantFrom('ann', ' ANN ', 'n', "'", '"', '%', '_', '周', '0', 'zoe', 'nobody'),
        fc.boolean(),
        async (shop, text, whole) => {
          await withLoaded(engine(), shopSources(shop), async (report) => {
            const wanted = text.trim().toLowerCase();
            const expected = listedOf(oracle(shop, {}), report.model.lastDay)
              .map(({ customer }) => customer)
              .filter((id) =>
                whole ? id.toLowerCase() === wanted : id.toLowerCase().includes(wanted),
              );
            const data = dataFor(report);
            const keys = await data.order({ ...inOrder, search: { text, whole } });
            const rows = await everyRow(data, keys);
            expect(rows.map(({ cells }) => cells.customer).sort()).toEqual(expected.sort());
          });
        },
      ),
      runs,
    );
  });

  test('says the same of a customer on any page and in a file', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        await withLoaded(engine(), shopSources(shop), async (report) => {
          const data = dataFor(report);
          const keys = await data.order(inOrder);
          const whole = await everyRow(data, keys);
          for (const [place, key] of keys.entries())
            expect(await everyRow(data, Int32Array.of(key))).toEqual([whole[place]]);
          const backwards = keys.slice().reverse();
          for (const atOnce of [2, 1000]) {
            const pieces: ListedCustomer[] = [];
            for await (const piece of data.pieces(backwards, ['customer', ...factIds], atOnce))
              pieces.push(...piece);
            expect(pieces).toEqual([...whole].reverse());
          }
        });
      }),
      { numRuns: 5 },
    );
  });
});

describe('a list of the customers of a segment', () => {
  const columns = ['customer', 'segment', 'r', 'f', 'm', 'expected'] as const;
  const cellsOf = (rows: readonly ListedCustomer[]): readonly (readonly [string, object])[] =>
    rows.map(({ cells }) => [String(cells.customer), cells]);

  test('says of each of them what RFM says, and what the list of everyone says', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyFilters, async (shop, filters) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const everyone = new CustomerData(engine(), model, viewState('customers', {}, filters));
          const whole = await everyone.rows([...(await everyone.order(inOrder))], columns);
          const known = new Map(cellsOf(whole));
          for (const [place, segment] of segmentIds.entries()) {
            const set = { view: viewState('rfm', {}, filters), mark: `segment:${segment}` };
            const view = viewState('customers', {}, { ...filters, customers: [set] });
            const data = new CustomerData(engine(), model, view);
            const listed = await data.rows([...(await data.order(inOrder))], columns);
            const own = whole.filter(({ cells }) => Number(cells.segment) === place);
            expect(listed.map(({ key }) => key)).toEqual(own.map(({ key }) => key));
            for (const [customer, cells] of cellsOf(listed)) {
              expect(cells).toEqual(known.get(customer));
            }
            const [first] = listed;
            const story = first && (await readStory(data, view, first.key));
            expect(story?.customer.cells.segment).toBe(first?.cells.segment);
          }
        });
      }),
      { numRuns: 5 },
    );
  });
});

describe('the page of a customer of any small shop', () => {
  test('adds up to what the list says, by month, by order and by line', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyFilters, async (shop, filters) => {
        await withLoaded(engine(), shopSources(shop), async (report) => {
          const data = dataFor(report, filters);
          const { orders } = oracle(shop, filters);
          for (const { key, cells } of await everyRow(data, await data.order(inOrder))) {
            const story = await readStory(data, viewState('customer', {}, filters), key);
            if (!story) throw new Error('the list has this customer');
            const total = (rows: readonly Readonly<Record<string, CellValue>>[]): bigint =>
              sum(rows.map((row) => BigInt(row['amount'] ?? 0)));
            const own = orders.filter(({ customer }) => customer === cells.customer);
            const listed = await story.orders(0, story.counts.orders);
            const lines = await story.lines(null, 0, story.counts.lines);
            expect(total(story.months)).toBe(BigInt(cells.net ?? 0));
            expect(total(listed)).toBe(BigInt(cells.net ?? 0));
            expect(total(lines)).toBe(BigInt(cells.net ?? 0));
            expect(sum(story.months.map((row) => BigInt(row['refunded'] ?? 0)))).toBe(
              BigInt(cells.refunded ?? 0),
            );
            expect(listed.map((row) => row['day'])).toEqual(
              own
                .map(({ day }) => day)
                .sort()
                .reverse(),
            );
            for (const order of listed) {
              const inIt = await story.lines(Number(order['ord']), 0, 1000);
              expect(inIt).toHaveLength(Number(order['lines']));
              expect(total(inIt)).toBe(BigInt(order['amount'] ?? 0));
            }
          }
        });
      }),
      { numRuns: 8 },
    );
  });

  test('compares with the middle of everyone and of the same fifth', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, fc.integer({ min: 1, max: 5 }), async (shop, fifth) => {
        await withLoaded(engine(), shopSources(shop), async (report) => {
          const data = dataFor(report);
          const truth = oracle(shop, {});
          const listed = listedOf(truth, report.model.lastDay);
          for (const group of ['everyone', 'fifth'] as const) {
            const peers = listed.filter(({ m }) => group === 'everyone' || m === fifth);
            const names = new Set(peers.map(({ customer }) => customer));
            const gaps = truth.customers
              .filter(({ customer }) => names.has(customer))
              .flatMap(({ days }) => gapsOf(days));
            const row = await readPeers(data, group, fifth);
            expect(
              row && {
                ...row,
                customers: Number(row['customers']),
                net: Number(row['net']),
                gap: row['gap'] === null ? null : Number(row['gap']),
              },
            ).toEqual(
              peers.length === 0
                ? null
                : {
                    customers: peers.length,
                    net: Number(lowerMiddle(peers.map(({ net }) => BigInt(net ?? 0)))),
                    orders: lowerMiddle(peers.map(({ orders }) => Number(orders))),
                    average: lowerMiddle(peers.map(({ average }) => Number(average))),
                    last_day: lowerMiddle(peers.map(({ lastDay }) => String(lastDay))),
                    gap: lowerMiddle(gaps),
                  },
            );
          }
        });
      }),
      runs,
    );
  });

  test('says that the filters leave a customer out', async () => {
    const rows: readonly ShopRow[] = [
      {
        customer: 'ann',
        order: 'o1',
        date: '2024-01-01',
        amount: '1.00',
        channel: 'web',
        original: '',
      },
      {
        customer: 'bob',
        order: 'o2',
        date: '2024-01-02',
        amount: '2.00',
        channel: 'store',
        original: '',
      },
    ];
    await withLoaded(engine(), shopSources(rows), async (report) => {
      const filters = { dimensions: [{ dimension: 'channel', exclude: false, values: ['store'] }] };
      const data = dataFor(report, filters);
      const view = viewState('customer', {}, filters);
      expect(await readStory(data, view, 0)).toBeNull();
      expect((await readStory(data, view, 1))?.customer.cells.customer).toBe('bob');
      expect(await readStory(data, view, 2)).toBeNull();
    });
  });
});

test('Someone with fewer than three purchase days is expected by the middle gap of everyone', async () => {
  // 31 gaps of 10 days, in one customer's 32 days; bob came twice, 25 days apart, and cho once.
  const day = (offset: number): string =>
    new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10);
  const row = (customer: string, offset: number): ShopRow => ({
    ...{ customer, order: `${customer}${offset}`, date: day(offset) },
    ...{ amount: '1.00', channel: 'web', original: '' },
  });
  const rows = [
    ...Array.from({ length: 32 }, (_, n) => row('ann', 10 * n)),
    row('bob', 260),
    row('bob', 285),
    row('cho', 305),
  ];
  await withLoaded(engine(), shopSources(rows), async (report) => {
    const data = dataFor(report);
    const listed = await everyRow(data, await data.order(inOrder));
    expect(report.model.lastDay).toBe(day(310));
    expect(
      listed.map(({ cells }) => [cells.customer, cells.expected, Number(cells.overdue)]),
    ).toEqual([
      ['ann', day(320), 0],
      ['bob', day(295), 15],
      ['cho', day(315), 0],
    ]);
  });
});
