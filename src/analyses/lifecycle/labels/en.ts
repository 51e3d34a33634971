import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { MarkState } from '../marks.ts';
import type { LifecycleParams } from '../params.ts';

/** What first purchases are called: new, or first seen where some may have bought before the data begin. */
export type FreshKind = 'new' | 'first';

/** The words of the analysis of new and existing customers. */
export interface LifecycleLabels extends CommonLabels<LifecycleParams> {
  readonly states: Readonly<Record<MarkState | 'inactive' | 'notYet' | 'guest', string>>;
  /** A period by its first day, where no format of the shell names it: quarter and year, and in lists. */
  readonly periodName: (per: LifecycleParams['per'], from: string) => string;
  readonly markName: (state: string, period: string) => string;
  readonly period: Readonly<Record<LifecycleParams['per'], string>>;
  readonly customers: string;
  readonly orders: string;
  readonly revenue: string;
  readonly perCustomer: string;
  readonly activeShare: string;
  readonly dormantShare: string;
  readonly repeatOrders: string;
  readonly firstOrders: string;
  readonly ordersOf: (state: string) => string;
  readonly revenueOf: (state: string) => string;
  readonly total: string;
  readonly state: string;
  readonly lifecycleTitle: string;
  readonly lifecycleSubtitle: string;
  readonly measureTitle: Readonly<Record<LifecycleParams['measure'], string>>;
  readonly measureSubtitle: string;
  readonly statesTitle: (period: string) => string;
  readonly statesSubtitle: string;
  readonly sumsTitle: string;
  readonly activeSum: (period: string, kind: FreshKind) => string;
  readonly returningSum: (before: string) => string;
  readonly repeatTitle: (orders: string, customers: string, kind: FreshKind) => string;
  readonly repeatText: (repeat: string, revenue: string) => string;
  readonly answer: (
    period: string,
    active: string,
    fresh: string,
    kind: FreshKind,
    returning: string,
    resurrected: string,
  ) => string;
  readonly answerDormant: (dormant: string, previous: string, before: string) => string;
  readonly ofPrevious: (share: string, before: string) => string;
  readonly alternative: (period: string, active: string, dormant: string) => string;
  readonly measureAlternative: (period: string, total: string, existing: string) => string;
  readonly openPeriod: (period: string, seen: number, days: number) => string;
  readonly openNote: (period: string) => string;
  readonly earlyNote: (day: string, state: string) => string;
  readonly guestNote: (share: string) => string;
  readonly fewCustomers: (customers: number, period: string) => string;
  readonly empty: string;
}

