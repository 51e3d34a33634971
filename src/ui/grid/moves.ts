import type { HeatRow } from './types.ts';

/** A position in the grid: row and column, from 0. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function exists(rows: readonly HeatRow[], at: Position): boolean {
  return rows[at.row]?.cells[at.column] != null;
}

/**
 * Where a key leads from a cell: arrows to the next cell in that direction that exists, Home and
 * End to the ends of the row (with Ctrl of the grid). Null when the key means nothing here.
 */
export function moveInGrid(
  rows: readonly HeatRow[],
  from: Position,
  key: string,
  whole = false,
): Position | null {
  const step = steps[key];
  if (step) {
    const [down, right] = step;
    let at = { row: from.row + down, column: from.column + right };
    while (at.row >= 0 && at.row < rows.length && at.column >= 0) {
      if (exists(rows, at)) return at;
      if (at.column >= (rows[at.row]?.cells.length ?? 0)) break;
      at = { row: at.row + down, column: at.column + right };
    }
    return from;
  }
  if (key !== 'Home' && key !== 'End') return null;
  const cells = rows.flatMap((row, r) => row.cells.map((_, c) => ({ row: r, column: c })));
  const among = cells.filter((at) => (whole || at.row === from.row) && exists(rows, at));
  return (key === 'Home' ? among[0] : among.at(-1)) ?? from;
}

/** The first cell that exists. */
export function firstCell(rows: readonly HeatRow[]): Position {
  for (const [row, { cells }] of rows.entries()) {
    const column = cells.findIndex((cell) => cell !== null);
    if (column >= 0) return { row, column };
  }
  return { row: 0, column: 0 };
}
