/** Which columns are drawn: first (included) and last (excluded). */
export interface ColumnWindow {
  readonly start: number;
  readonly end: number;
}

/** Where each column begins, in pixels after the row labels, and at the end where the last one stops. */
export function edgesOf(widths: readonly number[]): readonly number[] {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

/** The column at a distance from the row labels. */
export function columnAt(edges: readonly number[], x: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= x) low = middle;
    else high = middle;
  }
  return low;
}

/** The columns visible at a scroll position, and a few beside them. */
export function columnWindow(
  edges: readonly number[],
  scrollLeft: number,
  viewWidth: number,
  overscan = 1,
): ColumnWindow {
  const count = edges.length - 1;
  if (count === 0) return { start: 0, end: 0 };
  const start = Math.max(0, columnAt(edges, scrollLeft) - overscan);
  const end = Math.min(count, columnAt(edges, scrollLeft + viewWidth) + 1 + overscan);
  return { start, end };
}

/** The scroll position at which a column can be seen as a whole, given the current one. */
export function scrollToColumn(
  edges: readonly number[],
  column: number,
  scrollLeft: number,
  viewWidth: number,
): number {
  const [left, right] = [edges[column] ?? 0, edges[column + 1] ?? 0];
  if (left < scrollLeft || right - left > viewWidth) return left;
  return right > scrollLeft + viewWidth ? right - viewWidth : scrollLeft;
}
