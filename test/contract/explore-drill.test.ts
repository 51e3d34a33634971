import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Group } from '../../src/analyses/explore/axis.ts';
import { breakDown, keepOnly, leaveOut, type Drill } from '../../src/analyses/explore/drill.ts';
import { linesQuery, lineTotalsQuery } from '../../src/analyses/explore/lines.ts';
import { markOfCell } from '../../src/analyses/explore/marks.ts';
import type { Aggregate } from '../../src/analyses/explore/measure.ts';
import type { ExploreParams } from '../../src/analyses/explore/params.ts';
import type { Cell } from '../../src/analyses/explore/values.ts';
import type { ExploreView } from '../../src/analyses/explore/view.ts';
import { openView } from '../../src/analyses/open-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { addDays, daysBetween } from '../../src/core/calendar.ts';
import type { DayRange, ViewState } from '../../src/core/spec/filters.ts';
import { encodeParam } from '../../src/core/spec/params.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import { plainLines, purchases } from '../support/oracle-explore.ts';
import { anyLongShop, shopSources, type ShopRow } from '../support/oracle-shop.ts';

const engine = useEngine();

/** Sums, counts of different things, and a middle value: what is kept must say all of them as the cell. */
const counted: readonly Aggregate[] = [
  ...(['revenue', 'sales', 'refunds', 'orders', 'customers', 'lines'] as const),
  ...(['quantity', 'medianLine'] as const),
];
const fields = [
  ...['year', 'quarter', 'month', 'week', 'day', 'weekday', 'monthOfYear', 'dayOfMonth'],
  ...['visit', 'visitNumber', 'tier', 'segment', 'firstMonth', 'recency', 'bin:amount:10'],
  ...['comparedDates', 'comparedDates', 'comparedDates'],
];

/** Shelves with up to two fields on each side, some with only their top. */
function anyShelves(all: readonly string[]): fc.Arbitrary<{
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly yearStart: number;
}> {
  const field = fc
    .tuple(fc.constantFrom(...all), fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }))
    .map(([name, top]) => (top === null ? name : `${name}^${top}`));
  return fc
    .uniqueArray(field, { minLength: 1, maxLength: 4, selector: (text) => text.split('^')[0] })
    .chain((texts) =>
      fc.record({
        rows: fc.constant(texts.slice(0, Math.ceil(texts.length / 2))),
        columns: fc.constant(texts.slice(Math.ceil(texts.length / 2))),
        yearStart: fc.constantFrom(1, 4),
      }),
    );
}

/** A view of all days in which `counted` is counted. */
function stateOf(
  model: ModelInfo,
  { rows: down, columns, yearStart, only = [] }: Partial<ExploreParams>,
  dates: ViewState['filters']['dates'] = { from: model.firstDay, to: model.lastDay },
): ViewState {
  return viewState(
    'explore',
    {
      rows: encodeParam(down ?? []),
      columns: encodeParam(columns ?? []),
      measures: encodeParam(counted),
      only: encodeParam(only),
      yearStart: String(yearStart ?? 1),
    },
    { dates },
  );
}

/** All days, or the later half of them, which stands beside the earlier one. */
function anyDates({ firstDay, lastDay }: ModelInfo): fc.Arbitrary<DayRange> {
  const half = addDays(firstDay, Math.ceil((daysBetween(firstDay, lastDay) + 1) / 2));
  return fc.constantFrom(
    { from: firstDay, to: lastDay },
    ...(half <= lastDay ? [{ from: half, to: lastDay }] : []),
  );
}

const pivot = async (model: ModelInfo, state: ViewState): Promise<ExploreView> =>
  (await runView(engine(), model, state)) as ExploreView;

const grandTotal = (view: ExploreView): Cell | null => view.cell(view.rows.root, view.columns.root);

/** The values of a cell by name, as numbers; nothing counts as nought. */
function said(cell: Cell | null): Readonly<Record<string, number>> {
  return Object.fromEntries(counted.map((name) => [name, Number(cell?.(name) ?? 0)]));
}

/** Cells of a view that hold something, of every level. */
function filled(view: ExploreView): readonly (readonly [Group, Group])[] {
  return view.rows.groups.flatMap((row) =>
    view.columns.groups.flatMap((column) =>
      view.cell(row, column) ? [[row, column] as const] : [],
    ),
  );
}

/** A view after a drill, with the shelves of the first. */
function after(model: ModelInfo, state: ViewState, { params, dates }: Drill): ViewState {
  return {
    ...state,
    params: {
      ...state.params,
      rows: encodeParam(params.rows),
      columns: encodeParam(params.columns),
      only: encodeParam(params.only),
    },
    filters: { ...state.filters, dates: dates ?? state.filters.dates },
  };
}

