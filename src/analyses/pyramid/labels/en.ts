import type { Standing } from '../../../core/model/tiers.ts';
import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups } from '../../../core/words/en.ts';
import type { Fate, Origin } from '../moves.ts';
import type { PyramidParams, PyramidValue } from '../params.ts';

/** The words of the pyramid. */
export interface PyramidLabels extends CommonLabels<PyramidParams> {
  readonly standings: Readonly<Record<Standing, string>>;
  readonly prospects: string;
  readonly origins: Readonly<Record<Origin, string>>;
  readonly fates: Readonly<Record<Fate, string>>;
  readonly tier: string;
  readonly customers: string;
  readonly customersThen: string;
  readonly activeShare: string;
  /** What customers can be ranked by. */
  readonly measures: Readonly<Record<PyramidValue, Measure>>;
  readonly least: string;
  readonly from: string;
  readonly to: string;
  readonly rowShare: string;
  readonly change: string;
  readonly outcome: string;
  readonly topShare: string;
  readonly tiersSubtitle: (range: string) => string;
  readonly tableTitle: string;
  readonly moveTitle: string;
  readonly moveSubtitle: string;
  readonly moveRows: (date: string) => string;
  readonly moveColumns: (date: string) => string;
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
  readonly changeDetail: (what: string, change: string) => string;
  readonly cellDescription: (
    from: string,
    to: string,
    share: string,
    customers: string,
    what: string,
    change: string,
  ) => string;
  readonly answer: (customers: string, range: string, share: string, what: string) => string;
  /** In place of the answer, where the value comes to nothing or to a loss. */
  readonly answerLoss: (range: string, what: string, total: string) => string;
  readonly stability: (share: string, date: string, stayed: string, fell: string) => string;
  readonly goneWith: (share: string, what: string, money: string) => string;
  readonly noneThen: (date: string) => string;
  readonly empty: string;
  readonly shortHistory: (first: string, months: number, date: string) => string;
  readonly fewCustomers: (customers: number) => string;
  readonly fewActive: (active: number, top: number) => string;
  readonly guests: (share: string) => string;
  readonly marginKnown: (share: string) => string;
}

/** The words of a value that customers are ranked by. */
export interface Measure {
  /** Heads of columns. */
  readonly name: string;
  readonly share: string;
  readonly perCustomer: string;
  readonly then: string;
  readonly now: string;
  /** Within a sentence. */
  readonly word: string;
  readonly tiersTitle: string;
}

const customerCount = (customers: string): string =>
  `${customers} ${customers === '1' ? 'customer' : 'customers'}`;

