import { createCounted } from '../plural.ts';

const counted = createCounted('en');

/** Words of the reconciliation: from the rows of the files to the totals of the pages. */
export const reconcileEn = {
  title: 'Reconciliation',
  good: (pages: number) =>
    `Every line ties, from the files to ${counted(pages, { one: '# page', other: 'each of # pages' })}.`,
  bad: (count: number) =>
    counted(count, {
      one: '# line does not tie. It is marked in red, with the difference.',
      other: '# lines do not tie. They are marked in red, with the difference.',
    }),
  counting: 'Adding up…',
  print: 'Print',
  asOf: (day: string) => `As of ${day}`,
  bridge: 'From the files to this view',
  bridgeText: 'Each total is the one above it, with the lines between added and taken away.',
  pages: 'What each page shows',
  pagesText:
    'The totals of each page with these filters and its usual settings, and the line above that they come from.',
  columns: {
    line: 'Line',
    page: 'Page',
    rows: 'Rows',
    orders: 'Orders',
    customers: 'Customers',
    revenue: 'Net revenue',
    check: 'Check',
  },
  ties: 'Ties',
  differs: (gap: string) => `Off by ${gap}`,
  files: 'Rows in all files',
  file: (name: string) => `Rows in ${name}`,
  rejected: (reason: string) => `Left out: ${reason}`,
  loaded: 'Rows loaded',
  made: 'Refunds stated in a column, as lines of their own',
  summed: 'Rows of one order and day, read as one line',
  data: 'In the data',
  sales: 'Sales',
  refunds: 'Refunds',
  net: 'Sales and refunds',
  buyers: 'Customers who bought',
  unbought: (count: number) =>
    counted(count, {
      one: '# customer whose every order was refunded',
      other: '# customers whose every order was refunded',
    }),
  guests: 'Without a customer',
  everyone: 'With and without a customer',
  later: (day: string) => `After ${day}`,
  filtered: (filter: string) => `Filtered out by “${filter}”`,
  notIn: (set: string) => `Not in “${set}”`,
  view: (day: string) => `In this view, up to ${day}`,
  outside: (range: string) => `Outside ${range}`,
  period: (range: string) => `Within ${range}`,
  /** Days that nobody chose. */
  usual: (range: string) => `the usual period, ${range}`,
  alone: 'Orders that count differently when only these dates exist',
  dates: (range: string) => `Only the orders of ${range}`,
  before: (day: string) => `Before ${day}`,
  prospects: (count: number) =>
    counted(count, { one: '# prospect in the set', other: '# prospects in the set' }),
  notes: [
    'Rows and net revenue are counted twice: as what stays, and as what goes. Orders and customers are counted as what stays.',
    'An order counts while its amount is above zero after refunds; a customer counts from one such order.',
    'Amounts of rows that were left out are known only for rows in another currency.',
  ],
  where: 'Where does this number come from?',
};
