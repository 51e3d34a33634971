import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Matched } from '../../src/analyses/campaign/matched.ts';
import type { ResultView } from '../../src/analyses/campaign/result-view.ts';
import { stratumId } from '../../src/analyses/campaign/strata.ts';
import type { WhoView } from '../../src/analyses/campaign/who-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { readRule } from '../../src/core/segment/rule-text.ts';
import type { ViewState } from '../../src/core/spec/filters.ts';
import { studentReach } from '../../src/core/stats/student-t.ts';
import { useEngine } from '../support/node-engine.ts';
import { sum } from '../support/oracle.ts';
import { customerGroupsOn } from '../support/oracle-groups.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import { membersOfRule, worldOf, type SegmentWorld } from '../support/oracle-segments.ts';
import { anySegmentShop, segmentSources, type SegmentShop } from '../support/segment-shop.ts';

const engine = useEngine();
const dayLength = 86_400_000;
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);

/** Many customers of few orders, so that both sides have somebody of the same segment and revenue. */
const crowd: fc.Arbitrary<SegmentShop> = fc
  .array(
    fc.record({
      customer: fc.integer({ min: 1, max: 45 }),
      offset: fc.integer({ min: 0, max: 130 }),
      cents: fc.constantFrom(500, 1000, 1000, 2000, 4000, -500),
    }),
    { minLength: 120, maxLength: 200 },
  )
  .map((drawn) => {
    const rows = [
      {
        customer: 'zoe',
        order: 'z0',
        date: '2023-11-01',
        amount: '0.01',
        channel: 'web',
        original: '',
      },
      ...drawn.map(({ customer, offset, cents }) => ({
        ...{ customer: `c${customer}`, order: '', original: '' },
        channel: offset % 3 === 0 ? 'web' : 'store',
        date: dayAfter('2023-11-01', offset),
        amount: (cents / 100).toFixed(2),
      })),
    ];
    const person = { tags: '', points: '', since: '', birthday: '', consent: '' };
    return {
      rows,
      products: rows.map((_, place) => (place % 2 === 0 ? 'P1' : 'P2')),
      pieces: rows.map(() => '1'),
      members: [
        { id: 'zoe', town: '', ...person },
        { id: 'nobody yet', town: 'Tainan', ...person },
        ...Array.from({ length: 45 }, (_, place) => ({
          ...{ id: `c${place + 1}`, town: place % 3 === 0 ? 'Tainan' : '', ...person },
        })),
      ],
      assigned: [
        { customer: 'zoe', arm: 'A' },
        ...Array.from({ length: 30 }, (_, place) => ({
          ...{ customer: `c${place + 1}`, arm: place % 2 === 0 ? 'A' : 'B' },
        })),
      ],
    };
  });
const shops = fc.oneof(anySegmentShop, crowd, crowd);

/** Ways to say who was reached, with the rule that says the same, and whether it is asked the day before. */
const ways: readonly (readonly [params: ViewState['params'], rule: string, isBefore: boolean])[] = [
  [{ rule: 'net(15..)' }, 'net(15..)', true],
  [{ rule: 'any(recency(..30)~orders(3..))' }, 'any(recency(..30)~orders(3..))', true],
  [{ from: 'column', column: 'dimension:town', only: 'Tainan' }, 'column(is:town:Tainan)', false],
  [{ from: 'assignments' }, 'arm(spring:A:B)', false],
  [{ from: 'assignments', experiment: 'spring', variant: 'A' }, 'arm(spring:A)', false],
];
const since = '2024-01-10';
const times: readonly ViewState['params'][] = [
  { since },
  { since, window: '20' },
  { since, window: '20', before: '33' },
];
const anyView = fc.tuple(fc.constantFrom(...ways), fc.constantFrom(...times));

