import { beforeAll, expect, test } from 'vitest';
import type { PlanView } from '../../src/analyses/plan/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine } from '../support/node-engine.ts';
import { runView, viewState } from '../support/oracle-engine.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();

/**
 * A test planned for an office-supplies shop, from its last 90 days. Every number is from a separate script
 * in Python over the rows of the file: loops over customers, NumPy's var and corrcoef, binomtest(…)
 * .proportion_ci(method='wilson') and t.interval of SciPy, and the pooled formula with norm.ppf.
 */
describeWithShared('A test planned for Superstore', 'data/superstore/orders.csv', (file) => {
  let model: ModelInfo;
  let view: PlanView;
  beforeAll(async () => {
    ({ model } = await engine().load(await dropped([file]), 'superstore'));
    const params = { window: '90', mde: '20' };
    view = (await runView(engine(), model, viewState('plan', params))) as PlanView;
  });

  test('is for 801 customers, of whom 439 bought within 90 days', () => {
    expect([view.customers, view.bought, view.days, view.before]).toEqual([801, 439, 90, 90]);
    const { value, interval } = view.own;
    expect(value).toBeCloseTo(0.5480649188514357, 12);
    expect(interval?.low).toBeCloseTo(0.5134514906007223, 12);
    expect(interval?.high).toBeCloseTo(0.5822195252945391, 12);
  });

  test.each([
    ['revenue', 351.21940449438205, 912141.5756346945, 0.0018408131945443715, 1],
    ['orders', 0.797752808988764, 0.7965449438202248, 0.000706503874241902, 0],
    ['orderValue', 440.26094366197185, 1214039.5778440575, 0.002060333939176251, 1],
  ] as const)('by %s: baseline, variance, and ρ²', (metric, value, variance, cut, isMoney) => {
    const unit = isMoney ? 10 ** model.scale : 1;
    const found = view.metrics.find((one) => one.metric === metric);
    expect((found?.value ?? NaN) / unit).toBeCloseTo(value, 8);
    expect((found?.variance ?? NaN) / unit ** 2 / variance).toBeCloseTo(1, 9);
    expect(found?.cut).toBeCloseTo(cut, 9);
  });

  test('revenue has Student’s interval', () => {
    const { interval } = view.metrics.find(({ metric }) => metric === 'revenue') ?? {};
    const unit = 10 ** model.scale;
    expect((interval?.low ?? NaN) / unit).toBeCloseTo(284.9793764925481, 6);
    expect((interval?.high ?? NaN) / unit).toBeCloseTo(417.459432496216, 6);
  });

  test('needs 312 in each of two groups for a fifth more buyers, who come within 29 weeks', () => {
    // 311.62 before it is rounded up.
    expect(view.own.people).toEqual({ control: 312, treatment: 312, total: 624 });
    expect(view.weeks).toBe(29);
    expect([1, 2, 4, 8, 13].map((week) => view.pace.reached[week - 1])).toEqual([
      47, 92, 175, 339, 444,
    ]);
  });
});
