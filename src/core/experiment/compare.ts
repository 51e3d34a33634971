import { beliefOf } from './belief.ts';
import type { ArmResult, Design, MetricDesign } from './design.ts';
import { adjustedEffectOf, effectOf, type AdjustedEffect } from './effects.ts';
import type { TestOptions } from './estimate.ts';
import type { Comparison, Effect } from './readout.ts';
import { plannedOfPair, sequentialInterval, sequentialP } from './sequential-interval.ts';
import { noSums, type MetricSums } from './sums.ts';

/** A comparison before the others of its family are known. */
export interface Compared {
  readonly comparison: Omit<Comparison, 'adjustedP' | 'decision'>;
  /** The p-value that counts in the family; null for guardrails and without a test. */
  readonly familyP: number | null;
  /** The chance of a harm as large or larger by chance alone, for guardrails. */
  readonly harmP: number | null;
}

/** One metric of one arm against the control; nothing where the design has no such metric. */
export function compare(
  design: Design,
  arms: readonly ArmResult[],
  place: { readonly arm: number; readonly metric: number },
): readonly Compared[] {
  const metric = design.metrics[place.metric];
  if (!metric) return [];
  const sums = [
    arms[design.control]?.metrics[place.metric] ?? noSums,
    arms[place.arm]?.metrics[place.metric] ?? noSums,
  ] as const;
  const found = effects(design, metric, sums, testOptions(design, metric));
  const sequence = [
    found.main,
    sums[0].n + sums[1].n,
    design,
    plannedOfPair(design, place.arm),
  ] as const;
  const comparison = {
    ...place,
    ...found,
    winsorised: winsorised(design, metric, arms, place),
    belief: beliefOf(metric, found, sums),
    sequential: sequentialInterval(...sequence),
  };
  if (metric.isGuardrail)
    return [{ comparison, familyP: null, harmP: harmOf(design, metric, sums) }];
  // A p-value that may be looked at again and again, where the test is read that way.
  const fixedP = found.main.absolute?.test.p ?? null;
  const familyP = design.mode === 'sequential' ? sequentialP(...sequence) : fixedP;
  return [{ comparison, familyP, harmP: null }];
}

interface Effects {
  readonly raw: Effect;
  readonly adjusted: AdjustedEffect | null;
  readonly main: Effect;
}

function effects(
  design: Design,
  metric: MetricDesign,
  [control, treatment]: readonly [MetricSums, MetricSums],
  options: TestOptions,
): Effects {
  const raw = effectOf(metric, control, treatment, options);
  const adjusted = design.isAdjusted ? adjustedEffectOf(metric, control, treatment, options) : null;
  return { raw, adjusted, main: adjusted ?? raw };
}

/** The one-sided p-value of the direction that is not hoped for. */
function harmOf(
  design: Design,
  metric: MetricDesign,
  sums: readonly [MetricSums, MetricSums],
): number | null {
  const goodWhen = metric.goodWhen === 'up' ? 'down' : 'up';
  const options = { ...testOptions(design, metric), goodWhen, sides: 'one' } as const;
  return effects(design, metric, sums, options).main.absolute?.test.p ?? null;
}

/** Only means are cut; of ratios and shares there is nothing to cut. */
function winsorised(
  design: Design,
  metric: MetricDesign,
  arms: readonly ArmResult[],
  { arm, metric: place }: { readonly arm: number; readonly metric: number },
): Effect | null {
  const control = arms[design.control]?.winsorised[place];
  const treatment = arms[arm]?.winsorised[place];
  if (metric.kind !== 'mean' || !control?.n || !treatment?.n) return null;
  return effectOf(metric, control, treatment, testOptions(design, metric));
}

function testOptions({ alpha, sides }: Design, { goodWhen }: MetricDesign): TestOptions {
  return { level: 1 - alpha, sides, goodWhen };
}
