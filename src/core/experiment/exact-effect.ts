import { fisherAbove } from '../stats/fisher-above.ts';
import { fisher } from '../stats/fisher.ts';
import { katz } from '../stats/katz.ts';
import { newcombe, type Counted } from '../stats/newcombe.ts';
import { twoProportions } from '../stats/two-proportions.ts';
import { finite, testOf, type TestOptions } from './estimate.ts';
import type { Effect, Estimate, Gap, Test } from './readout.ts';

/**
 * The difference of two shares with few hits or misses, for which the normal distribution is no guide:
 * Newcombe's interval, relative to the control Katz's, and Fisher's exact test for both. There is no
 * relative difference without hits in both groups, or where nobody missed.
 */
export function exactEffect(control: Counted, treatment: Counted, options: TestOptions): Effect {
  const [a, b] = [whole(control), whole(treatment)];
  const found = twoProportions(b, a, options.level);
  const interval = newcombe(b, a, options.level)?.interval;
  if (!found || !interval) return empty(a, b);
  const { difference: value, error, z } = found;
  const test = fisherTest(b, a, z, options);
  const absolute = finite({ value, error, interval, test, method: 'exact' });
  const values = { control: a.hits / a.of, treatment: b.hits / b.of, absolute };
  const relative = relativeOf(a, b, test, options);
  if (typeof relative === 'string') return { ...values, relative: null, gap: relative };
  return { ...values, relative, gap: relative ? null : 'notFinite' };
}

function relativeOf(
  a: Counted,
  b: Counted,
  test: Test,
  options: TestOptions,
): Estimate | null | Gap {
  if (a.hits === 0) return 'controlIsZero';
  const found = katz(b, a, options.level);
  if (!found || found.error === 0) return 'noVariance';
  const { ratio, error, interval } = found;
  // To first order the error of a ratio is the ratio times the error of its logarithm.
  return finite({
    value: ratio - 1,
    error: ratio * error,
    interval: { low: interval.low - 1, high: interval.high - 1 },
    test,
    method: 'exact',
  });
}

function fisherTest(
  treatment: Counted,
  control: Counted,
  statistic: number,
  { sides, goodWhen }: TestOptions,
): Test {
  const more = goodWhen === 'up';
  const [a, b] = more ? [treatment, control] : [control, treatment];
  const p = sides === 'two' ? fisher(a, b) : fisherAbove(a, b);
  // Too small for a number it has no logarithm either; that of the z-test is near it.
  const logP = p > 0 ? Math.log(p) : testOf(statistic, null, { sides, goodWhen }).logP;
  return { statistic, degrees: null, p, logP };
}

/** Tables are counted, so customers and hits of typed sums have to be whole. */
function whole({ hits, of }: Counted): Counted {
  const people = Math.round(of);
  return { hits: Math.min(people, Math.max(0, Math.round(hits))), of: people };
}

function empty(a: Counted, b: Counted): Effect {
  const share = ({ hits, of }: Counted): number | null => (of > 0 ? hits / of : null);
  const values = { control: share(a), treatment: share(b) };
  return { ...values, absolute: null, relative: null, gap: 'emptyArm' };
}
