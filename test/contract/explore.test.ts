import { dirname, join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readField } from '../../src/analyses/explore/field.ts';
import type { Aggregate } from '../../src/analyses/explore/measure.ts';
import type { ExploreView } from '../../src/analyses/explore/view.ts';
import { openView } from '../../src/analyses/open-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { encodeParam } from '../../src/core/spec/params.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine } from '../support/node-engine.ts';
import { runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  plainAggregate,
  plainGroups,
  plainLines,
  purchases,
  twins,
  type PlainLine,
} from '../support/oracle-explore.ts';
import { anyShop, shopSources } from '../support/oracle-shop.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();

/** Cells of a pivot that are looked at. */
const mostCells = 150;

const counted: readonly Aggregate[] = [
  ...(['revenue', 'sales', 'refunds', 'orders', 'customers', 'lines', 'quantity'] as const),
  ...(['meanLine', 'medianLine', 'lowLine', 'highLine', 'leastLine', 'mostLine'] as const),
];

interface Pivot {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly measures: readonly Aggregate[];
  readonly sort: readonly string[];
  readonly filter: {
    readonly dimension: string;
    readonly value: string | null;
    readonly exclude: boolean;
  } | null;
}

/** Pivots over these fields: up to three of them on the shelves, some with only their top. */
function anyPivot(
  fields: readonly string[],
  filters: readonly Pivot['filter'][],
): fc.Arbitrary<Pivot> {
  const field = fc
    .tuple(fc.constantFrom(...fields), fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }))
    .map(([name, top]) => (top === null ? name : `${name}^${top}`));
  const shelf = (most: number): fc.Arbitrary<readonly string[]> =>
    fc.uniqueArray(field, { maxLength: most, selector: (text) => text.replace(/\^\d+$/, '') });
  return fc
    .record({
      rows: shelf(2),
      columns: shelf(2),
      measures: fc.uniqueArray(fc.constantFrom(...counted), { minLength: 1, maxLength: 4 }),
      sort: fc.constantFrom([], ['0', 'desc'], ['0', 'asc']),
      filter: fc.constantFrom(null, ...filters),
    })
    .filter(({ rows, columns }) => {
      const names = [...rows, ...columns].map((text) => text.replace(/\^\d+$/, ''));
      return new Set(names).size === names.length;
    });
}

/** Sums and counts are whole; means and what lies between two values are not. */
function isExact(name: Aggregate): boolean {
  return !['meanLine', 'medianLine', 'lowLine', 'highLine'].includes(name);
}

/** Every cell of a pivot, total or not, against its own lines. */
async function expectPivot(
  model: ModelInfo,
  lines: readonly PlainLine[],
  pivot: Pivot,
): Promise<void> {
  const { rows, columns, measures, sort, filter } = pivot;
  const state = viewState(
    'explore',
    {
      rows: encodeParam(rows),
      columns: encodeParam(columns),
      measures: encodeParam(measures),
      sort: encodeParam(sort),
    },
    {
      dates: { from: model.firstDay, to: model.lastDay },
      dimensions: filter
        ? [{ dimension: filter.dimension, exclude: filter.exclude, values: [filter.value] }]
        : [],
    },
  );
  const view = (await runView(engine(), model, state)) as ExploreView;
  const kept = filter
    ? lines.filter(
        ({ values }) => ((values[filter.dimension] ?? null) === filter.value) !== filter.exclude,
      )
    : lines;
  const bought = purchases(kept);
  const [first = 'revenue'] = measures;
  const groups = (texts: readonly string[]): ReturnType<typeof plainGroups> =>
    plainGroups(
      kept,
      texts.map((text) => readField(text)!),
      (own) => plainAggregate(first, own, bought),
      model,
    );
  const [down, across] = [
    twins(view.rows.root, groups(rows)),
    twins(view.columns.root, groups(columns)),
  ];
  // Of many cells every so-manieth, from the grand total on: a large pivot is judged by a sample.
  const cells = down.length * across.length;
  const step = Math.max(1, Math.round(cells / mostCells));
  for (let at = 0; at < cells; at += step) {
    const row = down[Math.floor(at / across.length)]!;
    const column = across[at % across.length]!;
    const members = new Set(column.plain.lines);
    const own = row.plain.lines.filter((line) => members.has(line));
    const cell = view.cell(row.group, column.group);
    if (own.length === 0 && row.group.depth + column.group.depth > 0) {
      expect(cell).toBeNull();
      continue;
    }
    for (const name of measures) {
      const [said, expected] = [cell?.(name) ?? null, plainAggregate(name, own, bought)];
      const where = `${name} of ${JSON.stringify([row.plain.path, column.plain.path])}`;
      if (expected === null || said === null) expect(said ?? 0, where).toBe(expected ?? 0);
      else if (isExact(name)) expect(Number(said), where).toBe(expected);
      else expect(Number(said) - expected, where).toBeCloseTo(0, 3);
    }
  }
}

