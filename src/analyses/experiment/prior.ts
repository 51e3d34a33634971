import { effectOf } from '../../core/experiment/effects.ts';
import { noSums, type MetricKind, type MetricSums } from '../../core/experiment/sums.ts';
import { normalAbove } from '../../core/stats/normal.ts';
import type { ResultView } from './result.ts';

/** What an arm had before exposure, held against the control: where chance made arms, nothing differs. */
export interface Imbalance {
  readonly arm: number;
  readonly metric: number;
  readonly control: number;
  readonly treatment: number;
  /** Two-sided; see `worstImbalance` for how many of them are looked at. */
  readonly p: number;
}

/** How the difference of the first week is held against that of the weeks after it. */
export interface Novelty {
  readonly arm: number;
  readonly first: number;
  readonly later: number;
  readonly p: number;
}

/** Both look for any difference, however the test itself is read. */
const options = { level: 0.95, sides: 'two', goodWhen: 'up' } as const;

/** Every metric of every arm by the same measure in the days before exposure; where nothing is known, none. */
export function imbalancesOf({ design, results }: ResultView): readonly Imbalance[] {
  const control = results[design.control];
  return results.flatMap((result, arm) =>
    arm === design.control
      ? []
      : design.metrics.flatMap(({ kind }, metric): readonly Imbalance[] => {
          const [a, b] = [control?.metrics[metric], result.metrics[metric]];
          const effect = a && b ? effectOf(...before(kind, a, b), options) : null;
          if (!effect?.absolute || effect.control === null || effect.treatment === null) return [];
          const { control: one, treatment } = effect;
          return [{ arm, metric, control: one, treatment, p: effect.absolute.test.p }];
        }),
  );
}

/** The outcome of the days before in place of the outcome; of a ratio its numerator alone is known. */
function before(
  kind: MetricKind,
  control: MetricSums,
  treatment: MetricSums,
): readonly [{ readonly kind: MetricKind }, MetricSums, MetricSums] {
  const of = ({ n, x, xx }: MetricSums): MetricSums => ({ ...noSums, n, y: x, yy: xx });
  return [{ kind: kind === 'share' ? 'share' : 'mean' }, of(control), of(treatment)];
}

/** The least likely one, with its p-value times the number of them (Bonferroni); null where there is none. */
export function worstImbalance(
  imbalances: readonly Imbalance[],
): (Imbalance & { readonly adjustedP: number }) | null {
  const [worst] = imbalances.toSorted((one, other) => one.p - other.p);
  return worst ? { ...worst, adjustedP: Math.min(1, worst.p * imbalances.length) } : null;
}

/**
 * Whether the first metric's difference in the first week is another one than in the weeks after: z of
 * the first against the mean of the others, weighted by 1 / error². That the same customers are in
 * several weeks is left aside. One per arm with at least two weeks after the first that tell a difference.
 */
export function noveltiesOf({ design, weeks = [] }: ResultView): readonly Novelty[] {
  const metric = design.metrics[0];
  if (!metric) return [];
  return design.arms.flatMap((_, arm): readonly Novelty[] => {
    if (arm === design.control) return [];
    const [first, ...later] = weeks.map(({ arms }) => {
      const [a, b] = [arms[design.control]?.[0], arms[arm]?.[0]];
      return a && b ? effectOf(metric, a, b, options).absolute : null;
    });
    const known = later.flatMap((one) => (one && one.error > 0 ? [one] : []));
    if (!first || known.length < 2) return [];
    const weight = known.reduce((sum, one) => sum + 1 / one.error ** 2, 0);
    const mean = known.reduce((sum, one) => sum + one.value / one.error ** 2, 0) / weight;
    const z = (first.value - mean) / Math.sqrt(first.error ** 2 + 1 / weight);
    if (!Number.isFinite(z)) return [];
    return [{ arm, first: first.value, later: mean, p: 2 * normalAbove(Math.abs(z)) }];
  });
}
