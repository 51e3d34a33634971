/**
 * What simulations draw: counts, customers and their sums. Streams are seeded, so a red run can be
 * looked at again.
 */
import { noSums, type MetricSums } from '../../src/core/experiment/sums.ts';
import type { Random } from '../../src/sample/random.ts';

/** A stream of numbers of Binomial(n, p), by looking up uniform numbers in the distribution function. */
export function binomial(n: number, p: number): (random: Random) => number {
  const below: number[] = [];
  let logTerm = n * Math.log1p(-p);
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    sum += Math.exp(logTerm);
    below.push(sum);
    logTerm += Math.log((n - k) / (k + 1)) + Math.log(p / (1 - p));
  }
  return (random) => {
    const chance = random.next();
    let [low, high] = [0, n];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((below[middle] ?? 1) > chance) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Sums of a share. */
export function shareSums(hits: number, n: number): MetricSums {
  return { ...noSums, n, y: hits, yy: hits };
}

/** How customers spend: some of them, amounts with a long tail. */
export interface Spending {
  readonly share: number;
  /** Median amount, and the standard deviation of its logarithm. */
  readonly median: number;
  readonly spread: number;
}

/** The mean amount per customer: p · median · exp(σ²/2). */
export function meanSpent({ share, median, spread }: Spending): number {
  return share * median * Math.exp((spread * spread) / 2);
}

/** The variance of the amount of a customer: p · median² · exp(2σ²) less the square of the mean. */
export function varianceSpent(spending: Spending): number {
  const { share, median, spread } = spending;
  return share * median * median * Math.exp(2 * spread * spread) - meanSpent(spending) ** 2;
}

/** Sums of what n customers spent: those who spent nothing need not be drawn one by one. */
export function spent(
  random: Random,
  n: number,
  buyers: number,
  { median, spread }: Spending,
): MetricSums {
  let [y, yy] = [0, 0];
  for (let buyer = 0; buyer < buyers; buyer++) {
    const amount = median * Math.exp(spread * random.normal());
    y += amount;
    yy += amount * amount;
  }
  return { ...noSums, n, y, yy };
}

/** Sums of n customers, each of whom is drawn. */
export function customers(
  n: number,
  draw: () => { readonly y: number; readonly d: number; readonly x: number },
): MetricSums {
  let [y, yy, d, dd, yd] = [0, 0, 0, 0, 0];
  let [x, xx, yx, dx] = [0, 0, 0, 0];
  for (let customer = 0; customer < n; customer++) {
    const one = draw();
    y += one.y;
    yy += one.y * one.y;
    d += one.d;
    dd += one.d * one.d;
    yd += one.y * one.d;
    x += one.x;
    xx += one.x * one.x;
    yx += one.y * one.x;
    dx += one.d * one.x;
  }
  return { n, y, yy, d, dd, yd, x, xx, yx, dx };
}

/** The part of so many tries for which something holds. */
export function share(tries: number, holds: () => boolean): number {
  let count = 0;
  for (let one = 0; one < tries; one++) if (holds()) count++;
  return count / tries;
}
