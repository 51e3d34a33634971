import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { openView } from '../../src/analyses/open-view.ts';
import { otherCountings } from '../../src/analyses/other-countings.ts';
import type { Headline } from '../../src/core/spec/analysis.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { OpenView } from '../../src/analyses/open-view.ts';
import { noFilters, type ViewState } from '../../src/core/spec/filters.ts';
import { useEngine } from '../support/node-engine.ts';
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

const loaded = <T>(look: (model: ModelInfo) => Promise<T>): Promise<T> =>
  withLoaded(engine(), handMadeSources(shop, shopPlan), ({ model }) => look(model));

test('Revenue of a month differs by the day of refunds and by orders without a customer', async () => {
  await loaded(async (model) => {
    expect(await revenue(openView(ofJanuary, model))).toBe(137n);
    const others = otherCountings(ofJanuary, model);
    expect(
      await Promise.all(others.map(async ({ id, open }) => [id, await revenue(open)])),
    ).toEqual([
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
