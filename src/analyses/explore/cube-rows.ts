import type { Key } from './axis.ts';
import type { CubeAxis } from './cube-axis.ts';
import type { Tree } from './cube-paths.ts';
import type { Spans } from './cube-spans.ts';
import type { Aggregate } from './measure.ts';
import { keyName, otherName, productName } from './axis-columns.ts';
import type { Rows } from './rows.ts';

/** A side with the groups that it has between the chosen days. */
export interface Side {
  readonly axis: CubeAxis;
  readonly tree: Tree;
}

/** Adds the groups of a cube up to every level: one row per group, as `compileExplore` gives them. */
export function rowsOfCube(rows: Side, columns: Side, spans: Spans): Rows {
  const levels = new Levels(rows, columns, spans);
  const values = new Map<string, (row: number) => unknown>([
    ['depth_r', (row) => rows.tree.nodes[levels.down[row] ?? 0]?.depth],
    ['depth_c', (row) => columns.tree.nodes[levels.across[row] ?? 0]?.depth],
    ...keyColumns('r', rows, levels.down),
    ...keyColumns('c', columns, levels.across),
  ]);
  for (const name of spans.sums.keys()) {
    const { sum, count } = levels.added(name);
    values.set(name, (row) =>
      (count[row] ?? 0) > 0 || name === 'lines' ? BigInt(sum[row] ?? 0) : null,
    );
  }
  return {
    numRows: levels.down.length,
    getChild: (name) => {
      const get = values.get(name);
      return get ? { get } : null;
    },
  };
}

function keyColumns(
  axis: 'r' | 'c',
  { axis: { paths, names }, tree: { nodes } }: Side,
  nodeOf: readonly number[],
): readonly (readonly [string, (row: number) => unknown])[] {
  return paths.fields.flatMap((_, place) => {
    const at = (row: number): { key: Key; isOther: boolean } | undefined => {
      let node = nodes[nodeOf[row] ?? 0];
      while (node && node.depth > place + 1) node = nodes[node.parent];
      return node?.depth === place + 1 ? node : undefined;
    };
    const key = (row: number): Key => at(row)?.key ?? null;
    const named = names[place];
    return [
      [keyName(axis, place), key],
      [otherName(axis, place), (row: number) => at(row)?.isOther ?? false],
      ...(named
        ? [[productName(axis, place), (row: number) => named.get(key(row)) ?? null] as const]
        : []),
    ] as const;
  });
}

/** Which row every group of the cube counts in, on every level; the first row is the grand total. */
class Levels {
  /** The group of either side that a row stands for. */
  readonly down: number[] = [0];
  readonly across: number[] = [0];
  readonly #rowsOfLevels: Int32Array[] = [];

  constructor(
    rows: Side,
    columns: Side,
    private readonly spans: Spans,
  ) {
    const { isThere } = spans;
    const places = new Map<number, number>([[0, 0]]);
    const width = columns.tree.nodes.length;
    for (const downAt of rows.tree.at)
      for (const acrossAt of columns.tree.at) {
        const level = new Int32Array(isThere.length).fill(-1);
        for (let group = 0; group < isThere.length; group += 1) {
          if (isThere[group] === 0) continue;
          const down = downAt[rows.axis.pathOf[group] ?? 0] ?? 0;
          const across = acrossAt[columns.axis.pathOf[group] ?? 0] ?? 0;
          const name = down * width + across;
          let row = places.get(name);
          if (row === undefined) {
            row = this.down.length;
            places.set(name, row);
            this.down.push(down);
            this.across.push(across);
          }
          level[group] = row;
        }
        this.#rowsOfLevels.push(level);
      }
  }

  /** An aggregate by row, and how many values are in it. */
  added(name: Aggregate): { readonly sum: Float64Array; readonly count: Int32Array } {
    const own = this.spans.sums.get(name);
    const known = this.spans.counts.get(name) ?? this.spans.isThere;
    const sum = new Float64Array(this.down.length);
    const count = new Int32Array(this.down.length);
    for (const level of this.#rowsOfLevels)
      for (let group = 0; group < level.length; group += 1) {
        const row = level[group] ?? -1;
        if (row < 0) continue;
        sum[row] = (sum[row] ?? 0) + (own?.[group] ?? 0);
        count[row] = (count[row] ?? 0) + (known[group] ?? 0);
      }
    return { sum, count };
  }
}
