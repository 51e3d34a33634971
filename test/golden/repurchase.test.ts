import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RepurchaseView } from '../../src/analyses/repurchase/view.ts';
import type { LoadReport } from '../../src/core/model/info.ts';
import { stepAt } from '../../src/core/stats/kaplan-meier.ts';
import { dropped } from '../support/dropped.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { useEngine } from '../support/node-engine.ts';
import { runView, viewState } from '../support/oracle-engine.ts';
import { readRetail } from '../support/oracle-retail.ts';
import { describeWithShared } from '../support/shared-data.ts';

/** Whether each customer of definition A is from the United Kingdom, by their first row in the file. */
function regions(file: string): string {
  const first = new Map<string, string>();
  for (const { customer, isRefund, amount, dimension } of readRetail(file))
    if (customer !== null && !isRefund && amount > 0n && !first.has(customer))
      first.set(customer, dimension === 'United Kingdom' ? 'UK' : 'nonUK');
  const rows = [...first].map(([customer, region]) => `${customer},${region}`);
  return ['CustomerID,Region', ...rows, ''].join('\n');
}

// Definition A drops cancellations and free rows; both leave the same purchase days as ours, because
// no cancellation of this file names the order it cancels.
describeWithShared(
  'the repurchase cycle of UCI Online Retail',
  'data/online_retail/online_retail.csv.gz',
  (file) => {
    const engine = useEngine();
    const folder = mkdtempSync(join(tmpdir(), 'repurchase-'));
    let report: LoadReport;
    beforeAll(async () => {
      const customers = join(folder, 'customers.csv');
      writeFileSync(customers, regions(file));
      report = await engine().load(await dropped([file, customers]), 'shop');
    }, 120_000);
    afterAll(() => rmSync(folder, { recursive: true }));
    const run = async (params: Readonly<Record<string, string>> = {}): Promise<RepurchaseView> =>
      (await runView(engine(), report.model, viewState('repurchase', params))) as RepurchaseView;

    describe('observed gaps (or.A.repurchase_cycle)', () => {
      const cycle = goldenEntry<{
        customers: number;
        customers_one_purchase_day: number;
        customers_repeat: number;
        gaps: number;
        quantiles_all_gaps: Readonly<Record<string, number>>;
        first_to_second: Readonly<Record<string, number>>;
        gaps_le_30: number;
      }>('or.A.repurchase_cycle');

      test('from any purchase to the next', async () => {
        const { all, bins } = await run({ bin: '30' });
        expect(all.customers).toBe(cycle.customers);
        expect(all.gaps).toEqual({
          count: cycle.gaps,
          p25: cycle.quantiles_all_gaps['0.25'],
          median: cycle.quantiles_all_gaps['0.5'],
          p75: cycle.quantiles_all_gaps['0.75'],
        });
        expect(bins[0]?.gaps).toBe(cycle.gaps_le_30);
      });

      test('from the first purchase to the second', async () => {
        const { all } = await run({ origin: 'first' });
        expect(all.customers).toBe(cycle.customers);
        expect(all.open).toBe(cycle.customers_one_purchase_day);
        expect(all.gaps).toEqual({
          count: cycle.first_to_second['n'],
          p25: cycle.first_to_second['0.25'],
          median: cycle.first_to_second['0.5'],
          p75: cycle.first_to_second['0.75'],
        });
      });

      test('at the quantile from which a customer is overdue', async () => {
        const any = await run({ overdue: '90' });
        const first = await run({ overdue: '90', origin: 'first' });
        expect(any.all.overdue.threshold).toBe(cycle.quantiles_all_gaps['0.9']);
        expect(first.all.overdue.threshold).toBe(cycle.first_to_second['0.9']);
      });
    });

    const windows = Object.entries(
      goldenEntry<Record<string, { eligible: number; repurchased: number; rate: number }>>(
        'or.A.repurchase_within_days',
      ),
    );
    test.each(windows)(
      'the share with a second purchase within %s days (or.A.repurchase_within_days)',
      async (within, expected) => {
        const { steps } = await run({ within });
        expect(steps[0]).toMatchObject({
          nth: 1,
          reached: expected.eligible,
          back: expected.repurchased,
        });
        expect(steps[0]!.back / steps[0]!.reached).toBeCloseTo(expected.rate, 11);
      },
    );

    describe('Kaplan–Meier from the first purchase to the second (km.or)', () => {
      const km = goldenEntry<{
        n: number;
        events: number;
        times: readonly number[];
        n_risk: readonly number[];
        surv: readonly number[];
        lower: readonly number[];
        upper: readonly number[];
        q25: number;
        median: number;
        q75: number;
        logrank_chisq: number;
        logrank_df: number;
        logrank_p: number;
        group_n: Readonly<Record<string, number>>;
        group_median: Readonly<Record<string, number>>;
      }>('km.or');

      test('is what R says', async () => {
        const { all } = await run({ origin: 'first' });
        const { steps } = all.estimate;
        expect(steps[0]?.atRisk).toBe(km.n);
        expect(all.gaps.count).toBe(km.events);
        km.times.forEach((time, i) => {
          const step = stepAt(steps, time);
          // R counts who is at risk just before the time asked for.
          if (step?.time === time) expect(step.atRisk, `at risk on ${time}`).toBe(km.n_risk[i]);
          expect(step?.survival).toBeCloseTo(km.surv[i]!, 6);
          expect(step?.lower).toBeCloseTo(km.lower[i]!, 6);
          expect(step?.upper).toBeCloseTo(km.upper[i]!, 6);
        });
        const { p25, median, p75 } = all.estimate;
        expect([p25, median, p75]).toEqual([km.q25, km.median, km.q75]);
      });

      test('has three medians, each with its own origin', async () => {
        const { medians } = await run();
        // or.A.repurchase_cycle, km.or; the interface specification says about 40 for any order.
        expect(medians.any).toEqual({ estimate: 40, gaps: 28 });
        expect(medians.first).toEqual({ estimate: km.median, gaps: 57 });
      });

      test('does not differ between the United Kingdom and elsewhere, as R’s log-rank test says', async () => {
        const view = await run({ origin: 'first', by: 'dimension:region' });
        const name = ({ group }: (typeof view.groups)[number]): string =>
          group.kind === 'value' ? group.value : group.kind;
        // R leaves out whoever first bought on the last day.
        const sizes = view.groups.map((g) => [name(g), g.estimate.steps[0]?.atRisk]);
        expect(Object.fromEntries(sizes)).toMatchObject(km.group_n);
        const medians = view.groups.map((g) => [name(g), g.estimate.median]);
        expect(Object.fromEntries(medians)).toMatchObject(km.group_median);
        expect(view.logRank?.chiSquare).toBeCloseTo(km.logrank_chisq, 6);
        expect(view.logRank?.degreesOfFreedom).toBe(km.logrank_df);
        expect(view.logRank?.p).toBeCloseTo(km.logrank_p, 6);
      });
    });
  },
);
