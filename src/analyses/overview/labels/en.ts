import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { OverviewParams } from '../params.ts';
import type { CustomerKind } from '../query.ts';

/** The words of the overview. */
export interface OverviewLabels extends CommonLabels<OverviewParams> {
  readonly netRevenue: string;
  readonly orders: string;
  readonly customers: string;
  readonly aov: string;
  readonly repeatRate: string;
  readonly month: string;
  readonly period: string;
  readonly comparison: string;
  readonly change: string;
  readonly total: string;
  readonly revenueShare: string;
  readonly kinds: Readonly<Record<CustomerKind, string>>;
  readonly customersOf: (kind: string) => string;
  readonly revenueOf: (kind: string) => string;
  readonly kpiTitle: string;
  readonly chartTitle: string;
  readonly chartSubtitle: string;
  readonly monthsTitle: string;
  readonly insightsTitle: string;
  readonly openMonth: (month: string, seen: number, days: number) => string;
  readonly openNote: (range: string) => string;
  readonly chartAlternative: (best: string, revenue: string, existing: string) => string;
  readonly answer: (range: string, revenue: string, orders: string, customers: string) => string;
  /** The same where some of the orders name no customer. */
  readonly answerWithGuests: OverviewLabels['answer'];
  readonly answerChange: (change: string, range: string) => string;
  readonly sentenceEnd: string;
  readonly bestMark: string;
  readonly periodMark: string;
  readonly markName: (kind: string, month: string) => string;
  readonly activeMark: (month: string) => string;
  readonly empty: string;
  readonly concentrationTitle: (share: string, revenue: string) => string;
  readonly concentrationText: (customers: string, perCustomer: string) => string;
  readonly concentrationLink: string;
  readonly existingTitle: (share: string) => string;
  readonly existingText: (before: string, range: string) => string;
  readonly existingTextAlone: string;
  readonly guestTitle: (share: string) => string;
  readonly guestText: (revenue: string) => string;
  readonly guestLink: string;
  readonly growthTitle: (change: string) => string;
  readonly growthText: (customers: string, orders: string) => string;
  readonly repeatTitle: (share: string) => string;
  readonly repeatText: Readonly<Record<OverviewParams['repeats'], (customers: string) => string>>;
  readonly earlyNote: (day: string, kind: string) => string;
  readonly fewCustomers: (customers: number) => string;
  readonly shortComparison: (range: string, firstDay: string) => string;
}

export const en: OverviewLabels = {
  title: 'Overview',
  question: 'Where does the money come from, and what changed?',
  dates: 'Period',
  headlines: {
    netRevenue: 'Net revenue',
    orders: 'Orders',
    customers: 'Customers',
    aov: 'Average order value',
    repeatRate: 'Repeat-purchase rate',
  },
  params: {
    top: { label: 'Best customers, %', hint: 'Whose share of the revenue is reported' },
    repeats: {
      label: 'Repeat purchases by',
      options: { days: 'Purchase days', orders: 'Orders' },
      hint: 'Whether a second order on the day of the first makes a repeat customer',
    },
  },
  definition: [
    {
      term: 'Net revenue',
      text: 'Sum of all loaded rows after discounts and refunds. Refunds count on their own day. Rows without a customer are included.',
    },
    { term: 'Orders', text: 'Orders whose net amount is above zero after their refunds.' },
    { term: 'Customers', text: 'People or accounts with at least one such order in the period.' },
    { term: 'Average order value', text: 'Net revenue ÷ orders, as a ratio of sums.' },
    {
      term: 'Repeat-purchase rate',
      text: 'Of the customers active in the period, the share who by its end had bought on at least two days, this period or earlier. Counted by orders: placed at least two orders, on one day or several.',
    },
    {
      term: 'New and existing',
      text: 'New customers made their first purchase ever in the period, existing customers bought before it. New + existing = active. Customers first seen within one median repurchase cycle of the first day of data are “new or earlier”.',
    },
    {
      term: 'Comparison',
      text: 'The span of the same length just before, or the same days a year earlier. A period that is still open is compared with the same number of elapsed days.',
    },
  ],
  netRevenue: 'Net revenue',
  orders: 'Orders',
  customers: 'Customers',
  aov: 'Average order value',
  repeatRate: 'Repeat-purchase rate',
  month: 'Month',
  period: 'Period',
  comparison: 'Compared with',
  change: 'Change',
  total: 'Total',
  revenueShare: 'Share of revenue',
  kinds: {
    new: 'New',
    early: 'New or earlier',
    existing: 'Existing',
    notYet: 'Refunds only',
    guest: 'No customer ID',
  },
  customersOf: (kind) => `${kind}: customers`,
  revenueOf: (kind) => `${kind}: revenue`,
  kpiTitle: 'Key figures',
  chartTitle: 'Net revenue, new and existing customers',
  chartSubtitle: 'By month · refunds in the month of the refund',
  monthsTitle: 'Months',
  insightsTitle: 'What stands out',
  openMonth: (month, seen, days) => `${month} is open: ${seen} of ${days} days`,
  openNote: (range) => `The period is still open; it is compared with ${range}.`,
  chartAlternative: (best, revenue, existing) =>
    `Net revenue by month. The strongest month is ${best} with ${revenue}; existing customers bring ${existing} of it.`,
  answer: (range, revenue, orders, customers) =>
    `${range}: ${revenue} net revenue from ${orders} orders by ${customers} customers`,
  answerWithGuests: (range, revenue, orders, customers) =>
    `${range}: ${revenue} net revenue from ${orders} orders; ${customers} known customers bought`,
  answerChange: (change, range) => `, ${change} against ${range}.`,
  sentenceEnd: '.',
  bestMark: 'Best customers',
  periodMark: 'Active in the period',
  markName: (kind, month) => `${kind} · ${month}`,
  activeMark: (month) => `Active in ${month}`,
  empty: 'Nothing was sold within these filters.',
  concentrationTitle: (share, revenue) => `${share} of customers bring ${revenue} of revenue`,
  concentrationText: (customers, perCustomer) =>
    `${customers} customers, ${perCustomer} each on average, over all of history.`,
  concentrationLink: 'Open RFM',
  existingTitle: (share) => `${share} of revenue comes from existing customers`,
  existingText: (before, range) =>
    `It was ${before} in ${range}. Revenue without a customer ID is left out of this share.`,
  existingTextAlone: 'Revenue without a customer ID is left out of this share.',
  guestTitle: (share) => `${share} of revenue has no customer ID`,
  guestText: (revenue) => `${revenue} counts in revenue and orders, but not in customer numbers.`,
  guestLink: 'Open data health',
  growthTitle: (change) => `Revenue changed by ${change}`,
  growthText: (customers, orders) => `Customers ${customers}, orders ${orders}.`,
  repeatTitle: (share) => `${share} of active customers had bought before or came back`,
  repeatText: {
    days: (customers) =>
      `${customers} customers bought on at least two days by the end of the period.`,
    orders: (customers) =>
      `${customers} customers placed at least two orders by the end of the period.`,
  },
  earlyNote: (day, kind) =>
    `Customers first seen by ${day} may have bought before the data begin; they are shown as “${kind}”.`,
  fewCustomers: (customers) => `Only ${customers} customers in this period: read shares with care.`,
  shortComparison: (range, firstDay) =>
    `${range} begins before the first day of data (${firstDay}); the change is overstated.`,
};
