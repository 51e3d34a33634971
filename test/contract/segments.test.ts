import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customersOfSet } from '../../src/analyses/open-view.ts';
import { scope } from '../../src/core/model/scope.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { faultsOfRule } from '../../src/core/segment/faults.ts';
import { customersOfRule, sizeOfRule } from '../../src/core/segment/rule-sql.ts';
import { readRule, writeRule } from '../../src/core/segment/rule-text.ts';
import type { Rule } from '../../src/core/segment/rule.ts';
import { decodeView, encodeView } from '../../src/core/spec/codec.ts';
import { noFilters, type Filters } from '../../src/core/spec/filters.ts';
import { sql } from '../../src/core/sql/index.ts';
import { anyRule } from '../support/any-rules.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { sum } from '../support/oracle.ts';
import { customersOfMark, viewState, withLoaded } from '../support/oracle-engine.ts';
import { membersOfRule, soldLines, worldOf } from '../support/oracle-segments.ts';
import { anySegmentShop, segmentSources, type SegmentShop } from '../support/segment-shop.ts';

const engine = useEngine();

function dataOf(model: ModelInfo, filters: Partial<Filters> = {}) {
  return scope(model, {
    filters: { ...noFilters, ...filters },
    dates: 'history',
    compares: false,
    sets: [],
    customersOf: (set) => customersOfSet(set, model),
  });
}

/** The identifiers of the people whom a rule names, sorted. */
async function found(
  rule: Rule,
  model: ModelInfo,
  filters: Partial<Filters> = {},
): Promise<readonly string[]> {
  const { customerKey } = starTables(model.schema);
  const answer = await rows<{ id: string | null }>(
    engine(),
    sql`select k.id from (
        ${customersOfRule(rule, dataOf(model, filters))}
      ) as chosen left join ${customerKey} as k on k.customer = chosen.customer`,
  );
  return answer.map(({ id }) => id ?? 'nobody known').sort();
}

const manyRules = fc.array(anyRule, { minLength: 10, maxLength: 10 });

