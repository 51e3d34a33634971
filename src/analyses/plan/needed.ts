import type { Sides } from '../../core/experiment/design.ts';
import {
  planFound,
  planSize,
  type PlanBase,
  type PlanSettings,
} from '../../core/experiment/plan-size.ts';
import { peopleNeeded, type PowerFormula } from '../../core/stats/power.ts';

/** A metric that a test is planned for. Shares 0–1, amounts in any unit. */
export interface Planned {
  readonly isShare: boolean;
  readonly baseline: number;
  /** Of what one customer adds; of shares it is not read. */
  readonly variance: number;
  /** The part of the variance that the days before take out, ρ². */
  readonly cut: number;
  readonly formula: PowerFormula;
}

/** How certain a test is to be, and how its customers are divided. */
export interface Division {
  /** Errors of the first kind and chance of finding the difference, 0–1. */
  readonly alpha: number;
  readonly power: number;
  readonly sides: Sides;
  /** Groups with the control. */
  readonly arms: number;
  /** The control's share of all customers, in per cent; 0: groups are equally large. */
  readonly control: number;
  /** Metrics that are decided about. */
  readonly metrics: number;
}

/** Customers that a test needs: of the control, of each other group, and in all. */
export interface People {
  readonly control: number;
  readonly treatment: number;
  readonly total: number;
}

/** Errors of the first kind of every single test, by Bonferroni over metrics and groups. */
export function alphaOfEach({ alpha, metrics, arms }: Division): number {
  return alpha / (metrics * (arms - 1));
}

/**
 * Customers that a test needs so that each other group's rise from the control, `share` of the baseline,
 * is found; see `planSize`. Null where no number of customers does: no difference, none that is possible,
 * nothing that varies, or a baseline of zero.
 */
export function peopleFor(planned: Planned, share: number, division: Division): People | null {
  if (!isPlannable(planned) || !(share > 0)) return null;
  const settings = settingsOf(planned, division);
  const size = planSize(baseOf(planned), planned.baseline * share, settings);
  const [control, treatment] = size?.arms ?? [];
  if (!size || control === undefined || treatment === undefined) return null;
  if (planned.isShare && planned.formula === 'baseline') return asMiller(planned, share, division);
  return { control, treatment, total: size.total };
}

/** Miller's calculator rounds to the nearest, see `peopleNeeded`; its numbers are known as they are. */
function asMiller(planned: Planned, share: number, division: Division): People {
  const { baseline, cut: varianceCut, formula } = planned;
  const { alpha, power, sides, metrics, arms } = division;
  const [own = 1, other = 1] = settingsOf(planned, division).weights;
  const control = peopleNeeded({
    ...{ baseline, other: baseline * (1 + share), ratio: other / own, formula, varianceCut },
    ...{ alpha, power, sides, tests: metrics * (arms - 1) },
  });
  const treatment = Math.ceil((control * other) / own);
  return { control, treatment, total: control + (arms - 1) * treatment };
}

/**
 * The smallest rise, as a share of the baseline, that so many customers in all find; null where none
 * that is possible is found, or the baseline is zero. See `planFound`.
 */
export function riseFound(planned: Planned, total: number, division: Division): number | null {
  if (!isPlannable(planned)) return null;
  const found = planFound(baseOf(planned), total, settingsOf(planned, division));
  return found === null ? null : found / planned.baseline;
}

/** Whether there is something to plan from: of nothing no part can be found, and of all nobody is left. */
function isPlannable({ baseline, cut, isShare }: Planned): boolean {
  return baseline > 0 && cut < 1 && !(isShare && baseline >= 1);
}

function baseOf({ isShare, baseline: value, variance, formula }: Planned): PlanBase {
  return isShare ? { kind: 'share', value, formula } : { kind: 'mean', value, variance };
}

function settingsOf({ cut }: Planned, division: Division): PlanSettings {
  const { alpha, power, sides, arms, control, metrics } = division;
  const own = control > 0 ? control : 1;
  const other = control > 0 ? (100 - control) / (arms - 1) : 1;
  return {
    ...{ alpha, power, sides, metrics, control: 0, varianceCut: cut },
    weights: [own, ...Array.from({ length: arms - 1 }, () => other)],
  };
}
