import { differenceFound, peopleForMeans } from '../stats/means-power.ts';
import { exactPeople, shareFound, type PowerFormula } from '../stats/power.ts';
import type { TestErrors } from '../stats/test-errors.ts';
import type { Sides } from './design.ts';

/** What a metric is like before the test: a share 0–1, or a mean or ratio with its variance by customer. */
export type PlanBase =
  | { readonly kind: 'share'; readonly value: number; readonly formula?: PowerFormula }
  | { readonly kind: 'mean' | 'ratio'; readonly value: number; readonly variance: number };

/** How a test is planned. */
export interface PlanSettings {
  /** Shares of arms relative to each other, all above zero, and the place of the control. */
  readonly weights: readonly number[];
  readonly control: number;
  readonly alpha: number;
  readonly power: number;
  readonly sides: Sides;
  /** Metrics that are decided about; with the arms they share α by Bonferroni. */
  readonly metrics: number;
  /** The part of the variance that CUPED takes out, 0–1. */
  readonly varianceCut: number;
}

/**
 * Customers that every arm needs so that each arm's difference from the control, in the unit of the
 * metric, is found with the given power: the control is as large as the smallest of the other arms asks
 * for, and all arms keep their proportions. Null where no number of customers does.
 */
export function planSize(
  base: PlanBase,
  difference: number,
  settings: PlanSettings,
): { readonly arms: readonly number[]; readonly total: number } | null {
  const own = settings.weights[settings.control] ?? 0;
  const needed = treatments(settings).map((weight) =>
    peopleOfControl(base, difference, weight / own, settings),
  );
  const control = Math.max(...needed);
  if (needed.length === 0 || !Number.isFinite(control)) return null;
  const arms = settings.weights.map((weight) => Math.ceil(rounded(control) * (weight / own)));
  return { arms, total: arms.reduce((sum, people) => sum + people, 0) };
}

/**
 * The smallest difference that so many customers in all find, in the arm where that is hardest; null
 * where no difference is found.
 */
export function planFound(base: PlanBase, total: number, settings: PlanSettings): number | null {
  const whole = settings.weights.reduce((sum, weight) => sum + weight, 0);
  const control = (total * (settings.weights[settings.control] ?? 0)) / whole;
  const found = treatments(settings).map((weight) =>
    foundByArm(base, control, (total * weight) / whole, settings),
  );
  const largest = found.every((one) => one !== null) ? Math.max(...found) : null;
  return largest !== null && Number.isFinite(largest) ? largest : null;
}

function foundByArm(
  base: PlanBase,
  control: number,
  treatment: number,
  settings: PlanSettings,
): number | null {
  const test = testOf(settings);
  if (base.kind !== 'share')
    return differenceFound(control, treatment, { ...test, variance: base.variance });
  const found = shareFound(base.value, control, treatment, { ...test, formula: base.formula });
  return found === null ? null : found - base.value;
}

function peopleOfControl(
  base: PlanBase,
  difference: number,
  ratio: number,
  settings: PlanSettings,
): number {
  const test = testOf(settings);
  if (base.kind !== 'share')
    return base.variance > 0
      ? peopleForMeans(difference, { ...test, variance: base.variance }, ratio)
      : Infinity;
  const { value: baseline, formula } = base;
  const other = baseline + difference;
  if (!(other >= 0 && other <= 1)) return Infinity;
  return exactPeople({ ...test, baseline, other, ratio, formula });
}

function testOf({
  alpha,
  power,
  sides,
  metrics,
  varianceCut,
  weights,
}: PlanSettings): TestErrors & {
  readonly varianceCut: number;
} {
  return { alpha, power, sides, tests: metrics * Math.max(1, weights.length - 1), varianceCut };
}

/** Weights of the arms that are compared with the control. */
function treatments({ weights, control }: PlanSettings): readonly number[] {
  return weights.filter((_, place) => place !== control);
}

/** Whole customers; what is a whole number but for rounding stays it. */
function rounded(people: number): number {
  return Math.max(2, Math.ceil(people - 1e-9));
}
