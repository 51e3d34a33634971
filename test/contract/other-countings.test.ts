import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { openView } from '../../src/analyses/open-view.ts';
import { otherCountings } from '../../src/analyses/other-countings.ts';
import type { Headline } from '../../src/core/spec/analysis.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { OpenView } from '../../src/analyses/open-view.ts';
import { noFilters, type ViewState } from '../../src/core/spec/filters.ts';
import { useEngine } from '../support/node-engine.ts';
import { viewsOfPages } from '../support/option-views.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { handMadeSources, shopPlan } from '../support/oracle-shop.ts';

const engine = useEngine();

// Ann's order of January is refunded in February; one order of January has no customer.
const shop = `customer,order,date,amount,channel,original
ann,o1,2024-01-05,100,web,
ann,Co1,2024-02-10,-40,web,o1
bob,o2,2024-01-20,30,web,
,o3,2024-01-25,7,shop,
ann,o4,2024-02-20,50,web,
`;
const ofJanuary: ViewState = {
  page: 'overview',
  params: {},
  filters: { ...noFilters, dates: { from: '2024-01-01', to: '2024-01-31' } },
};

const headlines = async ({
  analysis,
  query,
  params,
  data,
}: OpenView): Promise<readonly Headline[]> => {
  const { bytes } = await engine().run(query);
  return analysis.headlines?.(analysis.view(tableFromIPC(bytes), params, data)) ?? [];
};
const revenue = async (open: OpenView): Promise<unknown> =>
  (await headlines(open)).find(({ id }) => id === 'netRevenue')?.value;

const loaded = <T>(look: (model: ModelInfo) => Promise<T>, csv = shop): Promise<T> =>
  withLoaded(engine(), handMadeSources(csv, shopPlan), ({ model }) => look(model));

/** One headline as it is shown, and under one other definition. */
async function bothWays(
  model: ModelInfo,
  page: string,
  headline: string,
  way: string,
  filters = noFilters,
): Promise<readonly unknown[]> {
  const view: ViewState = { page, params: {}, filters };
  const other = otherCountings(view, model).find(({ id }) => id === way);
  const found = [openView(view, model), other!.open].map(async (open) =>
    (await headlines(open)).find(({ id }) => id === headline),
  );
  return (await Promise.all(found)).map((one) => one?.value);
}

test('Revenue of a month differs by the day of refunds and by orders without a customer', async () => {
  await loaded(async (model) => {
    expect(await revenue(openView(ofJanuary, model))).toBe(137n);
    const others = otherCountings(ofJanuary, model);
    expect(
      await Promise.all(others.map(async ({ id, open }) => [id, await revenue(open)])),
    ).toEqual([
      ['repeats=orders', 137n],
      ['withoutGuests', 130n],
      ['refundsOnOrderDay', 97n],
    ]);
  });
});

test('Over all of history, the day of refunds makes no difference', async () => {
  const always: ViewState = {
    ...ofJanuary,
    filters: { ...noFilters, dates: { from: '2024-01-01', to: '2024-12-31' } },
  };
  await loaded(async (model) => {
    const usual = await headlines(openView(always, model));
    const other = otherCountings(always, model).find(({ id }) => id === 'refundsOnOrderDay');
    expect(await headlines(other!.open)).toEqual(usual);
  });
});

test('A later refund belongs to the dates of its order, where the dates choose orders', async () => {
  await loaded(async (model) => {
    const { filters } = ofJanuary;
    const means = await bothWays(model, 'distribution', 'mean', 'refundsOnOrderDay', filters);
    // Ann 100, or 60 with the refund of February, and Bob 30.
    expect(means).toEqual([65, 45]);
  });
});

test('Filters stay as they are, however it is counted', async () => {
  const web: ViewState = {
    ...ofJanuary,
    filters: {
      ...ofJanuary.filters,
      dimensions: [{ dimension: 'channel', exclude: false, values: ['web'] }],
    },
  };
  await loaded(async (model) => {
    const found = otherCountings(web, model).map(async ({ id, open }) => [id, await revenue(open)]);
    expect(await Promise.all(found)).toEqual([
      ['repeats=orders', 130n],
      ['withoutGuests', 130n],
      ['refundsOnOrderDay', 90n],
    ]);
  });
});

test('RFM is counted under each other way to score, and says how many champions there are', async () => {
  await loaded(async (model) => {
    const rfm: ViewState = { page: 'rfm', params: { monetary: 'sales' }, filters: noFilters };
    expect(otherCountings(rfm, model).map(({ id }) => id)).toEqual([
      'scoring=ntile',
      'frequency=orders',
      'monetary=net',
      'monetary=average',
      'withoutGuests',
      'refundsOnOrderDay',
    ]);
    for (const { open } of otherCountings(rfm, model))
      expect((await headlines(open)).map(({ id }) => id)).toContain('champions');
  });
});

test('A second order on the day of the first is a repeat purchase by orders, not by days', async () => {
  const csv = `customer,order,date,amount,channel,original
ann,o1,2024-01-05,10,web,
ann,o2,2024-01-05,10,web,
bob,o3,2024-01-06,10,web,
bob,o4,2024-01-07,10,web,
cat,o5,2024-01-08,10,web,
dan,o6,2024-01-09,10,web,
dan,Co6,2024-01-09,-10,web,o6
dan,o7,2024-01-09,10,web,
`;
  await loaded(async (model) => {
    // Of four customers Bob, and by orders Ann too; Dan's first order was refunded.
    expect(await bothWays(model, 'overview', 'repeatRate', 'repeats=orders')).toEqual([0.25, 0.5]);
  }, csv);
});

test('Month 1 of a cohort is the next of the calendar, or the second 30 days of each customer', async () => {
  // Ann comes back in the next month after 5 days, Bob after 30 days in the same month, Cat after 35
  // days in the next month, Dan after 59, Eve after 60; Fay's second 30 days are not over.
  const csv = `customer,order,date,amount,channel,original
ann,o1,2024-01-31,10,web,
ann,o2,2024-02-05,10,web,
bob,o3,2024-01-01,10,web,
bob,o4,2024-01-31,10,web,
cat,o5,2024-01-01,10,web,
cat,o6,2024-02-05,10,web,
dan,o7,2024-01-01,10,web,
dan,o8,2024-02-29,10,web,
eve,o9,2024-01-01,10,web,
eve,o10,2024-03-01,10,web,
fay,o11,2024-02-02,10,web,
fay,o12,2024-03-05,10,web,
eve,o13,2024-03-31,10,web,
`;
  await loaded(async (model) => {
    // By the calendar Ann, Cat, Dan and Fay of six; by days Bob, Cat and Dan of five.
    expect(await bothWays(model, 'cohorts', 'retained', 'periods=rolling')).toEqual([4 / 6, 3 / 5]);
  }, csv);
});

test.each(viewsOfPages)('%s has the same headlines however it is counted', async (_, view) => {
  await loaded(async (model) => {
    const ids = (await headlines(openView(view, model))).map(({ id }) => id);
    expect(ids).not.toEqual([]);
    const others = otherCountings(view, model);
    expect(others.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['withoutGuests', 'refundsOnOrderDay']),
    );
    for (const { id, open } of others)
      expect(
        (await headlines(open)).map((one) => one.id),
        id,
      ).toEqual(ids);
  });
});
