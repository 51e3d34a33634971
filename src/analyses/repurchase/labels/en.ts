import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups, type CustomerGroupWords } from '../../../core/words/en.ts';
import type { RepurchaseParams } from '../params.ts';
import { definition } from './definition-en.ts';

/** The words of the repurchase analysis. */
export interface RepurchaseLabels extends CommonLabels<RepurchaseParams> {
  /** The origin that a number is counted from. */
  readonly origins: (origin: RepurchaseParams['origin'], nth: number) => string;
  readonly origin: string;
  readonly estimate: string;
  readonly observed: string;
  readonly medianLow: string;
  readonly medianHigh: string;
  readonly quartiles: string;
  readonly customers: string;
  readonly closedGaps: string;
  readonly threshold: string;
  readonly overdue: string;
  readonly overdueRevenue: string;
  readonly mediansTitle: string;
  readonly mediansSubtitle: string;
  readonly figuresTitle: string;
  readonly medianTile: (origin: string) => string;
  readonly observedTile: (origin: string) => string;
  readonly estimateNote: string;
  readonly intervalNote: (low: string, high: string) => string;
  readonly observedNote: string;
  readonly overdueNote: (days: string, percent: string) => string;
  readonly curveTitle: string;
  readonly curveSubtitle: (origin: string) => string;
  readonly curveAxis: string;
  readonly curveMedian: (days: string) => string;
  readonly curveAlternative: (origin: string, days: string) => string;
  readonly noMedian: (share: string, days: string) => string;
  readonly day: string;
  readonly dayN: (days: string) => string;
  readonly back: string;
  readonly low: string;
  readonly high: string;
  readonly atRisk: string;
  readonly closedAt: string;
  readonly openAt: string;
  readonly waiting: string;
  readonly gapsTitle: string;
  readonly gapsSubtitle: (origin: string) => string;
  readonly gapsMedian: (days: string) => string;
  readonly gapsAxis: string;
  readonly gapsAlternative: (median: string, p25: string, p75: string) => string;
  readonly from: string;
  readonly to: string;
  readonly gapCount: string;
  readonly share: string;
  readonly binName: (from: string, to: string | null) => string;
  readonly groupsTitle: (what: string) => string;
  readonly groupsSubtitle: (origin: string) => string;
  readonly groupsAxis: string;
  readonly middleHalf: string;
  readonly interval: string;
  readonly groupsAlternative: (
    fastest: string,
    fast: string,
    slowest: string,
    slow: string,
  ) => string;
  readonly group: string;
  readonly orderNumber: (number: number, isLast: boolean) => string;
  readonly orderNumberOrigin: string;
  readonly fifth: (fifth: number) => string;
  readonly customerGroups: CustomerGroupWords;
  readonly blank: string;
  readonly other: string;
  readonly all: string;
  readonly logRankTitle: string;
  readonly logRank: (chiSquare: string, degrees: number, p: string, differ: boolean) => string;
  readonly chiSquare: string;
  readonly degreesOfFreedom: string;
  readonly p: string;
  readonly stepsTitle: string;
  readonly stepsSubtitle: (days: string) => string;
  readonly stepsAlternative: (first: string, reached: string) => string;
  readonly step: string;
  readonly stepName: (nth: number) => string;
  readonly reached: string;
  readonly cameBack: string;
  readonly missed: string;
  readonly estimated: string;
  readonly within: string;
  readonly lateTitle: string;
  readonly lateSubtitle: (days: string) => string;
  readonly late: string;
  readonly expectedFrom: string;
  readonly expectedTo: string;
  readonly revenue: string;
  readonly answer: Readonly<
    Record<RepurchaseParams['origin'], (days: string, nth: number) => string>
  >;
  readonly answerNever: (share: string, days: string) => string;
  readonly answerOverdue: (customers: string, revenue: string) => string;
  readonly empty: string;
  readonly noRepeats: (customers: string) => string;
  readonly fewGaps: (gaps: number) => string;
  readonly thinGroups: (groups: number, few: number) => string;
  readonly early: (day: string) => string;
  readonly guests: (share: string) => string;
  readonly perPurchase: string;
  readonly overlapping: string;
  readonly hindsight: Readonly<Record<'fifth' | 'tier', string>>;
  readonly unknownDimension: string;
  readonly overdueMark: string;
  readonly overdueOf: (group: string) => string;
  readonly lateMark: (range: string) => string;
  readonly awayMark: (days: number) => string;
  readonly gapMark: (range: string) => string;
  readonly stepMark: (step: string) => string;
  readonly missedMark: (step: string) => string;
}

