import { effectOf } from '../../core/experiment/effects.ts';
import type { Effect, Estimate } from '../../core/experiment/readout.ts';
import { chiSquareSurvival } from '../../core/stats/chi-square.ts';
import { holm } from '../../core/stats/holm.ts';
import type { ExperimentView } from './view.ts';

/** One part of the customers in one arm, against the same part of the control. */
export interface PartEffect {
  /** Null stands for customers in no group. */
  readonly value: string | null;
  /** Place among the groups of the view. */
  readonly place: number;
  readonly arm: number;
  readonly customers: number;
  readonly controls: number;
  readonly effect: Effect;
  /** Holm's over all parts and arms that are tested. */
  readonly adjustedP: number | null;
}

/** Whether the difference is the same in all parts. */
export interface Heterogeneity {
  readonly arm: number;
  readonly groups: number;
  readonly q: number;
  readonly p: number;
}

/** Every part of every arm that has customers in both; customers in no group last. */
export function partsOf({ result, groups, about }: ExperimentView): readonly PartEffect[] {
  const { design } = result;
  const metric = design.metrics[about];
  if (!metric) return [];
  const options = {
    ...{ level: 1 - design.alpha, sides: design.sides, goodWhen: metric.goodWhen },
  };
  const parts = groups.flatMap(({ value, arms }, place) =>
    design.arms.flatMap((_, arm): readonly Omit<PartEffect, 'adjustedP'>[] => {
      const [control, treatment] = [arms[design.control], arms[arm]];
      if (arm === design.control || !control || !treatment) return [];
      if (control.n + treatment.n === 0) return [];
      const effect = effectOf(metric, control, treatment, options);
      const sizes = { customers: treatment.n, controls: control.n };
      return [{ value, place, arm, effect, ...sizes }];
    }),
  );
  // Who is in no group is no part that anybody asked about.
  const tested = parts.filter(({ value, effect }) => value !== null && effect.absolute);
  const adjusted = holm(tested.map(({ effect }) => effect.absolute?.test.p ?? 1));
  return parts.map((part) => ({ ...part, adjustedP: adjusted[tested.indexOf(part)] ?? null }));
}

/**
 * Cochran's Q of each arm: Σ w (d − d̄)² over the parts, with w = 1 / error² and d̄ the mean weighted by
 * them; χ² with one degree of freedom less than there are parts, where the true differences are all the
 * same. Null of fewer than two parts with an estimate.
 *
 * Source: W. G. Cochran, "The combination of estimates from different experiments", Biometrics 10 (1954)
 * 101–129.
 */
export function heterogeneityOf(parts: readonly PartEffect[]): readonly Heterogeneity[] {
  const arms = [...new Set(parts.map(({ arm }) => arm))];
  return arms.flatMap((arm): readonly Heterogeneity[] => {
    const known = parts
      .filter((part) => part.arm === arm && part.value !== null)
      .flatMap(({ effect }) => (isWeighable(effect.absolute) ? [effect.absolute] : []));
    if (known.length < 2) return [];
    const weight = known.reduce((sum, { error }) => sum + 1 / error ** 2, 0);
    const mean = known.reduce((sum, one) => sum + one.value / one.error ** 2, 0) / weight;
    const q = known.reduce((sum, one) => sum + ((one.value - mean) / one.error) ** 2, 0);
    if (!Number.isFinite(q)) return [];
    return [{ arm, groups: known.length, q, p: chiSquareSurvival(q, known.length - 1) }];
  });
}

function isWeighable(estimate: Estimate | null): estimate is Estimate {
  return estimate !== null && estimate.error > 0;
}
