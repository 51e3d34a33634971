import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups, type CustomerGroupWords } from '../../../core/words/en.ts';
import type { CohortParams, PeriodLength } from '../params.ts';
import { definition } from './definition-en.ts';

type Unit = CohortParams['unit'];

/** The words of the analysis of cohorts. */
export interface CohortLabels extends CommonLabels<CohortParams> {
  readonly cohort: string;
  readonly customers: string;
  readonly age: string;
  readonly size: string;
  readonly bought: string;
  readonly boughtShare: string;
  readonly again: string;
  readonly againShare: string;
  readonly orders: string;
  readonly revenue: string;
  readonly revenueSoFar: string;
  readonly perCustomer: string;
  readonly aov: string;
  readonly state: string;
  readonly open: string;
  readonly mean: string;
  readonly meanNote: string;
  readonly meanOfTotals: string;
  readonly meanOfTotalsNote: string;
  readonly blank: string;
  readonly other: string;
  readonly earlyRow: string;
  readonly earlier: (cohorts: number) => string;
  readonly outside: string;
  readonly withoutPurchase: string;
  readonly withoutCustomer: string;
  readonly total: string;
  readonly quarter: (year: number, quarter: number) => string;
  readonly year: (year: number) => string;
  readonly gridTitle: string;
  readonly cellsTitle: string;
  readonly curvesTitle: string;
  readonly curvesSubtitle: string;
  readonly cohortsTitle: string;
  readonly cohortsSubtitle: string;
  /** What a cell shows, by measure and way of showing. */
  readonly figures: Readonly<
    Record<CohortParams['measure'], Readonly<Record<CohortParams['show'], string>>>
  >;
  readonly firstPurchase: string;
  readonly firstValue: string;
  readonly ages: (length: PeriodLength) => string;
  readonly calendar: string;
  readonly orderCount: (orders: string) => string;
  readonly amountOf: (revenue: string) => string;
  readonly ofCustomers: (some: string, all: string) => string;
  readonly interval: (low: string, high: string) => string;
  readonly thin: string;
  readonly notOver: string;
  readonly cellAt: (cohort: string, length: PeriodLength, age: number) => string;
  readonly customerCount: (customers: string) => string;
  readonly cohortMark: (cohort: string) => string;
  readonly cellMark: (who: string, age: number) => string;
  readonly againMark: (who: string, age: number) => string;
  readonly answers: {
    readonly customers: (length: PeriodLength, next: string, age: number, again: string) => string;
    readonly revenue: (length: PeriodLength, first: string, age: number, soFar: string) => string;
    readonly orders: (length: PeriodLength, age: number, soFar: string) => string;
    readonly aov: (length: PeriodLength, first: string, later: string) => string;
    readonly spread: (best: string, most: string, worst: string, least: string) => string;
    readonly tooYoung: (length: PeriodLength) => string;
    readonly tooFew: (length: PeriodLength, few: number) => string;
    readonly empty: string;
  };
  readonly openNote: (period: string, seen: number, days: number) => string;
  readonly thinNote: (cohorts: number, few: number) => string;
  readonly earlyNote: (day: string) => string;
  readonly earlierNote: (cohorts: number) => string;
  readonly guests: (share: string) => string;
  readonly valueNote: string;
  readonly valueAges: string;
  readonly groupNote: string;
  readonly customerGroups: CustomerGroupWords;
}

const capitals: Readonly<Record<Unit, string>> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
};
const units: Readonly<Record<Unit, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};
/** Up to the end of an age. Calendar months after a first purchase; days that include its own. */
const within = (age: number, length: PeriodLength): string =>
  typeof length === 'number'
    ? `${(age + 1) * length} days`
    : `${age} ${units[length]}${age === 1 ? '' : 's'}`;
const start = (length: PeriodLength): string =>
  typeof length === 'number'
    ? `the first ${length} days`
    : `the ${units[length]} of the first purchase`;
const next = (length: PeriodLength): string =>
  typeof length === 'number'
    ? `${length} to ${2 * length - 1} days after their first purchase`
    : `in the ${units[length]} after their first purchase`;

