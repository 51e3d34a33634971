import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PyramidView } from '../../src/analyses/pyramid/view.ts';
import type { RfmView } from '../../src/analyses/rfm/view.ts';
import { markText } from '../../src/analyses/sample/query.ts';
import type { SampleView } from '../../src/analyses/sample/view.ts';
import { addDays } from '../../src/core/calendar.ts';
import { isCustomerGroupKind } from '../../src/core/model/customer-groups.ts';
import { customerGroupsOn } from '../support/oracle-groups.ts';
import { useEngine } from '../support/node-engine.ts';
import { groupBy, linkOrders, readShop, sum, type OracleCustomer } from '../support/oracle.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  anyLongShop,
  anyShop,
  shopCsv,
  shopMapping,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';
import { dataOf, rfmOf, type OracleData } from '../support/oracle-views.ts';

const engine = useEngine();
const anyBy = fc.constantFrom(
  'spending',
  'recency',
  'newness',
  'tier',
  'segment',
  'dimension:channel',
);
const eitherShop = fc.oneof(anyShop, anyLongShop);
const kindOf = (by: string) => (by.startsWith('dimension') ? 'dimension' : by);

function oracle(shop: readonly ShopRow[], asOf = '9999-12-31'): OracleData {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return dataOf(lines.filter((line) => line.day <= asOf));
}

/** The stratum of every buyer, customer by customer. */
function strataOf(data: OracleData, by: string, asOf: string): ReadonlyMap<string, string | null> {
  const scores = new Map(
    rfmOf(data, { frequency: 'days', monetary: 'net' }).map((score) => [score.customer, score]),
  );
  const buyers = data.customers.filter(({ days }) => days.length > 0);
  const groups = isCustomerGroupKind(by) ? customerGroupsOn(data, by, asOf) : null;
  const stratum = ({ customer, days }: OracleCustomer): string | null => {
    if (groups) return groups.get(customer) ?? null;
    if (by === 'spending') return String(scores.get(customer)?.m);
    if (by === 'recency') return String(scores.get(customer)?.r);
    if (by === 'newness') return (days[0] ?? '') > addDays(asOf, -30) ? 'new' : 'existing';
    const own = data.lines.filter((line) => line.customer === customer);
    const spent = [...groupBy(own, (line) => line.dimension ?? '')].map(([name, lines]) => ({
      name,
      amount: sum(lines.map(({ amount }) => amount)),
    }));
    const most = spent.reduce((best, one) => (one.amount > best.amount ? one : best)).amount;
    const names = spent.filter(({ amount }) => amount === most).map(({ name }) => name);
    return names.filter((name) => name !== '').sort()[0] ?? null;
  };
  return new Map(buyers.map((customer) => [customer.customer, stratum(customer)]));
}

/** Whom a seed draws from a stratum. */
function drawnOf(members: readonly string[], size: number, seed: number): readonly string[] {
  const hash = (id: string) => createHash('md5').update(`${seed}:${id}`).digest('hex');
  return members
    .toSorted((left, right) => (hash(left) < hash(right) ? -1 : 1))
    .slice(0, size)
    .sort();
}

describe('a sample of any small shop', () => {
  test('puts every buyer into the stratum that the definition names, and adds up', async () => {
    await fc.assert(
      fc.asyncProperty(eitherShop, anyBy, fc.nat(), async (shop, by, pick) => {
        const days = oracle(shop).lines.map((line) => line.day);
        const asOf = days[pick % days.length] ?? '';
        const truth = strataOf(oracle(shop, asOf), by, asOf);
        const params = { by, size: '2', newDays: '30' };
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = (filters: { asOf?: string }) =>
            runView(engine(), model, viewState('sample', params, filters)) as Promise<SampleView>;
          const { groups, total } = await view({ asOf });
          const sizes = groupBy([...truth.keys()], (id) => JSON.stringify(truth.get(id)));
          expect(
            new Map(groups.map(({ name, customers }) => [JSON.stringify(name), customers])),
          ).toEqual(new Map([...sizes].map(([name, members]) => [name, members.length])));
          expect(total).toBe(sum(oracle(shop, asOf).lines.map(({ amount }) => amount)));
          const whole = await view({});
          expect(whole.all.customers).toBe(model.customers);
          expect(whole.total).toBe(model.control.amount);
        });
      }),
      { numRuns: 24 },
    );
  });

  test('has strata as large as the tiers of the pyramid and the segments of RFM', async () => {
    await fc.assert(
      fc.asyncProperty(anyLongShop, async (shop) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const run = (page: string, by = 'spending') =>
            runView(engine(), model, viewState(page, page === 'sample' ? { by } : {}));
          const strata = async (by: string) => {
            const { groups } = (await run('sample', by)) as SampleView;
            return new Map(groups.map(({ name, customers }) => [name, customers]));
          };
          const { tiers } = (await run('pyramid')) as PyramidView;
          const { segments } = (await run('rfm')) as RfmView;
          const inTiers = await strata('tier');
          const inSegments = await strata('segment');
          for (const { standing, customers } of tiers)
            if (standing !== 'never') expect(inTiers.get(standing) ?? 0, standing).toBe(customers);
          for (const { segment, customers } of segments)
            expect(inSegments.get(segment) ?? 0, segment).toBe(customers);
        });
      }),
      { numRuns: 12 },
    );
  });

  test('draws those whom the seed says, and as many as the table says', async () => {
    const anySize = fc.integer({ min: 1, max: 4 });
    const anySeed = fc.integer({ min: 0, max: 999_999 });
    await fc.assert(
      fc.asyncProperty(eitherShop, anyBy, anySize, anySeed, async (shop, by, size, seed) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = viewState('sample', {
            by,
            size: String(size),
            seed: String(seed),
            newDays: '30',
          });
          const truth = strataOf(oracle(shop), by, model.lastDay);
          const { groups, all } = (await runView(engine(), model, view)) as SampleView;
          const of = (mark: string) => customersOfMark(engine(), model, view, mark);
          const kind = kindOf(by) as 'spending';
          const everyone: string[] = [];
          for (const { name, customers, drawn } of groups) {
            const members = [...truth.keys()].filter((id) => truth.get(id) === name).sort();
            const chosen = await of(markText('drawn', kind, name));
            expect(chosen).toEqual(drawnOf(members, size, seed));
            expect(chosen).toHaveLength(drawn);
            expect(await of(markText('all', kind, name))).toEqual(members);
            expect(members).toHaveLength(customers);
            everyone.push(...chosen);
          }
          expect(await of(markText('drawn', kind))).toEqual(everyone.sort());
          expect(everyone).toHaveLength(all.drawn);
          expect(await of(markText('all', kind))).toEqual([...truth.keys()].sort());
        });
      }),
      { numRuns: 14 },
    );
  });

  test('does not depend on the order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyBy, async (shop, by) => {
        const view = viewState('sample', { by, size: '1', newDays: '30' });
        const draw = (rows: readonly ShopRow[]) =>
          withLoaded(engine(), shopSources(rows), ({ model }) =>
            customersOfMark(engine(), model, view, `drawn:${kindOf(by)}`),
          );
        // The anchor stays first: it alone decides what the file's first row is.
        expect(await draw([shop[0]!, ...shop.slice(1).toReversed()])).toEqual(await draw(shop));
      }),
      { numRuns: 6 },
    );
  });
});
