import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tablesOfPyramid } from '../../src/analyses/pyramid/tables.ts';
import { pyramid } from '../../src/analyses/pyramid/index.ts';
import type { PyramidGroup, PyramidView } from '../../src/analyses/pyramid/view.ts';
import { orderValues } from '../../src/core/model/order-values.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import type { Filters } from '../../src/core/spec/filters.ts';
import { sql } from '../../src/core/sql/index.ts';
import { CustomerData } from '../../src/state/customer-data.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { sum } from '../support/oracle.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  anyCostShop,
  costLines,
  costSources,
  costTotal,
  marginUses,
  type CostLine,
} from '../support/oracle-margin.ts';
import { placesOn, type OraclePlace } from '../support/oracle-pyramid.ts';
import { shopPlan } from '../support/oracle-shop.ts';

const engine = useEngine();
const refundRules = [shopPlan.refunds, { kind: 'negativeOnly' }] as const;

describe.each(marginUses)('lines of any small shop with a column for %s', (use) => {
  test('earn and cost what the definitions say, and the report ties both to the file', async () => {
    await fc.assert(
      fc.asyncProperty(anyCostShop, fc.constantFrom(...refundRules), async (shop, refunds) => {
        const expected = costLines(shop, use, refunds);
        await withLoaded(engine(), costSources(shop, use, refunds), async ({ model, checks }) => {
          const { line, customerKey } = starTables(model.schema);
          const found = await rows<Record<'margin' | 'service' | 'known', bigint> & { id: string }>(
            engine(),
            sql`select coalesce(id, '') as id, cast(coalesce(sum(margin), 0) as bigint) as margin,
                cast(sum(service) as bigint) as service, count(margin) as known
              from ${line} as line left join ${customerKey} as k on k.customer = line.customer
              group by id`,
          );
          const told = new Map(found.map(({ id, ...sums }) => [id, sums]));
          for (const id of new Set(expected.map(({ customer }) => customer ?? ''))) {
            const own = expected.filter(({ customer }) => (customer ?? '') === id);
            const known = own.flatMap(({ margin }) => (margin === null ? [] : [margin]));
            expect(told.get(id), id).toEqual({
              margin: sum(known),
              service: sum(own.map(({ service }) => service)),
              known: BigInt(known.length),
            });
          }
          const { control } = model;
          const unknownRows = expected.filter(({ margin }) => margin === null).length;
          expect(control.margin).toEqual({ ...costTotal(expected, 'margin'), unknownRows });
          expect(control.service).toEqual(costTotal(expected, 'service'));
          expect([model.hasMargin, model.hasServiceCost]).toEqual([true, true]);
          const statuses = checks
            .filter(({ code }) => code.startsWith('margin'))
            .map(({ status }) => status);
          expect(statuses).toEqual(['pass', unknownRows > 0 ? 'warn' : 'pass']);
        });
      }),
      { numRuns: 8 },
    );
  });
});

test('The list of customers has what each earned and cost, where the data tell it', async () => {
  await fc.assert(
    fc.asyncProperty(anyCostShop, async (shop) => {
      const lines = costLines(shop, 'unitCost').filter(({ customer }) => customer !== null);
      await withLoaded(engine(), costSources(shop, 'unitCost'), async ({ model }) => {
        const data = new CustomerData(engine(), model, viewState('customers'));
        const search = { text: '', whole: false };
        const keys = await data.order({ sort: 'served', descending: true, search });
        const listed = await data.rows([...keys], ['customer', 'margin', 'served']);
        for (const { cells } of listed) {
          const own = lines.filter(({ customer }) => customer === cells.customer);
          const known = own.flatMap(({ margin, service }) =>
            margin === null ? [] : [[margin, margin - service] as const],
          );
          expect([cells.margin, cells.served], String(cells.customer)).toEqual(
            known.length === 0
              ? [null, null]
              : [sum(known.map(([margin]) => margin)), sum(known.map(([, served]) => served))],
          );
        }
        const order = listed.flatMap(({ cells }) => (cells.served === null ? [] : [cells.served]));
        expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
      });
    }),
    { numRuns: 4 },
  );
});

const nobody: OraclePlace = { standing: 'never', isBest: false, revenue: 0n, value: 0n };

