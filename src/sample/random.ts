/**
 * A stream of reproducible chance. Only `+ - * /`, `sqrt`, `log` and `exp` are used, so every
 * JavaScript engine draws the same shop from the same seed.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number from 0 up to, but without, `n`. */
  below(n: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One element, all equally likely. */
  pick<T>(list: readonly T[]): T;
  /** Index drawn in proportion to the weights. */
  weighted(weights: readonly number[]): number;
  /** Exponential waiting time with the given mean. */
  wait(mean: number): number;
  /** Standard normal (Marsaglia's polar method). */
  normal(): number;
  /** Gamma with the given shape and scale 1 (Marsaglia and Tsang 2000). */
  gamma(shape: number): number;
  /** Beta, as a ratio of two gammas. */
  beta(a: number, b: number): number;
  /** `k` different indices out of `n`, ascending. */
  sample(n: number, k: number): number[];
}

/** The element at `index`; a hole in the list is a mistake in the generator. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return value;
}

/** Independent stream `label` of a seed, so that more draws in one part leave the others alone. */
export function random(seed: number, label: string): Random {
  let state = seed | 0;
  for (const letter of label) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);

  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const wait = (mean: number): number => -Math.log(1 - next()) * mean;

  const normal = (): number => {
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const s = x * x + y * y;
      if (s > 0 && s < 1) return x * Math.sqrt((-2 * Math.log(s)) / s);
    }
  };

  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * Math.exp(Math.log(1 - next()) / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      if (Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };

  const weighted = (weights: readonly number[]): number => {
    let total = 0;
    for (const weight of weights) total += weight;
    let left = next() * total;
    for (const [index, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return index;
    }
    return weights.length - 1;
  };

  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, below(list.length)),
    weighted,
    wait,
    normal,
    gamma,
    beta: (a, b) => {
      const x = gamma(a);
      return x / (x + gamma(b));
    },
    sample: (n, k) => {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(n, k)) chosen.add(below(n));
      return [...chosen].sort((a, b) => a - b);
    },
  };
}
