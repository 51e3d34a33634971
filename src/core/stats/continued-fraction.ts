/** Keeps a denominator away from zero. */
const tiny = 1e-300;
/** Relative size of a step that no longer changes the value. */
const smallestStep = 1e-16;
const mostLevels = 1_000_000;

/**
 * The continued fraction a₁ / (b₁ + a₂ / (b₂ + a₃ / (b₃ + …))), of numerators a and denominators b, by
 * Lentz's method, until one more level changes nothing.
 *
 * Source: W. J. Lentz, Applied Optics 15 (1976) 668–671; I. J. Thompson and A. R. Barnett, Journal of
 * Computational Physics 64 (1986) 490–509.
 */
export function continuedFraction(
  numerator: (level: number) => number,
  denominator: (level: number) => number,
): number {
  let d = 1 / away(denominator(1));
  let c = Infinity;
  let value = numerator(1) * d;
  for (let level = 2; level < mostLevels; level++) {
    const [over, under] = [numerator(level), denominator(level)];
    d = 1 / away(under + over * d);
    c = away(under + over / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < smallestStep) break;
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
