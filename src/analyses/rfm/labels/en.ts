import type { SegmentId } from '../../../core/model/rfm-segments.ts';
import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups } from '../../../core/words/en.ts';
import type { RfmParams } from '../params.ts';
import type { FateId, OriginId } from '../change.ts';

/** The words of the RFM analysis. */
export interface RfmLabels extends CommonLabels<RfmParams> {
  readonly segments: Readonly<Record<SegmentId, string>>;
  readonly recency: string;
  readonly frequency: string;
  readonly monetary: string;
  readonly score: string;
  readonly from: string;
  readonly to: string;
  readonly segment: string;
  readonly customers: string;
  readonly customerShare: string;
  readonly revenue: string;
  readonly revenueShare: string;
  readonly perCustomer: string;
  readonly gridTitle: string;
  readonly gridSubtitle: string;
  readonly segmentsTitle: string;
  readonly segmentsSubtitle: string;
  readonly scoresTitle: string;
  readonly scoresSubtitle: string;
  readonly spreadTitle: string;
  readonly spreadSubtitle: string;
  readonly mean: string;
  readonly least: string;
  readonly median: string;
  readonly most: string;
  readonly exportScores: string;
  readonly recencyAxis: string;
  readonly frequencyAxis: string;
  readonly allBuyers: string;
  readonly withoutPurchase: string;
  readonly withoutCustomer: string;
  readonly total: string;
  /** The measures with their units. */
  readonly dimensions: {
    readonly r: string;
    readonly f: (frequency: RfmParams['frequency']) => string;
    readonly m: (monetary: RfmParams['monetary'], currency: string | null) => string;
  };
  readonly cellMark: (r: number, f: number) => string;
  readonly scoreMark: (dimension: 'r' | 'f' | 'm', score: number) => string;
  readonly everyone: string;
  readonly cellDetail: (segments: string, perCustomer: string, share: string) => readonly string[];
  readonly cellDescription: (
    r: number,
    f: number,
    segments: string,
    customers: string,
    perCustomer: string,
  ) => string;
  readonly answer: (
    top: string,
    customers: string,
    customerShare: string,
    revenueShare: string,
  ) => string;
  readonly risk: (customers: string, revenue: string) => string;
  readonly empty: string;
  readonly fewCustomers: (customers: number) => string;
  readonly guests: (share: string) => string;
  readonly profileTitle: string;
  readonly profileSubtitle: string;
  readonly ordersPerCustomer: string;
  readonly averageOrder: string;
  readonly daysSince: string;
  readonly tasteTitle: string;
  readonly tasteSubtitle: string;
  readonly product: string;
  readonly ofSegment: string;
  readonly changeTitle: string;
  readonly changeSubtitle: string;
  readonly changeRows: (date: string) => string;
  readonly changeColumns: (date: string) => string;
  readonly segmentThen: string;
  readonly segmentNow: string;
  readonly rowShare: string;
  readonly revenueThen: string;
  readonly revenueNow: string;
  readonly change: string;
  readonly noSegment: Readonly<Record<Exclude<OriginId | FateId, SegmentId>, string>>;
  readonly moveMark: (from: string, to: string) => string;
  readonly moveDetail: (customers: string, change: string) => readonly string[];
  readonly moveDescription: (from: string, to: string, share: string, customers: string) => string;
  readonly stillBest: (date: string, customers: string, segment: string, share: string) => string;
  readonly noneThen: (date: string) => string;
  readonly fewThen: (date: string, customers: number) => string;
  readonly shortHistory: (first: string, date: string) => string;
}

