/**
 * A sequence that is always valid, for an estimate that is about normal: at every number of customers at
 * once, not only at one of them, the true value lies within the radius in the share 1 − α of all tests.
 * With u = n / ρ, where ρ says at how many customers the sequence is tightest,
 *
 *   radius = error · √((1 + 1/u) · ln((1 + u) / α²)),   p = √(1 + u) · exp(−½ z² u / (1 + u)).
 *
 * These are the two-sided normal mixture with the variance of the data put in for the true one, so they
 * hold for large numbers of customers.
 *
 * Source: S. R. Howard, A. Ramdas, J. McAuliffe and J. Sekhon, "Time-uniform, nonparametric,
 * nonasymptotic confidence sequences", Annals of Statistics 49 (2021) 1055–1080, eq. (14) and
 * Proposition 3; for data that are not normal I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy and
 * A. Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of
 * Statistics 52 (2024) 2613–2640, Theorem 2.2.
 */
export function sequentialRadius(
  error: number,
  { count, tightestAt, alpha }: SequentialSettings,
): number {
  const u = (count / tightestAt) * tightness(alpha);
  return error * Math.sqrt((1 + 1 / u) * (Math.log1p(u) - 2 * Math.log(alpha)));
}

/** The natural logarithm of the always valid p-value of an estimate that is z errors from zero. */
export function logSequentialP(
  z: number,
  { count, tightestAt, alpha }: SequentialSettings,
): number {
  const u = (count / tightestAt) * tightness(alpha);
  return Math.min(0, Math.log1p(u) / 2 - ((z * z) / 2) * (u / (1 + u)));
}

/** Where a test stands: its customers so far, and the number of customers the sequence is tuned to. */
export interface SequentialSettings {
  readonly count: number;
  readonly tightestAt: number;
  /** Errors of the first kind, 0–1. */
  readonly alpha: number;
}

/**
 * The u at which the radius is smallest for its error: u − ln(1 + u) = −2 ln α. Found by repeating
 * u ← −2 ln α + ln(1 + u), which gains a digit or more each time.
 */
function tightness(alpha: number): number {
  let u = -2 * Math.log(alpha);
  for (let step = 0; step < 60; step++) u = Math.log1p(u) - 2 * Math.log(alpha);
  return u;
}
