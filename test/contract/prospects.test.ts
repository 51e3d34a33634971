import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factIds } from '../../src/analyses/customer-columns.ts';
import { openView } from '../../src/analyses/open-view.ts';
import type { PyramidView } from '../../src/analyses/pyramid/view.ts';
import { analyses } from '../../src/analyses/registry.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import type { Filters, ViewState } from '../../src/core/spec/filters.ts';
import type { TableData } from '../../src/core/spec/screen.ts';
import { descriptors } from '../../src/core/spec/params.ts';
import { sql, type Sql } from '../../src/core/sql/index.ts';
import { CustomerData } from '../../src/state/customer-data.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { readPeers, readStory } from '../../src/state/customer-story.ts';
import { formatsOf } from '../../src/i18n/cells.ts';
import { createFormats } from '../../src/i18n/format.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { linkOrders, readShop } from '../support/oracle.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import { anyPeople, shopWithPeople, type Person } from '../support/oracle-people.ts';
import {
  anyShop,
  shopCsv,
  shopMapping,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';

const engine = useEngine();
const runs = { numRuns: 8 };
const mark = 'tier:prospects';

/**
 * People of the file whom no line up to a day names, sorted; who is only written in other letters than a
 * customer of any day is none.
 */
function prospectsIn(
  shop: readonly ShopRow[],
  people: readonly Person[],
  asOf = '9999-12-31',
): readonly string[] {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  const known = new Set(lines.filter(({ day }) => day <= asOf).map(({ customer }) => customer));
  const ever = new Set(lines.map(({ customer }) => customer ?? ''));
  const letters = new Set([...ever].map((id) => id.toLowerCase()));
  const ids = new Set(people.map(({ id }) => id).filter((id) => id !== ''));
  return [...ids]
    .filter((id) => !known.has(id) && (ever.has(id) || !letters.has(id.toLowerCase())))
    .sort();
}

/** Every number that a view shows of a data set. */
async function numbersOf(view: ViewState, model: ModelInfo): Promise<readonly unknown[]> {
  const { analysis, query, params, data, notices } = openView(view, model);
  expect(notices).toEqual([]);
  const numbers: unknown = analysis.view(
    tableFromIPC((await engine().run(query)).bytes),
    params,
    data,
  );
  return analysis
    .tables(numbers, analysis.labels.en, {
      ...{ labels: analysis.labels.en as unknown, data },
      formats: formatsOf(createFormats('en'), 'en', data.model),
    })
    .map(({ id, rows: found, footer, marks }: TableData) => ({ id, rows: found, footer, marks }));
}

const pyramidOf = async (model: ModelInfo, filters: Partial<Filters> = {}): Promise<PyramidView> =>
  (await runView(engine(), model, viewState('pyramid', {}, filters))) as PyramidView;

const anyDimensions = fc.record({
  channel: fc.constantFrom(null, 'web', 'store'),
  town: fc.constantFrom(null, 'Taipei', 'Tainan'),
});

describe('prospects of any shop with a customers file', () => {
  test('are the people whom no order names, within filters on customers', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyPeople, anyDimensions, async (shop, people, chosen) => {
        await withLoaded(engine(), shopWithPeople(shop, people), async ({ model }) => {
          const everyone = prospectsIn(shop, people);
          expect(model.prospects).toBe(everyone.length);
          const dimensions = Object.entries(chosen).flatMap(([dimension, value]) =>
            value === null ? [] : [{ dimension, exclude: false, values: [value] }],
          );
          const { prospects } = await pyramidOf(model, { dimensions });
          const wanted = everyone.filter(
            (id) =>
              chosen.town === null || people.find((one) => one.id === id)?.town === chosen.town,
          );
          expect(prospects).toBe(wanted.length);
          const view = viewState('pyramid', {}, { dimensions });
          expect(await customersOfMark(engine(), model, view, mark)).toEqual(wanted);
        });
      }),
      runs,
    );
  });

  test('as of a day in the past are those of the file as it was then', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyPeople, fc.nat(), async (shop, people, pick) => {
        const days = readShop(shopCsv(shop), shopMapping).lines.map(({ day }) => day);
        const asOf = days[pick % days.length] ?? '';
        // The first row, which fixes the first day, belongs to every file.
        const earlier = shop.filter((row, place) => place === 0 || row.date <= asOf);
        const then = await withLoaded(engine(), shopWithPeople(earlier, people), ({ model }) =>
          numbersOf(viewState('pyramid', {}, { asOf }), model),
        );
        await withLoaded(engine(), shopWithPeople(shop, people), async ({ model }) => {
          const view = viewState('pyramid', {}, { asOf });
          expect(await numbersOf(view, model)).toEqual(then);
          expect(await customersOfMark(engine(), model, view, mark)).toEqual(
            prospectsIn(shop, people, asOf),
          );
        });
      }),
      runs,
    );
  });

  test('have the keys after those of the orders, and are in none of their tables', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyPeople, async (shop, people) => {
        const texts = async (
          schema: string,
          query: (tables: ReturnType<typeof starTables>) => Sql,
        ) =>
          (await rows(engine(), query(starTables(schema)))).map((row) => Object.values(row).join());
        const tablesOf = async ({ schema }: ModelInfo) => ({
          order: await texts(schema, ({ order }) => sql`select * from ${order} order by rowid`),
          customer: await texts(schema, ({ customer }) => sql`select * from ${customer}`),
          keys: await texts(
            schema,
            ({ customerKey }) => sql`select * from ${customerKey} order by 1`,
          ),
        });
        const alone = await withLoaded(engine(), shopSources(shop), ({ model }) => tablesOf(model));
        await withLoaded(engine(), shopWithPeople(shop, people), async ({ model }) => {
          const { keys, ...others } = await tablesOf(model);
          const { keys: buyers, ...same } = alone;
          expect(others).toEqual(same);
          expect(keys.slice(0, buyers.length)).toEqual(buyers);
          const added = keys.slice(buyers.length).map((key) => key.split(','));
          expect(added.map(([key]) => Number(key))).toEqual(
            added.map((_, place) => buyers.length + place),
          );
          expect(added.map(([, id]) => id).sort()).toEqual(prospectsIn(shop, people));
        });
      }),
      runs,
    );
  });
});

