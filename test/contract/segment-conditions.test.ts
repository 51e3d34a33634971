import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/core/model/dataset.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { scope } from '../../src/core/model/scope.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { customersOfRule } from '../../src/core/segment/rule-sql.ts';
import { writeRule } from '../../src/core/segment/rule-text.ts';
import type { Condition } from '../../src/core/segment/rule.ts';
import { noFilters } from '../../src/core/spec/filters.ts';
import { join, lit, sql, unionAll } from '../../src/core/sql/index.ts';
import {
  boughtAtEdges,
  groupsAtEdges,
  numbersAtEdges,
  peopleAtEdges,
} from '../support/edge-conditions.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import {
  membersOfRule,
  soldLines,
  worldOf,
  type SegmentWorld,
} from '../support/oracle-segments.ts';
import { anyRefundShop, anyRhythmShop } from '../support/refund-shop.ts';
import { segmentSources, type SegmentShop } from '../support/segment-shop.ts';

const engine = useEngine();

/** A shop, what a view of it leaves, and conditions at the edges of what is left. */
interface Case {
  readonly shop: SegmentShop;
  readonly asOf: string | null;
  readonly channel: string | null;
  readonly conditions: readonly Condition[];
}

function casesOf(
  shops: fc.Arbitrary<SegmentShop>,
  conditionsAt: (world: SegmentWorld) => fc.Arbitrary<Condition>,
  count: number,
): fc.Arbitrary<Case> {
  return shops.chain((shop) => {
    const days = [...new Set(soldLines(shop).map(({ day }) => day))].sort();
    const last = days.at(-1) ?? '';
    const views = fc.record({
      asOf: fc.oneof(fc.constant(null), fc.constantFrom(...days)),
      channel: fc.constantFrom('web', null, null, null),
    });
    return views.chain(({ asOf, channel }) =>
      fc
        .array(conditionsAt(worldOf(shop, asOf ?? last, channel)), {
          ...{ minLength: count, maxLength: count },
        })
        .map((conditions) => ({ shop, asOf, channel, conditions })),
    );
  });
}

/** The people whom each of several conditions names, found in one query. */
async function foundTogether(
  conditions: readonly Condition[],
  model: ModelInfo,
  data: Dataset,
): Promise<readonly (readonly string[])[]> {
  const { customerKey } = starTables(model.schema);
  const tagged = conditions.map(
    (one, place) => sql`
      select ${lit(place)} as place, k.id from (
        ${customersOfRule(one, data)}
      ) as chosen left join ${customerKey} as k on k.customer = chosen.customer`,
  );
  const found = await rows<{ place: number; id: string | null }>(engine(), join(tagged, unionAll));
  const people = conditions.map((): string[] => []);
  for (const { place, id } of found) people[place]?.push(id ?? 'nobody known');
  return people.map((one) => one.sort());
}

async function agrees({ shop, asOf, channel, conditions }: Case): Promise<void> {
  await withLoaded(engine(), segmentSources(shop), async ({ model }) => {
    const kept =
      channel === null ? [] : [{ ...{ dimension: 'channel', exclude: false }, values: [channel] }];
    const data = scope(model, {
      ...{ filters: { ...noFilters, asOf, dimensions: kept }, dates: 'history' },
      ...{ compares: false, sets: [] },
    });
    const world = worldOf(shop, asOf ?? model.lastDay, channel);
    const found = await foundTogether(conditions, model, data);
    const told = (people: readonly (readonly string[])[]): readonly string[] =>
      conditions.map((one, place) => `${writeRule(one)}: ${(people[place] ?? []).join(' ')}`);
    expect(told(found)).toEqual(told(conditions.map((one) => membersOfRule(one, world))));
  });
}

/** Shrinking would load a shop per step, and the conditions that differ are told anyway. */
const runs = (numRuns: number) => ({ numRuns, endOnFailure: true });

describe('a single condition is met by whom it says, at the edges of what people did', () => {
  test('bought: products, channels, windows, n-th purchases and amounts, after refunds', async () => {
    await fc.assert(fc.asyncProperty(casesOf(anyRefundShop, boughtAtEdges, 60), agrees), runs(8));
  }, 120_000);

  test('numbers and days, with few gaps and with enough for a rhythm of everyone', async () => {
    await fc.assert(fc.asyncProperty(casesOf(anyRhythmShop, numbersAtEdges, 50), agrees), runs(8));
  }, 120_000);

  test('groups, and moves between them since any day', async () => {
    await fc.assert(fc.asyncProperty(casesOf(anyRefundShop, groupsAtEdges, 20), agrees), runs(6));
  }, 120_000);

  test('columns, numbers and days in them, birthdays, consent and experiments', async () => {
    const cases = casesOf(anyRefundShop, () => peopleAtEdges, 60);
    await fc.assert(fc.asyncProperty(cases, agrees), runs(5));
  }, 120_000);
});
