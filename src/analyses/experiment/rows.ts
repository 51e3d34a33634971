import type { Table } from 'apache-arrow';
import type { MetricSums } from '../../core/experiment/sums.ts';

/** A row of `compileExperiment`: what was counted of one arm for one metric in one part. */
export interface Row {
  /** What the row is part of: `sum`, `cut`, `week`, `health`, `look`, `group`, `bin`, `point`, `rank`. */
  readonly part: string;
  /** Place of the arm; −1 for all of them. */
  readonly arm: number;
  /** Week, look, group or class; −1 for none. */
  readonly slot: number;
  readonly label: string;
  /** Place of the metric, guardrails after metrics; −1 for none. */
  readonly metric: number;
  readonly sums: MetricSums;
}

/** Reads the rows of a result in their order. */
export function readRows(result: Table): readonly Row[] {
  return result.toArray().map((row: { toJSON(): unknown }): Row => {
    const cells = row.toJSON() as Readonly<Record<string, unknown>>;
    const text = (name: string): string => {
      const cell = cells[name];
      return typeof cell === 'string' ? cell : '';
    };
    const number = (name: string): number => Number(cells[name] ?? 0);
    return {
      ...{ part: text('part'), label: text('label') },
      ...{ arm: number('arm'), slot: number('slot'), metric: number('metric') },
      sums: {
        ...{ n: number('n'), y: number('y'), yy: number('yy'), d: number('d'), dd: number('dd') },
        ...{ yd: number('yd'), x: number('x'), xx: number('xx'), yx: number('yx') },
        dx: number('dx'),
      },
    };
  });
}

/** The rows of one part, by the value that a key has in them. */
export function rowsBy(
  rows: readonly Row[],
  part: string,
  key: (row: Row) => number,
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    if (row.part !== part) continue;
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
