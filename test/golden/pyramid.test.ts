import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fateOf, originOf } from '../../src/analyses/pyramid/moves.ts';
import type { PyramidView } from '../../src/analyses/pyramid/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { ViewState } from '../../src/core/spec/filters.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { useEngine } from '../support/node-engine.ts';
import { sum, type OracleLine } from '../support/oracle.ts';
import { customersOfMark, runView, viewState } from '../support/oracle-engine.ts';
import { placesOn, type OraclePlace } from '../support/oracle-pyramid.ts';
import { readRetail } from '../support/oracle-retail.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();
const load = async (file: File, schema: string): Promise<ModelInfo> =>
  (await engine().load(sourcesOf([await inspectFile(file)]), schema)).model;
const run = async (model: ModelInfo, params: ViewState['params'] = {}): Promise<PyramidView> =>
  (await runView(engine(), model, viewState('pyramid', params))) as PyramidView;

/**
 * Worked by hand, in whole units (no amount has decimals). 2023: ten customers bring 1000, 900, … 100. Of ten, 1 % is one customer, 5 % is one,
 * 20 % are two: ann is Top, nobody Big, bea Medium, eight are Small. 2024: six buy (kim 5000, bea 950,
 * ann 300, dan 300, eve 250, leo 40); 1 % is one, 5 % is one, 20 % are two: kim is Top, bea Medium, four
 * Small. fay's order of 2024 was refunded in full.
 */
const shop = [
  'order_id,customer_id,order_date,amount',
  ...['ann', 'bea', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal', 'ivy', 'jon'].map(
    (name, place) => `A${place},${name},2023-0${(place % 9) + 1}-15,${1000 - 100 * place}.00`,
  ),
  'B1,kim,2024-02-01,5000.00',
  'B2,bea,2024-03-01,950.00',
  'B3,ann,2024-03-02,300.00',
  'B4,dan,2024-03-03,300.00',
  'B5,eve,2024-03-04,250.00',
  'B6,leo,2024-03-05,40.00',
  'B7,fay,2024-03-06,100.00',
  'B7,fay,2024-03-08,-100.00',
  'B8,,2024-12-31,60.00',
  '',
].join('\n');

describe('the pyramid of a shop that is small enough to work out by hand', () => {
  let model: ModelInfo;
  let view: PyramidView;
  const params = { top: '30' };
  beforeAll(async () => {
    model = await load(new File([shop], 'orders.csv'), 'small');
    view = await run(model, params);
  });

  test('compares the year with the year before', () => {
    expect(view.dates).toEqual({
      then: { from: '2023-01-01', to: '2023-12-31' },
      now: { from: '2024-01-01', to: '2024-12-31' },
    });
  });

  test('has these tiers', () => {
    expect(
      view.tiers.map((tier) => [
        tier.standing,
        tier.customers,
        tier.revenueNow,
        tier.customersThen,
      ]),
    ).toEqual([
      ['top', 1, 5_000n, 1],
      ['big', 0, 0n, 0],
      ['medium', 1, 950n, 1],
      ['small', 4, 890n, 8],
      ['inactive', 6, 0n, 0],
      ['never', 0, 0n, 2],
    ]);
    expect(view.withoutCustomer.revenueNow).toBe(60n);
    expect(view.total).toBe(6_900n);
  });

  test('has these moves', () => {
    expect(
      view.moves
        .filter((move) => move.customers > 0)
        .map((move) => [
          `${move.from} → ${move.to}`,
          move.customers,
          move.revenueThen,
          move.revenueNow,
        ]),
    ).toEqual([
      ['top → small', 1, 1_000n, 300n],
      ['medium → medium', 1, 900n, 950n],
      ['small → small', 2, 1_300n, 550n],
      ['small → lost', 6, 2_300n, 0n],
      ['new → top', 1, 0n, 5_000n],
      ['new → small', 1, 0n, 40n],
    ]);
  });

  test('of the three best, one stayed, one fell and one is gone with 800', async () => {
    // 30 % of ten are three (ann, bea, cat); 30 % of six, 1.8, are two (kim, bea).
    const counts = [view.topThen, view.stayed, view.fell, view.gone].map((part) => part.customers);
    expect(counts).toEqual([3, 1, 1, 1]);
    expect(view.gone.revenueThen).toBe(800n);
    const of = (mark: string) => customersOfMark(engine(), model, viewState('pyramid', params), mark);
    expect(await of('top:stayed')).toEqual(['bea']);
    expect(await of('top:fell-small')).toEqual(['ann']);
    expect(await of('top:gone')).toEqual(['cat']);
    expect(await of('tier:inactive')).toEqual(['cat', 'fay', 'gus', 'hal', 'ivy', 'jon']);
  });

  test('at the day before the refund counts the order that was refunded since', async () => {
    const then = await run(model, { before: '2024-03-07', months: '3' });
    expect(then.tiers.find((tier) => tier.standing === 'small')?.customersThen).toBe(5);
    expect(
      await customersOfMark(
        engine(),
        model,
        viewState('pyramid', { before: '2024-03-07', months: '3' }),
        'move:small-lost',
      ),
    ).toContain('fay');
  });
});

