import { logNormalAbove } from '../../core/stats/normal.ts';
import type { Ranks } from './spread.ts';

/** How often a customer of the arm has more than one of the control, and how often chance goes so far. */
export interface RankTest {
  readonly arm: number;
  /** U by all pairs, ties by half: 0.5 where neither has more. */
  readonly share: number;
  readonly u: number;
  /** Two-sided; null where all outcomes are the same. */
  readonly p: number | null;
}

/**
 * The Mann–Whitney test of outcomes by their ranks, from U and Σ(t³ − t): z = (|U − n₁n₂/2| − ½) / σ, with
 * σ² = n₁n₂/12 · (N + 1 − Σ(t³ − t) / (N (N − 1))). Null where an arm has nobody.
 *
 * Source: H. B. Mann, D. R. Whitney, "On a test of whether one of two random variables is stochastically
 * larger than the other", Annals of Mathematical Statistics 18 (1947) 50–60; the correction for ties as in
 * `core/stats/mann-whitney.ts`, which takes values in place of sums.
 */
export function rankTest({ arm, u, ties, customers, controls }: Ranks): RankTest | null {
  const pairs = customers * controls;
  if (!(pairs > 0) || !Number.isFinite(u)) return null;
  const all = customers + controls;
  const variance = (pairs / 12) * (all + 1 - ties / (all * (all - 1)));
  const share = u / pairs;
  if (!(variance > 0)) return { arm, share, u, p: null };
  const apart = Math.max(0, Math.abs(u - pairs / 2) - 0.5);
  const logP = Math.min(0, Math.LN2 + logNormalAbove(apart / Math.sqrt(variance)));
  return { arm, share, u, p: Math.exp(logP) };
}
