import { chiSquareSurvival } from './chi-square.ts';
import type { LifetimeCount } from './kaplan-meier.ts';

/** Whether lifetimes differ between groups. */
export interface LogRank {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** Events of each group, in the order given, and how many there would be without a difference. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

/**
 * Log-rank test of k groups of independent lifetimes. At every time with d events among n at risk,
 * group i with nᵢ at risk is expected to have d·nᵢ/n of them; the covariance of groups i and j is
 * d (n−d)/(n−1) · nᵢ/n · (δᵢⱼ − nⱼ/n). χ² = (O−E)ᵀ V⁻¹ (O−E) without one group, k−1 degrees of
 * freedom. Groups in which nothing is expected are left out; null where fewer than two remain.
 *
 * Source: Mantel (1966); Peto and Peto, JRSS A 135 (1972); Kalbfleisch and Prentice, 2nd ed., 1.5. The
 * same as R's survdiff.
 */
export function logRank(groups: readonly (readonly LifetimeCount[])[]): LogRank | null {
  const size = groups.length;
  const zeros = (): number[] => new Array<number>(size).fill(0);
  const [observed, expected] = [zeros(), zeros()];
  const covariance = groups.map(zeros);
  const lived = groups.map((group) => group.filter(({ time }) => time > 0));
  const atRisk = lived.map((group) =>
    group.reduce((sum, { events, censored }) => sum + events + censored, 0),
  );
  for (const here of inTime(lived)) {
    const events = here.reduce((sum, count) => sum + (count?.events ?? 0), 0);
    const all = atRisk.reduce((sum, count) => sum + count, 0);
    const spread = all > 1 ? (events * (all - events)) / (all - 1) : 0;
    for (let i = 0; i < size && events > 0; i++) {
      const share = (atRisk[i] ?? 0) / all;
      const row = covariance[i] ?? [];
      observed[i] = (observed[i] ?? 0) + (here[i]?.events ?? 0);
      expected[i] = (expected[i] ?? 0) + events * share;
      for (let j = 0; j < size; j++)
        row[j] = (row[j] ?? 0) + spread * share * ((i === j ? 1 : 0) - (atRisk[j] ?? 0) / all);
    }
    here.forEach((count, i) => {
      atRisk[i] = (atRisk[i] ?? 0) - (count?.events ?? 0) - (count?.censored ?? 0);
    });
  }
  const kept = expected.flatMap((value, i) => (value > 0 ? [i] : [])).slice(1);
  const chiSquare = quadraticForm(
    kept.map((i) => kept.map((j) => covariance[i]?.[j] ?? 0)),
    kept.map((i) => (observed[i] ?? 0) - (expected[i] ?? 0)),
  );
  if (kept.length === 0 || chiSquare === null) return null;
  const p = chiSquareSurvival(chiSquare, kept.length);
  return { chiSquare, degreesOfFreedom: kept.length, p, observed, expected };
}

/** What happens in each group at every time that occurs, in order. */
function inTime(
  groups: readonly (readonly LifetimeCount[])[],
): readonly (readonly (LifetimeCount | undefined)[])[] {
  const byTime = new Map<number, (LifetimeCount | undefined)[]>();
  groups.forEach((group, i) => {
    for (const count of group) {
      const here = byTime.get(count.time) ?? groups.map(() => undefined);
      here[i] = count;
      byTime.set(count.time, here);
    }
  });
  return [...byTime].sort(([left], [right]) => left - right).map(([, here]) => here);
}

/** xᵀ M⁻¹ x of a positive definite M, by its Cholesky factor; null where M is singular. */
function quadraticForm(
  matrix: readonly (readonly number[])[],
  x: readonly number[],
): number | null {
  const factor: number[][] = [];
  const solved: number[] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    const dot = (other: readonly number[]): number =>
      own.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0);
    for (const other of factor)
      own.push(((row[own.length] ?? 0) - dot(other)) / (other.at(-1) ?? 1));
    const pivot = (row[i] ?? 0) - dot(own);
    if (!(pivot > (row[i] ?? 0) * 1e-12)) return null;
    solved.push(((x[i] ?? 0) - dot(solved)) / Math.sqrt(pivot));
    own.push(Math.sqrt(pivot));
    factor.push(own);
  }
  return solved.reduce((sum, value) => sum + value * value, 0);
}