export const en: CohortLabels = {
  title: 'Cohorts',
  question: 'Do new customers come back, and what do they bring over time?',
  dates: 'First purchase',
  headlines: {
    retained: 'Bought in period 1 after the first purchase',
    again: 'Bought again by the end of period 1',
    perCustomer: 'Net revenue per customer by the end of period 1',
  },
  params: {
    measure: {
      label: 'Measure',
      options: {
        customers: 'Customers',
        revenue: 'Net revenue',
        orders: 'Orders',
        aov: 'Average order',
      },
    },
    show: {
      label: 'Show',
      options: { total: 'Total', share: 'Share, per customer', cumulative: 'Cumulative' },
    },
    by: {
      label: 'Cohorts by',
      options: {
        time: 'Time of first purchase',
        product: 'First product',
        ...customerGroups.options,
      },
    },
    unit: {
      label: 'Period',
      options: capitals,
    },
    periods: {
      label: 'Counted in',
      options: { calendar: 'Calendar periods', rolling: 'Days since first purchase' },
      hint: 'Months of the calendar, or 30 days from each customer’s own first purchase (weeks 7, quarters 90, years 365)',
    },
    align: { label: 'Columns', options: { age: 'Time since', calendar: 'Calendar' } },
    ages: { label: 'Periods followed', hint: 'How long after the first purchase, 1 to 180' },
  },
  definition,
  cohort: 'Cohort',
  customers: 'Customers',
  age: 'Age',
  size: 'Customers counted',
  bought: 'Bought',
  boughtShare: 'Share who bought',
  again: 'Bought again by then',
  againShare: 'Share who bought again',
  orders: 'Orders',
  revenue: 'Net revenue',
  revenueSoFar: 'Net revenue so far',
  perCustomer: 'Per customer',
  aov: 'Average order',
  state: 'State',
  open: 'open',
  mean: 'Mean',
  meanNote: 'weighted, closed cells',
  meanOfTotals: 'Mean',
  meanOfTotalsNote: 'per cohort, closed cells',
  blank: '(blank)',
  other: 'All others',
  earlyRow: 'new or earlier',
  earlier: (cohorts) => (cohorts === 1 ? 'One earlier cohort' : `${cohorts} earlier cohorts`),
  outside: 'First purchase on other dates',
  withoutPurchase: 'Refunded in full or refunds only',
  withoutCustomer: 'Without a customer ID',
  total: 'Total',
  quarter: (year, quarter) => `Q${quarter} ${year}`,
  year: (year) => String(year),
  gridTitle: 'Cohorts',
  cellsTitle: 'Cells',
  curvesTitle: 'Curves',
  curvesSubtitle: 'The mean and some cohorts; a hollow point is a period that is not over',
  cohortsTitle: 'Cohort sizes',
  cohortsSubtitle: 'Everything up to the as-of date',
  figures: {
    customers: {
      total: 'Customers who bought in the period',
      share: 'Share of the cohort that bought in the period',
      cumulative: 'Share of the cohort that had bought again by the end of the period',
    },
    revenue: {
      total: 'Net revenue of the period',
      share: 'Net revenue of the period per customer of the cohort',
      cumulative: 'Net revenue up to the end of the period, per customer of the cohort',
    },
    orders: {
      total: 'Orders of the period',
      share: 'Orders of the period per customer of the cohort',
      cumulative: 'Orders up to the end of the period, per customer of the cohort',
    },
    aov: {
      total: 'Net revenue per order of the period',
      share: 'Net revenue per order of the period',
      cumulative: 'Net revenue per order up to the end of the period',
    },
  },
  firstPurchase: 'First purchase',
  firstValue: 'First bought',
  ages: (length) =>
    typeof length === 'number'
      ? `Periods of ${length} days since the first purchase`
      : `${capitals[length]}s after the first purchase`,
  calendar: 'Calendar',
  orderCount: (orders) => `${orders} orders`,
  amountOf: (revenue) => `${revenue} net revenue`,
  ofCustomers: (some, all) => `${some} of ${all} customers`,
  interval: (low, high) => `95% interval ${low} to ${high}`,
  thin: 'Fewer than 30 customers',
  notOver: 'Period still open',
  cellAt: (cohort, length, age) =>
    typeof length === 'number'
      ? `${cohort}, days ${age * length} to ${(age + 1) * length - 1}`
      : `${cohort}, ${units[length]} ${age}`,
  customerCount: (customers) => `${customers} ${customers === '1' ? 'customer' : 'customers'}`,
  cohortMark: (cohort) => `first bought ${cohort}`,
  cellMark: (who, age) => `${who}, bought in period ${age}`,
  againMark: (who, age) => `${who}, again by period ${age}`,
  answers: {
    customers: (length, share, age, again) =>
      `${share} of new customers buy ${next(length)}; within ${within(age, length)}, ${again} have bought again.`,
    revenue: (length, first, age, soFar) =>
      `A new customer brings ${first} in ${start(length)}, and ${soFar} within ${within(age, length)} of ${typeof length === 'number' ? 'the first purchase' : 'it'}.`,
    orders: (length, age, soFar) =>
      `A new customer places ${soFar} orders within ${within(age, length)} of the first purchase.`,
    aov: (length, first, later) =>
      `An order is worth ${first} in ${start(length)}, and ${later} afterwards.`,
    spread: (best, most, worst, least) =>
      ` Highest: ${best} (${most}); lowest: ${worst} (${least}).`,
    tooYoung: (length) =>
      typeof length === 'number'
        ? `Nobody has been followed for two periods of ${length} days yet.`
        : `No cohort has been followed for a whole ${units[length]} yet.`,
    tooFew: (length, few) =>
      `Fewer than ${few} customers have been followed for ${typeof length === 'number' ? `two periods of ${length} days` : `a whole ${units[length]}`}: too few to say.`,
    empty: 'Nobody bought for the first time on these dates.',
  },
  openNote: (period, seen, days) =>
    `${period} is not over (${seen} of ${days} days): its cells are hatched and left out of the means.`,
  thinNote: (cohorts, few) =>
    cohorts === 1
      ? `One cohort has fewer than ${few} customers: its rates are grey.`
      : `${cohorts} cohorts have fewer than ${few} customers: their rates are grey.`,
  earlyNote: (day) =>
    `Customers first seen up to ${day} may have bought before the data begin; their cohorts are marked “new or earlier”.`,
  earlierNote: (cohorts) =>
    `${cohorts} earlier cohorts are not shown, but count in the means. Choose dates of first purchase to see them.`,
  guests: (share) => `${share} of revenue has no customer ID and is in no cohort.`,
  valueNote:
    'Each customer is in one cohort: the value on which most was spent on the first purchase day.',
  valueAges: 'Cells are about the customers whose period is over, so later columns count fewer.',
  groupNote:
    'Cohorts by tier or segment look back with hindsight: customers are in their group because of what they bought, so the best groups must come back most.',
  customerGroups,
};
