import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { CustomerGroupWords } from '../../../core/words/en.ts';
import type { Side, StandingPart } from '../marks.ts';
import type { CampaignParams } from '../params.ts';
import type { Measure } from '../people.ts';
import type { WhoField } from '../who-query.ts';

/** The words of the campaign page. Nothing in them says that the campaign did anything. */
export interface CampaignLabels extends CommonLabels<CampaignParams> {
  readonly groups: CustomerGroupWords;
  readonly unnamed: string;
  readonly sides: Readonly<Record<Side, string>>;
  readonly parts: Readonly<Record<StandingPart | 'bought', string>>;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly fields: Readonly<Record<WhoField, string>>;
  readonly newness: Readonly<Record<'new' | 'existing', string>>;
  readonly neverBefore: string;
  readonly columns: Readonly<Record<CampaignColumn, string>>;
  readonly sideMark: (side: string, part: string) => string;
  readonly stratum: (segment: string, quarter: number) => string;
  readonly customerCount: (customers: string) => string;
  readonly notExperiment: string;
  readonly rows: Readonly<Record<ComparisonRow, string>>;
  readonly tiles: Readonly<Record<'reached' | 'bought' | 'revenue' | 'difference', string>>;
  readonly ofThem: (compared: string) => string;
  readonly othersHave: (value: string) => string;
  readonly points: (number: string) => string;
  readonly intervalNote: (low: string, high: string) => string;
  readonly noInterval: string;
  readonly comparisonTitle: string;
  readonly comparisonSubtitle: (after: string, before: string) => string;
  readonly relativeTitle: string;
  readonly relativeSubtitle: string;
  readonly relativeAxis: string;
  readonly inWindow: (measure: string) => string;
  readonly beforeWindow: (measure: string) => string;
  readonly sizesTitle: string;
  readonly sizesSubtitle: string;
  readonly strataTitle: string;
  readonly strataSubtitle: (day: string) => string;
  readonly whoTitle: string;
  readonly whoSubtitle: (days: string) => string;
  readonly whoAxis: string;
  readonly unsaid: string;
  readonly nobodyReached: (name: string) => string;
  readonly everyoneReached: (customers: string) => string;
  readonly notYet: (day: string) => string;
  readonly noneAlike: string;
  /** `compared`: how many of them have others like them; null for all. */
  readonly answer: (
    customers: string,
    compared: string | null,
    reached: string,
    rest: string,
    days: string,
    name: string,
  ) => string;
  readonly answerMore: (points: string, low: string, high: string) => string;
  readonly answerLess: (points: string, low: string, high: string) => string;
  readonly answerUnclear: (low: string, high: string) => string;
  readonly answerNoInterval: string;
  readonly answerBeforeMore: (points: string) => string;
  readonly answerBeforeLess: (points: string) => string;
  readonly answerBeforeAlike: string;
  readonly answerWho: (
    reached: string,
    share: string,
    rest: string,
    restShare: string,
    days: string,
  ) => string;
  readonly whoNobody: string;
  readonly notCause: string;
  readonly differedBefore: string;
  readonly openWindow: (days: string) => string;
  readonly shortBefore: (day: string) => string;
  readonly leftAlone: (customers: string) => string;
  readonly leftFresh: (customers: string) => string;
  readonly otherSpans: (days: string, before: string) => string;
  readonly few: (customers: string) => string;
  readonly noItems: string;
  readonly unknown: (names: string) => string;
}

export type CampaignColumn =
  | 'side'
  | 'group'
  | 'customers'
  | 'stratum'
  | 'reached'
  | 'rest'
  | 'reachedBought'
  | 'restBought'
  | 'measure'
  | 'relative'
  | 'low'
  | 'high'
  | 'field'
  | 'value'
  | 'reachedShare'
  | 'restShare'
  | 'ratio';

/** What stands below each other in the comparison. */
export type ComparisonRow =
  | 'reached'
  | 'rest'
  | 'compared'
  | 'alike'
  | 'difference'
  | 'low'
  | 'high'
  | 'before'
  | 'beforeLow'
  | 'beforeHigh'
  | 'change'
  | 'changeLow'
  | 'changeHigh';
