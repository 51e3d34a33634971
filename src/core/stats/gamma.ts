import { continuedFraction } from './continued-fraction.ts';

/** ln √(2π). */
const logRootTwoPi = 0.91893853320467274178;
/** 1 − γ, with Euler's constant γ. */
const oneLessEuler = 0.42278433509846713939;
/** ζ(k) − 1 for k = 2, 3, … of Riemann's zeta function. */
const zetaLessOne: readonly number[] = [
  0.64493406684822644, 0.20205690315959429, 0.082323233711138192, 0.036927755143369926,
  0.01734306198444914, 0.0083492773819228268, 0.0040773561979443394, 0.0020083928260822144,
  0.00099457512781808534, 0.00049418860411946456, 0.0002460865533080483, 0.00012271334757848915,
  6.1248135058704829e-5, 3.0588236307020494e-5, 1.5282259408651872e-5, 7.6371976378997623e-6,
  3.8172932649998399e-6, 1.9082127165539389e-6, 9.5396203387279611e-7, 4.7693298678780646e-7,
  2.3845050272773299e-7, 1.1921992596531107e-7, 5.960818905125948e-8, 2.980350351465228e-8,
  1.4901554828365041e-8, 7.4507117898354295e-9, 3.7253340247884571e-9, 1.862659723513049e-9,
];
/** Coefficients of z⁻¹, z⁻³, … in Stirling's series. */
const stirling: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];
/** From here on eight terms of Stirling's series are exact to the last digit. */
const large = 10;

/**
 * ln Γ(z) of a number above zero: Stirling's series where z is large; elsewhere the power series about 2,
 * reached by Γ(z + 1) = z Γ(z). Keeps its relative precision near its zeros at 1 and 2.
 *
 * Source: NIST DLMF 5.11.1 (Stirling), 5.5.1; Abramowitz and Stegun 6.1.33 (power series).
 */
export function logGamma(z: number): number {
  if (z >= large) return (z - 0.5) * Math.log(z) - z + logRootTwoPi + stirlingError(z);
  if (z < 0.5) return logGamma(z + 1) - Math.log(z);
  if (z < 1.5) return aboutTwo(z - 1) - Math.log1p(z - 1);
  let [rest, product] = [z, 1];
  while (rest > 2.5) {
    rest -= 1;
    product *= rest;
  }
  return Math.log(product) + aboutTwo(rest - 2);
}

/** ln Γ(2 + e) = (1 − γ) e + Σ (−1)ᵏ (ζ(k) − 1) eᵏ / k, for |e| ≤ ½. */
function aboutTwo(e: number): number {
  const tail = zetaLessOne.reduceRight(
    (sum, coefficient, index) => coefficient / (index + 2) - e * sum,
    0,
  );
  return e * (oneLessEuler + e * tail);
}

/** What Stirling's formula leaves out: ln Γ(z) − [(z − ½) ln z − z + ln √(2π)], about 1/(12 z). */
export function stirlingError(z: number): number {
  if (z < large) return logGamma(z) - ((z - 0.5) * Math.log(z) - z + logRootTwoPi);
  const square = 1 / (z * z);
  return stirling.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / z;
}

/**
 * x ln(x/m) + m − x for x, m ≥ 0: how far x is from a mean of m, never below zero. By a series where both
 * are close, so that nothing cancels.
 *
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function deviance(x: number, m: number): number {
  if (x === 0 || m === 0) return x === 0 ? m : Infinity;
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let k = 3; ; k += 2) {
    power *= v * v;
    const next = sum + power / k;
    if (next === sum) return sum;
    sum = next;
  }
}

/** P(a, x), the share of Γ(a) from 0 to x, for a > 0; small values keep their relative precision. */
export function gammaLower(a: number, x: number): number {
  return incompleteGamma(a, x).lower;
}

/** Q(a, x) = 1 − P(a, x); small values keep their relative precision. */
export function gammaUpper(a: number, x: number): number {
  return incompleteGamma(a, x).upper;
}

/** ln Q(a, x), also where Q itself is too small for a number. */
export function logGammaUpper(a: number, x: number): number {
  return incompleteGamma(a, x).logUpper;
}

interface IncompleteGamma {
  readonly lower: number;
  readonly upper: number;
  readonly logUpper: number;
}

/**
 * The regularised incomplete gamma functions, whichever is small by itself: P by its power series below
 * a + 1, Q by its continued fraction above. Values at or below zero have P = 0.
 *
 * Source: NIST DLMF 8.7.1 (series), 8.9.2 (continued fraction); xᵃ e⁻ˣ / Γ(a) as √(a/2π) exp(−δ(a) − D(a, x))
 * with Stirling's error δ and the deviance D, so that large a lose no digits.
 */
function incompleteGamma(a: number, x: number): IncompleteGamma {
  if (!(x > 0)) return { lower: 0, upper: 1, logUpper: 0 };
  if (x === Infinity) return { lower: 1, upper: 0, logUpper: -Infinity };
  const logFront = Math.log(a / (2 * Math.PI)) / 2 - stirlingError(a) - deviance(a, x);
  if (x < a + 1) {
    const lower = Math.min(1, Math.exp(logFront + Math.log(series(a, x))));
    return { lower, upper: 1 - lower, logUpper: Math.log1p(-lower) };
  }
  const fraction = continuedFraction(
    (level) => (level === 1 ? 1 : (level - 1) * (a - level + 1)),
    (level) => x - a + 2 * level - 1,
  );
  const logUpper = logFront + Math.log(fraction);
  const upper = Math.exp(logUpper);
  return { lower: 1 - upper, upper, logUpper };
}

/** Σ xᵏ / (a (a + 1) … (a + k)). */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}
