import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { DistributionParams } from '../params.ts';

/** The words of the spend distribution. */
export interface DistributionLabels extends CommonLabels<DistributionParams> {
  readonly customers: string;
  readonly customerShare: string;
  readonly revenue: string;
  readonly revenueShare: string;
  readonly from: string;
  readonly to: string;
  readonly below: string;
  readonly group: string;
  readonly tenth: string;
  readonly cumulative: string;
  readonly lowestShare: string;
  readonly customersAbove: string;
  readonly allBuyers: string;
  readonly withoutPurchase: string;
  readonly withoutCustomer: string;
  readonly total: string;
  readonly buyersTile: string;
  readonly medianTile: string;
  readonly meanTile: string;
  readonly topTile: string;
  readonly giniTile: string;
  readonly customerCount: (customers: string) => string;
  readonly histogramTitle: string;
  readonly histogramSubtitle: Readonly<Record<DistributionParams['bins'], string>>;
  readonly histogramAlternative: (median: string, largest: string, count: string) => string;
  readonly lorenzTitle: string;
  readonly lorenzSubtitle: (gini: string) => string;
  readonly lorenzAlternative: (share: string, gini: string) => string;
  readonly topsTitle: string;
  readonly topsSubtitle: string;
  readonly tenthsTitle: string;
  readonly tenthsSubtitle: string;
  readonly medianLabel: (amount: string) => string;
  readonly topLabel: (share: string) => string;
  readonly lowestLabel: (share: string) => string;
  readonly none: string;
  readonly equalLine: string;
  readonly curve: string;
  readonly binRange: (low: string, high: string) => string;
  readonly binFrom: (low: string) => string;
  readonly tailLabel: (low: string) => string;
  readonly groupRange: (from: number, to: number) => string;
  readonly bestMark: (from: number, to: number) => string;
  readonly binMark: string;
  readonly noneMark: string;
  readonly everyone: string;
  readonly answer: (share: string, customers: string, revenue: string, median: string) => string;
  readonly empty: string;
  readonly fewCustomers: (customers: number) => string;
  readonly noneNote: (customers: string, revenue: string) => string;
  readonly guests: (share: string) => string;
}

export const en: DistributionLabels = {
  title: 'Distribution',
  question: 'How much do customers spend, and how much depends on a few?',
  dates: 'Orders counted',
  headlines: {
    top20: 'Revenue from the best 20%',
    median: 'Median spend',
    mean: 'Mean spend',
    gini: 'Gini coefficient',
  },
  params: {
    bins: {
      label: 'Bars',
      options: { log: 'Steps by factors', quantile: 'Equal groups', equal: 'Equal steps' },
      hint: 'How amounts are put into bars',
    },
    amount: {
      label: 'Revenue is',
      options: { net: 'Net', sales: 'Before refunds' },
    },
  },
  definition: [
    {
      term: 'Spend',
      text: 'Net revenue per customer, refunds taken off; or sales before refunds, as you choose. Counted for customers with at least one order above zero after its refunds.',
    },
    {
      term: 'Best customers',
      text: 'The best 20% are the first ⌈0.2 × n⌉ of n customers by spend; equal amounts at the edge fill the last places. Shares are of the revenue of all customers who have bought.',
    },
    {
      term: 'Tenths',
      text: 'Ten groups of as many customers each, best first; each begins where the one before ends.',
    },
    {
      term: 'Median',
      text: 'Half of the customers spent no more than this.',
    },
    {
      term: 'Lorenz curve and Gini',
      text: 'The share of revenue that the lowest-spending share of customers brings. Gini = 2 Σ i·xᵢ ÷ (n Σ xᵢ) − (n + 1) ÷ n, amounts ascending (Sen 1973): 0 where all spend the same, near 1 where one customer brings everything.',
    },
    {
      term: 'Zero and below',
      text: 'Customers whose refunds took everything back stay in: in a bar of their own, in the last tenth and in every share. Where they are below zero the curve dips and Gini can exceed 1.',
    },
  ],
  customers: 'Customers',
  customerShare: 'Share of customers',
  revenue: 'Revenue',
  revenueShare: 'Share of revenue',
  from: 'From',
  to: 'To',
  below: 'Below',
  group: 'Group',
  tenth: 'Tenth',
  cumulative: 'Cumulative',
  lowestShare: 'Lowest-spending customers',
  customersAbove: 'Customers who spend more',
  allBuyers: 'All customers',
  withoutPurchase: 'Refunded in full or refunds only',
  withoutCustomer: 'Without a customer ID',
  total: 'Total',
  buyersTile: 'Customers',
  medianTile: 'Median spend',
  meanTile: 'Mean spend',
  topTile: 'Revenue from the best 20%',
  giniTile: 'Gini coefficient',
  customerCount: (customers) => `${customers} customers`,
  histogramTitle: 'Revenue per customer',
  histogramSubtitle: {
    log: 'Customers by what they spent; each step is about twice the one before',
    quantile: 'Twenty groups of as many customers, lowest spenders left; height is their revenue',
    equal: 'Customers by what they spent; steps of the same amount, the tail in the last bar',
  },
  histogramAlternative: (median, largest, count) =>
    `Revenue per customer: the median is ${median}; the tallest bar is ${largest} with ${count}.`,
  lorenzTitle: 'Lorenz curve',
  lorenzSubtitle: (gini) => `Gini ${gini}`,
  lorenzAlternative: (share, gini) =>
    `The 80% of customers who spend least bring ${share} of revenue; Gini ${gini}.`,
  topsTitle: 'Best customers',
  topsSubtitle: 'What the best few bring',
  tenthsTitle: 'Tenths of the customers',
  tenthsSubtitle: 'Ten groups of as many customers each, best first',
  medianLabel: (amount) => `Median ${amount}`,
  topLabel: (share) => `Best 20%: ${share}`,
  lowestLabel: (share) => `Lowest-spending ${share}`,
  none: '≤ 0',
  equalLine: 'All spend the same',
  curve: 'Share of revenue',
  binRange: (low, high) => `${low} to below ${high}`,
  binFrom: (low) => `${low} and more`,
  tailLabel: (low) => `≥ ${low}`,
  groupRange: (from, to) => `Best ${from}–${to}%`,
  bestMark: (from, to) => (from === 0 ? `Best ${to}%` : `Best ${from}–${to}%`),
  binMark: 'Customers by spend',
  noneMark: 'Spend at or below zero',
  everyone: 'All customers',
  answer: (share, customers, revenue, median) =>
    `The best ${share} of customers (${customers}) bring ${revenue} of revenue; half of all customers spent ${median} or less.`,
  empty: 'No customer has bought within these filters.',
  fewCustomers: (customers) =>
    `Only ${customers} customers: shares and Gini of so few change with every order.`,
  noneNote: (customers, revenue) =>
    `${customers} customers are at or below zero after refunds (${revenue} in all). They count in every share.`,
  guests: (share) => `${share} of revenue has no customer ID and is left out.`,
};