interface Person {
  readonly id: string;
  readonly isReached: boolean;
  /** Null without a purchase before. */
  readonly stratum: string | null;
  readonly after: Readonly<Record<'bought' | 'revenue' | 'orders', number>>;
  readonly before: Readonly<Record<'bought' | 'revenue' | 'orders', number>>;
}

interface World {
  readonly people: readonly Person[];
  readonly days: number;
  readonly daysBefore: number;
  readonly to: string;
  readonly now: SegmentWorld;
  readonly then: SegmentWorld;
}

/** Everyone whom the data know, one by one. */
function lookAt(
  shop: SegmentShop,
  asOf: string,
  [[, text, isBefore], { window = '0', before = '0' }]: readonly [
    (typeof ways)[number],
    ViewState['params'],
  ],
): World {
  const now = worldOf(shop, asOf);
  const dayBefore = dayAfter(since, -1);
  const then = worldOf(shop, dayBefore < asOf ? dayBefore : asOf);
  const end = window === '0' ? asOf : dayAfter(since, Number(window) - 1);
  const to = end < asOf ? end : asOf;
  const days = Math.max(0, (Date.parse(to) - Date.parse(since)) / dayLength + 1);
  const daysBefore = Number(before) || Math.max(1, days);
  const rule = readRule(text);
  if (!rule) throw new Error(`no rule: ${text}`);
  const reached = new Set(membersOfRule(rule, isBefore ? then : now));
  const segments = customerGroupsOn(then.data, 'segment', then.asOf);
  const amountOf = (id: string): bigint =>
    then.data.customers.find(({ customer }) => customer === id)?.amount ?? 0n;
  const amounts = [...segments.keys()].map(amountOf).sort((a, b) => (a < b ? -1 : 1));
  const edges = [1, 2, 3].map((k) => amounts[Math.ceil((k * amounts.length) / 4) - 1] ?? 0n);
  const did = (id: string, from: string, last: string) => {
    const own = now.data.orders.filter(
      ({ customer, day }) => customer === id && day >= from && day <= last,
    );
    const orders = own.filter(({ amount }) => amount > 0n).length;
    return {
      orders,
      bought: orders > 0 ? 1 : 0,
      revenue: Number(sum(own.map((one) => one.amount))),
    };
  };
  const people = now.everyone.map((id): Person => {
    const segment = segments.get(id);
    const place = edges.findIndex((edge) => amountOf(id) <= edge);
    return {
      ...{ id, isReached: reached.has(id) },
      stratum: segment === undefined ? null : `${segment}-${place < 0 ? 4 : place + 1}`,
      after: did(id, since, to),
      before: did(id, dayAfter(since, -daysBefore), dayBefore),
    };
  });
  return { people, days, daysBefore, to, now, then };
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;
const spread = (values: readonly number[]): number =>
  values.reduce((total, value) => total + (value - mean(values)) ** 2, 0);

/** Cochran's difference of strata, from the numbers themselves; null without a stratum of both sides. */
function matchedOf(people: readonly Person[], value: (one: Person) => number) {
  const strata = [...new Set(people.flatMap(({ stratum }) => stratum ?? []))];
  const pairs = strata.flatMap((stratum) => {
    const side = (isReached: boolean): readonly number[] =>
      people.filter((one) => one.stratum === stratum && one.isReached === isReached).map(value);
    const pair = [side(true), side(false)] as const;
    return pair.every(({ length }) => length > 0) ? [pair] : [];
  });
  if (pairs.length === 0) return null;
  const all = pairs.reduce((total, [reached]) => total + reached.length, 0);
  const weights = pairs.map(([reached]) => reached.length / all);
  const means = ([0, 1] as const).map((side) =>
    pairs.reduce((total, pair, place) => total + (weights[place] ?? 0) * mean(pair[side]), 0),
  );
  const parts = ([0, 1] as const).flatMap((side) => {
    const degrees = pairs.reduce((total, pair) => total + pair[side].length - 1, 0);
    const within = pairs.reduce((total, pair) => total + spread(pair[side]), 0) / degrees;
    return pairs.map((pair, place) => {
      const values = pair[side];
      const own = values.length > 1 ? spread(values) / (values.length - 1) : within;
      return {
        variance: ((weights[place] ?? 0) ** 2 * own) / values.length,
        degrees: values.length > 1 ? values.length - 1 : degrees,
      };
    });
  });
  const variance = parts.reduce((total, part) => total + part.variance, 0);
  const degrees =
    variance ** 2 / parts.reduce((total, part) => total + part.variance ** 2 / part.degrees, 0);
  const [reached = 0, rest = 0] = means;
  const reach = studentReach(degrees) * Math.sqrt(variance);
  return { reached, rest, reach: variance > 1e-9 && Number.isFinite(reach) ? reach : null };
}

function expectMatched(found: Matched | null, wanted: ReturnType<typeof matchedOf>): void {
  if (wanted === null) {
    expect(found).toBeNull();
    return;
  }
  expect(found?.reached).toBeCloseTo(wanted.reached, 6);
  expect(found?.rest).toBeCloseTo(wanted.rest, 6);
  const { difference, interval = null } = found ?? {};
  expect(difference).toBeCloseTo(wanted.reached - wanted.rest, 6);
  if (wanted.reach === null) expect(interval).toBeNull();
  else expect((interval?.high ?? 0) - (difference ?? 0)).toBeCloseTo(wanted.reach, 5);
}

async function onAnyShop(
  extra: ViewState['params'],
  check: (
    view: unknown,
    world: World,
    marked: (mark: string) => Promise<readonly string[]>,
    model: ModelInfo,
  ) => Promise<void> | void,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(shops, anyView, async (shop, chosen) => {
      await withLoaded(engine(), segmentSources(shop), async ({ model }) => {
        const state = viewState('campaign', { ...chosen[0][0], ...chosen[1], ...extra });
        const view = await runView(engine(), model, state);
        const world = lookAt(shop, model.lastDay, chosen);
        await check(view, world, (mark) => customersOfMark(engine(), model, state, mark), model);
      });
    }),
    { numRuns: 12 },
  );
}

