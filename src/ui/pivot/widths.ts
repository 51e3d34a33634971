/** Pixels of a text as the grid writes it; `isStrong` for heads and totals. */
export type Measured = (text: string, isStrong: boolean) => number;

export const narrowest = 56;
export const widest = 480;

/** Space beside the text of a cell, and beside that of a head, whose arrow and handle need more. */
const beside = 20;
const besideHead = 36;
/** Rows looked at to fit a column: evenly spread over all of them. */
const looked = 400;

/** The width at which heads and numbers of a column are written in full, within what is sensible. */
export function fitted(
  heads: readonly string[],
  texts: readonly string[],
  measured: Measured,
  most = widest,
): number {
  const wanted = Math.max(
    ...heads.map((text) => measured(text, true) + besideHead),
    ...texts.map((text) => measured(text, true) + beside),
    narrowest,
  );
  return Math.min(most, Math.ceil(wanted));
}

/** Places spread evenly over so many, first and last among them. */
export function spread(count: number, most = looked): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, place) => place);
  return Array.from({ length: most }, (_, step) => Math.round((step * (count - 1)) / (most - 1)));
}

/** A dragged or typed width within what can be read and handled. */
export function bounded(width: number, most = widest): number {
  return Math.round(Math.min(most, Math.max(narrowest, width)));
}
