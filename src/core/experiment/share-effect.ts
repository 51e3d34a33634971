import type { Counted } from '../stats/newcombe.ts';
import { twoProportions } from '../stats/two-proportions.ts';
import { finite, testOf, type TestOptions } from './estimate.ts';
import type { Estimate } from './readout.ts';

/** With fewer hits or misses than this in a group the normal distribution is no guide. */
const fewest = 5;

/** Whether a group has too few hits or misses for the normal distribution. */
export function isSmall(...groups: readonly Counted[]): boolean {
  return groups.some(({ hits, of }) => Math.min(hits, of - hits) < fewest);
}

/**
 * The difference of two shares that are not small: Wald's interval with the errors of both groups, and
 * the z-test with the pooled one. Null where a group is empty.
 */
export function shareEstimate(
  treatment: Counted,
  control: Counted,
  options: TestOptions,
): Estimate | null {
  const found = twoProportions(treatment, control, options.level);
  if (!found) return null;
  const { difference: value, error, interval, z } = found;
  return finite({ value, error, interval, test: testOf(z, null, options), method: 'z' });
}