describe('a campaign of any small shop', () => {
  test('is compared as one by one, stratum by stratum', { timeout: 240_000 }, async () => {
    let compared = 0;
    await onAnyShop({}, (found, { people, days, daysBefore }) => {
      const view = found as ResultView;
      const known = people.filter(({ stratum }) => stratum !== null);
      for (const { measure, reached, rest, after, before, change } of view.results) {
        const wanted = matchedOf(people, (one) => one.after[measure]);
        if (wanted?.reach) compared += 1;
        expectMatched(after, days > 0 ? wanted : null);
        expectMatched(
          before,
          matchedOf(people, (one) => one.before[measure]),
        );
        const factor = days / daysBefore;
        const isComparable = days > 0 && (measure !== 'bought' || days === daysBefore);
        expectMatched(
          change,
          isComparable
            ? matchedOf(people, (one) => one.after[measure] - factor * one.before[measure])
            : null,
        );
        if (days === 0) continue;
        for (const [value, isReached] of [
          [reached, true],
          [rest, false],
        ] as const) {
          const own = known.filter((one) => one.isReached === isReached);
          if (own.length === 0) expect(value).toBeNull();
          else expect(value).toBeCloseTo(mean(own.map((one) => one.after[measure])), 6);
        }
      }
    });
    expect(compared).toBeGreaterThan(0);
  });

  test(
    'puts everyone on one side, and into the comparison or out of it',
    { timeout: 240_000 },
    async () => {
      await onAnyShop({}, async (found, { people }, marked) => {
        const view = found as ResultView;
        const both = new Set(
          people.flatMap(({ stratum, isReached }) =>
            isReached && people.some((one) => one.stratum === stratum && !one.isReached)
              ? (stratum ?? [])
              : [],
          ),
        );
        for (const [side, isReached] of [
          ['reached', true],
          ['rest', false],
        ] as const) {
          const own = people.filter((one) => one.isReached === isReached);
          const parts = {
            matched: own.filter(({ stratum }) => stratum !== null && both.has(stratum)),
            alone: own.filter(({ stratum }) => stratum !== null && !both.has(stratum)),
            fresh: own.filter(({ stratum }) => stratum === null),
            bought: own.filter(({ after }) => after.bought === 1),
          };
          expect(view[side]).toEqual({
            customers: own.length,
            ...Object.fromEntries(Object.entries(parts).map(([part, some]) => [part, some.length])),
          });
          expect(await marked(side)).toEqual(own.map(({ id }) => id).sort());
          for (const [part, some] of Object.entries(parts))
            expect(await marked(`${side}:${part}`), part).toEqual(some.map(({ id }) => id).sort());
        }
        const [stratum] = view.strata;
        if (!stratum) return;
        const id = stratumId(stratum.stratum);
        expect(await marked(`reached:stratum:${id}`)).toEqual(
          people
            .filter((one) => one.isReached && one.stratum === id)
            .map((one) => one.id)
            .sort(),
        );
      });
    },
  );

  test(
    'tells new buyers from existing ones, by tier, and by what they bought first',
    { timeout: 240_000 },
    async () => {
      await onAnyShop(
        { show: 'who', item: 'product' },
        async (found, { people, to, now, then }, marked) => {
          const view = found as WhoView;
          const tiers = customerGroupsOn(then.data, 'tier', then.asOf);
          const buyers = people.filter(({ after }) => after.bought === 1);
          const firstDay = (id: string): string =>
            now.data.customers.find(({ customer }) => customer === id)?.days[0] ?? '';
          const firstThings = (id: string): readonly string[] => {
            const own = now.data.orders.filter(
              (one) => one.customer === id && one.amount > 0n && one.day >= since && one.day <= to,
            );
            const [day] = own.map((one) => one.day).sort();
            const keys = own.filter((one) => one.day === day).map(({ key }) => key);
            return now.lines
              .filter((line) => keys.includes(line.orderKey) && line.amount > 0n)
              .flatMap(({ product }) => product ?? []);
          };
          const has = (field: string, value: string, id: string): boolean => {
            if (field === 'newness') return firstDay(id) >= since === (value === 'new');
            if (field === 'item') return firstThings(id).includes(value);
            const names = ['top', 'big', 'medium', 'small', 'inactive'];
            return (tiers.get(id) ?? 'never') === (names[Number(value)] ?? 'never');
          };
          expect([view.reached, view.rest]).toEqual(
            [true, false].map((is) => buyers.filter(({ isReached }) => isReached === is).length),
          );
          for (const { field, value, reached, rest } of view.traits) {
            const own = buyers.filter(({ id }) => has(field, value, id));
            expect([field, value, reached, rest]).toEqual([
              ...[field, value],
              ...[true, false].map((is) => own.filter(({ isReached }) => isReached === is).length),
            ]);
          }
          const wholly = view.traits.filter(({ field }) => field !== 'item');
          const counted = wholly.reduce((total, one) => total + one.reached + one.rest, 0);
          expect(counted).toBe(2 * buyers.length);
          const named = (some: readonly Person[]) => some.map(({ id }) => id).sort();
          const reachedBuyers = buyers.filter(({ isReached }) => isReached);
          expect(await marked('reached:newness:new')).toEqual(
            named(reachedBuyers.filter(({ id }) => has('newness', 'new', id))),
          );
          expect(await marked('reached:tier:small')).toEqual(
            named(reachedBuyers.filter(({ id }) => has('tier', '3', id))),
          );
          if (view.hasItems)
            expect(await marked('reached:item:P1')).toEqual(
              named(reachedBuyers.filter(({ id }) => has('item', 'P1', id))),
            );
        },
      );
    },
  );
});
