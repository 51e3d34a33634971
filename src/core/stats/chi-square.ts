/** Relative size of a term that no longer changes the sum. */
const smallestTerm = 1e-17;
/** Keeps a denominator of the continued fraction away from zero. */
const tiny = 1e-300;

/**
 * P(X > x) of a χ² distribution with `degreesOfFreedom` (a whole number from 1): the p-value of a
 * statistic. It is the regularised incomplete gamma function Q(df/2, x/2), by its power series
 * where that converges fast and by its continued fraction elsewhere, so that small p-values keep
 * their relative precision. Values at or below zero have probability 1.
 *
 * Source: NIST DLMF, 8.2.4, 8.7.1 (series), 8.9.2 (continued fraction, evaluated by Lentz's method).
 */
export function chiSquareSurvival(x: number, degreesOfFreedom: number): number {
  if (!(x > 0)) return 1;
  if (x === Infinity) return 0;
  const a = degreesOfFreedom / 2;
  const z = x / 2;
  const factor = Math.exp(a * Math.log(z) - z - logGammaOfHalf(degreesOfFreedom));
  return z < a + 1 ? 1 - factor * series(a, z) : factor * continuedFraction(a, z);
}

/** ln Γ(n/2), from Γ(½) = √π or Γ(1) = 1 upwards. */
function logGammaOfHalf(n: number): number {
  let value = n % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let k = n % 2 === 0 ? 1 : 0.5; k < n / 2; k++) value += Math.log(k);
  return value;
}

/** Σ zᵏ / (a (a+1) … (a+k)). */
function series(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * smallestTerm; k++) {
    term *= z / (a + k);
    sum += term;
  }
  return sum;
}

/** 1 / (z+1−a − 1(1−a) / (z+3−a − 2(2−a) / (z+5−a − …))). */
function continuedFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 10_000; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / away(numerator * d + b);
    c = away(b + numerator / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
