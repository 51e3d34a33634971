import { ascending } from './holm.ts';

/**
 * Benjamini and Hochberg's step-up: p-values that may each be held against α so that of all positives at
 * most the share α is false on average, where tests are independent or go together. The k-th smallest of
 * m is multiplied by m / k; none is above a larger one's. In the order given.
 *
 * Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate: a practical and powerful
 * approach to multiple testing", Journal of the Royal Statistical Society B 57 (1995) 289–300.
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const adjusted = ps.map(() => 1);
  const order = ascending(ps);
  let most = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const place = order[rank - 1] ?? 0;
    most = Math.min(most, (ps.length / rank) * (ps[place] ?? 1));
    adjusted[place] = most;
  }
  return adjusted;
}
