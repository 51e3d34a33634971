/**
 * A cell: its line counts heads downwards from −`heads` to −1, rows from 0, and the grand total after
 * the last row; its column counts the row labels as 0.
 */
export interface At {
  readonly line: number;
  readonly column: number;
}

/** How far a grid goes. */
export interface Extent {
  readonly heads: number;
  readonly rows: number;
  /** Columns after the row labels. */
  readonly columns: number;
  /** Rows that a page is. */
  readonly page: number;
}

/**
 * Where a key leads from a cell: arrows to the neighbour, Home and End to the ends of the row (with
 * Ctrl to the first row's label and the last number), Page up and down by a page. Null when the key
 * means nothing.
 */
export function moveInPivot(
  key: string,
  isWhole: boolean,
  { line, column }: At,
  { heads, rows, columns, page }: Extent,
): At | null {
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [line - 1, column],
    ArrowDown: [line + 1, column],
    ArrowLeft: [line, column - 1],
    ArrowRight: [line, column + 1],
    PageUp: [line < 0 ? line : Math.max(0, line - page), column],
    PageDown: [line + page, column],
    Home: [isWhole ? 0 : line, 0],
    End: [isWhole ? rows : line, columns],
  };
  const to = moves[key];
  if (!to) return null;
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return { line: within(to[0], -heads, rows), column: within(to[1], 0, columns) };
}
