import { wilson, type Interval } from './wilson.ts';

/** A share as it was counted. */
export interface Counted {
  readonly hits: number;
  readonly of: number;
}

/**
 * Share of `a` less share of `b` with its interval at `level`, made of the two Wilson intervals (method 10):
 * from d − √((pₐ − lₐ)² + (uᵦ − pᵦ)²) to d + √((uₐ − pₐ)² + (pᵦ − lᵦ)²). Null where there is nothing to
 * divide by.
 *
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions:
 * comparison of eleven methods", Statistics in Medicine 17 (1998) 873–890.
 */
export function newcombe(
  a: Counted,
  b: Counted,
  level = 0.95,
): { readonly difference: number; readonly interval: Interval } | null {
  const [ofA, ofB] = [wilson(a.hits, a.of, level), wilson(b.hits, b.of, level)];
  if (!ofA || !ofB) return null;
  const [shareA, shareB] = [a.hits / a.of, b.hits / b.of];
  const difference = shareA - shareB;
  return {
    difference,
    interval: {
      low: difference - Math.hypot(shareA - ofA.low, ofB.high - shareB),
      high: difference + Math.hypot(ofA.high - shareA, shareB - ofB.low),
    },
  };
}
