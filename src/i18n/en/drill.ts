import { createCounted } from '../plural.ts';

const counted = createCounted('en');

/** Words for what is done with a number: kept, left out, broken down, looked into, set side by side. */
export const drillEn = {
  menu: (name: string) => `What to do with ${name}`,
  more: 'More with these',
  keep: 'Keep only this',
  leave: 'Leave this out',
  breakDown: 'Break down by',
  lines: 'See the lines',
  customers: 'See the customers',
  compareAs: { a: 'Compare as A', b: 'Compare as B' },
  sides: { a: 'Set A', b: 'Set B' },
  /** Only one side is there yet. */
  waiting: (name: string) => `${name} – now choose the other set`,
  side: { a: (name: string) => `A: ${name}`, b: (name: string) => `B: ${name}` },
  copy: 'Copy',
  copied: (name: string) => `${name}: copied.`,
  refused: 'The browser does not allow copying here.',
  nothingBelow: (name: string) => `There is nothing finer to break ${name} down by.`,
  unused: (name: string) => `${name}: not used here`,
  page: 'Lines',
  back: 'Back to the table',
  columns: {
    day: 'Day',
    ord: 'Order',
    customer: 'Customer',
    code: 'Product code',
    name: 'Product',
    quantity: 'Quantity',
    amount: 'Amount',
    refund: 'Refund',
  },
  ordHint: 'The number that the import gave the order',
  isRefund: 'Refund',
  /** What all lines come to, beside each other. */
  totals: {
    lines: (count: number) => counted(count, { one: '# line', other: '# lines' }),
    revenue: (amount: string) => `net revenue ${amount}`,
    orders: (count: number) => counted(count, { one: '# order', other: '# orders' }),
    customers: (count: number) => counted(count, { one: '# customer', other: '# customers' }),
    products: (count: number) => counted(count, { one: '# product', other: '# products' }),
  },
  cellSays: (totals: string, isSame: boolean) =>
    isSame ? `The cell says the same: ${totals}.` : `The cell says something else: ${totals}.`,
  noCell: 'The table has no such cell.',
  cut: (shown: string, all: string) =>
    `The first ${shown} of ${all} lines in this order are listed. The totals are of all of them, and a saved file holds all.`,
  empty: 'No line is behind this number',
  emptyText: 'The link may come from other shelves or other data.',
};
