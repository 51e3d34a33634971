/**
 * Holm's step-down: p-values that may each be held against α so that the chance of any false positive
 * among all of them stays below α, whatever their dependence. The k-th smallest of m is multiplied by
 * m − k + 1; none is below a smaller one's, none above 1. In the order given.
 *
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
 * Statistics 6 (1979) 65–70.
 */
export function holm(ps: readonly number[]): number[] {
  const adjusted = ps.map(() => 1);
  let least = 0;
  ascending(ps).forEach((place, rank) => {
    least = Math.max(least, Math.min(1, (ps.length - rank) * (ps[place] ?? 1)));
    adjusted[place] = least;
  });
  return adjusted;
}

/** Places of numbers from the smallest number to the largest. */
export function ascending(numbers: readonly number[]): number[] {
  return [...numbers.keys()].sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
}
