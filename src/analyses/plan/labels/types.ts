import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { PowerFormula } from '../../../core/stats/power.ts';
import type { PlanMetric, PlanParams } from '../params.ts';
import type { PlanMark } from '../query.ts';

/** The words of the planning page. */
export interface PlanLabels extends CommonLabels<PlanParams> {
  readonly metrics: Readonly<Record<PlanMetric, string>>;
  readonly marks: Readonly<Record<PlanMark, string>>;
  readonly columns: Readonly<Record<PlanColumn, string>>;
  readonly formulas: Readonly<Record<PowerFormula, string>>;
  /** The formula of means and ratios. */
  readonly ofMeans: string;
  readonly control: string;
  readonly otherGroup: string;
  readonly otherGroups: (number: string) => string;
  readonly total: string;
  readonly low: string;
  readonly high: string;
  readonly yes: string;
  readonly no: string;
  readonly weeks: (weeks: number, days: string) => string;
  readonly customerCount: (customers: string) => string;
  readonly perGroup: (control: string, other: string) => string;
  readonly intervalNote: (low: string, high: string) => string;
  readonly typedNote: string;
  readonly neverNote: string;
  readonly foundNote: (customers: string) => string;
  readonly curveTitle: string;
  readonly curveSubtitle: string;
  readonly curveAlternative: (customers: string, found: string) => string;
  readonly curveX: string;
  readonly curveY: string;
  readonly atBase: string;
  readonly atNeeded: string;
  readonly effectsTitle: string;
  readonly effectsSubtitle: (formula: string, alpha: string, power: string) => string;
  readonly groupsTitle: string;
  readonly groupsSubtitle: string;
  readonly metricsTitle: string;
  readonly metricsSubtitle: (mde: string) => string;
  readonly baselineTitle: string;
  readonly baselineSubtitle: (customers: string, days: string) => string;
  readonly baseTitle: string;
  readonly baseSubtitle: (days: string) => string;
  readonly cupedTitle: string;
  readonly cupedSubtitle: (cut: string) => string;
  readonly without: string;
  readonly with: string;
  readonly paceTitle: string;
  readonly paceSubtitle: string;
  readonly answer: (
    metric: string,
    from: string,
    to: string,
    change: string,
    days: string,
    total: string,
    groups: string,
  ) => string;
  readonly answerWeeks: (weeks: number, days: string) => string;
  readonly answerAtOnce: (days: string) => string;
  readonly answerNoTime: string;
  readonly nobody: string;
  readonly noBaseline: (metric: string) => string;
  readonly noNumber: (metric: string) => string;
  readonly noVariance: (metric: string) => string;
  readonly enough: (customers: string) => string;
  readonly tooSmall: (customers: string, found: string) => string;
  readonly findsNothing: (customers: string) => string;
  readonly advice: string;
  readonly usualDays: (days: string) => string;
  readonly notCovered: (day: string) => string;
  readonly notCoveredBefore: (day: string) => string;
  readonly manyTests: (tests: string, alpha: string) => string;
  readonly oneSided: string;
  readonly cupedSaves: (cut: string, customers: string) => string;
  readonly cupedNothing: string;
  readonly largeOnly: string;
  readonly next: string;
  readonly nextTitle: string;
  readonly nextText: string;
  readonly nextLink: string;
}

export type PlanColumn =
  | 'group'
  | 'customers'
  | 'share'
  | 'effect'
  | 'value'
  | 'controlPeople'
  | 'otherPeople'
  | 'people'
  | 'weeks'
  | 'enough'
  | 'metric'
  | 'found'
  | 'cut'
  | 'side'
  | 'week'
  | 'reached'
  | 'baseline'
  | 'runTime';
