import fc from 'fast-check';
import { expect } from 'vitest';
import type { Group } from '../../src/analyses/explore/axis.ts';
import { readField } from '../../src/analyses/explore/field.ts';
import {
  isAdditive,
  madeOf,
  readMeasure,
  type Aggregate,
  type MadeMeasure,
} from '../../src/analyses/explore/measure.ts';
import { plainValue } from '../../src/analyses/explore/values.ts';
import { keysOf, type ExploreView } from '../../src/analyses/explore/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { encodeParam } from '../../src/core/spec/params.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { runView, viewState } from './oracle-engine.ts';
import { plainAggregate, plainGroups, purchases, twins, type PlainLine } from './oracle-explore.ts';

/** Cells of a pivot that are looked at. */
const mostCells = 150;

const aggregates: readonly Aggregate[] = [
  ...(['revenue', 'sales', 'refunds', 'orders', 'customers', 'lines', 'quantity'] as const),
  ...(['meanLine', 'medianLine', 'lowLine', 'highLine', 'leastLine', 'mostLine'] as const),
  ...(['lowerQuartileLine', 'upperQuartileLine'] as const),
];
/** Ratios of sums of the same group. */
const ratios = {
  orderValue: ['revenue', 'orders'],
  perCustomer: ['revenue', 'customers'],
  ordersPerCustomer: ['orders', 'customers'],
  refundShare: ['refunds', 'sales'],
} as const satisfies Partial<Record<MadeMeasure, readonly [Aggregate, Aggregate]>>;
type Ratio = keyof typeof ratios;
type Counted = Aggregate | Ratio;

/** What may stand on the shelves, and what else a pivot is asked for. */
export interface AnyPivot {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly measures: readonly Counted[];
  /** Which measure rows are sorted by, how, and in which of the columns (null: the total's). */
  readonly sort: {
    readonly measure: number;
    readonly isAscending: boolean;
    readonly column: number | null;
  } | null;
  readonly filter: {
    readonly dimension: string;
    readonly value: string | null;
    readonly exclude: boolean;
  } | null;
}

const plainText = (text: string): string => text.replace(/\^\d+$/, '');

/** Pivots over these fields: up to four of them on the shelves, some with only their top. */
export function anyPivot(
  fields: readonly string[],
  filters: readonly AnyPivot['filter'][],
): fc.Arbitrary<AnyPivot> {
  const field = fc
    .tuple(fc.constantFrom(...fields), fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }))
    .map(([name, top]) => (top === null ? name : `${name}^${top}`));
  const shelf = (most: number): fc.Arbitrary<readonly string[]> =>
    fc.uniqueArray(field, { maxLength: most, selector: plainText });
  const counted: readonly Counted[] = [...aggregates, ...(Object.keys(ratios) as Ratio[])];
  return fc
    .record({
      rows: shelf(2),
      columns: shelf(2),
      measures: fc.uniqueArray(fc.constantFrom(...counted), { minLength: 1, maxLength: 4 }),
      sort: fc.option(
        fc.record({
          measure: fc.nat({ max: 3 }),
          isAscending: fc.boolean(),
          column: fc.option(fc.nat({ max: 5 }), { nil: null }),
        }),
        { nil: null },
      ),
      filter: fc.constantFrom(null, ...filters),
    })
    .filter(({ rows, columns }) => {
      const names = [...rows, ...columns].map(plainText);
      return new Set(names).size === names.length;
    });
}

/** A measure of some lines, straight from its definition; ratios in minor units, if of money. */
function plainMeasure(
  name: Counted,
  lines: readonly PlainLine[],
  bought: ReadonlySet<number>,
): number | null {
  if (!(name in ratios)) return plainAggregate(name as Aggregate, lines, bought);
  const [above, below] = ratios[name as Ratio].map((of) => plainAggregate(of, lines, bought) ?? 0);
  return below === 0 || below === undefined ? null : (above ?? 0) / below;
}

/** Sums and counts are whole; ratios, means and what lies between two values are not. */
function isExact(name: Counted): boolean {
  const between = ['meanLine', 'medianLine', 'lowLine', 'highLine'];
  return (
    ![...between, 'lowerQuartileLine', 'upperQuartileLine'].includes(name) && !(name in madeOf)
  );
}

/** A pivot under the engine, with its lines after the filter. */
interface Opened {
  readonly view: ExploreView;
  readonly kept: readonly PlainLine[];
  readonly bought: ReadonlySet<number>;
}

/**
 * Every cell of a pivot, total or not, against its own lines; then that no group comes twice, that parts
 * add up to what they are parts of, Other among them, and that rows stand in the order that was asked for.
 */
export async function expectPivot(
  engine: Engine,
  model: ModelInfo,
  lines: readonly PlainLine[],
  pivot: AnyPivot,
): Promise<void> {
  const { filter } = pivot;
  const kept = filter
    ? lines.filter(
        ({ values }) => ((values[filter.dimension] ?? null) === filter.value) !== filter.exclude,
      )
    : lines;
  const bought = purchases(kept);
  const run = async (sort: readonly string[]): Promise<Opened> => {
    const view = await runView(engine, model, stateOf(pivot, sort, model));
    return { view: view as ExploreView, kept, bought };
  };
  const unsorted = await run([]);
  expectCells(unsorted, pivot, model);
  expectSums(unsorted, pivot);
  const sort = sortOf(unsorted.view, pivot);
  if (sort) expectOrder(await run(sort.texts), sort, model);
}