describe('a segment', () => {
  test('is whom an evaluation person by person finds, on every kind of shop', async () => {
    await fc.assert(
      fc.asyncProperty(anySegmentShop, manyRules, async (shop, drawn) => {
        await withLoaded(engine(), segmentSources(shop), async ({ model }) => {
          const world = worldOf(shop, model.lastDay);
          for (const rule of drawn)
            expect(await found(rule, model), writeRule(rule)).toEqual(membersOfRule(rule, world));
        });
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  test('follows the filters and the as-of day of its view', async () => {
    await fc.assert(
      fc.asyncProperty(anySegmentShop, manyRules, async (shop, drawn) => {
        const days = soldLines(shop)
          .map(({ day }) => day)
          .sort();
        const asOf = days[Math.floor(days.length * 0.7)] ?? '';
        const channel = { dimension: 'channel', exclude: false, values: ['web'] };
        await withLoaded(engine(), segmentSources(shop), async ({ model }) => {
          const filtered = worldOf(shop, model.lastDay, 'web');
          const earlier = worldOf(shop, asOf);
          for (const rule of drawn) {
            const text = writeRule(rule);
            expect(await found(rule, model, { dimensions: [channel] }), text).toEqual(
              membersOfRule(rule, filtered),
            );
            expect(await found(rule, model, { asOf }), text).toEqual(membersOfRule(rule, earlier));
          }
        });
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  test('obeys the laws of logic, and is as large as it is long', async () => {
    await fc.assert(
      fc.asyncProperty(anySegmentShop, anyRule, anyRule, async (shop, a, b) => {
        const not = (rule: Rule): Rule => ({ kind: 'not', rule });
        const pair = (kind: 'all' | 'any', one: Rule, other: Rule): Rule => ({
          ...{ kind, rules: [one, other] },
        });
        await withLoaded(engine(), segmentSources(shop), async ({ model }) => {
          const who = (rule: Rule): Promise<readonly string[]> => found(rule, model);
          const world = worldOf(shop, model.lastDay);
          expect(await who(not(not(a)))).toEqual(await who(a));
          expect(await who(not(pair('all', a, b)))).toEqual(await who(pair('any', not(a), not(b))));
          expect(await who(not(pair('any', a, b)))).toEqual(await who(pair('all', not(a), not(b))));
          expect(await who(pair('all', a, b))).toEqual(await who(pair('all', b, a)));
          expect([...(await who(a)), ...(await who(not(a)))].sort()).toEqual(
            [...world.everyone].sort(),
          );

          const members = await who(a);
          const bought = world.data.customers.filter(({ customer }) => members.includes(customer));
          const [size] = await rows<Record<string, bigint>>(engine(), sizeOfRule(a, dataOf(model)));
          expect(size).toEqual({
            customers: BigInt(members.length),
            buyers: BigInt(bought.filter(({ days }) => days.length > 0).length),
            amount: sum(bought.map(({ amount }) => amount)),
          });
        });
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  test('stays the same in a link', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const view = { page: 'segment', params: { rule: writeRule(rule) }, filters: noFilters };
        const { value, notices } = decodeView(encodeView(view));
        expect(notices).toEqual([]);
        expect(readRule(value.params['rule'] ?? '')).toEqual(rule);
      }),
      { numRuns: 300 },
    );
  });
});

/** A shop in which every answer can be read off. The last order is of 2024-03-31. */
const sales: readonly (readonly [string, string, string, string, string, string, string])[] = [
  // customer, order, day, amount, channel, product, pieces
  ['amy', 'o1', '2024-01-01', '10.00', 'web', 'tea', '1'],
  ['amy', 'o1', '2024-01-01', '5.00', 'web', 'cup', '2'],
  ['amy', 'o2', '2024-01-31', '20.00', 'store', 'tea', '4'],
  ['amy', 'o3', '2024-03-01', '20.00', 'web', 'cup', '1'],
  ['bob', 'o4', '2024-01-10', '30.00', 'web', 'tea', '3'],
  ['bob', 'Co4', '2024-02-10', '30.00', 'web', 'tea', '3'],
  ['eve', 'o5', '2024-02-01', '40.00', 'store', 'cup', '1'],
  ['eve', 'Co5', '2024-02-05', '15.50', 'store', 'cup', '1'],
  ['dan', 'o6', '2024-03-31', '8.00', '', 'tea', '1'],
];
const shop: SegmentShop = {
  rows: sales.map(([customer, order, date, amount, channel]) => ({
    ...{ customer, order, date, amount, channel, original: '' },
  })),
  products: sales.map(([, , , , , product]) => product),
  pieces: sales.map((row) => row[6]),
  members: [
    {
      ...{ id: 'amy', town: '台北', tags: 'vip, tea', points: 'NT$1,200', since: '2023/9/30' },
      ...{ birthday: '民國74年3月12日', consent: '是' },
    },
    {
      ...{ id: 'bob', town: '', tags: 'vipp', points: '12', since: '2024-01-02' },
      ...{ birthday: '16/12/1997', consent: 'no' },
    },
    {
      ...{ id: 'liz', town: 'Tainan', tags: '', points: '', since: '' },
      ...{ birthday: '', consent: '' },
    },
  ],
  assigned: [
    { customer: 'amy', arm: 'A' },
    { customer: 'eve', arm: 'A' },
    { customer: 'eve', arm: 'B' },
    { customer: 'liz', arm: 'B' },
  ],
};
const cases: readonly (readonly [text: string, people: string])[] = [
  ['all()', 'amy bob dan eve liz'],
  ['any()', ''],
  // Amy bought 30 days before the last order, Eve 59 (her refund is no purchase), Bob gave all back.
  ['recency(30..30)', 'amy'],
  ['recency(31..59)', 'eve'],
  ['not(recency(..))', 'bob liz'],
  ['age(90..)', 'amy'],
  ['first(2024-01-01..2024-01-01)', 'amy'],
  ['last(2024-03-01..)', 'amy dan'],
  ['orders(0..0)', 'bob liz'],
  ['net(24.5..24.5)', 'eve'],
  ['refunded(15.5..15.5)', 'eve'],
  ['average(18.34..24.5)', 'eve'],
  ['gap(30..30)', 'amy'],
  // The last 30 days begin on 2 March.
  ['bought(last:30)', 'dan'],
  ['bought(last:31)', 'amy dan'],
  ['bought(is:product:tea)', 'amy dan'],
  ['not(bought(is:product:tea))', 'bob eve liz'],
  ['bought(is:product:tea~orders:2..)', 'amy'],
  ['bought(is:product:tea~orders:..0)', 'bob eve liz'],
  ['bought(is:product:tea~orders:..1)', 'bob dan eve liz'],
  ['bought(is:product:cup~is:dimension/channel:web)', 'amy'],
  ['bought(is:dimension/channel:!0)', 'dan'],
  ['bought(not:dimension/channel:web:store)', 'dan'],
  ['bought(is:product:cup~quantity:3..)', 'amy'],
  ['bought(is:product:cup~net:24.5..24.5)', 'eve'],
  ['bought(is:product:tea~lines:1..1)', 'bob dan'],
  ['bought(dates:2024-01-01..2024-01-31~days:2..)', 'amy'],
  ['bought(is:product:cup~nth:1..1)', 'amy eve'],
  ['bought(is:product:cup~nth:2..)', 'amy'],
  ['bought(is:product:tea~nth:3..)', ''],
  ['bought(is:dimension/gone:x)', ''],
  ['column(is:town:台北)', 'amy'],
  ['column(is:town:!0)', 'bob'],
  ['column(has:tags:vip)', 'amy'],
  ['column(has:tags:tea:vipp)', 'amy bob'],
  ['range(number:points:12..1200)', 'amy bob'],
  ['range(day:since:2023-09-30..2023-12-31)', 'amy'],
  ['birthday(3)', 'amy'],
  ['birthday(12)', 'bob'],
  ['consent(yes)', 'amy'],
  ['consent(unknown)', 'dan eve liz'],
  ['arm(spring:A)', 'amy'],
  ['arm(spring:A:B)', 'amy liz'],
  ['arm(gone:A)', ''],
  ['moved(tier~since:2024-01-15~from:never)', 'dan eve'],
  ['moved(tier~since:2030-01-01~from:never)', ''],
  ['set(cell!d2-4~rfm?v=1)', 'amy'],
  ['all(segment(tea~bought(is:product:tea))~not(set(cell!d2-4~rfm?v=1)))', 'dan'],
];

describe('the people of a rule', () => {
  test('are read off a small shop', async () => {
    await withLoaded(engine(), segmentSources(shop), async ({ model }) => {
      const answers: (readonly [string, string])[] = [];
      for (const [text] of cases) {
        const rule = readRule(text);
        if (!rule) throw new Error(`no rule: ${text}`);
        answers.push([text, (await found(rule, model)).join(' ')]);
      }
      expect(answers).toEqual(cases);
    });
  });

  test('who are overdue are those of the repurchase cycle', async () => {
    await fc.assert(
      fc.asyncProperty(anySegmentShop, async (drawn) => {
        await withLoaded(engine(), segmentSources(drawn), async ({ model }) => {
          const rule: Rule = { kind: 'number', of: 'overdue', from: 1, to: null };
          expect(await found(rule, model)).toEqual(
            await customersOfMark(engine(), model, viewState('repurchase'), 'overdue'),
          );
        });
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test('are nobody where the data do not have what is asked, and it is named', async () => {
    await withLoaded(engine(), segmentSources(shop), async ({ model }) => {
      const unknown = readRule(
        'any(column(is:age:secret)~bought(is:dimension/brand:secret)~arm(autumn:A)~arm(spring:Z)~group(tier:huge)~r(5..5))',
      );
      if (!unknown) throw new Error('the rule is well formed');
      const keys = faultsOfRule(unknown, model).map(({ detail }) => detail['key']);
      expect(keys).toEqual(['age', 'brand', 'autumn', 'spring', 'huge']);
      expect(faultsOfRule({ kind: 'all', rules: [] }, model)).toEqual([]);
      // Only the score is left: of the three who bought, the latest.
      expect(await found(unknown, model)).toEqual(
        await found({ kind: 'number', of: 'r', from: 5, to: 5 }, model),
      );
    });
  });
});