const ordinal = (n: number): string => {
  const endings = ['th', 'st', 'nd', 'rd'];
  const isTeen = n % 100 > 10 && n % 100 < 14;
  return `${n}${(isTeen ? undefined : endings[n % 10]) ?? 'th'}`;
};
const steps = (nth: number): string => `${ordinal(nth)} → ${ordinal(nth + 1)} purchase`;

export const en: RepurchaseLabels = {
  title: 'Repurchase cycle',
  question: 'When do customers come back, and who is overdue?',
  dates: 'Orders counted',
  headlines: {
    median: 'Days to the next purchase, median (Kaplan–Meier)',
    gapMedian: 'Observed gap, median',
    overdue: 'Overdue customers',
    overdueRevenue: 'Revenue so far of overdue customers',
  },
  params: {
    origin: {
      label: 'From',
      options: { any: 'Any purchase → next', first: '1st → 2nd', nth: 'n-th → next' },
      hint: 'Which purchases the days are counted from',
    },
    nth: { label: 'n', hint: 'The purchase that “n-th → next” starts from' },
    by: {
      label: 'Compare',
      options: {
        orderNumber: 'Order number',
        fifth: 'Spending fifth',
        tier: customerGroups.options.tier,
      },
    },
    overdue: { label: 'Overdue after % of gaps', hint: 'Overdue: waiting longer than this share' },
    within: {
      label: 'Back within (days)',
      hint: '0: one cycle, the median observed gap (30 days where fewer than 30 gaps are known)',
    },
    bin: { label: 'Days per bar' },
  },
  definition,
  origins: (origin, nth) =>
    origin === 'any' ? 'any purchase → next' : steps(origin === 'first' ? 1 : nth),
  origin: 'From',
  estimate: 'Median time to next (Kaplan–Meier)',
  observed: 'Median observed gap',
  medianLow: 'Median, low',
  medianHigh: 'Median, high',
  quartiles: 'Observed gaps',
  customers: 'Customers',
  closedGaps: 'Closed gaps',
  threshold: 'Overdue after',
  overdue: 'Overdue customers',
  overdueRevenue: 'Revenue of overdue customers',
  mediansTitle: 'Three medians',
  mediansSubtitle: 'Each says where it counts from',
  figuresTitle: 'Key figures',
  medianTile: (origin) => `Median, ${origin}`,
  observedTile: (origin) => `Observed gaps, ${origin}`,
  estimateNote: 'Kaplan–Meier',
  intervalNote: (low, high) => `Kaplan–Meier, 95%: ${low} to ${high}`,
  observedNote: 'Leaves out whoever is still away',
  overdueNote: (days, percent) => `Away for more than ${days}: longer than ${percent} of gaps`,
  curveTitle: 'Share who came back',
  curveSubtitle: (origin) => `Kaplan–Meier with 95% band · ${origin}`,
  curveAxis: 'Days; below: still waiting',
  curveMedian: (days) => `half by day ${days}`,
  curveAlternative: (origin, days) =>
    `Time to next purchase, ${origin}: half are back after ${days}.`,
  noMedian: (share, days) => `${share} are back after ${days}; half are not reached.`,
  day: 'Day',
  dayN: (days) => `Day ${days}`,
  back: 'Back by then',
  low: '95% low',
  high: '95% high',
  atRisk: 'Still waiting',
  closedAt: 'Came back',
  openAt: 'Still open at this length',
  waiting: 'Customers away longer',
  gapsTitle: 'Observed gaps',
  gapsSubtitle: (origin) => `Only gaps that have closed · ${origin}`,
  gapsMedian: (days) => `Median ${days}`,
  gapsAxis: 'Days',
  gapsAlternative: (median, p25, p75) =>
    `Observed gaps: half are at most ${median}, the middle half lies between ${p25} and ${p75}.`,
  from: 'From (days)',
  to: 'To (days)',
  gapCount: 'Gaps',
  share: 'Share',
  binName: (from, to) => (to === null ? `${from} days or more` : `${from}–${to} days`),
  groupsTitle: (what) => `Cycle by ${what.toLowerCase()}`,
  groupsSubtitle: (origin) =>
    `Observed gaps: the bar holds the middle half, the tick is the median · ${origin}`,
  groupsAxis: 'Days',
  middleHalf: 'Middle half of gaps',
  interval: '95% interval',
  groupsAlternative: (fastest, fast, slowest, slow) =>
    `${fastest} has the shortest median gap, ${fast}; ${slowest} the longest, ${slow}.`,
  group: 'Group',
  orderNumber: (number, isLast) =>
    isLast ? `${ordinal(number)} and later` : `${ordinal(number)} → ${ordinal(number + 1)}`,
  orderNumberOrigin: 'each purchase → next',
  fifth: (fifth) =>
    fifth === 5 ? 'Top fifth' : fifth === 1 ? 'Bottom fifth' : `${ordinal(6 - fifth)} fifth`,
  customerGroups,
  blank: '(blank)',
  other: 'Other',
  all: 'All',
  logRankTitle: 'Do the groups differ?',
  logRank: (chiSquare, degrees, p, differ) =>
    `${differ ? 'The groups differ' : 'No difference is shown'}: log-rank χ² = ${chiSquare}, ${degrees} df, p ${p}`,
  chiSquare: 'χ²',
  degreesOfFreedom: 'Degrees of freedom',
  p: 'p-value',
  stepsTitle: 'From one purchase to the next',
  stepsSubtitle: (days) => `Share back within ${days}; dot: Kaplan–Meier`,
  stepsAlternative: (first, reached) =>
    `${first} of ${reached} first-time buyers came back in time.`,
  step: 'Step',
  stepName: (nth) => `${ordinal(nth)}→${ordinal(nth + 1)}`,
  reached: 'Reached in time to tell',
  cameBack: 'Came back',
  missed: 'Did not',
  estimated: 'Kaplan–Meier',
  within: 'Within (days)',
  lateTitle: 'Overdue customers',
  lateSubtitle: (days) => `Away for more than ${days}; a row lists them`,
  late: 'Past the overdue limit for',
  expectedFrom: 'Expected from',
  expectedTo: 'Expected to',
  revenue: 'Revenue so far',
  answer: {
    any: (days) => `Half of all purchases are followed by another within ${days}`,
    first: (days) => `The median customer makes a second purchase after ${days}`,
    nth: (days, nth) =>
      `The median customer comes back after ${days} from the ${ordinal(nth)} purchase`,
  },
  answerNever: (share, days) => `Only ${share} had come back after ${days}`,
  answerOverdue: (customers, revenue) =>
    `; ${customers} ${customers === '1' ? 'customer' : 'customers'} worth ${revenue} ${customers === '1' ? 'is' : 'are'} overdue.`,
  empty: 'No customer has bought within these filters.',
  noRepeats: (customers) => `None of ${customers} customers has come back yet.`,
  fewGaps: (gaps) =>
    gaps === 1
      ? 'Only 1 gap has closed: its quartiles say little.'
      : `Only ${gaps} gaps have closed: their quartiles say little.`,
  thinGroups: (groups, few) =>
    groups === 1
      ? `One group has fewer than ${few} closed gaps: it is not called fastest or slowest.`
      : `${groups} groups have fewer than ${few} closed gaps: they are not called fastest or slowest.`,
  early: (day) =>
    `Customers first seen by ${day} may have bought before the data begin: what counts as their first purchase may not be it.`,
  guests: (share) => `${share} of revenue has no customer ID and is not in this view.`,
  perPurchase:
    'Frequent customers bring many gaps: band and test take gaps as independent, so they look surer than they are.',
  overlapping:
    'A customer can be in several of these groups; the test takes groups as independent.',
  hindsight: {
    fifth:
      'Spending fifths are known in hindsight: who came back has spent more, so the top fifth must look faster.',
    tier: 'Tiers are known in hindsight: who came back brought more, so high tiers must look faster; inactive customers have not bought for a year.',
  },
  unknownDimension: 'The data have no such column: order numbers are compared instead.',
  overdueMark: 'Overdue customers',
  overdueOf: (group) => `Overdue: ${group}`,
  lateMark: (range) => `Past the overdue limit for ${range}`,
  awayMark: (days) => `Not back after ${days} days`,
  gapMark: (range) => `With a gap of ${range}`,
  stepMark: (step) => `${step}: came back`,
  missedMark: (step) => `${step}: did not come back`,
};