const nobody: OraclePlace = { standing: 'never', isBest: false, revenue: 0n, value: 0n };

describeWithShared(
  'the pyramid of UCI Online Retail',
  'data/online_retail/online_retail.csv.gz',
  (file) => {
    let model: ModelInfo;
    let lines: readonly OracleLine[];
    beforeAll(async () => {
      model = await load(new File([readFileSync(file)], basename(file)), 'retail');
      lines = readRetail(file);
    });

    test('over all of history has as many in its upper tiers as pandas counts (or.A.pareto_customers)', async () => {
      const golden = goldenEntry<{
        ceil_n: number;
        top_1pct_ceil: readonly number[];
      }>('or.A.pareto_customers');
      const { tiers, active, total } = await run(model, { months: '120' });
      const [top = 0, big = 0, medium = 0] = tiers.map((tier) => tier.customers);
      expect(active.customers).toBe(goldenEntry<Record<string, number>>('or.A.totals')['customers']);
      expect(top).toBe(golden.top_1pct_ceil[0]);
      expect(top + big + medium).toBe(golden.ceil_n);
      expect(total).toBe(model.control.amount);
    });

    test.each([
      ['half a year apart', '2011-06-09', 3, 5],
      ['a year apart, where the history is short', '2010-12-09', 12, 20],
    ])('%s equals an evaluation customer by customer', async (_, before, months, top) => {
      const view = await run(model, { before, months: String(months), top: String(top) });
      const now = placesOn(lines, '2011-12-09', months, top);
      const then = placesOn(lines, before, months, top);
      const people = [...now].map(([id, place]) => ({
        now: place,
        then: then.get(id) ?? nobody,
      }));
      for (const move of view.moves) {
        const own = people.filter(
          (one) =>
            originOf(one.then.standing, one.now.standing) === move.from &&
            fateOf(one.now.standing) === move.to,
        );
        expect(
          [move.customers, move.revenueThen, move.revenueNow],
          `${move.from} → ${move.to}`,
        ).toEqual([
          own.length,
          sum(own.map((one) => one.then.revenue)),
          sum(own.map((one) => one.now.revenue)),
        ]);
      }
      const best = people.filter((one) => one.then.isBest);
      expect(view.topThen.customers).toBe(best.length);
      expect(view.stayed.customers).toBe(best.filter((one) => one.now.isBest).length);
      const gone = best.filter((one) => fateOf(one.now.standing) === 'lost');
      expect(view.gone.customers).toBe(gone.length);
      expect(view.gone.revenueThen).toBe(sum(gone.map((one) => one.then.revenue)));
    });
  },
);
