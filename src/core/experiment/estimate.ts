import { logNormalAbove, normalAbove, normalQuantileAbove } from '../stats/normal.ts';
import { logStudentOutside, studentOutside, studentReach } from '../stats/student-t.ts';
import type { Interval } from '../stats/wilson.ts';
import type { Sides } from './design.ts';
import type { Estimate, Test } from './readout.ts';

/** How differences are tested: the level of intervals (0.95), and what a test looks for. */
export interface TestOptions {
  readonly level: number;
  readonly sides: Sides;
  readonly goodWhen: 'up' | 'down';
}

/**
 * An estimate whose error is normal (`degrees` null) or Student's: value ± reach · error, tested by
 * value / error against zero. Intervals look both ways at `level`, also where the test looks one way.
 * Null where a number of it is not finite.
 */
export function estimateOf(
  found: { readonly value: number; readonly error: number; readonly degrees: number | null },
  options: TestOptions,
): Estimate | null {
  const { value, error, degrees } = found;
  const reach =
    error *
    (degrees === null
      ? normalQuantileAbove((1 - options.level) / 2)
      : studentReach(degrees, options.level));
  return finite({
    value,
    error,
    interval: { low: value - reach, high: value + reach },
    test: testOf(value / error, degrees, options),
    method: degrees === null ? 'z' : 't',
  });
}

/** The test of a statistic that is normal, or Student's with `degrees`. */
export function testOf(
  statistic: number,
  degrees: number | null,
  { sides, goodWhen }: Pick<TestOptions, 'sides' | 'goodWhen'>,
): Test {
  const logOutside = logOutsideOf(statistic, degrees);
  if (sides === 'two') return { statistic, degrees, p: Math.exp(logOutside), logP: logOutside };
  // Half of what lies outside lies on the side that is hoped for; on the other side it is the rest.
  const isHoped = goodWhen === 'up' ? statistic > 0 : statistic < 0;
  const logP = isHoped ? logOutside - Math.LN2 : Math.log1p(-outsideOf(statistic, degrees) / 2);
  return { statistic, degrees, p: Math.exp(logP), logP };
}

/** The estimate, or null where a number of it is not finite. */
export function finite(estimate: Estimate): Estimate | null {
  const { value, error, interval, test } = estimate;
  const numbers = [value, error, ...bounds(interval), test.statistic, test.p, test.logP];
  return numbers.every(Number.isFinite) ? estimate : null;
}

function bounds({ low, high }: Interval): readonly number[] {
  return [low, high];
}

function outsideOf(statistic: number, degrees: number | null): number {
  return degrees === null
    ? 2 * normalAbove(Math.abs(statistic))
    : studentOutside(statistic, degrees);
}

function logOutsideOf(statistic: number, degrees: number | null): number {
  return Math.min(
    0,
    degrees === null
      ? Math.LN2 + logNormalAbove(Math.abs(statistic))
      : logStudentOutside(statistic, degrees),
  );
}
