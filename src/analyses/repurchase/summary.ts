import {
  kaplanMeier,
  medianInterval,
  timeOfShare,
  type LifetimeCount,
  type SurvivalStep,
} from '../../core/stats/kaplan-meier.ts';
import { quantileHundredths } from '../../core/stats/quantile.ts';

/** Spells of one length: those that ended with a purchase (`events`), and those still open. */
export interface SpellCount extends LifetimeCount {
  /** Net revenue (minor units) of the customers whose spell is still open. */
  readonly amount: bigint;
}

/** Quartiles of the observed gaps, in days: closed spells only. */
export interface Gaps {
  readonly count: number;
  readonly p25: number | null;
  readonly median: number | null;
  readonly p75: number | null;
}

/** Time to the next purchase by Kaplan–Meier, in days; null where the estimate does not get there. */
export interface Estimate {
  readonly steps: readonly SurvivalStep[];
  readonly p25: number | null;
  readonly median: number | null;
  readonly p75: number | null;
  /** 95 % interval of the median. */
  readonly medianLow: number | null;
  readonly medianHigh: number | null;
}

/** Customers whose open spell is longer than most closed ones. */
export interface Overdue {
  /** Length in days from which they are, exclusive; null without closed spells. */
  readonly threshold: number | null;
  readonly customers: number;
  readonly amount: bigint;
}

/** The two views of the same spells, and who is overdue by them. */
export interface Summary {
  readonly open: number;
  readonly gaps: Gaps;
  readonly estimate: Estimate;
  readonly overdue: Overdue;
}

/** Sums up spells, given by ascending length; `percent` of the gaps are shorter than an overdue one. */
export function summaryOf(spells: readonly SpellCount[], percent: number): Summary {
  const closed = spells.map(({ time, events }) => ({ value: time, count: events }));
  const quantile = (at: number): number | null => {
    const hundredths = quantileHundredths(closed, at);
    return hundredths === null ? null : hundredths / 100;
  };
  const edge = quantileHundredths(closed, percent);
  const late = edge === null ? [] : spells.filter(({ time }) => 100 * time > edge);
  const steps = kaplanMeier(spells);
  const [medianLow, medianHigh] = medianInterval(steps);
  return {
    open: sum(spells.map(({ censored }) => censored)),
    gaps: {
      count: sum(closed.map(({ count }) => count)),
      p25: quantile(25),
      median: quantile(50),
      p75: quantile(75),
    },
    estimate: {
      steps,
      p25: timeOfShare(steps, 0.25),
      median: timeOfShare(steps, 0.5),
      p75: timeOfShare(steps, 0.75),
      medianLow,
      medianHigh,
    },
    overdue: {
      threshold: edge === null ? null : edge / 100,
      customers: sum(late.map(({ censored }) => censored)),
      amount: late.reduce((total, { amount }) => total + amount, 0n),
    },
  };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