export const en: LifecycleLabels = {
  title: 'New and existing',
  question: 'Do new customers come, and do the others stay?',
  dates: 'Period',
  headlines: {
    revenue: 'Net revenue of the period',
    active: 'Active customers',
    first: 'Customers first seen',
    dormant: 'Dormant customers',
  },
  params: {
    per: {
      label: 'Per',
      options: { week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' },
    },
    measure: {
      label: 'New and existing by',
      options: { revenue: 'Net revenue', orders: 'Orders', customers: 'Customers' },
    },
  },
  definition: [
    {
      term: 'Active',
      text: 'Customers with at least one order in the period whose net amount is above zero after its refunds.',
    },
    {
      term: 'New and existing',
      text: 'New: the first purchase ever falls in the period. Existing: active, and bought before the period. New + existing = active. Judged on history up to the end of the period, so that a later order never changes an earlier period.',
    },
    {
      term: 'Returning, resurrected',
      text: 'Existing customers who were active in the period before too are returning; those who were not are resurrected. Active = new + returning + resurrected.',
    },
    {
      term: 'Dormant',
      text: 'Active in the period before and not in this one. Returning = active before − dormant. While a period is open, its dormant customers may still buy.',
    },
    {
      term: 'New or earlier',
      text: 'Customers first seen within one median repurchase cycle of the first day of data: they may have bought before it.',
    },
    {
      term: 'Repeat orders of new customers',
      text: 'Their orders in the period after the first one of each.',
    },
    {
      term: 'Net revenue',
      text: 'All loaded rows after discounts and refunds, each on its own day. Refunds to customers who bought earlier count under existing. Weeks begin on Monday.',
    },
  ],
  states: {
    active: 'Active',
    first: 'First seen',
    new: 'New',
    early: 'New or earlier',
    existing: 'Existing',
    returning: 'Returning',
    resurrected: 'Resurrected',
    dormant: 'Dormant',
    inactive: 'Earlier customers, refunds only',
    notYet: 'Refunds only',
    guest: 'No customer ID',
  },
  periodName: (per, from) => {
    const year = from.slice(0, 4);
    if (per === 'year') return year;
    if (per === 'quarter') return `Q${Math.ceil(Number(from.slice(5, 7)) / 3)} ${year}`;
    return per === 'month' ? from.slice(0, 7) : `week of ${from}`;
  },
  markName: (state, period) => `${state} · ${period}`,
  period: { week: 'Week from', month: 'Month', quarter: 'Quarter', year: 'Year' },
  customers: 'Customers',
  orders: 'Orders',
  revenue: 'Net revenue',
  perCustomer: 'Revenue per customer',
  activeShare: 'Share of active',
  dormantShare: 'Dormant, share of the period before',
  repeatOrders: 'Repeat orders of new',
  firstOrders: 'First orders',
  ordersOf: (state) => `${state}: orders`,
  revenueOf: (state) => `${state}: revenue`,
  total: 'Total',
  state: 'State',
  lifecycleTitle: 'Customers by state',
  lifecycleSubtitle: 'Active above the line, dormant below it',
  measureTitle: {
    revenue: 'Net revenue of new and existing customers',
    orders: 'Orders of new and existing customers',
    customers: 'New and existing customers',
  },
  measureSubtitle: 'Refunds on their own day',
  statesTitle: (period) => `States in ${period}`,
  statesSubtitle: 'Dormant: what they spent in the period before',
  sumsTitle: 'How it adds up',
  activeSum: (period, kind) =>
    `Active = ${kind === 'new' ? 'new' : 'first seen'} + returning + resurrected, ${period}.`,
  returningSum: (before) => `Returning = active in ${before} − dormant.`,
  repeatTitle: (orders, customers, kind) =>
    `${orders} orders by ${customers} ${kind === 'new' ? 'new customers' : 'customers first seen'}`,
  repeatText: (repeat, revenue) =>
    `${repeat} of them are repeat orders within the period. Together they brought ${revenue}.`,
  answer: (period, active, fresh, kind, returning, resurrected) =>
    `${period}: ${active} customers bought – ${fresh} ${kind === 'new' ? 'new' : 'first seen'}, ${returning} returning, ${resurrected} resurrected.`,
  answerDormant: (dormant, previous, before) =>
    ` ${dormant} of the ${previous} of ${before} did not come back.`,
  ofPrevious: (share, before) => `${share} of ${before}`,
  alternative: (period, active, dormant) =>
    `Customers by state. In ${period}, ${active} customers were active and ${dormant} dormant.`,
  measureAlternative: (period, total, existing) =>
    `New and existing customers. ${period}: ${total}, of which ${existing} from existing customers.`,
  openPeriod: (period, seen, days) => `${period} is open: ${seen} of ${days} days`,
  openNote: (period) => `${period} is still open: its dormant customers may still buy.`,
  earlyNote: (day, state) =>
    `Customers first seen by ${day} may have bought before the data begin; they are shown as “${state}”.`,
  guestNote: (share) =>
    `${share} of the revenue has no customer ID; it is neither new nor existing.`,
  fewCustomers: (customers, period) =>
    `Only ${customers} customers in ${period}: read shares with care.`,
  empty: 'No customer has bought within these filters.',
};
