import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import type { SampleView } from '../../src/analyses/sample/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { decimalText } from '../../src/core/money.ts';
import { dropped } from '../support/dropped.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { useEngine } from '../support/node-engine.ts';
import { customersOfMark, runView, viewState } from '../support/oracle-engine.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();
const totals = goldenEntry<{ customers: number; sales: number }>('ss.totals');

/** Fifty from each class: the interviews of an office-supplies shop. */
describeWithShared('Fifty customers of each class of Superstore', 'data/superstore/orders.csv', (file) => {
  const view = viewState('sample', { by: 'dimension:segment', seed: '2022' });
  let model: ModelInfo;
  /** Customers by class, from the rows of the file. */
  const classes = new Map<string, Set<string>>();
  beforeAll(async () => {
    ({ model } = await engine().load(await dropped([file]), 'superstore'));
    const text = readFileSync(file, 'utf8');
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    for (const row of data) {
      const segment = row['Segment'] ?? '';
      const members = classes.get(segment) ?? new Set<string>();
      classes.set(segment, members.add(row['Customer ID'] ?? ''));
    }
  });

  test('are drawn from classes that hold every customer once (ss.totals)', async () => {
    const { groups, all, total } = (await runView(engine(), model, view)) as SampleView;
    expect(Object.fromEntries(groups.map(({ name, customers }) => [name, customers]))).toEqual(
      Object.fromEntries([...classes].map(([name, members]) => [name, members.size])),
    );
    expect(groups.map(({ drawn }) => drawn)).toEqual([50, 50, 50]);
    expect(all.customers).toBe(totals.customers);
    expect(Number(decimalText(total, model.scale))).toBeCloseTo(totals.sales, 3);
  });

  test('are those with the smallest hashes, and other ones under another seed', async () => {
    const drawn = (segment: string, seed: string) =>
      customersOfMark(
        engine(),
        model,
        { ...view, params: { ...view.params, seed } },
        `drawn:dimension:=${encodeURIComponent(segment)}`,
      );
    const hash = (id: string) => createHash('md5').update(`2022:${id}`).digest('hex');
    for (const [segment, members] of classes) {
      const expected = [...members].sort((a, b) => (hash(a) < hash(b) ? -1 : 1)).slice(0, 50);
      const found = await drawn(segment, '2022');
      expect(found).toEqual(expected.sort());
      expect(await drawn(segment, '2023')).not.toEqual(found);
    }
  });
});
