import { continuedFraction } from './continued-fraction.ts';
import { deviance, logGamma, stirlingError } from './gamma.ts';
import { monotoneRoot, type Tangent } from './root.ts';

/**
 * ln B(a, b) = ln [Γ(a) Γ(b) / Γ(a + b)], for a, b > 0, by Stirling's formula and its errors, so that large
 * numbers do not cancel.
 *
 * Source: NIST DLMF 5.12.1, 5.11.1.
 */
export function logBeta(a: number, b: number): number {
  const [small, big] = a < b ? [a, b] : [b, a];
  const whole = small + big;
  const errors = stirlingError(big) - stirlingError(whole);
  // ln Γ(big) − ln Γ(big + small), without the parts that both share.
  const apart = -(big - 0.5) * Math.log1p(small / big) - small * Math.log(whole) + small;
  return logGamma(small) + apart + errors;
}

/** I(x; a, b), the regularised incomplete beta function: P(X ≤ x) of a beta distribution. */
export function betaLower(x: number, a: number, b: number): number {
  return incompleteBeta(x, 1 - x, a, b).lower;
}

/** 1 − I(x; a, b) = P(X > x); small values keep their relative precision. */
export function betaUpper(x: number, a: number, b: number): number {
  return incompleteBeta(x, 1 - x, a, b).upper;
}

/** ln I(x; a, b), also where the probability itself is too small for a number. */
export function logBetaLower(x: number, a: number, b: number): number {
  return incompleteBeta(x, 1 - x, a, b).logLower;
}

/** ln (1 − I(x; a, b)). */
export function logBetaUpper(x: number, a: number, b: number): number {
  return incompleteBeta(x, 1 - x, a, b).logUpper;
}

/** xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b); zero outside 0–1. */
export function betaDensity(x: number, a: number, b: number): number {
  if (x < 0 || x > 1) return 0;
  if (x === 0) return a > 1 ? 0 : a === 1 ? b : Infinity;
  if (x === 1) return b > 1 ? 0 : b === 1 ? a : Infinity;
  return Math.exp(logPowers(x, 1 - x, a, b) - Math.log(x) - Math.log1p(-x));
}

/**
 * The x with I(x; a, b) = p. Where p is on the far side of the mean, 1 − x is looked for instead, so
 * that either end keeps its precision. 0 where x is too small for a number.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0 || p >= 1) return p <= 0 ? 0 : 1;
  const mean = a / (a + b);
  return p <= betaLower(mean, a, b)
    ? lowQuantile(Math.log(p), a, b)
    : 1 - lowQuantile(Math.log1p(-p), b, a);
}

/** The x with ln I(x; a, b) = logP, below the mean, by Newton's method on ln x. */
function lowQuantile(logP: number, a: number, b: number): number {
  const high = Math.log(a / (a + b));
  // I is nearly xᵃ / (a B(a, b)) where x is small.
  const start = Math.min(high, (logP + Math.log(a) + logBeta(a, b)) / a);
  const low = Math.log(Number.MIN_VALUE);
  if (start < low) return 0;
  const tangentAt = (logX: number): Tangent => {
    const x = Math.exp(logX);
    const { logLower, logFront } = incompleteBeta(x, -Math.expm1(logX), a, b);
    const slope = Math.exp(logFront - logLower - Math.log1p(-x));
    return { value: logLower - logP, slope };
  };
  return Math.exp(monotoneRoot(tangentAt, { low, high, start }));
}

/** Both sides of the regularised incomplete beta function, and xᵃ yᵇ / B(a, b), as logarithms. */
export interface IncompleteBeta {
  readonly lower: number;
  readonly upper: number;
  readonly logLower: number;
  readonly logUpper: number;
  readonly logFront: number;
}

/**
 * The regularised incomplete beta function at x, with y = 1 − x given apart so that neither cancels; the
 * smaller side by itself, from the continued fraction.
 *
 * Source: NIST DLMF 8.17.1, 8.17.4 (symmetry).
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): IncompleteBeta {
  if (!(x > 0))
    return { lower: 0, upper: 1, logLower: -Infinity, logUpper: 0, logFront: -Infinity };
  if (!(y > 0))
    return { lower: 1, upper: 0, logLower: 0, logUpper: -Infinity, logFront: -Infinity };
  const logFront = logPowers(x, y, a, b);
  if (x < (a + 1) / (a + b + 2)) {
    const logLower = Math.min(0, logFront + Math.log(betaFraction(x, y, a, b)));
    const lower = Math.exp(logLower);
    return { lower, upper: 1 - lower, logLower, logUpper: Math.log1p(-lower), logFront };
  }
  const logUpper = Math.min(0, logFront + Math.log(betaFraction(y, x, b, a)));
  const upper = Math.exp(logUpper);
  return { lower: 1 - upper, upper, logLower: Math.log1p(-upper), logUpper, logFront };
}

/**
 * ln [xᵃ yᵇ / B(a, b)] with y = 1 − x, as deviances from the means a and b of (a + b) things: all terms are
 * small near the mean. Source: C. Loader (2000), see `deviance`.
 */
function logPowers(x: number, y: number, a: number, b: number): number {
  const whole = a + b;
  return (
    Math.log(a / (2 * Math.PI)) / 2 +
    Math.log(b / whole) / 2 +
    stirlingError(whole) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, whole * x) -
    deviance(b, whole * y)
  );
}

/**
 * What xᵃ yᵇ / B(a, b) is multiplied with: the even part of the usual fraction, whose levels do not
 * cancel where x is nearly 1 and a is large.
 *
 * Source: A. R. DiDonato and A. H. Morris, ACM Transactions on Mathematical Software 18 (1992) 360–373.
 */
function betaFraction(x: number, y: number, a: number, b: number): number {
  const excess = a * y - b * x + 1;
  return continuedFraction(
    (level) => {
      const n = level - 1;
      if (n === 0) return 1;
      const under = a + 2 * n - 1;
      return (((a + n - 1) * x) / under) * (((a + b + n - 1) * x) / under) * n * (b - n);
    },
    (level) => {
      const n = level - 1;
      const first = n === 0 ? 0 : (n * (b - n) * x) / (a + 2 * n - 1);
      return n + first + ((a + n) * (excess + n * (2 - x))) / (a + 2 * n + 1);
    },
  );
}
