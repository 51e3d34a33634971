import { logHypergeometric, type Drawing } from './hypergeometric.ts';
import type { Counted } from './newcombe.ts';

/** Tables whose probability is this little above the observed one's count as equally likely, as in R. */
const tolerance = 1e-7;
/** Relative size of a term that no longer changes the sum. */
const smallestTerm = 1e-18;

/**
 * Fisher's exact test of two shares, two-sided: the probability, given both groups and all hits, of a
 * table that is not more likely than the observed one. 1 where only one table is possible, as with an
 * empty group. Small values keep their relative precision; the time grows with the standard deviation
 * of the hits, not with the groups.
 *
 * Source: R. A. Fisher, "Statistical Methods for Research Workers", 5th ed. (1934), § 21.02; the two-sided
 * rule is that of R's fisher.test.
 */
export function fisher(a: Counted, b: Counted): number {
  const drawing = { drawn: a.hits + b.hits, marked: a.of, of: a.of + b.of };
  const least = Math.max(0, a.hits - (b.of - b.hits));
  const most = Math.min(a.of, drawing.drawn);
  if (least >= most) return 1;
  const mode = Math.floor(((drawing.drawn + 1) * (drawing.marked + 1)) / (drawing.of + 2));
  const limit = logHypergeometric(a.hits, drawing) + Math.log1p(tolerance);
  const below = nearest({ from: least, to: mode, way: 1 }, limit, drawing);
  const above = nearest({ from: most, to: mode, way: -1 }, limit, drawing);
  // Nothing lies between where no table is likelier than the observed one.
  if (above - below <= 1) return 1;
  return Math.min(1, outward(below, -1, drawing) + outward(above, 1, drawing));
}

/** A side of the mode, walked from its end towards the mode. */
interface Side {
  readonly from: number;
  readonly to: number;
  readonly way: 1 | -1;
}

/**
 * The table of a side that is nearest to the mode and not likelier than `limit` (a logarithm); one step
 * outside where every table of that side is likelier.
 */
function nearest({ from, to, way }: Side, limit: number, drawing: Drawing): number {
  let [low, high] = [-1, way * (to - from) + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (logHypergeometric(from + way * middle, drawing) <= limit) low = middle;
    else high = middle;
  }
  return from + way * low;
}

/** The probability of the table with k hits and of all that lie further from the mode. */
function outward(k: number, way: 1 | -1, drawing: Drawing): number {
  const first = logHypergeometric(k, drawing);
  if (first === -Infinity) return 0;
  let [term, sum] = [1, 1];
  for (let at = k; term > sum * smallestTerm; at += way) {
    term *= way === 1 ? rise(at, drawing) : 1 / rise(at - 1, drawing);
    sum += term;
  }
  return Math.exp(first) * sum;
}

/** P(k + 1) / P(k). */
function rise(k: number, { drawn, marked, of }: Drawing): number {
  return ((marked - k) * (drawn - k)) / ((k + 1) * (of - marked - drawn + k + 1));
}
