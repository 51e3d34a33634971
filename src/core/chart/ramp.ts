/**
 * Steps of the sequential ramp (0–6) for the values of a grid. The domain runs from the 5th to the
 * 95th percentile, so that one extreme cell does not bleach the others; amounts, which spread over
 * orders of magnitude, are stepped on a logarithmic scale where all are positive.
 */
export interface Ramp {
  readonly low: number;
  readonly high: number;
  step(value: number): number;
}

const steps = 7;

/** A ramp over the values that are to be coloured; empty cells are not among them. */
export function rampOf(values: readonly number[], scale: 'linear' | 'log' = 'linear'): Ramp {
  const sorted = [...values].sort((left, right) => left - right);
  const low = percentile(sorted, 0.05);
  const high = percentile(sorted, 0.95);
  const position = scale === 'log' && (sorted[0] ?? 0) > 0 ? Math.log : (value: number) => value;
  const span = position(high) - position(low);
  return {
    low,
    high,
    step: (value) => {
      if (!(span > 0)) return Math.floor(steps / 2);
      const share = (position(value) - position(low)) / span;
      return Math.min(steps - 1, Math.max(0, Math.floor(share * steps)));
    },
  };
}

/** Linear interpolation between closest ranks (type 7). */
function percentile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