describe('every subtotal and total of a pivot is counted over its own lines', () => {
  test('in random shops with refunds, guests and blanks', { timeout: 300_000 }, async () => {
    const fields = ['month', 'week', 'weekday', 'day', 'dayOfMonth', 'bin:amount:25'];
    await fc.assert(
      fc.asyncProperty(anyShop, fc.gen(), async (shop, draw) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const lines = await plainLines(engine(), model);
          const [dimension] = model.dimensions;
          const all = dimension ? [...fields, `dimension:${dimension.id}`] : fields;
          const filters = (dimension?.values ?? []).slice(0, 2).map(({ value }) => ({
            ...{ dimension: dimension?.id ?? '', value, exclude: false },
          }));
          await expectPivot(
            model,
            lines,
            draw(() => anyPivot(all, filters)),
          );
        });
      }),
      { numRuns: 25 },
    );
  });
});

describeWithShared('pivots of Superstore', 'data/superstore/orders.csv', (file) => {
  let model: ModelInfo;
  let lines: readonly PlainLine[];
  beforeAll(async () => {
    const sources = await dropped([joinPath(dirname(file), 'orders.csv')]);
    ({ model } = await engine().load(sources, 'superstore'));
    lines = await plainLines(engine(), model);
  }, 60_000);
  afterAll(() => engine().forget('superstore'));

  test('are right at every level, whatever is on the shelves', { timeout: 300_000 }, async () => {
    const dimensions = model.dimensions.map(({ id }) => `dimension:${id}`);
    const fields = [
      'year',
      'quarter',
      'month',
      'monthOfYear',
      'weekday',
      'quarterOfYear',
      'product',
    ];
    const filters = model.dimensions.flatMap(({ id, values }) =>
      values
        .slice(0, 2)
        .map(({ value }, place) => ({ dimension: id, value, exclude: place === 1 })),
    );
    await fc.assert(
      fc.asyncProperty(
        anyPivot([...fields, ...dimensions, 'bin:quantity:3', 'bin:amount:500'], filters),
        (pivot) => expectPivot(model, lines, pivot),
      ),
      { numRuns: 25 },
    );
  });
});

test('A field that the data do not have is left out, with a notice; so is a measure', async () => {
  const [shop] = fc.sample(anyShop, { numRuns: 1, seed: 1 });
  await withLoaded(engine(), shopSources(shop!), async ({ model }) => {
    const view = viewState('explore', {
      rows: 'dimension:planet^5~month',
      measures: 'margin~revenue',
    });
    expect(openView(view, model).notices.map(({ detail }) => detail['key'])).toEqual(['planet']);
    const { rows, shelves } = (await runView(engine(), model, view)) as ExploreView;
    expect(rows.fields.map(({ on }) => on.kind)).toEqual(['time']);
    expect(shelves.measures.map(({ of }) => of.kind === 'aggregate' && of.name)).toEqual([
      'revenue',
    ]);
  });
});
