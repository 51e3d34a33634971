import { logHypergeometric, type Drawing } from './hypergeometric.ts';
import type { Counted } from './newcombe.ts';

/** Relative size of a term that no longer changes the sum. */
const smallestTerm = 1e-18;

/**
 * Fisher's exact test of two shares, one-sided: the probability, given both groups and all hits, that
 * `a` has as many hits as it has, or more. 1 where only one table is possible.
 *
 * Source: R. A. Fisher, "Statistical Methods for Research Workers", 5th ed. (1934), § 21.02.
 */
export function fisherAbove(a: Counted, b: Counted): number {
  const drawing = { drawn: a.hits + b.hits, marked: a.of, of: a.of + b.of };
  const bounds = {
    least: Math.max(0, a.hits - (b.of - b.hits)),
    most: Math.min(a.of, drawing.drawn),
  };
  const mean = (drawing.drawn * drawing.marked) / drawing.of;
  // The smaller tail is summed, so that terms only get smaller and a small p keeps its digits.
  return a.hits > mean
    ? tail(a.hits, 1, bounds.most, drawing)
    : 1 - (a.hits > bounds.least ? tail(a.hits - 1, -1, bounds.least, drawing) : 0);
}

function tail(from: number, way: 1 | -1, to: number, drawing: Drawing): number {
  let sum = 0;
  for (let k = from; way * (to - k) >= 0; k += way) {
    const term = Math.exp(logHypergeometric(k, drawing));
    sum += term;
    if (term <= sum * smallestTerm) break;
  }
  return Math.min(1, sum);
}
