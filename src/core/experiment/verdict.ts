import type { Design } from './design.ts';
import type { Comparison, RatioCheck, Verdict } from './readout.ts';

/**
 * What may be said about an arm by its comparisons: about the first metric that is no guardrail, with the
 * guardrails that got worse. Nothing where that metric has no estimate; no number is to be trusted where
 * arms do not have their sizes.
 */
export function verdictOf(
  design: Pick<Design, 'metrics' | 'planned'>,
  comparisons: readonly Comparison[],
  { ratio, customers }: { readonly ratio: RatioCheck | null; readonly customers: number },
): Verdict {
  const isGuardrail = ({ metric }: Comparison): boolean =>
    design.metrics[metric]?.isGuardrail ?? false;
  const first = comparisons.find((comparison) => !isGuardrail(comparison));
  if (!first || first.raw.gap === 'emptyArm') return { kind: 'nothing' };
  if (ratio?.isMismatch) return { kind: 'mismatch' };
  if (first.decision === 'none') return { kind: 'nothing' };
  if (first.decision === 'locked')
    return { kind: 'locked', customers, planned: design.planned ?? 0 };
  const harmed = comparisons.filter(
    (comparison) => isGuardrail(comparison) && comparison.decision === 'worse',
  );
  return { kind: first.decision, comparison: first, harmed };
}
