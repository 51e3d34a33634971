import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openView, type OpenView } from '../../src/analyses/open-view.ts';
import { otherCountings } from '../../src/analyses/other-countings.ts';
import { analyses } from '../../src/analyses/registry.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { locales, type CommonLabels, type Headline } from '../../src/core/spec/analysis.ts';
import { noFilters, type DayRange, type ViewState } from '../../src/core/spec/filters.ts';
import { descriptors } from '../../src/core/spec/params.ts';
import type { CellValue, ValueKind } from '../../src/core/spec/screen.ts';
import { formatsOf } from '../../src/i18n/cells.ts';
import { createFormats } from '../../src/i18n/format.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine } from '../support/node-engine.ts';
import { linkOrders, ordersOf, readShop } from '../support/oracle.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { anchor, anyShop, shopCsv, shopMapping, shopSources } from '../support/oracle-shop.ts';
import type { ShopRow } from '../support/oracle-shop.ts';

const engine = useEngine();
const sample = (name: string): string =>
  fileURLToPath(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));
const viewOf = (page: string, dates: DayRange | null = null): ViewState => ({
  page,
  params: {},
  filters: { ...noFilters, dates },
});

async function numbersOf({ analysis, query, params, data }: OpenView): Promise<unknown> {
  const { bytes } = await engine().run(query);
  return analysis.view(tableFromIPC(bytes), params, data);
}

async function headlinesOf(open: OpenView): Promise<readonly Headline[]> {
  return open.analysis.headlines?.(await numbersOf(open)) ?? [];
}

const said = (kind: ValueKind, value: CellValue): string => `${kind} ${String(value)}`;

/** Every number of a view's tables and tiles, with how it is written. */
function everythingSaid({ analysis, data }: OpenView, numbers: unknown): ReadonlySet<string> {
  const labels: unknown = analysis.labels.en;
  const formats = formatsOf(createFormats('en'), 'en', data.model);
  const cells = analysis
    .tables(numbers, labels, { labels, formats, data })
    .flatMap(({ columns, rows, footer }) =>
      [...rows, ...footer].flatMap((row) =>
        columns.map(({ kind }, place) => said(kind, row[place] ?? null)),
      ),
    );
  const { blocks } = analysis.screen(numbers, { labels, formats, data });
  const tiles = blocks.flatMap((block) => (block.kind === 'tiles' ? block.tiles : []));
  return new Set([...cells, ...tiles.map(({ kind, value }) => said(kind, value))]);
}

let model: ModelInfo;
beforeAll(async () => {
  const sources = await dropped([sample('orders'), sample('customers')]);
  ({ model } = await engine().load(sources, 'headlines'));
}, 60_000);
afterAll(() => engine().forget('headlines'));

const pages = analyses.map(({ id }) => id);

describe.each(analyses.map((analysis) => [analysis.id, analysis] as const))(
  'the headlines of %s on the sample',
  (page, analysis) => {
    test('have names in every language, and are numbers that the view shows', async () => {
      const open = openView(viewOf(page), model);
      const numbers = await numbersOf(open);
      const headlines = analysis.headlines?.(numbers) ?? [];
      const shown = everythingSaid(open, numbers);
      expect(headlines.length).toBeGreaterThan(0);
      for (const { id, kind, value } of headlines) {
        expect(value, id).not.toBeNull();
        expect(shown, id).toContain(said(kind, value));
        for (const locale of locales)
          expect((analysis.labels[locale] as CommonLabels).headlines?.[id], id).toBeTruthy();
      }
    });

    test('are counted under every option that is a definition', async () => {
      const ids = (await headlinesOf(openView(viewOf(page), model))).map(({ id }) => id);
      const definitions = descriptors(analysis.params as object).flatMap(([name, descriptor]) =>
        descriptor.kind === 'choice'
          ? (descriptor.definitions ?? [])
              .filter((option) => option !== descriptor.initial)
              .filter((option) => (descriptor.needs?.[option] ?? []).every((has) => model[has]))
              .map((option) => `${name}=${option}`)
          : [],
      );
      const others = otherCountings(viewOf(page), model);
      expect(others.map(({ id }) => id)).toEqual(expect.arrayContaining(definitions));
      for (const { open } of others)
        expect((await headlinesOf(open)).map(({ id }) => id)).toEqual(ids);
    });
  },
);

/** The last row of every shop: it fixes the last day, whatever is left out. */
const closing: ShopRow = { ...anchor, order: 'z9', date: '2024-03-31' };

/** The rows that can be loaded, with the day of the order that each counts under. */
function orderDays(shop: readonly ShopRow[]): readonly (readonly [ShopRow, string])[] {
  const good = shop.filter((row) => readShop(shopCsv([row]), shopMapping).lines.length === 1);
  const { lines } = readShop(shopCsv(good), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  const days = new Map(ordersOf(lines).map(({ key, day }) => [key, day]));
  return good.map((row, place) => [row, days.get(lines[place]?.orderKey ?? '') ?? row.date]);
}

/** The headlines of every page: as they are, or under another way to count all of the data. */
async function everyHeadline(
  shop: readonly ShopRow[],
  dates: DayRange | null,
  counting: 'withoutGuests' | 'refundsOnOrderDay' | null = null,
): Promise<Readonly<Record<string, readonly Headline[]>>> {
  return withLoaded(engine(), shopSources(shop), async ({ model: own }) => {
    const found: Record<string, readonly Headline[]> = {};
    for (const page of pages)
      found[page] = await headlinesOf(openView(viewOf(page, dates), own, counting));
    return found;
  });
}

describe('the headlines of any small shop', () => {
  const runs = { numRuns: 10 };
  const closed = anyShop.map((shop) => [...shop, closing]);
  const anyDates = fc.constantFrom(
    null,
    { from: '2023-12-01', to: '2024-01-15' },
    { from: '2024-01-10', to: '2024-02-29' },
  );

  test('without guests are those of the file without their rows', async () => {
    await fc.assert(
      fc.asyncProperty(closed, anyDates, async (shop, dates) => {
        const known = shop.filter(({ customer }) => customer !== '');
        const without = await everyHeadline(shop, dates, 'withoutGuests');
        expect(without).toEqual(await everyHeadline(known, dates));
      }),
      runs,
    );
  }, 120_000);

  test('with refunds on the day of their order are those of the file that writes that day', async () => {
    await fc.assert(
      fc.asyncProperty(closed, anyDates, async (shop, dates) => {
        const moved = orderDays(shop).map(([row, date]) => ({ ...row, date }));
        const onOrderDay = await everyHeadline(shop, dates, 'refundsOnOrderDay');
        expect(onOrderDay).toEqual(await everyHeadline(moved, dates));
      }),
      runs,
    );
  }, 120_000);

  test('are what the view shows, and under another definition what that view shows', async () => {
    await fc.assert(
      fc.asyncProperty(closed, async (shop) => {
        await withLoaded(engine(), shopSources(shop), async ({ model: own }) => {
          for (const page of pages)
            for (const { open, param } of otherCountings(viewOf(page), own)) {
              const numbers = await numbersOf(open);
              const headlines = open.analysis.headlines?.(numbers) ?? [];
              const shown = everythingSaid(open, numbers);
              for (const { id, kind, value } of headlines)
                if (value !== null) expect(shown, `${page} ${id}`).toContain(said(kind, value));
              if (!param) continue;
              const params = { [param.name]: param.option };
              const direct = openView({ ...viewOf(page), params }, own);
              expect(headlines).toEqual(await headlinesOf(direct));
            }
        });
      }),
      runs,
    );
  }, 120_000);
});
