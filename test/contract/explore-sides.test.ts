import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readField } from '../../src/analyses/explore/field.ts';
import type { Aggregate } from '../../src/analyses/explore/measure.ts';
import type { ExploreView } from '../../src/analyses/explore/view.ts';
import { valueOf } from '../../src/analyses/explore/compared.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { CustomerSet, DayRange, Filters } from '../../src/core/spec/filters.ts';
import { encodeParam } from '../../src/core/spec/params.ts';
import { useEngine } from '../support/node-engine.ts';
import { runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  plainAggregate,
  plainGroups,
  plainLines,
  purchases,
  twins,
  type PlainLine,
} from '../support/oracle-explore.ts';
import { anyShop, shopSources } from '../support/oracle-shop.ts';

const engine = useEngine();
const counted: readonly Aggregate[] = ['revenue', 'orders', 'customers', 'lines', 'medianLine'];
const dates: DayRange = { from: '2024-01-01', to: '2024-02-15' };
/** As many days, right before. */
const before: DayRange = { from: '2023-11-16', to: '2023-12-31' };

const isIn = ({ date }: PlainLine, { from, to }: DayRange): boolean => date >= from && date <= to;

/** Every cell of a pivot against the lines of its own, of either side. */
async function expectSides(
  model: ModelInfo,
  lines: readonly PlainLine[],
  bought: ReadonlySet<number>,
  shelves: { readonly rows: readonly string[]; readonly columns: readonly string[] },
  filters: Partial<Filters>,
): Promise<ExploreView> {
  const { rows, columns } = shelves;
  const params = {
    rows: encodeParam(rows),
    columns: encodeParam(columns),
    measures: encodeParam([...counted, 'revenue.change']),
  };
  const state = viewState('explore', params, { dates, ...filters });
  const view = (await runView(engine(), model, state)) as ExploreView;
  const groups = (texts: readonly string[]): ReturnType<typeof plainGroups> =>
    plainGroups(
      lines,
      texts.map((text) => readField(text)!),
      (own) => plainAggregate('revenue', own, bought),
      model,
    );
  for (const row of twins(view.rows.root, groups(rows)))
    for (const column of twins(view.columns.root, groups(columns))) {
      const members = new Set(column.plain.lines);
      const own = row.plain.lines.filter((line) => members.has(line));
      const cell = view.cell(row.group, column.group);
      const where = JSON.stringify([row.plain.path, column.plain.path]);
      for (const name of counted)
        expect(Number(cell?.(name) ?? 0), `${name} of ${where}`).toBeCloseTo(
          plainAggregate(name, own, bought) ?? 0,
          3,
        );
    }
  return view;
}

test(
  'Two dates stand side by side, each of its own lines, and their total is of both',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          if (model.lastDay < dates.to) return;
          const all = await plainLines(engine(), model);
          const lines = all
            .filter((line) => isIn(line, dates) || isIn(line, before))
            .map((line) => ({
              ...line,
              sides: { comparedDates: isIn(line, dates) ? 1 : 0, comparedSets: null },
            }));
          const shelves = { rows: ['dimension:channel^2'], columns: ['comparedDates'] };
          const view = await expectSides(model, lines, purchases(all), shelves, {});
          const [change] = view.shelves.measures.filter(({ as }) => as === 'change');
          const { root } = view.rows;
          const sumOf = (range: DayRange): number =>
            lines.filter((line) => isIn(line, range)).reduce((sum, { amount }) => sum + amount, 0);
          if (lines.length === 0) return;
          expect(Number(valueOf(change!, root, view.columns.root, view))).toBe(
            sumOf(dates) - sumOf(before),
          );
          for (const side of view.columns.root.children)
            expect(valueOf(change!, root, side, view)).toBeNull();
        });
      }),
      { numRuns: 15, endOnFailure: true },
    );
  },
);

test(
  'Two sets of customers stand side by side, and who is in both stands apart',
  { timeout: 300_000 },
  async () => {
    let inBoth = 0;
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const whole = { from: model.firstDay, to: model.lastDay };
          const all = await plainLines(engine(), model);
          const bought = purchases(all);
          const setOf = (channel: string): CustomerSet => ({
            view: viewState('explore', { rows: 'dimension:channel' }, { dates: whole }),
            mark: `cell:dimension:channel=${channel}/`,
          });
          const buyersOf = (channel: string): ReadonlySet<number> =>
            new Set(
              all
                .filter(({ values, refund, order }) => {
                  return values['channel'] === channel && !refund && bought.has(order);
                })
                .flatMap(({ customer }) => customer ?? []),
            );
          const [a, b] = [buyersOf('web'), buyersOf('store')];
          const sideOf = (customer: number | null): number | null => {
            if (customer === null) return null;
            const [first, second] = [a.has(customer), b.has(customer)];
            return first && second ? 2 : first ? 0 : second ? 1 : null;
          };
          const lines = all
            .map((line) => ({
              ...line,
              sides: { comparedDates: null, comparedSets: sideOf(line.customer) },
            }))
            .filter(({ sides }) => sides.comparedSets !== null);
          inBoth += lines.filter(({ sides }) => sides.comparedSets === 2).length;
          await expectSides(
            model,
            lines,
            bought,
            { rows: ['month'], columns: ['comparedSets', 'dimension:channel'] },
            { dates: whole, sides: { a: setOf('web'), b: setOf('store') } },
          );
        });
      }),
      { numRuns: 15, endOnFailure: true },
    );
    expect(inBoth).toBeGreaterThan(0);
  },
);