interface Drawn {
  readonly model: ModelInfo;
  readonly state: ViewState;
  readonly view: ExploreView;
  readonly mark: string;
  readonly cell: Cell | null;
}

/** Asks something of a random cell of random shelves over random shops. */
async function expectOfCells(
  judge: (drawn: Drawn) => Promise<void>,
  shops: fc.Arbitrary<readonly ShopRow[]> = anyLongShop,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(shops, fc.gen(), async (shop, draw) => {
      await withLoaded(engine(), shopSources(shop), async ({ model }) => {
        const dimensions = model.dimensions.map(({ id }) => `dimension:${id}`);
        for (let time = 0; time < 4; time += 1) {
          const state = stateOf(
            model,
            draw(() => anyShelves([...fields, ...dimensions, ...dimensions])),
            draw(() => anyDates(model)),
          );
          const view = await pivot(model, state);
          const [row, column] = draw(() => fc.constantFrom(...filled(view)));
          await judge({
            ...{ model, state, view },
            mark: markOfCell(row, column, view),
            cell: view.cell(row, column),
          });
        }
      });
    }),
    { numRuns: 15, endOnFailure: true },
  );
}

test('What is kept of a cell counts as the cell did', { timeout: 300_000 }, async () => {
  let kept = 0;
  await expectOfCells(async ({ model, state, view, mark, cell }) => {
    const drill = keepOnly(mark, view);
    if (!drill) {
      // Only the table as a whole, and some of the days before, cannot be said.
      expect(mark === 'cell:/' || mark.includes('comparedDates=0'), mark).toBe(true);
      return;
    }
    kept += 1;
    expect(said(grandTotal(await pivot(model, after(model, state, drill)))), mark).toEqual(
      said(cell),
    );
  });
  expect(kept).toBeGreaterThan(20);
});

test(
  'What is left when a cell is left out is the rest of the total',
  { timeout: 300_000 },
  async () => {
    let left = 0;
    await expectOfCells(async ({ model, state, view, mark, cell }) => {
      const drill = leaveOut(mark, view);
      if (!drill) return;
      left += 1;
      const [whole, part] = [said(grandTotal(view)), said(cell)];
      const rest = said(grandTotal(await pivot(model, after(model, state, drill))));
      for (const name of ['revenue', 'sales', 'refunds', 'lines', 'quantity'] as const)
        expect(rest[name], `${name} without ${mark}`).toBe(whole[name]! - part[name]!);
    });
    expect(left).toBeGreaterThan(20);
  },
);

test('A cell that is broken down keeps its number as the total', { timeout: 300_000 }, async () => {
  await expectOfCells(async ({ model, state, view, mark, cell }) => {
    const drill = breakDown(mark, 'dimension:channel', view);
    if (!drill) return;
    const broken = await pivot(model, after(model, state, drill));
    expect(said(grandTotal(broken)), mark).toEqual(said(cell));
    const on = [...broken.rows.fields, ...broken.columns.fields].map((field) => field.on);
    expect(on.some((one) => one.kind === 'dimension' && one.id === 'channel')).toBe(true);
  });
});

test('The lines of a cell add up to what it says', { timeout: 300_000 }, async () => {
  await expectOfCells(async ({ model, state, mark, cell }) => {
    const { params, data } = openView(state, model);
    const order = { by: 'amount', descending: true };
    const asked = linesQuery(mark, params as unknown as ExploreParams, data, order, null)!;
    const lines = await rows(engine(), asked);
    const bought = purchases(await plainLines(engine(), model));
    const counts = lines.filter(({ refund, ord }) => refund !== true && bought.has(Number(ord)));
    const values = said(cell);
    expect(lines.length, mark).toBe(values['lines']);
    expect(lines.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(values['revenue']);
    expect(new Set(counts.map(({ ord }) => ord)).size).toBe(values['orders']);
    expect(new Set(counts.flatMap(({ customer }) => customer ?? [])).size).toBe(
      values['customers'],
    );
    const amounts = lines.map(({ amount }) => Number(amount));
    expect(amounts).toEqual([...amounts].sort((left, right) => right - left));
    const totals = lineTotalsQuery(mark, params as unknown as ExploreParams, data)!;
    const [all] = await rows(engine(), totals);
    for (const name of ['lines', 'revenue', 'orders', 'customers'])
      expect(Number(all?.[name] ?? 0), name).toBe(values[name]);
  });
});
