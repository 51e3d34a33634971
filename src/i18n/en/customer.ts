import { createCounted } from '../plural.ts';

const counted = createCounted('en');
const days = (count: number): string => counted(count, { one: '# day', other: '# days' });

/** Words of the page of one customer. */
export const customerEn = {
  title: 'Customer',
  /** Between two sentences. */
  sentenceGap: ' ',
  toList: 'Customer list',
  rhythm: {
    own: (own: number, everyone: number | null) =>
      `Buys every ${days(own)}${everyone === null ? '' : `; the median customer every ${days(everyone)}`}.`,
    once: (gap: number, everyone: number | null) =>
      `Has come back once, after ${days(gap)}${everyone === null ? '' : `; the median customer comes back after ${days(everyone)}`}.`,
    single: (day: string, everyone: number | null) =>
      `Has bought on one day, ${day}${everyone === null ? '' : `; the median customer comes back after ${days(everyone)}`}.`,
    never: 'Has no order left after refunds.',
    prospect: 'Has not bought yet. Known from the customers table.',
  },
  expected: (day: string) => `Next purchase expected around ${day}.`,
  overdue: (day: string, late: number) =>
    `Next purchase was expected around ${day}, ${days(late)} ago.`,
  early: (day: string) =>
    `The data begin on ${day}: this customer may have bought before. First order means first in the file.`,
  scores: (r: number, f: number, m: number) => `R${r} F${f} M${m}`,
  fifth: (fifth: number) =>
    ['Lowest-spending fifth', 'Fourth fifth', 'Middle fifth', 'Second fifth', 'Top spending fifth'][
      fifth - 1
    ] ?? '',
  tiles: {
    net: 'Net revenue',
    orders: 'Orders',
    average: 'Average order',
    gap: 'Buys every',
    last: 'Last order',
    expected: 'Expected next',
  },
  refunded: (amount: string) => `${amount} refunded`,
  daysAgo: (count: number) => (count === 0 ? 'On the as-of day' : `${days(count)} ago`),
  overdueBy: (count: number) => `${days(count)} past expected`,
  purchaseDays: (count: number) =>
    counted(count, { one: 'On # purchase day', other: 'On # purchase days' }),
  gapNote: 'Middle of this customer’s gaps',
  timeline: {
    title: 'Orders over time',
    months: 'Net revenue by month of the order',
    years: 'Net revenue by year of the order',
    sentence: (net: string, orders: string, from: string, to: string) =>
      `${net} from ${orders}, ${from} to ${to}`,
    month: 'Month',
    year: 'Year',
  },
  peers: {
    title: 'Compared with',
    subtitle:
      'The middle value of each group of everyone within the other filters; days between purchases over all gaps of the group',
    everyone: 'Everyone',
    fifth: 'Same spending fifth',
    own: 'This customer',
    group: 'Group',
    since: 'Days since last order',
    gap: 'Days between purchases',
  },
  orders: {
    title: 'Orders',
    hint: 'Choose an order to see its lines alone.',
    day: 'Day',
    lines: 'Lines',
    sales: 'Sales',
    refunded: 'Refunded',
    net: 'Net',
  },
  lines: {
    title: 'Products and lines',
    ofOrder: (day: string) => `Lines of the order of ${day}`,
    all: 'Show all orders',
    product: 'Product',
    code: 'Code',
    quantity: 'Quantity',
    amount: 'Amount',
    refund: 'Refund',
    isRefund: 'refund',
  },
  experiments: {
    none: 'In none of the experiments loaded.',
    several: 'in several variants, so left out of the comparison',
    variant: (variant: string, day: string | null) =>
      day === null ? variant : `${variant}, since ${day}`,
  },
  missing: {
    otherData: 'This link was made with other data',
    otherDataText:
      'To keep people out of links, a customer is named by a number that each import gives anew. Find the customer in the list instead.',
    gone: 'The filters leave this customer out',
    goneText:
      'Within the filters of this view the customer has no order. Remove the filters to see them.',
    clear: 'Remove the filters',
    broken: 'This link names no customer',
    brokenText: 'The number of the customer is missing. Find the customer in the list instead.',
  },
};
