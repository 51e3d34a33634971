/** Which rows are drawn and how much empty space stands in for the others. */
export interface RowWindow {
  /** First row drawn (included) and last (excluded). */
  readonly start: number;
  readonly end: number;
  /** Height of the space above and below the drawn rows, in pixels. */
  readonly before: number;
  readonly after: number;
}

/** Browsers lose precision, and some stop, beyond this many pixels; the scrollbar is scaled then. */
export const tallest = 8_000_000;

/** The height of the scrolled content. */
export function contentHeight(count: number, rowHeight: number): number {
  return Math.min(count * rowHeight, tallest);
}

/**
 * The rows visible at a scroll position. Up to `tallest` pixels one pixel of scrolling is one pixel
 * of rows; beyond, the scrollbar's position is a share of all rows.
 */
export function rowWindow(
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  count: number,
  overscan = 8,
): RowWindow {
  const total = contentHeight(count, rowHeight);
  const inView = Math.ceil(viewHeight / rowHeight);
  const scaled = count * rowHeight > tallest;
  const travel = Math.max(1, total - viewHeight);
  const share = Math.min(1, Math.max(0, scrollTop / travel));
  const first = scaled
    ? Math.round(share * Math.max(0, count - inView))
    : Math.floor(Math.max(0, scrollTop) / rowHeight);
  const start = Math.max(0, Math.min(first, count) - overscan);
  const end = Math.min(count, first + inView + overscan);
  const drawn = (end - start) * rowHeight;
  const top = scaled ? scrollTop - (first - start) * rowHeight : start * rowHeight;
  const before = Math.max(0, Math.min(top, total - drawn));
  return { start, end, before, after: Math.max(0, total - before - drawn) };
}

/** The scroll position at which a row can be seen, given the current one. */
export function scrollToRow(
  row: number,
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  count: number,
): number {
  const inView = Math.max(1, Math.floor(viewHeight / rowHeight));
  if (count * rowHeight > tallest) {
    const travel = contentHeight(count, rowHeight) - viewHeight;
    const shown = Math.round((scrollTop / travel) * Math.max(0, count - inView));
    if (row >= shown && row < shown + inView) return scrollTop;
    const first = row < shown ? row : row - inView + 1;
    return (first / Math.max(1, count - inView)) * travel;
  }
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  const bottom = top + rowHeight;
  return bottom > scrollTop + viewHeight ? bottom - viewHeight : scrollTop;
}

/** The row a key leads to from another, or null when the key means nothing in a table. */
export function rowForKey(key: string, from: number, count: number, page: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined ? null : Math.max(0, Math.min(to, count - 1));
}
