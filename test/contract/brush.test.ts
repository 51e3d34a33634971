import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Group } from '../../src/analyses/explore/axis.ts';
import type { Aggregate } from '../../src/analyses/explore/measure.ts';
import type { ExploreView } from '../../src/analyses/explore/view.ts';
import { keysOf } from '../../src/analyses/explore/view.ts';
import {
  barsOf,
  compileCube,
  Cube,
  stripOf,
  viewExplore,
  type ExploreParams,
} from '../../src/analyses/explore-brush.ts';
import { openView } from '../../src/analyses/open-view.ts';
import { addDays, daysBetween } from '../../src/core/calendar.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { DayRange, ViewState } from '../../src/core/spec/filters.ts';
import { encodeParam } from '../../src/core/spec/params.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine } from '../support/node-engine.ts';
import { runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import { plainLines } from '../support/oracle-explore.ts';
import { anyLongShop, anyShop, shopSources } from '../support/oracle-shop.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();

const additive: readonly Aggregate[] = ['revenue', 'sales', 'refunds', 'lines', 'quantity'];
/** Formulas rank, too: of what adds up, whatever they make of it. */
const formulas = ['refundShare', '=refunds / lines', '=sales - 2 * refunds'];
const others: readonly Aggregate[] = ['orders', 'customers', 'medianLine'];

/** Reads the cube of a view once. */
async function openCube(model: ModelInfo, state: ViewState): Promise<Cube | null> {
  const open = openView(state, model);
  const params = open.params as unknown as ExploreParams;
  const query = compileCube(params, open.data);
  if (!query) return null;
  const { bytes } = await engine().run(query);
  return Cube.read(tableFromIPC(bytes), params, open.data);
}

/** The view of some dates as the cube has it. */
function fromCube(cube: Cube, model: ModelInfo, state: ViewState): ExploreView {
  const { params, data } = openView(state, model);
  return viewExplore(cube.answer(data.period), params as unknown as ExploreParams, data);
}

const within = (state: ViewState, dates: DayRange): ViewState => ({
  ...state,
  filters: { ...state.filters, dates },
});

/** Every group of both sides in order, and every number of every cell. */
function written(view: ExploreView, names: readonly Aggregate[]): unknown {
  const [down, across] = [view.rows, view.columns].map((axis) => [...axis.shown('first')]) as [
    Group[],
    Group[],
  ];
  return {
    down: down.map(keysOf),
    across: across.map(keysOf),
    cells: down.map((row) =>
      across.map((column) => {
        const cell = view.cell(row, column);
        return cell && names.map((name) => cell(name));
      }),
    ),
  };
}

/** Views of a shop's fields: up to four of them on the shelves, some with only their top. */
function anyView(
  fields: readonly string[],
  filters: readonly ViewState['filters']['dimensions'][],
): fc.Arbitrary<ViewState> {
  const shelf = fc.array(
    fc
      .tuple(fc.constantFrom(...fields), fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }))
      .map(([name, top]) => (top === null ? name : `${name}^${top}`)),
    { maxLength: 2 },
  );
  return fc
    .record({
      rows: shelf,
      columns: shelf,
      first: fc.constantFrom(...additive, ...formulas),
      rest: fc.uniqueArray(fc.constantFrom(...additive, ...formulas, ...others), { maxLength: 3 }),
      sort: fc.constantFrom([], ['0', 'asc'], ['0', 'desc']),
      only: fc.constantFrom([], ['is:weekday=0|1|2'], ['not:visit=0', 'is:month=286|287|288']),
      dimensions: fc.constantFrom(...filters),
    })
    .map(({ rows, columns, first, rest, sort, only, dimensions }) =>
      viewState(
        'explore',
        {
          rows: encodeParam(rows),
          columns: encodeParam(columns),
          measures: encodeParam([...new Set([first, ...rest])]),
          sort: encodeParam(sort),
          only: encodeParam(only),
        },
        { dimensions },
      ),
    );
}

/** Some days, one of them or all, inside the data and beyond them. */
function anyRange({ firstDay, lastDay }: ModelInfo): fc.Arbitrary<DayRange> {
  const days = daysBetween(firstDay, lastDay);
  const day = fc.integer({ min: -20, max: days + 20 });
  return fc.oneof(
    fc.constant({ from: firstDay, to: lastDay }),
    fc.tuple(day, day).map(([one, other]) => ({
      from: addDays(firstDay, Math.min(one, other)),
      to: addDays(firstDay, Math.max(one, other)),
    })),
  );
}

