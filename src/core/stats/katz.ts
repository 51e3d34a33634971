import type { Counted } from './newcombe.ts';
import { normalQuantileAbove } from './normal.ts';
import type { Interval } from './wilson.ts';

/** How often something is met in a group, relative to everyone the group is part of. */
export interface Index {
  /** Share in the group by share among everyone: 1 is as among everyone, 2 twice as often. */
  readonly index: number;
  /** At 95 %; null where nobody of the group, or nobody of the rest, has it. */
  readonly interval: Interval | null;
  /** |ln of the ratio| in standard errors: how far from chance. 0 without an interval. */
  readonly evidence: number;
}

/**
 * The ratio of two shares with Katz's interval at `level`: exp(ln RR ± z √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂)).
 * Null where a count is zero, for which the formula has no interval. The log's standard error comes along.
 *
 * Source: D. Katz, J. Baptista, S. P. Azen and M. C. Pike, "Obtaining confidence intervals for the risk
 * ratio in cohort studies", Biometrics 34 (1978) 469–474, method C.
 */
export function katz(
  a: Counted,
  b: Counted,
  level = 0.95,
): { readonly ratio: number; readonly interval: Interval; readonly error: number } | null {
  if (a.hits === 0 || b.hits === 0) return null;
  const z = normalQuantileAbove((1 - level) / 2);
  const ratio = a.hits / a.of / (b.hits / b.of);
  const error = Math.sqrt(Math.max(0, 1 / a.hits - 1 / a.of + 1 / b.hits - 1 / b.of));
  return {
    ratio,
    interval: { low: ratio * Math.exp(-z * error), high: ratio * Math.exp(z * error) },
    error,
  };
}

/**
 * How often a group has something, by how often everyone has. Everyone is the group and the rest, which
 * share nobody: with w the group's part of everyone and RR the ratio of group to rest, the index is
 * 1 / (w + (1 − w) / RR). That rises with RR, so the bounds of Katz's interval become its bounds. Null
 * where the group is empty or nobody at all has it.
 */
export function indexOf(group: Counted, rest: Counted): Index | null {
  const everyone = group.of + rest.of;
  const hits = group.hits + rest.hits;
  if (group.of === 0 || hits === 0) return null;
  const index = group.hits / group.of / (hits / everyone);
  const compared = rest.of === 0 ? null : katz(group, rest);
  if (!compared) return { index, interval: null, evidence: 0 };
  const w = group.of / everyone;
  const ofRatio = (ratio: number): number => 1 / (w + (1 - w) / ratio);
  const { interval, error, ratio } = compared;
  return {
    index,
    interval: { low: ofRatio(interval.low), high: ofRatio(interval.high) },
    evidence: error === 0 ? 0 : Math.abs(Math.log(ratio)) / error,
  };
}
