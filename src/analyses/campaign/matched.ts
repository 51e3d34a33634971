import { deviations } from '../../core/stats/moments.ts';
import { studentReach } from '../../core/stats/student-t.ts';
import type { Interval } from '../../core/stats/wilson.ts';

/** Customers of one side of a stratum, with the sum and the squares of what is measured. */
export interface Sums {
  readonly n: number;
  readonly y: number;
  readonly yy: number;
}

/** Both sides of a stratum, each with somebody. */
export interface Pair {
  readonly reached: Sums;
  readonly rest: Sums;
}

/** Reached customers beside others like them. */
export interface Matched {
  /** Means of both sides over the strata, weighted by how many were reached. */
  readonly reached: number;
  readonly rest: number;
  readonly difference: number;
  /** At 95 %; null where no variance can be estimated, or nothing varies. */
  readonly interval: Interval | null;
}

/**
 * The mean of reached customers less that of others in the same strata, weighted by the reached:
 * Δ = Σ wₛ (ȳₛ reached − ȳₛ rest) with wₛ = nₛ reached / Σ n reached, and
 * var Δ = Σ wₛ² (s²/n + s²/n). A side of one customer takes the variance within the strata of its side.
 * The interval is Δ ± t √var, with the degrees of freedom of Welch and Satterthwaite. Null without a pair.
 *
 * Source: W. G. Cochran, "The effectiveness of adjustment by subclassification in removing bias in
 * observational studies", Biometrics 24 (1968) 295–313; F. E. Satterthwaite, Biometrics Bulletin 2 (1946).
 */
export function matchedDifference(pairs: readonly Pair[]): Matched | null {
  const all = total(pairs.map(({ reached }) => reached.n));
  if (all === 0) return null;
  const weighted = (side: keyof Pair): number =>
    total(pairs.map((pair) => (pair.reached.n / all) * (pair[side].y / pair[side].n)));
  const [reached, rest] = [weighted('reached'), weighted('rest')];
  const difference = reached - rest;
  if (![reached, rest].every(Number.isFinite)) return null;
  return { reached, rest, difference, interval: intervalOf(pairs, all, difference) };
}

interface Part {
  readonly variance: number;
  readonly degrees: number;
}

function intervalOf(pairs: readonly Pair[], all: number, difference: number): Interval | null {
  const parts = (['reached', 'rest'] as const).map((side) => {
    const within = withinStrata(pairs.map((pair) => pair[side]));
    return pairs.map((pair): Part | null => {
      const { n } = pair[side];
      const own = n > 1 ? { variance: squaresOf(pair[side]) / (n - 1), degrees: n - 1 } : within;
      const weight = pair.reached.n / all;
      return own && { variance: (weight * weight * own.variance) / n, degrees: own.degrees };
    });
  });
  const known = parts.flat().filter((part) => part !== null);
  const variance = total(known.map((part) => part.variance));
  if (known.length < 2 * pairs.length || !(variance > 0) || !Number.isFinite(variance)) return null;
  const degrees =
    (variance * variance) /
    total(known.map((part) => (part.variance * part.variance) / part.degrees));
  const reach = studentReach(degrees) * Math.sqrt(variance);
  return { low: difference - reach, high: difference + reach };
}

/** The variance within all strata of a side; null where none has two customers. */
function withinStrata(sums: readonly Sums[]): Part | null {
  const degrees = total(sums.map(({ n }) => n - 1));
  return degrees === 0 ? null : { variance: total(sums.map(squaresOf)) / degrees, degrees };
}

function squaresOf({ n, y, yy }: Sums): number {
  return n < 2 ? 0 : deviations(yy, (y / n) * y);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