describe('a cube that was fetched once', () => {
  test.each([
    ['four months', anyShop],
    ['two years', anyLongShop],
  ] as const)(
    'says of any dates what the query says: its groups, their order, their numbers, over %s',
    { timeout: 300_000 },
    async (_, shops) => {
      const fields = [
        ...['month', 'week', 'weekday', 'quarter', 'bin:amount:25', 'visit', 'visitNumber'],
        ...['tier', 'segment', 'firstMonth', 'recency'],
      ];
      await fc.assert(
        fc.asyncProperty(shops, fc.gen(), async (shop, draw) => {
          await withLoaded(engine(), shopSources(shop), async ({ model }) => {
            const [dimension] = model.dimensions;
            const all = dimension
              ? [...fields, `dimension:${dimension.id}`, `dimension:${dimension.id}^2`]
              : fields;
            const filters = (dimension?.values ?? [])
              .slice(0, 2)
              .map(({ value }, place) => [
                { dimension: dimension?.id ?? '', exclude: place === 1, values: [value] },
              ]);
            const state = draw(() => anyView(all, [[], ...filters]));
            const cube = await openCube(model, state);
            expect(cube).not.toBeNull();
            for (let time = 0; time < 4; time += 1) {
              const own = within(
                state,
                draw(() => anyRange(model)),
              );
              const asked = (await runView(engine(), model, own)) as ExploreView;
              expect(written(fromCube(cube!, model, own), additive)).toEqual(
                written(asked, additive),
              );
            }
          });
        }),
        { numRuns: 25 },
      );
    },
  );

  test('says of any dates what the lines themselves come to', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, fc.gen(), async (shop, draw) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const lines = await plainLines(engine(), model);
          const state = viewState('explore', { rows: 'weekday', measures: 'revenue~lines' });
          const cube = await openCube(model, state);
          const range = draw(() => anyRange(model));
          const view = fromCube(cube!, model, within(state, range));
          const own = lines.filter(({ date }) => date >= range.from && date <= range.to);
          const total = view.cell(view.rows.root, view.columns.root);
          expect(Number(total?.('lines'))).toBe(own.length);
          expect(Number(total?.('revenue') ?? 0)).toBe(
            own.reduce((sum, { amount }) => sum + amount, 0),
          );
          const days = new Set(own.map(({ date }) => new Date(date).getUTCDay()));
          expect(view.rows.root.children).toHaveLength(days.size);
        });
      }),
      { numRuns: 10 },
    );
  });

  test('does not say what cannot be added up: neither a number nor nought', async () => {
    const [shop] = fc.sample(anyShop, { numRuns: 1, seed: 2 });
    await withLoaded(engine(), shopSources(shop!), async ({ model }) => {
      const state = viewState('explore', { rows: 'month', measures: 'revenue~customers' });
      const view = fromCube((await openCube(model, state))!, model, state);
      const { root } = view.rows;
      expect(view.cell(root, view.columns.root)?.('customers')).toBeUndefined();
    });
  });

  test.each([
    ['what ranks cannot be added up', { measures: 'customers~revenue' }],
    ['what sorts cannot be added up', { measures: 'revenue~customers', sort: '1~desc' }],
    ['other dates are compared with', { measures: 'revenue~revenue.growth' }],
    ['a second axis cannot be added up', { measures: 'revenue~orders', chart: 'scatter' }],
    ['nothing is counted', { measures: '' }],
  ])('is not there where %s', async (_, params) => {
    const [shop] = fc.sample(anyLongShop, { numRuns: 1, seed: 3 });
    await withLoaded(engine(), shopSources(shop!), async ({ model }) => {
      const dates = { from: addDays(model.lastDay, -10), to: model.lastDay };
      const state = viewState('explore', { rows: 'month', ...params }, { dates });
      expect(await openCube(model, state)).toBeNull();
    });
  });
});

describeWithShared('a cube of Superstore', 'data/superstore/orders.csv', (file) => {
  let model: ModelInfo;
  beforeAll(async () => {
    ({ model } = await engine().load(await dropped([file]), 'brushed'));
  }, 60_000);
  afterAll(() => engine().forget('brushed'));

  test.each<Record<string, string>>([
    { rows: 'dimension:region~product^5', columns: 'dimension:category', measures: 'revenue' },
    { rows: 'product^7', columns: 'year~quarter', measures: 'margin~quantity~orders' },
    { rows: 'dimension:category^2~dimension:segment^1', measures: '=margin / net_revenue~lines' },
    { rows: 'segment~weekday', columns: 'visitNumber^3', measures: 'revenue~marginShare' },
  ])('says of any dates what the query says: %o', { timeout: 120_000 }, async (params) => {
    const state = viewState('explore', params);
    const cube = await openCube(model, state);
    const names: readonly Aggregate[] = [...additive, 'margin'];
    await fc.assert(
      fc.asyncProperty(anyRange(model), async (range) => {
        const own = within(state, range);
        const asked = (await runView(engine(), model, own)) as ExploreView;
        const said = fromCube(cube!, model, own);
        expect(written(said, names)).toEqual(written(asked, names));
        expect(said.productNames).toEqual(asked.productNames);
      }),
      { numRuns: 6 },
    );
  });

  test('is not there where it has more groups than are drawn while a hand moves', async () => {
    const state = viewState('explore', { rows: 'day~product', measures: 'revenue' });
    expect(await openCube(model, state)).toBeNull();
  });
});

describe('the strip of all dates', () => {
  test('holds every day once, and adds up to all lines', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyShop, anyLongShop), async (shop) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const lines = await plainLines(engine(), model);
          const open = openView(viewState('explore', { measures: 'customers~lines' }), model);
          const strip = stripOf(open.params as unknown as ExploreParams, open.data);
          const texts = Object.fromEntries(
            Object.entries(strip.params).map(([name, value]) => [name, encodeParam(value)]),
          );
          const dates = { from: model.firstDay, to: model.lastDay };
          const view = await runView(engine(), model, viewState('explore', texts, { dates }));
          const bars = barsOf(strip, view as ExploreView);
          expect(bars[0]?.from).toBe(model.firstDay);
          expect(bars.at(-1)?.to).toBe(model.lastDay);
          for (const [place, { from, to, value }] of bars.entries()) {
            const before = bars[place - 1];
            if (before) expect(from).toBe(addDays(before.to, 1));
            const own = lines.filter(({ date }) => date >= from && date <= to);
            expect(value).toBe(own.length);
          }
        });
      }),
      { numRuns: 12 },
    );
  });
});
