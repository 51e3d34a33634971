import { sampleRatio } from '../stats/srm.ts';
import type { RatioCheck } from './readout.ts';

/** Below this chance alone is not believed to have made the sizes of arms. */
export const mismatchBelow = 0.001;

/**
 * Whether arms have the sizes that their weights promise. Null where that cannot be asked: fewer than two
 * arms, nobody in any, or a weight that is not above zero. `hasShares`: somebody entered the weights.
 */
export function ratioCheck(
  counts: readonly number[],
  weights: readonly number[],
  hasShares = true,
): RatioCheck | null {
  const found = sampleRatio(counts, weights);
  if (!found || !Number.isFinite(found.statistic) || !Number.isFinite(found.logP)) return null;
  const isUnlikely = found.p < mismatchBelow;
  return {
    ...{ counts: [...counts], ...found },
    ...{ isMismatch: isUnlikely && hasShares, isUneven: isUnlikely && !hasShares },
  };
}
