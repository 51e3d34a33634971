import type { Interval } from '../stats/wilson.ts';

/** A test: how far from no difference, and how often chance alone goes so far. */
export interface Test {
  readonly statistic: number;
  /** Degrees of freedom of Student's t; null where the normal distribution is meant. */
  readonly degrees: number | null;
  readonly p: number;
  /** Natural logarithm of p, which has a value where p itself is too small for a number. */
  readonly logP: number;
}

/** A difference with its standard error, its interval at the level of the design, and its test. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
  readonly interval: Interval;
  readonly test: Test;
  /**
   * What the interval and the test are made by: the normal distribution, Student's t, or, where a group
   * has fewer than five hits or misses, Newcombe's interval and Fisher's exact test.
   */
  readonly method?: 'z' | 't' | 'exact';
}

/**
 * Why there is no estimate: an arm has nobody, or one customer only; nothing varies; a denominator is
 * zero; the control's value is zero, so that nothing is relative to it; or a sum is no finite number.
 */
export const gaps = [
  'emptyArm',
  'oneCustomer',
  'noVariance',
  'noDenominator',
  'controlIsZero',
  'notFinite',
] as const;
export type Gap = (typeof gaps)[number];

/** The difference of treatment and control, absolute and as a share of the control. */
export interface Effect {
  /** Values of both arms: a share, a mean, or a ratio; null where there is nothing to divide by. */
  readonly control: number | null;
  readonly treatment: number | null;
  readonly absolute: Estimate | null;
  readonly relative: Estimate | null;
  /** Why `absolute`, or else only `relative`, is missing; null where neither is. */
  readonly gap: Gap | null;
}

/** What a reader without priors of their own may believe. Flat priors, see `bayes.ts`. */
export interface Belief {
  /** The chance that the treatment is better, in the direction that is hoped for. */
  readonly chanceToWin: number;
  /** What is lost on average by choosing the treatment, or by staying, in the unit of the metric. */
  readonly lossIfChosen: number;
  readonly lossIfNot: number;
}

/** What is decided about one metric of one arm. */
export const decisions = ['better', 'worse', 'unclear', 'locked', 'none'] as const;
/** `locked`: the planned size is not reached; `none`: there is no estimate to decide by. */
export type Decision = (typeof decisions)[number];

/** One metric of one arm against the control. */
export interface Comparison {
  /** Places in the design. */
  readonly arm: number;
  readonly metric: number;
  readonly raw: Effect;
  /** With what was known before taken out; null where nothing was known or it is switched off. */
  readonly adjusted: (Effect & { readonly theta: number; readonly varianceCut: number }) | null;
  /** With the largest outcomes cut; null where nothing is cut. */
  readonly winsorised: Effect | null;
  /** Adjusted where there is an adjusted one, otherwise raw: what the decision is made by. */
  readonly main: Effect;
  /** The p-value adjusted for the family of tests; null for guardrails and where there is no test. */
  readonly adjustedP: number | null;
  readonly belief: Belief | null;
  /** Always valid: the interval of the absolute difference that holds at every look at once. */
  readonly sequential: Interval | null;
  readonly decision: Decision;
}

/** Whether arms have the sizes that were planned. */
export interface RatioCheck {
  readonly counts: readonly number[];
  readonly expected: readonly number[];
  readonly statistic: number;
  readonly p: number;
  readonly logP: number;
  /** Below 0.001: something else than chance put customers into arms. */
  readonly isMismatch: boolean;
  /** The same of equal shares that nobody entered: perhaps others were planned. */
  readonly isUneven: boolean;
}

/** What may be said about the test as a whole. */
export type Verdict =
  /** Nobody in an arm, or no metric with an estimate. */
  | { readonly kind: 'nothing' }
  /** Sizes of arms are not as planned: no number below may be trusted. */
  | { readonly kind: 'mismatch' }
  /** So many customers of those that were planned are in. */
  | { readonly kind: 'locked'; readonly customers: number; readonly planned: number }
  /** The first metric is decided; `harmed`: guardrails that got worse. */
  | {
      readonly kind: 'better' | 'worse' | 'unclear';
      readonly comparison: Comparison;
      readonly harmed: readonly Comparison[];
    };

/** A test as it is read. */
export interface Readout {
  readonly ratio: RatioCheck | null;
  /** By arm (without the control), then by metric in the order of the design. */
  readonly comparisons: readonly Comparison[];
  /** How many tests p-values are adjusted for. */
  readonly family: number;
  /** One per arm that is not the control, in order. */
  readonly verdicts: readonly { readonly arm: number; readonly verdict: Verdict }[];
}
