/** How numbers are also shown in their cells. */
export type PivotDisplay = 'plain' | 'heat' | 'bars';

/** Least and largest value of a measure. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A colour token of the stylesheet and the ink that reads on it. */
export interface Fill {
  readonly fill: string;
  readonly ink: string;
}

/** A bar in shares of the cell's width; what is below zero goes to the left of where zero is. */
export interface Bar {
  readonly from: number;
  readonly length: number;
  readonly isNegative: boolean;
}

/**
 * The step of a ramp for a value: seven equal steps from the least to the largest value, or, where
 * zero is between them, four on each side of a neutral middle, equally wide on both. Blue is the
 * good side, as in changes: above zero unless `isGoodBelow`.
 */
export function fillOf(value: number, { least, most }: Range, isGoodBelow = false): Fill {
  if (least < 0 && most > 0) {
    const reach = Math.max(-least, most);
    const steps = Math.round(within(value / reach, -1, 1) * 4);
    const step = isGoodBelow ? 4 + steps : 4 - steps;
    return { fill: `var(--div-${step})`, ink: `var(--div-ink-${step})` };
  }
  const share = most > least ? (value - least) / (most - least) : 1;
  const step = Math.min(6, Math.floor(within(share, 0, 1) * 7));
  return { fill: `var(--seq-${step})`, ink: `var(--seq-ink-${step})` };
}

/** What is beyond a limit: blue on the good side, orange on the other. */
export function fillBeyond(isGood: boolean): Fill {
  const step = isGood ? 3 : 5;
  return { fill: `var(--div-${step})`, ink: `var(--div-ink-${step})` };
}

/** The bar of a value: from zero, on one scale for its measure. */
export function barOf(value: number, range: Range): Bar | null {
  const least = Math.min(0, range.least);
  const most = Math.max(0, range.most);
  if (most === least) return null;
  const zero = (0 - least) / (most - least);
  const end = within((value - least) / (most - least), 0, 1);
  return { from: Math.min(zero, end), length: Math.abs(end - zero), isNegative: value < 0 };
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
