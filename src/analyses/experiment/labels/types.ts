import type { Correction } from '../../../core/experiment/design.ts';
import type { Decision, Estimate, Gap } from '../../../core/experiment/readout.ts';
import type { MetricKind } from '../../../core/experiment/sums.ts';
import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { CustomerGroupWords } from '../../../core/words/en.ts';
import type { CheckCode, CheckStatus } from '../check-codes.ts';
import type { Standing } from '../standing.ts';
import type { HealthCode } from '../health.ts';
import type { Lack } from '../lack.ts';
import type { MetricName } from '../metrics.ts';
import type { ExperimentParams } from '../params.ts';
import type { ReadingLabels } from './reading-types.ts';

/** The words of a test's page: names and heads; sentences are in `ReadingLabels`. */
export interface ExperimentLabels extends CommonLabels<ExperimentParams>, ReadingLabels {
  readonly metrics: Readonly<Record<Exclude<MetricName, 'again' | 'formula'>, string>>;
  readonly again: (days: number) => string;
  readonly groups: CustomerGroupWords;
  readonly noGroup: string;
  /** An arm without a name, counted from 1. */
  readonly unnamed: (place: number) => string;
  readonly control: string;
  readonly treatment: (isObservational: boolean) => string;
  readonly total: string;
  readonly columns: Readonly<Record<ExperimentColumn, string>>;
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly observedHigher: string;
  readonly observedLower: string;
  readonly methods: Readonly<Record<NonNullable<Estimate['method']>, string>>;
  readonly gaps: Readonly<Record<Gap, string>>;
  readonly kinds: Readonly<Record<MetricKind, string>>;
  readonly checks: Readonly<Record<CheckCode, string>>;
  readonly statuses: Readonly<Record<CheckStatus, string>>;
  readonly found: Readonly<
    Record<Exclude<HealthCode, 'assigned'>, (count: string, isWhole: boolean) => string>
  >;
  /** What colours stand for, where chance made the groups and where it did not. */
  readonly standings: Readonly<Record<'drawn' | 'observed', Readonly<Record<Standing, string>>>>;
  readonly lacks: Readonly<Record<Lack, string>>;
  /** The head of p-values that decisions are made by, and of those adjusted for a family. */
  readonly decidingP: (family: number) => string;
  readonly familyP: (correction: Correction, family: number) => string;
  readonly partP: (family: number) => string;
  readonly armsTitle: string;
  readonly armsSubtitle: (customers: string) => string;
  readonly healthTitle: string;
  readonly healthSubtitle: string;
  readonly effectsTitle: string;
  readonly effectsSubtitle: (control: string, level: string) => string;
  readonly effectsAxis: (control: string) => string;
  readonly figuresTitle: string;
  readonly figuresSubtitle: string;
  readonly guardrailsTitle: string;
  readonly guardrailTitle: (metric: string) => string;
  readonly weeksTitle: (metric: string) => string;
  readonly weeksSubtitle: string;
  readonly weekN: (week: string) => string;
  readonly courseTitle: (arm: string) => string;
  readonly courseSubtitle: (metric: string, control: string) => string;
  readonly fixedBand: string;
  readonly alwaysValid: string;
  readonly inPoints: string;
  readonly partsTitle: (by: string) => string;
  readonly partsSubtitle: (metric: string, control: string) => string;
  readonly spreadTitle: (metric: string) => string;
  readonly spreadSubtitle: string;
  readonly did: string;
  readonly didNot: string;
  readonly noOutcome: (zero: string) => string;
  readonly from: (edge: string) => string;
  readonly shareOf: (arm: string) => string;
  readonly respondersTitle: string;
  readonly respondersSubtitle: (metric: string) => string;
  readonly quantilesTitle: string;
  readonly quantilesSubtitle: string;
  readonly quantile: (percent: string) => string;
  readonly designTitle: string;
  readonly designSubtitle: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly ownDays: string;
  readonly openWindow: string;
  readonly asOf: string;
  readonly level: string;
  readonly cutAt: (percent: string) => string;
  readonly outcome: string;
  readonly respondedMark: (arm: string, metric: string, did: boolean) => string;
  readonly partMark: (arm: string, part: string) => string;
  readonly classN: (metric: string, slot: number) => string;
}

/** Heads of columns. */
export type ExperimentColumn =
  | 'arm'
  | 'role'
  | 'assigned'
  | 'customers'
  | 'controls'
  | 'share'
  | 'plannedShare'
  | 'metric'
  | 'value'
  | 'controlValue'
  | 'difference'
  | 'low'
  | 'high'
  | 'interval'
  | 'relative'
  | 'relativeLow'
  | 'relativeHigh'
  | 'statistic'
  | 'p'
  | 'chanceToWin'
  | 'lossIfChosen'
  | 'lossIfNot'
  | 'cupedDifference'
  | 'cupedLow'
  | 'cupedHigh'
  | 'cupedP'
  | 'theta'
  | 'varianceCut'
  | 'cutDifference'
  | 'cutLow'
  | 'cutHigh'
  | 'cutP'
  | 'alwaysLow'
  | 'alwaysHigh'
  | 'method'
  | 'decision'
  | 'check'
  | 'status'
  | 'found'
  | 'week'
  | 'day'
  | 'group'
  | 'class'
  | 'responded'
  | 'respondedShare'
  | 'notResponded'
  | 'rankShare'
  | 'rankP'
  | 'setting'
  | 'setTo';