export const en: RfmLabels = {
  title: 'RFM',
  question: 'Who are my best customers, and who is slipping away?',
  dates: 'Orders counted',
  headlines: {
    champions: 'Champions: customers',
    championsShare: 'Champions: share of all revenue',
    atRisk: 'At risk: customers',
    atRiskShare: 'At risk: share of all revenue',
  },
  params: {
    show: {
      label: 'Show',
      options: {
        segments: 'Segments',
        profile: 'What they buy',
        spread: 'Spread',
        change: 'Since then',
      },
    },
    scoring: {
      label: 'Scores',
      options: {
        share: 'Equal values together',
        ntile: 'Equal group sizes',
        cuts: 'Fixed cut-points',
      },
      hint: 'How customers are given 1 to 5 points',
    },
    frequency: { label: 'Frequency counts', options: { days: 'Purchase days', orders: 'Orders' } },
    monetary: {
      label: 'Monetary is',
      options: {
        net: 'Net revenue',
        sales: 'Sales before refunds',
        average: 'Net revenue per order',
      },
    },
    recencyCuts: { label: 'Recency cut-points', hint: 'Days, ascending: up to the first scores 5' },
    frequencyCuts: {
      label: 'Frequency cut-points',
      hint: 'Purchases, ascending: from the last scores 5',
    },
    monetaryCuts: {
      label: 'Monetary cut-points',
      hint: 'Amounts, ascending: from the last scores 5',
    },
    segments: { label: 'Segment rules', options: customerGroups.segment },
    before: { label: 'Compared with', options: { '': 'One year before the as-of date' } },
  },
  definition: [
    {
      term: 'Recency',
      text: 'Days from the last purchase day to the as-of date. Fewer is better.',
    },
    {
      term: 'Frequency',
      text: 'Days with at least one order whose net amount is above zero after its refunds; or such orders, as you choose.',
    },
    {
      term: 'Monetary',
      text: 'Net revenue of the customer; or sales before refunds, or net revenue per order, as you choose. Refunds lower the original order where the file links them, otherwise the customer’s total.',
    },
    {
      term: 'Score',
      text: 'Equal values together: min(5, 1 + floor(5 × share of customers who are strictly worse)). Equal group sizes: five groups of as many, ties split by customer key. Fixed cut-points: one point, plus one for each reached.',
    },
    {
      term: 'Segment',
      text: 'Every customer is in exactly one of 125 cells and in exactly one named segment. Which cells make which segment can be edited; rules count only when every cell is in exactly one.',
    },
    {
      term: 'Spread',
      text: 'Mean, ends and quantiles of everyone who has bought. Where a quantile falls between two customers, it lies between their values, as far along as its place is.',
    },
    {
      term: 'Then and now',
      text: 'The same scoring at the earlier date, on the data as they stood then. Shares of two dates compare ranks, not amounts: who does nothing falls, because others buy.',
    },
  ],
  segments: customerGroups.segment,
  recency: 'Recency',
  frequency: 'Frequency',
  monetary: 'Monetary',
  score: 'Score',
  from: 'From',
  to: 'To',
  segment: 'Segment',
  customers: 'Customers',
  customerShare: 'Share of customers',
  revenue: 'Revenue',
  revenueShare: 'Share of all revenue',
  perCustomer: 'Revenue per customer',
  gridTitle: 'Frequency × recency',
  gridSubtitle: 'Customers in each cell; colour is revenue per customer',
  segmentsTitle: 'Segments',
  segmentsSubtitle: 'Each customer is in exactly one',
  scoresTitle: 'Cut-points',
  scoresSubtitle: 'The values that got each score',
  spreadTitle: 'Spread of recency, frequency and monetary',
  spreadSubtitle: 'Below the value under 20% lie a fifth of the customers, and so on',
  mean: 'Mean',
  least: 'Least',
  median: 'Median',
  most: 'Most',
  exportScores: 'Export the scores of every customer',
  recencyAxis: 'Recency score: 5 bought most recently',
  frequencyAxis: 'Frequency score',
  allBuyers: 'All customers',
  withoutPurchase: 'Refunded in full or refunds only',
  withoutCustomer: 'Without a customer ID',
  total: 'Total',
  dimensions: {
    r: 'Recency (days)',
    f: (frequency) => `Frequency (${frequency === 'days' ? 'purchase days' : 'orders'})`,
    m: (monetary, currency) => {
      const units = [currency ?? '', monetary === 'average' ? 'per order' : ''].filter(Boolean);
      return units.length === 0 ? 'Monetary' : `Monetary (${units.join(' ')})`;
    },
  },
  cellMark: (r, f) => `Recency ${r}, frequency ${f}`,
  scoreMark: (dimension, score) =>
    `${{ r: 'Recency', f: 'Frequency', m: 'Monetary' }[dimension]} ${score}`,
  everyone: 'All customers',
  cellDetail: (segments, perCustomer, share) => [
    segments,
    `${perCustomer} per customer`,
    `${share} of customers`,
  ],
  cellDescription: (r, f, segments, customers, perCustomer) =>
    `Recency ${r}, frequency ${f}, ${segments}: ${customers} customers, ${perCustomer} per customer`,
  answer: (top, customers, customerShare, revenueShare) =>
    customers === '1'
      ? `The one customer in “${top}” is ${customerShare} of all customers and brings ${revenueShare} of the revenue of known customers.`
      : `The ${customers} customers in “${top}” are ${customerShare} of all customers and bring ${revenueShare} of the revenue of known customers.`,
  risk: (customers, revenue) =>
    `${customers} ${customers === '1' ? 'customer' : 'customers'} in “${customerGroups.segment.atRisk}” and “${customerGroups.segment.cantLoseThem}”, with ${revenue} so far, may be leaving.`,
  empty: 'No customer has bought within these filters.',
  fewCustomers: (customers) => `Only ${customers} customers: fifths of so few say little.`,
  guests: (share) => `${share} of revenue has no customer ID and is not scored.`,
  profileTitle: 'Profile of each segment',
  profileSubtitle: 'How often, for how much, how long ago',
  ordersPerCustomer: 'Orders per customer',
  averageOrder: 'Average order',
  daysSince: 'Days since last purchase',
  tasteTitle: 'What brings each segment most',
  tasteSubtitle: 'The value with the highest net revenue, and its share of the segment’s revenue',
  product: 'Product',
  ofSegment: 'Share',
  changeTitle: 'Segments then and now',
  changeSubtitle: 'Share of each row, customers below it',
  changeRows: (date) => `On ${date}`,
  changeColumns: (date) => `On ${date}`,
  segmentThen: 'Then',
  segmentNow: 'Now',
  rowShare: 'Share of row',
  revenueThen: 'Revenue until then',
  revenueNow: 'Revenue until now',
  change: 'Change',
  noSegment: { joined: 'New since', none: 'Refunded since' },
  moveMark: (from, to) => `${from} → ${to}`,
  moveDetail: (customers, change) => [`${customers} customers`, `revenue ${change}`],
  moveDescription: (from, to, share, customers) =>
    `From ${from} to ${to}: ${share}, ${customers} customers`,
  stillBest: (date, customers, segment, share) =>
    ` Of the ${customers} in “${segment}” on ${date}, ${share} still are.`,
  noneThen: (date) => `Nobody had bought by ${date}: there is nothing to compare.`,
  fewThen: (date, customers) =>
    `Only ${customers} ${customers === 1 ? 'customer' : 'customers'} had bought by ${date}: fifths and shares of so few say little.`,
  shortHistory: (first, date) =>
    `The data begin on ${first}, less than a year before ${date}: customers had little time to show how often they buy.`,
};
