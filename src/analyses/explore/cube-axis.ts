import type { Key } from './axis.ts';
import { productKey } from './cube-sql.ts';
import { treeOf, type Paths, type Tree } from './cube-paths.ts';
import type { Field } from './field.ts';
import { keyName, productName } from './axis-columns.ts';
import type { Rows } from './rows.ts';
import { keyFrom } from './view.ts';

/** One side of a cube: its paths, which of them every group of the cube is on, and names of products. */
export interface CubeAxis {
  readonly paths: Paths;
  readonly pathOf: Int32Array;
  /** Names by field and key, of products alone. */
  readonly names: readonly (ReadonlyMap<Key, unknown> | null)[];
  /** The groups of all paths, where no top changes with the dates; otherwise null. */
  readonly lasting: Tree | null;
}

/** Reads a side of the rows of `compileCube`. */
export function cubeAxis(axis: 'r' | 'c', fields: readonly Field[], answer: Rows): CubeAxis {
  const read = (name: string): readonly Key[] => {
    const column = answer.getChild(name);
    return Array.from({ length: answer.numRows }, (_, row) => keyFrom(column?.get(row)));
  };
  const keysOfRows = fields.map((_, place) => read(keyName(axis, place)));
  const found = new Map<string, number>();
  const firsts: number[] = [];
  const pathOf = new Int32Array(answer.numRows);
  for (let row = 0; row < answer.numRows; row += 1) {
    const text = JSON.stringify(keysOfRows.map((keys) => keys[row]));
    let path = found.get(text);
    if (path === undefined) {
      path = firsts.length;
      firsts.push(row);
      found.set(text, path);
    }
    pathOf[row] = path;
  }
  const ofPaths = (values: readonly Key[]): readonly Key[] =>
    firsts.map((row) => values[row] ?? null);
  const keys = keysOfRows.map(ofPaths);
  const isProduct = (place: number): boolean => fields[place]?.on.kind === 'product';
  const paths: Paths = {
    ...{ fields, count: firsts.length, keys },
    ties: keys.map((own, place) =>
      isProduct(place) ? ofPaths(read(productKey(axis, place))) : own,
    ),
  };
  const all = firsts.map((_, path) => path);
  return {
    ...{ paths, pathOf },
    names: keys.map((own, place) => {
      if (!isProduct(place)) return null;
      const named = ofPaths(read(productName(axis, place)));
      return new Map(own.map((key, path) => [key, named[path] ?? null]));
    }),
    lasting: fields.every(({ top }) => top === null) ? treeOf(paths, all, () => null) : null,
  };
}
