import { dirname, join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { valueOf } from '../../src/analyses/explore/compared.ts';
import type { ExploreView } from '../../src/analyses/explore/view.ts';
import { openView } from '../../src/analyses/open-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine } from '../support/node-engine.ts';
import { runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  plainAggregate,
  plainLines,
  purchases,
  type PlainLine,
} from '../support/oracle-explore.ts';
import { anyPivot, expectPivot } from '../support/oracle-pivot.ts';
import { anyShop, shopSources } from '../support/oracle-shop.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();

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
            engine(),
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
        (pivot) => expectPivot(engine(), model, lines, pivot),
      ),
      { numRuns: 60 },
    );
  });

  test('that share days with the dates compared with count those on both sides', async () => {
    const whole = { from: model.firstDay, to: model.lastDay };
    const params = {
      rows: 'dimension:segment',
      measures: 'revenue.compared~lines.change~customers.compared~revenue.growth',
    };
    const state = viewState('explore', params, { dates: whole, compare: 'year' });
    const view = (await runView(engine(), model, state)) as ExploreView;
    // A year earlier: three of four years are on both sides.
    const { comparison } = view.data;
    expect(comparison!.to > whole.from).toBe(true);
    const then = lines.filter(({ date }) => date >= comparison!.from && date <= comparison!.to);
    const bought = purchases(lines);
    for (const row of view.rows.groups) {
      const isOwn = ({ values }: PlainLine): boolean =>
        row.depth === 0 || values['segment'] === row.path[0];
      const [own, before] = [lines.filter(isOwn), then.filter(isOwn)];
      const sum = (of: readonly PlainLine[]): number =>
        of.reduce((total, { amount }) => total + amount, 0);
      expect(
        view.shelves.measures.map((measure) =>
          Number(valueOf(measure, row, view.columns.root, view)),
        ),
      ).toEqual([
        sum(before),
        own.length - before.length,
        plainAggregate('customers', before, bought),
        sum(own) / sum(before) - 1,
      ]);
    }
    expect(view.rows.groups).toHaveLength(4);
  });
});

describeWithShared('pivots of Online Retail', 'data/online_retail/online_retail.csv.gz', (file) => {
  let model: ModelInfo;
  let lines: readonly PlainLine[];
  beforeAll(async () => {
    ({ model } = await engine().load(await dropped([file]), 'retail'));
    lines = await plainLines(engine(), model);
  }, 120_000);
  afterAll(() => engine().forget('retail'));

  test(
    'are right at every level, with refunds, guests and hours',
    { timeout: 300_000 },
    async () => {
      const dimensions = model.dimensions.map(({ id }) => `dimension:${id}`);
      const fields = [
        'year',
        'quarter',
        'month',
        'weekday',
        'hour',
        'bin:quantity:50',
        'product^4',
      ];
      const [country] = model.dimensions;
      const filters = (country?.values ?? []).slice(0, 3).map(({ value }, place) => ({
        ...{ dimension: country?.id ?? '', value, exclude: place === 2 },
      }));
      expect(model.hasHours).toBe(true);
      await fc.assert(
        fc.asyncProperty(anyPivot([...fields, ...dimensions], filters), (pivot) =>
          expectPivot(engine(), model, lines, pivot),
        ),
        { numRuns: 12 },
      );
    },
  );
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