function stateOf(
  { rows, columns, measures, filter }: AnyPivot,
  sort: readonly string[],
  model: ModelInfo,
): ReturnType<typeof viewState> {
  const params = { rows, columns, measures, sort };
  return viewState(
    'explore',
    Object.fromEntries(Object.entries(params).map(([key, texts]) => [key, encodeParam(texts)])),
    {
      dates: { from: model.firstDay, to: model.lastDay },
      dimensions: filter
        ? [{ dimension: filter.dimension, exclude: filter.exclude, values: [filter.value] }]
        : [],
    },
  );
}

function expectCells({ view, kept, bought }: Opened, pivot: AnyPivot, model: ModelInfo): void {
  const { rows, columns, measures } = pivot;
  const [first = 'revenue'] = measures;
  const groups = (texts: readonly string[]): ReturnType<typeof plainGroups> =>
    plainGroups(
      kept,
      texts.map((text) => readField(text)!),
      (own) => plainMeasure(first, own, bought),
      model,
    );
  const [down, across] = [
    twins(view.rows.root, groups(rows)),
    twins(view.columns.root, groups(columns)),
  ];
  // Of many cells every so-manieth, from the grand total on: a large pivot is judged by a sample.
  const cells = down.length * across.length;
  const step = Math.max(1, Math.round(cells / mostCells));
  for (let at = 0; at < cells; at += step) {
    const row = down[Math.floor(at / across.length)]!;
    const column = across[at % across.length]!;
    const members = new Set(column.plain.lines);
    const own = row.plain.lines.filter((line) => members.has(line));
    const cell = view.cell(row.group, column.group);
    if (own.length === 0 && row.group.depth + column.group.depth > 0) {
      expect(cell).toBeNull();
      continue;
    }
    for (const name of measures) {
      const said =
        name in ratios
          ? plainValue(readMeasure(name)!, cell, model)
          : (cell?.(name as Aggregate) ?? null);
      const expected = plainMeasure(name, own, bought);
      const where = `${name} of ${JSON.stringify([row.plain.path, column.plain.path])}`;
      if (expected === null || said === null) expect(said ?? 0, where).toBe(expected ?? 0);
      else if (isExact(name)) expect(Number(said), where).toBe(expected);
      else expect(Number(said) - expected, where).toBeCloseTo(0, 3);
    }
  }
}

/** What is shown and what is Other come to the group that they are parts of, in every column. */
function expectSums({ view }: Opened, { measures }: AnyPivot): void {
  const additive = measures.filter((name) => isAdditive(readMeasure(name)!)) as Aggregate[];
  for (const name of additive)
    for (const group of view.rows.groups)
      for (const column of [view.columns.root, ...view.columns.root.children]) {
        if (group.children.length === 0) continue;
        const value = (of: Group): number => Number(view.cell(of, column)?.(name) ?? 0);
        const parts = group.children.reduce((sum, part) => sum + value(part), 0);
        expect(parts, `${name} of the parts of ${JSON.stringify(group.path)}`).toBe(value(group));
      }
}

interface Sorted {
  readonly texts: readonly string[];
  readonly name: Counted;
  readonly isAscending: boolean;
}

function sortOf(view: ExploreView, { sort, measures }: AnyPivot): Sorted | null {
  if (!sort) return null;
  const place = sort.measure % measures.length;
  const { children } = view.columns.root;
  const column = sort.column === null ? null : children[sort.column % Math.max(1, children.length)];
  const keys = column ? keysOf(column) : [];
  const texts = [String(place), sort.isAscending ? 'asc' : 'desc', ...keys];
  return { texts, name: measures[place]!, isAscending: sort.isAscending };
}

/** Within each group the values rise or fall; what has none stands behind, and Other at the very end. */
function expectOrder(
  { view }: Opened,
  { texts, name, isAscending }: Sorted,
  model: ModelInfo,
): void {
  const keys = texts.slice(2).join();
  const column =
    view.columns.root.children.find((child) => keysOf(child).join() === keys) ?? view.columns.root;
  const valueOf = (group: Group): number | null => {
    const value = plainValue(readMeasure(name)!, view.cell(group, column), model);
    return value === null ? null : Number(value);
  };
  const rankOf = (group: Group): number => {
    const value = valueOf(group);
    if (group.isOther) return Infinity;
    return value === null ? Number.MAX_VALUE : isAscending ? value : -value;
  };
  for (const { children } of view.rows.groups) {
    const ranks = children.map((child) => rankOf(child));
    expect(ranks, `sorted by ${texts.join(' ')}`).toEqual(
      [...ranks].sort((left, right) => (left === right ? 0 : left - right)),
    );
  }
}
