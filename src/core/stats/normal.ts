import { gammaLower, gammaUpper, logGammaUpper } from './gamma.ts';

/** The density of the standard normal distribution: exp(−x²/2) / √(2π). */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** Φ(x) = P(Z ≤ x) of a standard normal Z; small values keep their relative precision. */
export function normalBelow(x: number): number {
  return normalAbove(-x);
}

/**
 * P(Z > x) of a standard normal Z, half of Q(½, x²/2) above zero, so that small values keep their
 * relative precision down to 1e-307.
 *
 * Source: NIST DLMF 7.11.2, erfc z = Γ(½, z²) / √π.
 */
export function normalAbove(x: number): number {
  const z = (x * x) / 2;
  return x > 0 ? gammaUpper(0.5, z) / 2 : (1 + gammaLower(0.5, z)) / 2;
}

/** ln P(Z > x), also where the probability itself is too small for a number. */
export function logNormalAbove(x: number): number {
  return x > 0 ? logGammaUpper(0.5, (x * x) / 2) - Math.LN2 : Math.log1p(-normalAbove(-x));
}

/**
 * The x with P(Z ≤ x) = p, by rational approximations of relative error about 1e-16, for p from 1e-316;
 * −∞ at 0 and ∞ at 1.
 *
 * Source: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied
 * Statistics 37 (1988) 477–484, routine PPND16.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, middle);
  if (p <= 0 || p >= 1) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  return Math.sign(q) * (r <= 5 ? ratio(r - 1.6, tail) : ratio(r - 5, farTail));
}

/** The x with P(Z > x) = q, as precise for q near 0 as `normalQuantile` is for p near 0. */
export function normalQuantileAbove(q: number): number {
  return -normalQuantile(q);
}

/** Coefficients of two polynomials, highest power first. */
interface Rational {
  readonly over: readonly number[];
  readonly under: readonly number[];
}

function ratio(x: number, { over, under }: Rational): number {
  const at = (coefficients: readonly number[]): number =>
    coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
  return at(over) / at(under);
}

const middle: Rational = {
  over: [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  under: [
    5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
  ],
};
const tail: Rational = {
  over: [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
    1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959,
    1.42343711074968357734,
  ],
  under: [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
    0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187,
    1,
  ],
};
const farTail: Rational = {
  over: [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
    0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699,
    6.6579046435011037772,
  ],
  under: [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
    7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
    0.59983220655588793769, 1,
  ],
};
