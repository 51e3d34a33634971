/** Steps of a ramp between round bounds: what a quantised colour stands for can be written beside it. */
export interface Steps {
  /** Where one step ends and the next begins, ascending; none where all values look alike. */
  readonly bounds: readonly number[];
  /** The colours of the steps in the ramp, one more than there are bounds. */
  readonly slots: readonly number[];
  /** Place among `slots`. */
  readonly step: (value: number) => number;
}

const sequentialSlots = 7;
const divergingSlots = 9;
/** Values that spread over more than this factor are stepped by factors. */
const wideSpread = 50;

/**
 * Up to seven steps from low to high, between the 5th and the 95th percentile of the values, so that one
 * extreme does not bleach the others.
 */
export function stepsOf(values: readonly number[]): Steps {
  const sorted = [...values].sort((left, right) => left - right);
  // Nothing, and a few losses, are below everything: the rest is still told by factors.
  const some = percentile(sorted, 0.05) < 0 ? sorted : sorted.filter((value) => value > 0);
  const [low, high] = [percentile(some, 0.05), percentile(some, 0.95)];
  const isWide = low > 0 && high / low > wideSpread;
  const [from, to] = isWide ? [Math.log(low), Math.log(high)] : [low, high];
  const bounds = Array.from({ length: sequentialSlots - 1 }, (_, place) => {
    const at = from + ((to - from) * (place + 1)) / sequentialSlots;
    return rounded(isWide ? Math.exp(at) : at);
  });
  return made(distinct(bounds, sorted), sequentialSlots);
}

/**
 * Nine steps around nought, four for what is below it and four for what is above, each as far as most of
 * them reach; the middle one is hardly any change.
 */
export function divergingSteps(values: readonly number[]): Steps {
  const reach = (sign: 1 | -1): number =>
    percentile(
      values
        .map((value) => sign * value)
        .filter((size) => size > 0)
        .sort((left, right) => left - right),
      0.95,
    );
  const [up, down] = [reach(1), reach(-1)];
  if (up === 0 && down === 0) return made([], divergingSlots);
  const least = rounded(Math.min(up || down, down || up) / divergingSlots);
  const beyond = (most: number): readonly number[] =>
    [3, 5, 7].map((part) => rounded(((most || up || down) * part) / divergingSlots));
  return made(
    [...[least, ...beyond(down)].map((bound) => -bound).reverse(), least, ...beyond(up)],
    divergingSlots,
  );
}

function made(bounds: readonly number[], colours: number): Steps {
  const last = bounds.length;
  return {
    bounds,
    slots: Array.from({ length: last + 1 }, (_, place) =>
      last === 0 ? Math.floor(colours / 2) : Math.round((place * (colours - 1)) / last),
    ),
    step: (value) => bounds.filter((bound) => value >= bound).length,
  };
}

/** Ascending bounds with values on both sides. */
function distinct(bounds: readonly number[], sorted: readonly number[]): readonly number[] {
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  return [...new Set(bounds)].filter((bound) => bound > least && bound <= most);
}

/** Two digits that mean something. */
function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}

/** Linear interpolation between closest ranks (type 7). */
function percentile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