/** A shop that sells to one town, and a prospect of another. */
const comeBack: readonly ShopRow[] = ['01', '09', '17'].map((day) => ({
  ...{ customer: 'zoe', order: `z${day}`, date: `2023-11-${day}` },
  ...{ amount: '1.01', channel: 'web', original: '' },
}));
const onlyTown: readonly Person[] = [
  { id: 'zoe', town: 'Taipei' },
  { id: 'eve', town: 'Tainan' },
];

/** All but those of everyone whom the data know: a segment, and whom a campaign has reached. */
const ofCustomers = analyses.filter(({ id }) => !['segment', 'campaign'].includes(id));

describe.each(ofCustomers.map((analysis) => [analysis.id, analysis] as const))(
  '%s',
  (page, one) => {
    const isGrouped = descriptors(one.params as object).some(
      ([name, { kind }]) => name === 'by' && kind === 'dimension',
    );
    const views = [
      viewState(page),
      ...(isGrouped ? [viewState(page, { by: 'dimension:town' })] : []),
      ...[['Taipei'], [null]].flatMap((values) =>
        [false, true].map((exclude) =>
          viewState(page, {}, { dimensions: [{ dimension: 'town', exclude, values }] }),
        ),
      ),
    ];

    test('counts the same beside people who never bought', { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(anyShop, anyPeople, async (shop, people) => {
          const strangers = new Set(prospectsIn(shop, people));
          const buyers = people.filter(({ id }) => !strangers.has(id));
          const all = async ({ model }: { readonly model: ModelInfo }) => {
            const told = [];
            for (const view of views)
              told.push(
                (await numbersOf(view, model)).map((table) =>
                  JSON.stringify(table, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v)),
                ),
              );
            return told;
          };
          // Prospects have a row of their own in the pyramid, and are in no other.
          const others = (told: readonly (readonly string[])[]) =>
            page === 'pyramid' ? told.map(([, ...rest]) => rest) : told;
          const without = await withLoaded(engine(), shopWithPeople(shop, buyers), all);
          const withThem = await withLoaded(engine(), shopWithPeople(shop, people), all);
          expect(others(withThem)).toEqual(others(without));
        }),
        { numRuns: 4, examples: [[comeBack, onlyTown]] },
      );
    });
  },
);