describe.each(orderValues)('a pyramid by %s of any small shop', (value) => {
  const params = { value, months: '2', before: '2024-01-05', top: '20' };
  const run = async (model: ModelInfo, filters: Partial<Filters> = {}): Promise<PyramidView> =>
    (await runView(engine(), model, viewState('pyramid', params, filters))) as PyramidView;
  const worth = ({ margin, service }: CostLine): bigint =>
    margin === null ? 0n : margin - (value === 'served' ? service : 0n);

  test('is what the definitions say, adds up, and every mark holds its customers', async () => {
    await fc.assert(
      fc.asyncProperty(anyCostShop, async (shop) => {
        const lines = costLines(shop, 'cost');
        await withLoaded(engine(), costSources(shop, 'cost'), async ({ model }) => {
          const view = await run(model);
          const before = params.before < model.lastDay ? params.before : model.lastDay;
          const now = placesOn(lines, model.lastDay, 2, 20, worth);
          const then = placesOn(lines, before, 2, 20, worth);
          const people = [...now].map(([id, place]) => ({
            ...{ id, now: place, then: then.get(id) ?? nobody },
          }));
          const check = async (
            mark: string,
            shown: PyramidGroup,
            belongs: (one: (typeof people)[number]) => boolean,
          ): Promise<void> => {
            const own = people.filter(belongs);
            expect(shown, mark).toMatchObject({
              customers: own.length,
              revenueThen: sum(own.map((one) => one.then.revenue)),
              revenueNow: sum(own.map((one) => one.now.revenue)),
              valueThen: sum(own.map((one) => one.then.value)),
              valueNow: sum(own.map((one) => one.now.value)),
            });
            if (own.length > 0)
              expect(
                await customersOfMark(engine(), model, viewState('pyramid', params), mark),
                mark,
              ).toEqual(own.map(({ id }) => id).sort());
          };
          for (const tier of view.tiers.filter(({ standing }) => standing !== 'never'))
            await check(`tier:${tier.standing}`, tier, (one) => one.now.standing === tier.standing);
          await check('top:then', view.topThen, (one) => one.then.isBest);
          await check('top:stayed', view.stayed, (one) => one.then.isBest && one.now.isBest);
          const whole = (pick: (group: PyramidGroup) => bigint): bigint =>
            sum(view.tiers.map(pick)) + pick(view.withoutCustomer);
          expect(whole(({ valueNow }) => valueNow)).toBe(view.totalValue);
          expect(whole(({ revenueNow }) => revenueNow)).toBe(view.total);
          for (const { columns, rows, footer } of tablesOfPyramid(view, pyramid.labels.en))
            for (const row of [...rows, ...footer]) expect(row).toHaveLength(columns.length);
        });
      }),
      { numRuns: 6 },
    );
  });

  test('over all of the data comes to the totals of the report', async () => {
    await fc.assert(
      fc.asyncProperty(anyCostShop, async (shop) => {
        await withLoaded(engine(), costSources(shop, 'unitCost'), async ({ model }) => {
          const state = viewState('pyramid', { value, months: '120' });
          const view = (await runView(engine(), model, state)) as PyramidView;
          const { line } = starTables(model.schema);
          // What serving cost counts where the margin is known, and only there.
          const [spent] = await rows<{ service: bigint }>(
            engine(),
            sql`select cast(coalesce(sum(service), 0) as bigint) as service
              from ${line} where margin is not null`,
          );
          const served = value === 'served' ? (spent?.service ?? 0n) : 0n;
          expect(view.totalValue).toBe((model.control.margin?.loaded ?? 0n) - served);
          expect(view.total).toBe(model.control.amount);
        });
      }),
      { numRuns: 4 },
    );
  });

  test('with an as-of day in the past is that of the file as it was then', async () => {
    await fc.assert(
      fc.asyncProperty(anyCostShop, fc.nat(), async (shop, pick) => {
        const days = costLines(shop, 'margin').map((line) => line.day);
        const asOf = days[pick % days.length] ?? '';
        const earlier = shop.filter(({ date }) => date <= asOf);
        const then = await withLoaded(engine(), costSources(earlier, 'margin'), ({ model }) =>
          run(model),
        );
        await withLoaded(engine(), costSources(shop, 'margin'), async ({ model }) => {
          expect(await run(model, { asOf })).toEqual(then);
        });
      }),
      { numRuns: 4 },
    );
  });
});
