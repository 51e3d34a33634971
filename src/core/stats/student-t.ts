/** Coefficients of Lanczos' approximation with g = 7 and nine terms; relative error below 1e-14. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;
const tiny = 1e-300;

/**
 * The value that a t-distributed number of `degreesOfFreedom` (above 0, not only whole ones) stays within
 * on both sides in 95 % of all cases: the 97.5th percentile. Found by halving between 0 and a bound.
 *
 * Source: NIST DLMF 8.17.22 (continued fraction of the incomplete beta function) and 8.17.6; Abramowitz
 * and Stegun 26.7.1: P(|T| > t) = I(ν/2, ½) at ν / (ν + t²).
 */
export function studentReach(degreesOfFreedom: number): number {
  let [low, high] = [0, 1];
  while (outside(high, degreesOfFreedom) > 0.05 && high < 1e12) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2;
    if (outside(middle, degreesOfFreedom) > 0.05) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(|T| > t). */
function outside(t: number, degreesOfFreedom: number): number {
  return betaShare(
    degreesOfFreedom / (degreesOfFreedom + t * t),
    (t * t) / (degreesOfFreedom + t * t),
    degreesOfFreedom / 2,
    0.5,
  );
}

/** The regularised incomplete beta function at x, with y = 1 − x given apart so that neither cancels. */
function betaShare(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const front = Math.exp(
    a * Math.log(x) + b * Math.log(y) + logGamma(a + b) - logGamma(a) - logGamma(b),
  );
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(y, b, a)) / b;
}

/** Lentz's method. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

/** ln Γ(z) of a number above zero. Source: C. Lanczos, SIAM Journal B 1 (1964) 86–96. */
function logGamma(z: number): number {
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z);
  const x = z - 1;
  const sum = lanczos.reduce(
    (total, coefficient, k) => (k === 0 ? coefficient : total + coefficient / (x + k)),
    0,
  );
  const base = x + lanczos.length - 1.5;
  return Math.log(2 * Math.PI) / 2 + (x + 0.5) * Math.log(base) - base + Math.log(sum);
}

function away(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
