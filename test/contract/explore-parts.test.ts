import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExploreParams } from '../../src/analyses/explore/params.ts';
import { compileExplore } from '../../src/analyses/explore/query.ts';
import { openView } from '../../src/analyses/open-view.ts';
import {
  addDays,
  daysBetween,
  monthEnd,
  monthNumber,
  monthStart,
} from '../../src/core/calendar.ts';
import type { Dataset } from '../../src/core/model/dataset.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { DayRange, DimensionFilter } from '../../src/core/spec/filters.ts';
import { encodeParam } from '../../src/core/spec/params.ts';
import { duckdb, render, type Sql } from '../../src/core/sql/index.ts';
import { dropped } from '../support/dropped.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { viewState, withLoaded } from '../support/oracle-engine.ts';
import { anyShop, shopSources } from '../support/oracle-shop.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();

/** What is asked of a shop. */
interface Asked {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly measures: readonly string[];
}

function anyOf(
  fields: readonly string[],
  measures: readonly string[],
): fc.Arbitrary<Asked & { readonly tops: readonly (number | null)[] }> {
  const top = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
  return fc
    .record({
      fields: fc.uniqueArray(fc.constantFrom(...fields), { maxLength: 4 }),
      split: fc.nat({ max: 2 }),
      tops: fc.array(top, { minLength: 4, maxLength: 4 }),
      measures: fc.uniqueArray(fc.constantFrom(...measures), { minLength: 1, maxLength: 4 }),
    })
    .map(({ fields: chosen, split, tops, measures: counted }) => {
      const named = chosen.map((name, place) => {
        const most = tops[place] ?? null;
        return most === null ? name : `${name}^${most}`;
      });
      return { rows: named.slice(split), columns: named.slice(0, split), measures: counted, tops };
    });
}

/** A pivot of a shop, open: its settings and the data as it sees them. */
function opened(
  model: ModelInfo,
  asked: Asked,
  dates: DayRange,
  dimensions: readonly DimensionFilter[] = [],
): { readonly params: ExploreParams; readonly data: Dataset } {
  const { params, data } = openView(
    viewState(
      'explore',
      {
        rows: encodeParam(asked.rows),
        columns: encodeParam(asked.columns),
        measures: encodeParam(asked.measures),
      },
      { dates, dimensions },
    ),
    model,
  );
  return { params: params as unknown as ExploreParams, data };
}

/** The rows of an answer as one text each, sorted; without the columns of some aggregates. */
async function answered(query: Sql, without = /^$/): Promise<readonly string[]> {
  const found = await rows(engine(), query);
  return found
    .map((row) =>
      JSON.stringify(
        Object.entries(row).filter(([name]) => !without.test(name)),
        (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
      ),
    )
    .sort();
}

const text = (query: Sql): string => render(query, duckdb);
const shownDimensions = ({ dimensions }: ModelInfo): readonly string[] =>
  dimensions.map(({ id }) => `dimension:${id}`);
const ofCustomers = ['tier', 'segment', 'firstMonth', 'recency'];

/** Counts what was tried, so that a test cannot pass without having tried it. */
interface Tried {
  inParts: number;
}

/**
 * A pivot drawn for a shop, from its finest groups and from the lines of every level: a median needs these,
 * and takes all other columns along.
 */
async function expectSameOfParts(
  model: ModelInfo,
  draw: <T>(from: fc.Arbitrary<T>) => T,
  tried: Tried,
): Promise<void> {
  const fields = [
    ...['month', 'week', 'day', 'weekday', 'quarterOfYear', 'bin:amount:40'],
    ...['visit', 'visitNumber', ...ofCustomers, ...shownDimensions(model)],
    ...(model.products > 0 ? ['product'] : []),
  ];
  const measures = [
    ...['revenue', 'sales', 'refunds', 'orders', 'customers', 'lines', 'quantity', 'meanLine'],
    ...[
      'leastLine',
      'mostLine',
      'perCustomer',
      'orderValue',
      'ordersPerCustomer',
      'customers.change',
      'revenue.growth',
    ],
    ...(model.products > 0 ? ['products'] : []),
  ];
  const asked = draw(anyOf(fields, measures));
  const middle = addDays(
    model.firstDay,
    Math.floor(daysBetween(model.firstDay, model.lastDay) / 2),
  );
  const dates = { from: draw(fc.constantFrom(model.firstDay, middle)), to: model.lastDay };
  const { params, data } = opened(model, asked, dates);
  const withMedian = { ...asked, measures: [...asked.measures, 'medianLine'] };
  // As if there were more orders than sets of them have room for.
  const keys = { ...model.keys, orders: draw(fc.constantFrom(model.keys.orders, 1e9)) };
  const parts = compileExplore(params, { ...data, model: { ...model, keys } });
  const lines = compileExplore(opened(model, withMedian, dates).params, data);
  if (text(parts).includes('finest as')) tried.inParts += 1;
  expect(text(lines)).not.toContain('finest as');
  expect(await answered(parts)).toEqual(await answered(lines, /^medianLine/));
}

describe('A pivot says the same, whichever way it is counted:', () => {
  test('from the finest groups, or from every line', { timeout: 240_000 }, async () => {
    const tried = { inParts: 0 };
    await fc.assert(
      fc.asyncProperty(anyShop, fc.gen(), async (shop, draw) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          for (let round = 0; round < 4; round += 1)
            await expectSameOfParts(model, (from) => draw(() => from), tried);
        });
      }),
      { numRuns: 20, endOnFailure: true },
    );
    expect(tried.inParts).toBeGreaterThan(40);
  });

  test('from stored months, or from the lines', { timeout: 240_000 }, async () => {
    const fields = ['year', 'quarter', 'month', 'monthOfYear', 'quarterOfYear', ...ofCustomers];
    const measures = ['revenue', 'orders', 'customers', 'orderValue', 'perCustomer'];
    let fromMonths = 0;
    await fc.assert(
      fc.asyncProperty(anyShop, fc.gen(), async (shop, draw) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const [first, last] = [monthNumber(model.firstDay), monthNumber(model.lastDay)];
          const some = model.dimensions
            .filter(({ source }) => source === 'customer')
            .map(({ id, values }) => ({
              ...{ dimension: id, exclude: true },
              values: values.slice(0, 1).map(({ value }) => value),
            }));
          for (let round = 0; round < 4; round += 1) {
            const asked = draw(() => anyOf(fields, measures));
            const month = draw(() => fc.integer({ min: first, max: last }));
            const dates = { from: monthStart(month), to: monthEnd(last) };
            const filters = draw(() => fc.subarray(some));
            const { params, data } = opened(model, asked, dates, filters);
            const [stored, made] = [
              compileExplore(params, data),
              compileExplore(params, { ...data, hasStoredMonths: false }),
            ];
            if (text(stored) !== text(made)) fromMonths += 1;
            expect(await answered(stored)).toEqual(await answered(made));
          }
        });
      }),
      { numRuns: 20, endOnFailure: true },
    );
    expect(fromMonths).toBeGreaterThan(20);
  });
});

describeWithShared('A pivot of Superstore', 'data/superstore/orders.csv', (file) => {
  test('says the same, products and all, both ways', { timeout: 240_000 }, async () => {
    const tried = { inParts: 0 };
    await withLoaded(engine(), await dropped([file]), ({ model }) =>
      fc.assert(
        fc.asyncProperty(fc.gen(), (draw) =>
          expectSameOfParts(model, (from) => draw(() => from), tried),
        ),
        { numRuns: 40, endOnFailure: true },
      ),
    );
    expect(tried.inParts).toBeGreaterThan(10);
  });
});