export const en: PyramidLabels = {
  title: 'Pyramid',
  question: 'Who brings the money, and do my best customers stay?',
  dates: 'Orders counted',
  headlines: {
    topRevenue: 'Top 1%: share of revenue',
    active: 'Active customers',
    stayed: 'Best customers who stayed',
    gone: 'Best customers who left',
  },
  params: {
    months: { label: 'Months of revenue' },
    before: {
      label: 'Compared with',
      options: { '': 'One year before the as-of date' },
    },
    top: { label: 'Best customers, %' },
    value: {
      label: 'By',
      options: { revenue: 'Revenue', margin: 'Gross margin', served: 'Margin − cost to serve' },
    },
  },
  definition: [
    {
      term: 'Tiers',
      text: 'Customers with a purchase in the window, by net revenue (or margin) in it: Top is the first 1%, Big the next 4%, Medium the next 15%, Small the remaining 80%. Every boundary (1%, 5%, 20%) rounds up; equal values are told apart by customer key.',
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
      term: 'Gross margin',
      text: 'What a line earned: its gross profit, or its amount less the cost of its goods. A refund gives back what it earned. A line whose margin the file does not tell adds nothing, and the page says how much of the amounts have one. Cost to serve (shipping, handling, fees) comes off too where chosen; it is never given back.',
    },
    {
      term: 'Inactive',
      text: 'Bought before the window and not in it. Only refunded: every purchase so far was refunded in full.',
    },
    {
      term: 'Prospects',
      text: 'People in the customers table without any order up to the as-of date. Filters on orders do not change who they are; filters on customers do.',
    },
    {
      term: 'Migration',
      text: 'Tiers at the earlier date, as the data stood then, against tiers now. New: first purchase since then. Lost: no purchase in the window now.',
    },
    {
      term: 'Best customers',
      text: 'The first n % at the earlier date, rounded up. Stayed: among the first n % now. Fell: bought, but are no longer among them. Gone: no purchase in the window now.',
    },
  ],
  standings: customerGroups.tier,
  prospects: 'Prospects',
  origins: {
    top: 'Top',
    big: 'Big',
    medium: 'Medium',
    small: 'Small',
    inactive: 'Inactive',
    new: 'New',
  },
  fates: { top: 'Top', big: 'Big', medium: 'Medium', small: 'Small', lost: 'Lost' },
  tier: 'Tier',
  customers: 'Customers',
  customersThen: 'Earlier',
  activeShare: 'Of active',
  measures: {
    revenue: {
      name: 'Net revenue',
      share: 'Of revenue',
      perCustomer: 'Net revenue per customer',
      then: 'Revenue earlier',
      now: 'Revenue now',
      word: 'net revenue',
      tiersTitle: 'Customers and revenue by tier',
    },
    margin: {
      name: 'Gross margin',
      share: 'Of margin',
      perCustomer: 'Gross margin per customer',
      then: 'Margin earlier',
      now: 'Margin now',
      word: 'gross margin',
      tiersTitle: 'Customers and gross margin by tier',
    },
    served: {
      name: 'After cost to serve',
      share: 'Of it',
      perCustomer: 'Per customer after cost to serve',
      then: 'After costs earlier',
      now: 'After costs now',
      word: 'margin after cost to serve',
      tiersTitle: 'Customers and margin after cost to serve by tier',
    },
  },
  least: 'Least in tier',
  from: 'Earlier',
  to: 'Now',
  rowShare: 'Share of row',
  change: 'Change',
  outcome: 'Now',
  topShare: 'Share',
  tiersSubtitle: (range) => `Purchases of ${range}`,
  tableTitle: 'Tiers',
  moveTitle: 'Migration',
  moveSubtitle: 'Share of each row, customers below it',
  moveRows: (date) => `Tier on ${date}`,
  moveColumns: (date) => `Tier on ${date}`,
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
  customerCount,
  changeDetail: (what, change) => `${what} ${change}`,
  cellDescription: (from, to, share, customers, what, change) =>
    `From ${from} to ${to}: ${share}, ${customerCount(customers)}, ${what} ${change}`,
  answer: (customers, range, share, what) =>
    `The top 1% (${customerCount(customers)}) ${customers === '1' ? 'brings' : 'bring'} ${share} of the ${what} of ${range}.`,
  answerLoss: (range, what, total) =>
    `The ${what} of ${range} comes to ${total} in all: there is nothing to take shares of.`,
  stability: (share, date, stayed, fell) =>
    ` Of the top ${share} of ${date}, ${stayed} stayed, ${fell} fell`,
  goneWith: (share, what, money) => ` and ${share} are gone, with ${money} of ${what}.`,
  noneThen: (date) => `Nobody had bought in the window up to ${date}: there is nothing to compare.`,
  empty: 'No customer has bought in the window within these filters.',
  shortHistory: (first, months, date) =>
    `The data begin on ${first}: the ${months} months up to ${date} are not complete.`,
  fewCustomers: (customers) =>
    `The earlier top share is only ${customerCount(String(customers))}: shares of so few say little.`,
  fewActive: (active, top) =>
    `Only ${active} active ${active === 1 ? 'customer' : 'customers'}: the top 1% is ${top} of them.`,
  guests: (share) => `${share} of revenue has no customer ID and is in no tier.`,
  marginKnown: (share) =>
    `The margin is known for ${share} of the amounts; lines without a known margin add nothing.`,
};
