import type { Dataset } from '../../core/model/dataset.ts';
import type { CellValue } from '../../core/spec/screen.ts';
import { Axis, byKey, descending, usualOrder, type Group, type Key } from './axis.ts';
import type { Field } from './field.ts';
import { neededAggregates, shelvesOf, type Shelves } from './shelves.ts';
import type { Measure } from './measure.ts';
import type { ExploreParams } from './params.ts';
import { keyName, otherName, productName } from './axis-columns.ts';
import type { Rows } from './rows.ts';
import { plainValue, type Cell } from './values.ts';

/** An exploration: two axes, and what is counted where they meet. */
export interface ExploreView {
  readonly params: ExploreParams;
  readonly shelves: Shelves;
  readonly rows: Axis;
  readonly columns: Axis;
  /** Names of products by their codes, where they have one that is another. */
  readonly productNames: ReadonlyMap<string, string>;
  readonly data: Pick<Dataset, 'asOf' | 'period' | 'comparison' | 'model' | 'sides'>;
  cell(row: Group, column: Group): Cell | null;
}

/** Turns the rows of `compileExplore` into axes and cells. */
export function viewExplore(answer: Rows, params: ExploreParams, data: Dataset): ExploreView {
  const shelves = shelvesOf(params, data);
  const rows = new Axis(shelves.rows);
  const columns = new Axis(shelves.columns);
  const vector = (name: string): ReturnType<Rows['getChild']> => answer.getChild(name);
  const reader = (axis: 'r' | 'c', { fields }: Axis): ((row: number) => Path) => {
    const depths = vector(`depth_${axis}`);
    const keys = fields.map((_, place) => vector(keyName(axis, place)));
    const others = fields.map(({ top }, place) =>
      top === null ? null : vector(otherName(axis, place)),
    );
    return (row) => {
      const depth = Number(depths?.get(row) ?? 0);
      return {
        keys: keys.slice(0, depth).map((key) => keyFrom(key?.get(row))),
        others: others.slice(0, depth).map((other) => other?.get(row) === true),
      };
    };
  };
  const [rowOf, columnOf] = [reader('r', rows), reader('c', columns)];
  const found = new Map<number, Map<number, number>>();
  for (let place = 0; place < answer.numRows; place += 1) {
    const [row, column] = [rowOf(place), columnOf(place)];
    const at = rows.of(row.keys, row.others).place;
    const cells = found.get(at) ?? new Map<number, number>();
    found.set(at, cells.set(columns.of(column.keys, column.others).place, place));
  }
  const counted = new Map(
    neededAggregates(shelves).flatMap((name) => [
      [name, vector(name)] as const,
      [`${name}_now`, vector(`${name}_now`)] as const,
      [`${name}_then`, vector(`${name}_then`)] as const,
    ]),
  );
  const view: ExploreView = {
    ...{ params, shelves, rows, columns, data },
    productNames: productNamesOf(answer, shelves),
    cell: (row, column) => {
      const place = found.get(row.place)?.get(column.place);
      if (place === undefined) return null;
      return (name, of) => {
        const column = counted.get(of ? `${name}_${of}` : name);
        if (column === null && !of) return undefined;
        return (column?.get(place) as number | bigint | null | undefined) ?? null;
      };
    },
  };
  sortAxes(view);
  return view;
}

function productNamesOf(answer: Rows, { rows, columns }: Shelves): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add =
    (axis: 'r' | 'c') =>
    ({ on }: Field, place: number) => {
      if (on.kind !== 'product') return;
      const [codes, texts] = [keyName, productName].map((of) => answer.getChild(of(axis, place)));
      for (let row = 0; row < answer.numRows; row += 1) {
        const [code, text] = [codes?.get(row) as string | null, texts?.get(row) as string | null];
        if (code !== null && text !== null && text !== code) names.set(code, text);
      }
    };
  rows.forEach(add('r'));
  columns.forEach(add('c'));
  return names;
}

interface Path {
  readonly keys: readonly Key[];
  readonly others: readonly boolean[];
}

/** A key as the engine writes it. */
export function keyFrom(value: unknown): Key {
  if (value === null || value === undefined) return null;
  return typeof value === 'bigint' ? Number(value) : (value as string | number);
}

/** Rows by the sort that is asked for, everything else as `usualOrder` says. */
function sortAxes(view: ExploreView): void {
  const { rows, columns, shelves } = view;
  const [first] = shelves.measures;
  const worthIn =
    (measure: Measure | undefined, at: (group: Group) => readonly [Group, Group]) =>
    (group: Group): number => {
      const value: CellValue = measure
        ? plainValue(measure, view.cell(...at(group)), view.data.model)
        : null;
      return value === null ? NaN : Number(value);
    };
  const usual = (axis: Axis, worth: (group: Group) => number) => (left: Group, right: Group) => {
    const field = axis.fields[left.depth - 1];
    return field ? usualOrder(field.on, worth)(left, right) : 0;
  };
  columns.sort(
    usual(
      columns,
      worthIn(first, (group) => [rows.root, group]),
    ),
  );
  const { sort } = shelves;
  const column = sort && columnAt(columns, sort.column);
  if (!sort || !column) {
    rows.sort(
      usual(
        rows,
        worthIn(first, (group) => [group, columns.root]),
      ),
    );
    return;
  }
  const worth = worthIn(shelves.measures[sort.measure], (group) => [group, column]);
  rows.sort((left, right) => {
    const [a, b] = [worth(left), worth(right)];
    return (
      Number(left.isOther) - Number(right.isOther) ||
      (sort.isAscending && !Number.isNaN(a) && !Number.isNaN(b) ? a - b : descending(a, b)) ||
      byKey(left, right)
    );
  });
}

/** The column of the texts of its keys; the total column where there are none. */
export function columnAt(columns: Axis, texts: readonly string[]): Group | null {
  let group: Group | null = columns.root;
  for (const text of texts)
    group = group?.children.find((child) => keyText(child) === text) ?? null;
  return group;
}

/** The key of a group in a link: blank and other have texts of their own, so every other text is marked. */
export function keyText({ path, isOther }: Group): string {
  const key = path.at(-1) ?? null;
  if (isOther) return 'other';
  return key === null ? 'blank' : `=${key}`;
}

/** The keys of a group, outermost first, as `keyText` writes them. */
export function keysOf(group: Group): readonly string[] {
  const keys: string[] = [];
  for (let at = group; at.parent; at = at.parent) keys.unshift(keyText(at));
  return keys;
}

/** A name for a group among those of its axis. */
export function pathText(group: Group): string {
  return JSON.stringify(keysOf(group)).slice(1, -1);
}
