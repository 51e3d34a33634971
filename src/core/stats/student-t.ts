import { incompleteBeta, logBeta, type IncompleteBeta } from './beta.ts';
import { gammaUpper, logGammaUpper } from './gamma.ts';
import { normalDensity, normalQuantileAbove } from './normal.ts';
import { monotoneRoot, type Tangent } from './root.ts';

/**
 * From this many degrees of freedom on, |T| is a normal distance of √((ν − ½) ln(1 + t²/ν)): what that
 * leaves out is below t⁴ / (48 ν²), relatively.
 */
const nearlyNormal = 1e9;
/** So many √ν away, I(x; ν/2, ½) is xᵃ / (a B(a, ½)) with a = ν/2 and x = ν/t², to the last digit. */
const farAway = 1e10;

type StudentBeta = Pick<IncompleteBeta, 'lower' | 'logLower' | 'logFront'>;

/**
 * The value that a t-distributed number of `degreesOfFreedom` (above 0, not only whole ones, also
 * infinite) stays within on both sides in the share `level` of all cases: at 0.95 the 97.5th percentile.
 */
export function studentReach(degreesOfFreedom: number, level = 0.95): number {
  return reachOutside(1 - level, degreesOfFreedom);
}

/**
 * P(|T| > |t|), the two-sided p-value of a statistic; small values keep their relative precision.
 *
 * Source: Abramowitz and Stegun 26.7.1: I(ν/2, ½) at ν / (ν + t²). For large ν the leading term of
 * the expansion for large a and fixed b (NIST DLMF 8.18(ii)) with the shift a + (b − 1)/2 of A. R. DiDonato
 * and A. H. Morris, ACM Transactions on Mathematical Software 18 (1992) 360–373.
 */
export function studentOutside(t: number, degreesOfFreedom: number): number {
  return degreesOfFreedom < nearlyNormal
    ? studentBeta(t, degreesOfFreedom).lower
    : gammaUpper(0.5, normalDistance(t, degreesOfFreedom));
}

/** ln P(|T| > |t|), also where the probability itself is too small for a number. */
export function logStudentOutside(t: number, degreesOfFreedom: number): number {
  return degreesOfFreedom < nearlyNormal
    ? studentBeta(t, degreesOfFreedom).logLower
    : logGammaUpper(0.5, normalDistance(t, degreesOfFreedom));
}

/** P(T > t): one-sided. */
export function studentAbove(t: number, degreesOfFreedom: number): number {
  const half = studentOutside(t, degreesOfFreedom) / 2;
  return t > 0 ? half : 1 - half;
}

/** The t with P(T ≤ t) = p; −∞ at 0 and ∞ at 1. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  return p < 0.5
    ? -reachOutside(2 * p, degreesOfFreedom)
    : reachOutside(2 * (1 - p), degreesOfFreedom);
}

/** The t ≥ 0 with P(|T| > t) = outside. */
function reachOutside(outside: number, degreesOfFreedom: number): number {
  if (outside >= 1) return 0;
  if (outside <= 0) return Infinity;
  const target = Math.log(outside);
  const tangentAt = (logT: number): Tangent => {
    const t = Math.exp(logT);
    const value = logStudentOutside(t, degreesOfFreedom);
    return { value: value - target, slope: logSlope(t, degreesOfFreedom, value) };
  };
  const start = Math.log(normalQuantileAbove(outside / 2));
  return Math.exp(monotoneRoot(tangentAt, { low: -700, high: 709, start }));
}

/** d ln P(|T| > t) / d ln t. */
function logSlope(t: number, degreesOfFreedom: number, logOutside: number): number {
  return degreesOfFreedom < nearlyNormal
    ? -2 * Math.exp(studentBeta(t, degreesOfFreedom).logFront - logOutside)
    : -2 * t * normalDensity(t) * Math.exp(-logOutside);
}

function studentBeta(t: number, degreesOfFreedom: number): StudentBeta {
  const a = degreesOfFreedom / 2;
  const distance = Math.abs(t) / Math.sqrt(degreesOfFreedom);
  if (distance > farAway) {
    const logFront = -degreesOfFreedom * Math.log(distance) - logBeta(a, 0.5);
    const logLower = logFront - Math.log(a);
    return { lower: Math.exp(logLower), logLower, logFront };
  }
  const whole = degreesOfFreedom + t * t;
  return incompleteBeta(degreesOfFreedom / whole, (t * t) / whole, a, 0.5);
}

function normalDistance(t: number, degreesOfFreedom: number): number {
  return degreesOfFreedom === Infinity
    ? (t * t) / 2
    : (degreesOfFreedom / 2 - 0.25) * Math.log1p((t * t) / degreesOfFreedom);
}
