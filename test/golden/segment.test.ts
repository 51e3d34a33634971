import { beforeAll, expect, test } from 'vitest';
import type { CompareView } from '../../src/analyses/segment/compare-view.ts';
import type { NextView } from '../../src/analyses/segment/next-view.ts';
import type { ProfileView } from '../../src/analyses/segment/profile-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine } from '../support/node-engine.ts';
import { runView, viewState } from '../support/oracle-engine.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();
const rule = 'net(5000..)';

/**
 * Customers of an office-supplies shop who spent 5,000 or more. Every number is from a separate script in
 * Python over the rows of the file: sets and loops, scipy.stats.contingency.relative_risk for Katz's
 * interval and scipy.stats.ttest_ind(equal_var=False) for Welch's (SciPy 1.17).
 */
describeWithShared('The big spenders of Superstore', 'data/superstore/orders.csv', (file) => {
  let model: ModelInfo;
  beforeAll(async () => {
    ({ model } = await engine().load(await dropped([file]), 'superstore'));
  });
  const run = (params: Readonly<Record<string, string>>): Promise<unknown> =>
    runView(engine(), model, viewState('segment', { rule, ...params }));

  test('are 119 of 804, with 980 orders and 933,255 of 2,326,534', async () => {
    const { segment, everyone, total } = (await run({})) as ProfileView;
    const units = 10 ** model.scale;
    expect([segment.customers, everyone.customers, segment.orders]).toEqual([119, 804, 980]);
    expect(Number(segment.revenue) / units).toBeCloseTo(933255.4192, 3);
    expect(Number(total) / units).toBeCloseTo(2326534.3543, 3);
  });

  test.each([
    ['Central', 104, 629, 1.117099303950515, 1.0446835325110615, 1.1934859060305523],
    ['East', 109, 685, 1.0750904741458627, 1.0189844551086997, 1.1336753077450874],
    ['South', 89, 512, 1.1744353991596639, 1.0626848394114514, 1.295264096638188],
    ['West', 113, 686, 1.1129186368424921, 1.0645113355048008, 1.163077386672617],
  ])('bought in %s: %i of %i, with the index and its interval', async (region, inside, all, ...wanted) => {
    const { traits } = (await run({})) as ProfileView;
    const trait = traits.find(
      ({ field, value }) =>
        field.kind === 'dimension' && field.dimension.label === 'Region' && value === region,
    );
    expect([trait?.customers, trait?.everyone]).toEqual([inside, all]);
    const found = [trait?.index?.index, trait?.index?.interval?.low, trait?.index?.interval?.high];
    found.forEach((value, place) => {
      expect(value).toBeCloseTo(wanted[place] ?? NaN, 9);
    });
  });

  test('spent 5,808 more each than everyone else, from 5,245 to 6,372, in 2.2 more orders', async () => {
    const { differences } = (await run({ show: 'compare' })) as CompareView;
    const revenue = differences.find(({ measure }) => measure === 'revenue');
    const units = 10 ** model.scale;
    expect((revenue?.a ?? NaN) / units).toBeCloseTo(7842.482514285716, 5);
    expect((revenue?.b ?? NaN) / units).toBeCloseTo(2033.9838468613161, 5);
    expect((revenue?.interval?.low ?? NaN) / units).toBeCloseTo(5245.268205812078, 4);
    expect((revenue?.interval?.high ?? NaN) / units).toBeCloseTo(6371.729129036724, 4);
    const orders = differences.find(({ measure }) => measure === 'orders');
    expect(orders?.a).toBeCloseTo(8.235294117647058, 9);
    expect(orders?.interval?.low).toBeCloseTo(1.6762457601664351, 8);
    expect(orders?.interval?.high).toBeCloseTo(2.715510358339359, 8);
  });

  test('are expected to buy what others bought next within 90 days', async () => {
    const params = { show: 'next', item: 'dimension:category', within: '90' };
    const { items, told, dimension } = (await run(params)) as NextView;
    expect(dimension).toBe('Category');
    expect(told).toBe(119);
    const wanted = [
      ['Office Supplies', 0.7421396466752938, 0.7462539432176656, 1073, 119],
      ['Furniture', 0.368137966022749, 0.3562697160883281, 490, 113],
      ['Technology', 0.302418144246631, 0.3063880126182965, 462, 115],
    ] as const;
    expect(items.map(({ code, seen, bought }) => [code, seen, bought])).toEqual(
      wanted.map(([code, , , seen, bought]) => [code, seen, bought]),
    );
    items.forEach(({ expected, usual }, place) => {
      expect(expected).toBeCloseTo(wanted[place]?.[1] ?? NaN, 9);
      expect(usual).toBeCloseTo(wanted[place]?.[2] ?? NaN, 9);
    });
  });
});
