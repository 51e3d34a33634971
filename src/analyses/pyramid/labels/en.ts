import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { PyramidParams } from '../params.ts';
import type { Fate, Origin, Standing } from '../tiers.ts';

/** The words of the pyramid. */
export interface PyramidLabels extends CommonLabels<PyramidParams> {
  readonly standings: Readonly<Record<Standing, string>>;
  readonly origins: Readonly<Record<Origin, string>>;
  readonly fates: Readonly<Record<Fate, string>>;
  readonly tier: string;
  readonly customers: string;
  readonly customersThen: string;
  readonly activeShare: string;
  readonly revenue: string;
  readonly revenueShare: string;
  readonly perCustomer: string;
  readonly least: string;
  readonly from: string;
  readonly to: string;
  readonly rowShare: string;
  readonly revenueThen: string;
  readonly revenueNow: string;
  readonly change: string;
  readonly outcome: string;
  readonly topShare: string;
  readonly tiersTitle: string;
  readonly tiersSubtitle: (range: string) => string;
  readonly tableTitle: string;
  readonly moveTitle: string;
  readonly moveSubtitle: string;
  readonly moveRows: (date: string) => string;
  readonly moveColumns: (date: string) => string;
  readonly moveSize: string;
  readonly topTitle: (share: string) => string;
  readonly topSubtitle: (then: string, now: string) => string;
  readonly topThen: string;
  readonly stayed: string;
  readonly fell: string;
  readonly fellTo: (tier: string) => string;
  readonly gone: string;
  readonly active: string;
  readonly withoutCustomer: string;
  readonly total: string;
  readonly moveMark: (from: string, to: string) => string;
  readonly topMark: (outcome: string) => string;
  readonly customerCount: (customers: string) => string;
  readonly changeDetail: (change: string) => string;
  readonly cellDescription: (
    from: string,
    to: string,
    share: string,
    customers: string,
    change: string,
  ) => string;
  readonly answer: (customers: string, range: string, share: string) => string;
  readonly stability: (share: string, date: string, stayed: string, fell: string) => string;
  readonly goneWith: (share: string, revenue: string) => string;
  readonly noneThen: (date: string) => string;
  readonly empty: string;
  readonly shortHistory: (first: string, months: number, date: string) => string;
  readonly fewCustomers: (customers: number) => string;
  readonly guests: (share: string) => string;
}

export const en: PyramidLabels = {
  title: 'Pyramid',
  question: 'Who brings the money, and do my best customers stay?',
  dates: 'Orders counted',
  params: {
    months: { label: 'Months of revenue' },
    before: {
      label: 'Compared with',
      options: { '': 'One year before the as-of date' },
    },
    top: { label: 'Best customers, %' },
  },
  definition: [
    {
      term: 'Tiers',
      text: 'Customers with a purchase in the window, by net revenue in it: Top is the first 1 %, Big the next 4 %, Medium the next 15 %, Small the remaining 80 %. Every boundary (1 %, 5 %, 20 %) rounds up; equal revenues are told apart by customer key.',
    },
    {
      term: 'Window',
      text: 'The chosen number of months up to the as-of date, or up to the earlier date.',
    },
    {
      term: 'Net revenue',
      text: 'Orders of the window after discounts and refunds. A refund lowers its order where the file links them, otherwise the customer’s total on its own day.',
    },
    {
      term: 'No purchase',
      text: 'Bought before the window and not in it. Only refunded: every purchase so far was refunded in full.',
    },
    {
      term: 'Migration',
      text: 'Tiers at the earlier date, as the data stood then, against tiers now. New: first purchase since then. Lost: no purchase in the window now.',
    },
    {
      term: 'Best customers',
      text: 'The first n % by revenue at the earlier date, rounded up. Stayed: among the first n % now. Fell: bought, but are no longer among them. Gone: no purchase in the window now.',
    },
  ],
  standings: {
    top: 'Top 1%',
    big: 'Big 4%',
    medium: 'Medium 15%',
    small: 'Small 80%',
    inactive: 'No purchase',
    never: 'Only refunded',
  },
  origins: {
    top: 'Top',
    big: 'Big',
    medium: 'Medium',
    small: 'Small',
    inactive: 'No purchase',
    new: 'New',
  },
  fates: { top: 'Top', big: 'Big', medium: 'Medium', small: 'Small', lost: 'Lost' },
  tier: 'Tier',
  customers: 'Customers',
  customersThen: 'Earlier',
  activeShare: 'Of active',
  revenue: 'Net revenue',
  revenueShare: 'Of revenue',
  perCustomer: 'Per customer',
  least: 'From',
  from: 'Earlier',
  to: 'Now',
  rowShare: 'Share of row',
  revenueThen: 'Revenue earlier',
  revenueNow: 'Revenue now',
  change: 'Change',
  outcome: 'Now',
  topShare: 'Share',
  tiersTitle: 'Customers and revenue by tier',
  tiersSubtitle: (range) => `Purchases of ${range}`,
  tableTitle: 'Tiers',
  moveTitle: 'Migration',
  moveSubtitle: 'Share of each row, customers below it',
  moveRows: (date) => `Tier on ${date}`,
  moveColumns: (date) => `Tier on ${date}`,
  moveSize: 'Customers',
  topTitle: (share) => `The top ${share}`,
  topSubtitle: (then, now) => `Best customers of ${then}, where they are on ${now}`,
  topThen: 'Best customers then',
  stayed: 'Stayed',
  fell: 'Fell',
  fellTo: (tier) => `Fell to ${tier}`,
  gone: 'Gone',
  active: 'Active customers',
  withoutCustomer: 'Without a customer ID',
  total: 'Total',
  moveMark: (from, to) => `${from} → ${to}`,
  topMark: (outcome) => `Best customers then: ${outcome}`,
  customerCount: (customers) => `${customers} customers`,
  changeDetail: (change) => `revenue ${change}`,
  cellDescription: (from, to, share, customers, change) =>
    `From ${from} to ${to}: ${share}, ${customers} customers, revenue ${change}`,
  answer: (customers, range, share) =>
    `The top 1% (${customers} customers) bring ${share} of the net revenue of ${range}.`,
  stability: (share, date, stayed, fell) =>
    ` Of the top ${share} of ${date}, ${stayed} stayed, ${fell} fell`,
  goneWith: (share, revenue) => ` and ${share} are gone, with ${revenue} of revenue.`,
  noneThen: (date) => `Nobody had bought in the window up to ${date}: there is nothing to compare.`,
  empty: 'No customer has bought in the window within these filters.',
  shortHistory: (first, months, date) =>
    `The data begin on ${first}: the ${months} months up to ${date} are not complete.`,
  fewCustomers: (customers) =>
    `The earlier top share is only ${customers} customers: shares of so few say little.`,
  guests: (share) => `${share} of revenue has no customer ID and is in no tier.`,
};
