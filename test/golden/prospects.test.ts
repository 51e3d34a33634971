import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { PyramidView } from '../../src/analyses/pyramid/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { dropped } from '../support/dropped.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { useEngine } from '../support/node-engine.ts';
import { customersOfMark, runView, viewState } from '../support/oracle-engine.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();
const pyramidOf = async (model: ModelInfo, asOf: string | null = null): Promise<PyramidView> =>
  (await runView(engine(), model, viewState('pyramid', {}, { asOf }))) as PyramidView;

test('The sample has as many prospects as its README says members never bought', async () => {
  const sample = (name: string): string =>
    fileURLToPath(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));
  const sources = await dropped([sample('orders'), sample('customers')]);
  const { model } = await engine().load(sources, 'sample');
  expect(model.prospects).toBe(246);
  expect((await pyramidOf(model)).prospects).toBe(246);
  await engine().forget('sample');
});

describeWithShared('Superstore with a file of all its customers', 'data/superstore/orders.csv', (file) => {
  let model: ModelInfo;
  beforeAll(async () => {
    const text = readFileSync(file, 'utf8');
    // No field before the customer's id has a comma in it.
    const ids = new Set(
      text
        .split('\n')
        .slice(1)
        .flatMap((line) => line.split(',')[5] ?? []),
    );
    const people = new File([['Customer ID', ...ids, ''].join('\n')], 'members.csv');
    const orders = await inspectFile(new File([text], basename(file)));
    const members = await inspectFile(people, {}, { role: 'customers' });
    ({ model } = await engine().load(sourcesOf([orders, members]), 'superstore'));
  });

  test('has none in the end, and at the end of the first year those who came later (ss.totals, ss.by_year)', async () => {
    const all = goldenEntry<{ customers: number }>('ss.totals').customers;
    const ofFirstYear = goldenEntry<Record<string, { customers: number }>>('ss.by_year')['2019']!.customers;
    expect([model.customers, model.prospects]).toEqual([all, 0]);
    expect((await pyramidOf(model)).prospects).toBe(0);
    const then = await pyramidOf(model, '2019-12-31');
    expect(then.active.customers).toBe(ofFirstYear);
    expect(then.prospects).toBe(all - ofFirstYear);
    const view = viewState('pyramid', {}, { asOf: '2019-12-31' });
    const later = await customersOfMark(engine(), model, view, 'tier:prospects');
    expect(later).toHaveLength(all - ofFirstYear);
  });
});

describeWithShared(
  'Complete Journey with its households',
  'data/completejourney/transactions_sample.csv.gz',
  (file) => {
    test('has no prospects: every household of the demographics bought (cj.profile)', async () => {
      const golden = goldenEntry<{
        demographics: number;
        households_with_demographics_in_sample: number;
      }>('cj.profile');
      const names = ['transactions_sample', 'demographics'];
      const sources = await dropped(names.map((name) => join(dirname(file), `${name}.csv.gz`)));
      const { model } = await engine().load(sources, 'journey');
      expect(model.prospects).toBe(
        golden.demographics - golden.households_with_demographics_in_sample,
      );
    });
  },
);
