import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customersOfSet, openView } from '../../src/analyses/open-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { segmentIds } from '../../src/core/model/rfm-segments.ts';
import { customersOfRule } from '../../src/core/segment/rule-sql.ts';
import { noFilters, type CustomerSet } from '../../src/core/spec/filters.ts';
import { sql } from '../../src/core/sql/index.ts';
import { ruleOfSet } from '../../src/ui/segments/rule-of-set.ts';
import { segmentSet } from '../../src/ui/segments/segment-view.ts';
import { readySegments } from '../../src/ui/segments/ready-segments.ts';
import { sizeOf, sizeOfAll } from '../../src/state/segment-size.ts';
import { en } from '../../src/i18n/en.ts';
import { dropped } from '../support/dropped.ts';
import { rows, useEngine } from '../support/node-engine.ts';

const engine = useEngine();
const sample = (name: string): string =>
  fileURLToPath(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));

let model: ModelInfo;
beforeAll(async () => {
  const sources = await dropped([sample('orders'), sample('customers')]);
  ({ model } = await engine().load(sources, 'sample'));
}, 60_000);
afterAll(() => engine().forget('sample'));

const setOf = (page: string, mark: string, params = {}, filters = noFilters): CustomerSet => ({
  ...{ mark, view: { page, params, filters } },
});
const everything = () => openView(setOf('segment', 'in').view, model).data;

/** The customers of a query, in order. */
async function keys(query: ReturnType<typeof customersOfSet>): Promise<readonly unknown[]> {
  const found = await rows<{ customer: unknown }>(
    engine(),
    sql`select customer from (${query}) as member order by customer`,
  );
  return found.map(({ customer }) => customer);
}

const readable = [
  ...segmentIds.map((id) => setOf('rfm', `segment:${id}`)),
  ...['cell:5-5', 'cell:1-3', 'score:m5', 'score:r1'].map((mark) => setOf('rfm', mark)),
  setOf('rfm', 'segment:champions|cell:3-2', { show: 'profile' }),
  ...['top', 'big', 'medium', 'small', 'inactive'].map((id) => setOf('pyramid', `tier:${id}`)),
];

describe('a mark that is saved as a segment', () => {
  test.each(readable.map((set) => [`${set.view.page} ${set.mark}`, set] as const))(
    'reads as a condition that finds the very same people: %s',
    async (_, set) => {
      const rule = ruleOfSet(set);
      expect(JSON.stringify(rule)).not.toContain('"set"');
      const marked = await keys(customersOfSet(set, model));
      expect(await keys(customersOfRule(rule, everything()))).toEqual(marked);
      expect(marked.length).toBeGreaterThan(0);
    },
  );

  test.each([
    ['of other scores', setOf('rfm', 'segment:champions', { frequency: 'orders' })],
    ['of an earlier day', setOf('rfm', 'cell:5-5', {}, { ...noFilters, asOf: '2026-03-31' })],
    [
      'of some dates',
      setOf(
        'rfm',
        'cell:5-5',
        {},
        { ...noFilters, dates: { from: '2026-01-01', to: '2026-06-30' } },
      ),
    ],
    ['of fewer months', setOf('pyramid', 'tier:top', { months: '6' })],
    ['that no condition names', setOf('pyramid', 'tier:prospects')],
  ])('stays the mark of its view where that is another question: %s', async (_, set) => {
    const rule = ruleOfSet(set);
    expect(rule).toEqual({ kind: 'set', set });
    expect(await keys(customersOfRule(rule, everything()))).toEqual(
      await keys(customersOfSet(set, model)),
    );
  });

  test('of a segment is the rule of that segment', () => {
    const rule = { kind: 'number', of: 'net', from: 5000, to: null } as const;
    expect(ruleOfSet(segmentSet('Big', rule))).toEqual(rule);
    expect(ruleOfSet({ ...segmentSet('Big', rule), mark: 'out' })).toEqual({ kind: 'not', rule });
  });
});

test('Every ready-made segment finds somebody in the sample, and not everyone', async () => {
  const data = everything();
  const all = await sizeOfAll(engine(), data);
  expect(all.customers).toBe(8000);
  // The shop's control total: guests are in it, who are in no segment.
  expect(all.amount).toBe(model.control.amount);
  const ready = readySegments(model, data.asOf, en.segmentBuilder.readyNames);
  expect(ready.length).toBeGreaterThanOrEqual(7);
  for (const { name, rule } of ready) {
    const size = await sizeOf(engine(), data, rule);
    expect(size.customers, name).toBeGreaterThan(0);
    expect(size.customers, name).toBeLessThan(all.customers / 2);
    expect(size.amount < all.amount, name).toBe(true);
  }
});
