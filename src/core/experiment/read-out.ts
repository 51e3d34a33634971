import { compare, type Compared } from './compare.ts';
import { decide } from './decide.ts';
import type { ArmResult, Design } from './design.ts';
import { adjustFamily } from './family.ts';
import { ratioCheck } from './ratio-check.ts';
import type { Comparison, RatioCheck, Readout } from './readout.ts';
import { verdictOf } from './verdict.ts';

/**
 * Reads a test: every metric of every arm against the control, p-values adjusted for all of them that are
 * no guardrails, what is decided by them, and whether arms have the sizes that were planned. Groups that
 * chance did not make have no planned sizes. Every number of the result is finite; what cannot be
 * estimated is null, with the gap that says why.
 */
export function readOut(design: Design, arms: readonly ArmResult[]): Readout {
  const customers = arms.reduce((sum, arm) => sum + countOf(arm), 0);
  const isLocked = design.planned !== null && customers < design.planned;
  const ratio = ratioOf(design, arms);
  const compared = treatments(design).flatMap((arm) =>
    design.metrics.flatMap((_, metric) => compare(design, arms, { arm, metric })),
  );
  const { adjusted, family } = adjustFamily(
    compared.map(({ familyP }) => familyP),
    design.correction,
  );
  const comparisons = compared.map((one, place) =>
    decided(design, one, adjusted[place] ?? null, isLocked),
  );
  const verdicts = treatments(design).map((arm) => {
    const own = comparisons.filter((comparison) => comparison.arm === arm);
    return { arm, verdict: verdictOf(design, own, { ratio, customers }) };
  });
  return { ratio, comparisons, family, verdicts };
}

function decided(
  design: Design,
  { comparison, harmP }: Compared,
  adjustedP: number | null,
  isLocked: boolean,
): Comparison {
  const metric = design.metrics[comparison.metric];
  const evidence = { ...comparison, adjustedP, harmP, isLocked };
  return {
    ...comparison,
    adjustedP,
    decision: metric ? decide(metric, evidence, design) : 'none',
  };
}

function ratioOf(design: Design, arms: readonly ArmResult[]): RatioCheck | null {
  if (design.isObservational) return null;
  return ratioCheck(
    design.arms.map((_, place) => countOf(arms[place])),
    design.arms.map(({ weight }) => weight),
    design.hasShares,
  );
}

/** Places of the arms that are compared with the control. */
function treatments({ arms, control }: Design): readonly number[] {
  return [...arms.keys()].filter((place) => place !== control);
}

/** Customers of an arm, by its first metric. */
function countOf(arm: ArmResult | undefined): number {
  const n = arm?.metrics[0]?.n ?? 0;
  return Number.isFinite(n) ? Math.max(0, n) : 0;
}
