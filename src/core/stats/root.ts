/** A function's value and its derivative at one place. */
export interface Tangent {
  readonly value: number;
  readonly slope: number;
}

const mostSteps = 200;
/** A step this small, relatively and in absolute terms below 1, is rounding. */
const smallestStep = 4e-16;

/**
 * Where a monotone function is zero between `low` and `high`, to the last digits: Newton's method from
 * `start`, and halving wherever a step would leave the bounds, which every step narrows.
 *
 * Source: W. H. Press et al., "Numerical Recipes", 3rd ed. (2007), 9.4.
 */
export function monotoneRoot(
  tangentAt: (x: number) => Tangent,
  bounds: { readonly low: number; readonly high: number; readonly start: number },
): number {
  let { low, high, start: x } = bounds;
  for (let step = 0; step < mostSteps; step++) {
    const { value, slope } = tangentAt(x);
    if (value === 0 || !(low < high)) return x;
    // Below the root where the function has not yet got as far as zero, whichever way it goes.
    if (value > 0 === slope > 0) high = x;
    else low = x;
    const next = x - value / slope;
    if (Math.abs(next - x) <= smallestStep * Math.max(1, Math.abs(x))) return next;
    x = next > low && next < high ? next : (low + high) / 2;
  }
  return x;
}
