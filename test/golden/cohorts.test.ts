import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { meanOf } from '../../src/analyses/cohorts/figure.ts';
import type { CohortView } from '../../src/analyses/cohorts/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { addDays } from '../../src/core/calendar.ts';
import type { Filters } from '../../src/core/spec/filters.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { useEngine } from '../support/node-engine.ts';
import { cohortsOf } from '../support/oracle-cohorts.ts';
import { customersOfMark, runView, viewState } from '../support/oracle-engine.ts';
import { readRetail } from '../support/oracle-retail.ts';
import { dataOf } from '../support/oracle-views.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();

async function load(file: File, schema: string): Promise<ModelInfo> {
  const inspection = await inspectFile(file);
  return (await engine().load(sourcesOf([inspection]), schema)).model;
}

async function run(
  model: ModelInfo,
  params: Readonly<Record<string, string>>,
  filters: Partial<Filters> = {},
): Promise<CohortView> {
  return (await runView(engine(), model, viewState('cohorts', params, filters))) as CohortView;
}

describeWithShared(
  'cohorts of UCI Online Retail',
  'data/online_retail/online_retail.csv.gz',
  (file) => {
    let model: ModelInfo;
    let months: CohortView;
    beforeAll(async () => {
      model = await load(new File([readFileSync(file)], basename(file)), 'shop');
      months = await run(model, {});
    });

    // Definition A drops cancellations and free rows; both leave the same purchases as ours.
    test('have the published customers in every month (or.A.cohort_month_counts)', () => {
      const golden = goldenEntry<Record<string, readonly number[]>>('or.A.cohort_month_counts');
      expect(
        Object.fromEntries(
          months.cohorts.map(({ code, cells }) => [code, cells.map((cell) => cell.customers)]),
        ),
      ).toEqual(golden);
    });

    test('leave the last, partial month open, and nothing else', () => {
      for (const { cells } of months.cohorts)
        expect(cells.map((cell) => cell.isOpen)).toEqual(
          cells.map((_, age) => age === cells.length - 1),
        );
    });

    test('have the published shares and mean (or.A.cohort_month_rates_selected)', () => {
      const golden = goldenEntry<Record<string, number>>('or.A.cohort_month_rates_selected');
      const share = (code: string, age: number): number => {
        const cell = months.cohorts.find((cohort) => cohort.code === code)?.cells[age];
        return (cell?.customers ?? NaN) / (cell?.size ?? NaN);
      };
      expect(share('2010-12', 1)).toBeCloseTo(golden['2010-12_k1']!, 11);
      expect(share('2010-12', 11)).toBeCloseTo(golden['2010-12_k11']!, 11);
      expect(share('2011-01', 1)).toBeCloseTo(golden['2011-01_k1']!, 11);
      expect(share('2011-06', 3)).toBeCloseTo(golden['2011-06_k3']!, 11);
      const mean = meanOf(months.mean[1]!, { measure: 'customers', show: 'share' });
      expect(mean).toBeCloseTo(golden['weighted_avg_k1_cohorts_2010-12..2011-10']!, 11);
    });

    test('by days say who came again within W days (or.A.repurchase_within_days)', async () => {
      const golden = goldenEntry<Record<string, { eligible: number; repurchased: number }>>(
        'or.A.repurchase_within_days',
      );
      const { mean } = await run(model, { unit: 'day', ages: '180', show: 'cumulative' });
      for (const [days, { eligible, repurchased }] of Object.entries(golden)) {
        expect(mean[Number(days)]?.size, days).toBe(eligible);
        expect(mean[Number(days)]?.repeaters, days).toBe(repurchased);
      }
    });

    test.each(['calendar', 'rolling'] as const)('equal an evaluation customer by customer, revenue included (%s)', async (periods) => {
      const view = await run(model, { periods });
      const truth = cohortsOf(dataOf(readRetail(file)), {
        unit: 'month',
        periods,
        by: 'time',
        ages: 12,
        asOf: model.lastDay,
        from: model.firstDay,
        to: model.lastDay,
      });
      const plain = ({ code, cells }: CohortView['cohorts'][number]) => [
        code,
        cells.map(({ cohorts: _, ...cell }) => cell),
      ];
      const byCode = (left: { code: string }, right: { code: string }): number =>
        left.code < right.code ? -1 : 1;
      expect(view.cohorts.map(plain)).toEqual(
        [...truth.cohorts].sort(byCode).map(({ code, cells }) => [code, cells]),
      );
    });

    test('by country hold every customer once, and their marks as many as they show', async () => {
      const params = { by: 'dimension:country', unit: 'quarter' };
      const view = await run(model, params);
      const [first] = view.cohorts;
      expect(first?.code).toBe('=United%20Kingdom');
      expect(view.cohorts).toHaveLength(13);
      expect(view.cohorts.reduce((all, { customers }) => all + customers, 0)).toBe(4338);
      const state = viewState('cohorts', params);
      for (const { code, cells } of view.cohorts.slice(0, 3)) {
        const found = await customersOfMark(engine(), model, state, `cell:${code}:2`);
        expect(found, code).toHaveLength(cells[2]?.customers ?? NaN);
      }
    });

    test('by product name the products that most was spent on', async () => {
      const view = await run(model, { by: 'product' });
      expect(view.cohorts.reduce((all, { customers }) => all + customers, 0)).toBe(4338);
      expect(view.cohorts.slice(0, -1).every(({ label }) => label !== '')).toBe(true);
    });
  },
);

describe('the events of a published retention test', () => {
  test('make the acquisition grid by days (posthog.retention_day)', async () => {
    const golden = goldenEntry<{
      readonly events: readonly (readonly [string, number])[];
      readonly acquisition_expected: readonly (readonly number[])[];
    }>('posthog.retention_day');
    const start = '2020-06-10';
    const lines = golden.events.map(
      ([person, offset], i) => `o${i},${person},${addDays(start, offset)},1.00`,
    );
    const csv = ['order_id,customer_id,order_date,amount', ...lines, ''].join('\n');
    const model = await load(new File([csv], 'events.csv'), 'events');
    const view = await run(model, { unit: 'day', ages: '10' }, { asOf: addDays(start, 10) });
    const rows = golden.acquisition_expected.map((expected, offset) => {
      const cohort = view.cohorts.find(({ code }) => code === addDays(start, offset));
      // Nobody acted for the first time on that day: no row, which PostHog writes as zeros.
      return cohort ? cohort.cells.map(({ customers }) => customers) : expected.map(() => 0);
    });
    expect(view.cohorts).toHaveLength(2);
    expect(rows).toEqual(golden.acquisition_expected);
  });
});
