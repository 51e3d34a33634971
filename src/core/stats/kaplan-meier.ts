/** How many lifetimes of one length ended with the event, and how many were still going on. */
export interface LifetimeCount {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
}

/** The estimate from one time on, until the next step. */
export interface SurvivalStep extends LifetimeCount {
  /** Lifetimes that reached this time. */
  readonly atRisk: number;
  /** Estimated share that lasts longer than `time`. */
  readonly survival: number;
  /** 95 % interval of `survival`; null where all that were left had the event. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** 97.5 % of a standard normal distribution lie below. */
const z = 1.959963984540054;
/** Products of shares miss round numbers by less than this. */
const rounding = 1e-12;

/**
 * Kaplan–Meier estimate from counts in ascending order of time, one per time. Lifetimes censored at
 * a time were still at risk of an event at it; those of length 0 were never at risk and are left out.
 * Steps later than `until` are not made.
 *
 * S(t) = Π (1 − d/n) over event times up to t. The band is Greenwood's variance Σ d / (n (n−d)) on
 * the log(−log S) scale: S^exp(±z·√V / ln S).
 *
 * Source: Kaplan and Meier, JASA 53 (1958); Greenwood (1926); Kalbfleisch and Prentice, The
 * Statistical Analysis of Failure Time Data, 2nd ed., 1.4. The same as R's survfit with
 * conf.type = "log-log".
 */
export function kaplanMeier(
  counts: readonly LifetimeCount[],
  until = Infinity,
): readonly SurvivalStep[] {
  const lived = counts.filter((count) => count.time > 0);
  let atRisk = lived.reduce((sum, { events, censored }) => sum + events + censored, 0);
  let survival = 1;
  let variance = 0;
  const wanted = until === Infinity ? lived : lived.filter(({ time }) => time <= until);
  return wanted.map(({ time, events, censored }): SurvivalStep => {
    survival *= (atRisk - events) / atRisk;
    variance += events === 0 ? 0 : events / (atRisk * (atRisk - events));
    // Field by field: a screen makes thousands of these, and spreading takes four times as long.
    const { lower, upper } = band(survival, variance);
    const step = { time, events, censored, atRisk, survival, lower, upper };
    atRisk -= events + censored;
    return step;
  });
}

function band(
  survival: number,
  variance: number,
): { readonly lower: number | null; readonly upper: number | null } {
  if (survival === 0) return { lower: null, upper: null };
  if (variance === 0) return { lower: survival, upper: survival };
  const width = (z * Math.sqrt(variance)) / Math.abs(Math.log(survival));
  return { lower: survival ** Math.exp(width), upper: survival ** Math.exp(-width) };
}

/** The step that holds at a time; null before the first one, where everything survives. */
export function stepAt(steps: readonly SurvivalStep[], time: number): SurvivalStep | null {
  return steps.findLast((step) => step.time <= time) ?? null;
}

/** The first time by which a share (0–1) had the event; null where the data never get there. */
export function timeOfShare(steps: readonly SurvivalStep[], share: number): number | null {
  return steps.find(({ survival }) => survival <= 1 - share + rounding)?.time ?? null;
}

/** Where the band crosses one half: the 95 % interval of the median (Brookmeyer and Crowley 1982). */
export function medianInterval(
  steps: readonly SurvivalStep[],
): readonly [low: number | null, high: number | null] {
  const crosses = (bound: 'lower' | 'upper'): number | null =>
    steps.find((step) => (step[bound] ?? 1) <= 0.5 + rounding)?.time ?? null;
  return [crosses('lower'), crosses('upper')];
}
