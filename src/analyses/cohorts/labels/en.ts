import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { CohortParams } from '../params.ts';

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
  readonly ages: Readonly<Record<Unit, string>>;
  readonly calendar: string;
  readonly orderCount: (orders: string) => string;
  readonly amountOf: (revenue: string) => string;
  readonly ofCustomers: (some: string, all: string) => string;
  readonly interval: (low: string, high: string) => string;
  readonly thin: string;
  readonly notOver: string;
  readonly cellAt: (cohort: string, unit: Unit, age: number) => string;
  readonly separator: string;
  readonly cohortMark: (cohort: string) => string;
  readonly cellMark: (cohort: string, age: number) => string;
  readonly againMark: (cohort: string, age: number) => string;
  readonly answers: {
    readonly customers: (unit: Unit, next: string, age: number, again: string) => string;
    readonly revenue: (unit: Unit, first: string, age: number, soFar: string) => string;
    readonly orders: (unit: Unit, age: number, soFar: string) => string;
    readonly aov: (unit: Unit, first: string, later: string) => string;
    readonly spread: (best: string, most: string, worst: string, least: string) => string;
    readonly tooYoung: (unit: Unit) => string;
    readonly empty: string;
  };
  readonly openNote: (period: string, seen: number, days: number) => string;
  readonly thinNote: (cohorts: number, few: number) => string;
  readonly earlyNote: (day: string) => string;
  readonly earlierNote: (cohorts: number) => string;
  readonly guests: (share: string) => string;
  readonly valueNote: string;
  readonly valueAges: string;
}

const units: Readonly<Record<Unit, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};
const count = (n: number, unit: Unit): string => `${n} ${units[unit]}${n === 1 ? '' : 's'}`;

export const en: CohortLabels = {
  title: 'Cohorts',
  question: 'Do new customers come back, and what do they bring over time?',
  dates: 'First purchase',
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
      options: { time: 'Time of first purchase', product: 'First product' },
    },
    unit: {
      label: 'Period',
      options: { day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' },
    },
    align: { label: 'Columns', options: { age: 'Time since', calendar: 'Calendar' } },
    ages: { label: 'Periods followed', hint: 'How long after the first purchase, 1 to 180' },
  },
  definition: [
    {
      term: 'Cohort',
      text: 'Customers whose first purchase day lies in the same period, or who spent most on the same product or value on that day.',
    },
    {
      term: 'Period k',
      text: 'The k-th period after the one of the first purchase. It is over when it ends on or before the as-of date; until then its cell is hatched and left out of the mean.',
    },
    {
      term: 'Bought',
      text: 'At least one order in the period whose net amount is above zero after its refunds. Nobody is zero, and counts.',
    },
    {
      term: 'Bought again',
      text: 'A second purchase day by the end of the period. The grid of customers shows it under Cumulative.',
    },
    {
      term: 'Revenue',
      text: 'Net revenue of the orders of the period. Refunds lower their order where the file links them; otherwise they lower the customer’s sum in the period in which they happened. Per customer: divided by the whole cohort.',
    },
    {
      term: 'Mean',
      text: 'Over all closed cells of the column, weighted by the size of the cohorts: a ratio of sums. Of totals: the mean per cohort.',
    },
    {
      term: 'Cohorts by a value',
      text: 'Ages are counted from each customer’s own first purchase. A cell is about those whose k-th period is over.',
    },
    {
      term: '95% interval',
      text: 'Wilson’s score interval. Rates of fewer than 30 customers are grey.',
    },
  ],
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
  ages: {
    day: 'Days after the first purchase',
    week: 'Weeks after the first purchase',
    month: 'Months after the first purchase',
    quarter: 'Quarters after the first purchase',
    year: 'Years after the first purchase',
  },
  calendar: 'Calendar',
  orderCount: (orders) => `${orders} orders`,
  amountOf: (revenue) => `${revenue} net revenue`,
  ofCustomers: (some, all) => `${some} of ${all} customers`,
  interval: (low, high) => `95% interval ${low} to ${high}`,
  thin: 'Fewer than 30 customers',
  notOver: 'Period still open',
  cellAt: (cohort, unit, age) => `${cohort}, ${units[unit]} ${age}`,
  separator: ' · ',
  cohortMark: (cohort) => `first bought ${cohort}`,
  cellMark: (cohort, age) => `first bought ${cohort}, bought in period ${age}`,
  againMark: (cohort, age) => `first bought ${cohort}, again by period ${age}`,
  answers: {
    customers: (unit, next, age, again) =>
      `${next} of new customers buy in the ${units[unit]} after their first purchase; within ${count(age, unit)}, ${again} have bought again.`,
    revenue: (unit, first, age, soFar) =>
      `A new customer brings ${first} in the ${units[unit]} of the first purchase, and ${soFar} within ${count(age, unit)} of it.`,
    orders: (unit, age, soFar) =>
      `A new customer places ${soFar} orders within ${count(age, unit)} of the first purchase.`,
    aov: (unit, first, later) =>
      `An order is worth ${first} in the ${units[unit]} of the first purchase, and ${later} afterwards.`,
    spread: (best, most, worst, least) =>
      ` Highest: ${best} (${most}); lowest: ${worst} (${least}).`,
    tooYoung: (unit) => `No cohort has been followed for a whole ${units[unit]} yet.`,
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
};