test('A row of totals below the people, and a buyer in capital letters, are no prospects', async () => {
  const file = (name: string, lines: readonly string[]): File =>
    new File([[...lines, ''].join('\n')], name);
  const sales = ['Order ID,Customer ID,Order Date,Amount'];
  for (let i = 1; i < 9; i++) sales.push(`A${i},c${i}@x.tw,2024-01-0${i},${i}.50`);
  const people = ['Customer ID,Name,Town,Points', 'C1@x.tw,Ann,Taipei,3'];
  for (let i = 2; i < 12; i++) people.push(`c${i}@x.tw,Bob ${i},Tainan,${i}`);
  people.push('Total,,,68');
  const found = [];
  for (const one of [file('sales.csv', sales), file('people.csv', people)])
    found.push(await inspectFile(one));
  expect(found[1]?.plan).toMatchObject({ role: 'customers', totalLabels: ['Total'] });
  await withLoaded(engine(), sourcesOf(found), async ({ model, checks }) => {
    expect(model.prospects).toBe(3);
    const view = viewState('pyramid');
    expect(await customersOfMark(engine(), model, view, mark)).toEqual(
      ['10', '11', '9'].map((i) => `c${i}@x.tw`),
    );
    expect(checks.find(({ code }) => code === 'unmatchedCustomers')?.detail).toMatchObject({
      ...{ known: 7, unknown: 1, unused: 4 },
    });
  });
});

describe('a list of prospects', () => {
  const everybody = { text: '', whole: true };
  const inOrder = { sort: 'customer' as const, descending: false, search: everybody };
  const columns = ['customer', ...factIds, 'd.town'] as const;

  test('names them with nothing but their town, however it is sorted, and a list of everyone does not', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyPeople, async (shop, people) => {
        await withLoaded(engine(), shopWithPeople(shop, people), async ({ model }) => {
          const wanted = prospectsIn(shop, people);
          const set = { view: viewState('pyramid'), mark };
          const view = viewState('customers', {}, { customers: [set] });
          const data = new CustomerData(engine(), model, view);
          const buyers = new CustomerData(engine(), model, viewState('customers'));
          expect(await data.yardsticks()).toEqual(await buyers.yardsticks());
          for (const sort of ['customer', 'expected', 'net', 'd.town'] as const) {
            const keys = await data.order({ ...inOrder, sort });
            const listed = await data.rows([...keys], columns);
            expect(listed.map(({ cells }) => cells.customer).sort(), sort).toEqual(wanted);
            for (const { cells } of listed) {
              const person = people.find(({ id }) => id === cells.customer);
              expect(cells['d.town'] ?? '').toBe(person?.town);
              expect(factIds.filter((id) => (cells[id] ?? null) !== null)).toEqual([]);
            }
          }
          const pieces = [];
          const order = await data.order(inOrder);
          for await (const piece of data.pieces(order, columns, 2)) pieces.push(...piece);
          expect(pieces.map(({ key }) => key)).toEqual([...order]);
          const listed = await buyers.rows([...(await buyers.order(inOrder))], ['customer']);
          for (const { cells } of listed) expect(wanted).not.toContain(cells.customer);
        });
      }),
      runs,
    );
  });

  test('leads to a page that knows no order', async () => {
    const [shop = []] = fc.sample(anyShop, { numRuns: 1, seed: 1 });
    await withLoaded(engine(), shopWithPeople(shop, onlyTown), async ({ model }) => {
      const data = new CustomerData(engine(), model, viewState('customers'));
      const [key] = await rows<{ customer: number }>(
        engine(),
        sql`select customer from ${starTables(model.schema).customerKey} where id = 'eve'`,
      );
      const story = await readStory(data, viewState('customer'), key?.customer ?? -1);
      expect(story?.customer.cells).toMatchObject({
        customer: 'eve',
        days: null,
        'd.town': 'Tainan',
      });
      expect(story?.counts).toEqual({ orders: 0, lines: 0 });
      expect(story?.months).toEqual([]);
      expect(await readPeers(data, 'everyone', 0)).not.toBeNull();
    });
  });
});
