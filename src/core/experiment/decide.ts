import type { Interval } from '../stats/wilson.ts';
import type { Design, MetricDesign } from './design.ts';
import type { Decision, Effect } from './readout.ts';

/** What a decision is made by. */
export interface Evidence {
  readonly main: Effect;
  readonly sequential: Interval | null;
  /** Adjusted for the family; null for guardrails. */
  readonly adjustedP: number | null;
  /** The p-value of harm alone, unadjusted. */
  readonly harmP: number | null;
  /** Whether the planned size is not reached. */
  readonly isLocked: boolean;
}

/**
 * What is decided about one metric. Of guardrails only harm is asked, without waiting for the planned
 * size: it is a reason to stop. Others are better or worse where the adjusted p-value is at most α.
 */
export function decide(
  { isGuardrail, goodWhen }: Pick<MetricDesign, 'isGuardrail' | 'goodWhen'>,
  { main, sequential, adjustedP, harmP, isLocked }: Evidence,
  { alpha, mode }: Pick<Design, 'alpha' | 'mode'>,
): Decision {
  if (!main.absolute) return 'none';
  const hoped = goodWhen === 'up' ? main.absolute.value > 0 : main.absolute.value < 0;
  if (isGuardrail) {
    const isHarmed =
      mode === 'sequential' ? leavesOutZero(sequential) && !hoped : (harmP ?? 1) <= alpha;
    return isHarmed ? 'worse' : 'unclear';
  }
  if (mode === 'fixed' && isLocked) return 'locked';
  if (main.absolute.value === 0 || adjustedP === null || adjustedP > alpha) return 'unclear';
  return hoped ? 'better' : 'worse';
}

function leavesOutZero(interval: Interval | null): boolean {
  return interval !== null && (interval.low > 0 || interval.high < 0);
}
