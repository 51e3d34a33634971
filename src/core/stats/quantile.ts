/** How often a whole number occurs. */
export interface ValueCount {
  readonly value: number;
  readonly count: number;
}

/**
 * The quantile at `percent` of whole numbers given as counts in ascending order, in hundredths, which
 * is exact: linear interpolation between the closest ranks (Hyndman and Fan's type 7, SQL's
 * percentile_cont). Null of no numbers.
 */
export function quantileHundredths(counts: readonly ValueCount[], percent: number): number | null {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const position = (total - 1) * percent;
  const low = ranked(counts, Math.floor(position / 100));
  const high = ranked(counts, Math.ceil(position / 100));
  return 100 * low + (position % 100) * (high - low);
}

/** The value of a rank, counted from 0. */
function ranked(counts: readonly ValueCount[], rank: number): number {
  let below = 0;
  for (const { value, count } of counts) {
    below += count;
    if (below > rank) return value;
  }
  return NaN;
}
