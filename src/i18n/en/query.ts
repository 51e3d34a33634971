import type { ViewColumnName, ViewName } from '../../core/query/views.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('en');

/** What one view of the SQL page is: one row per what, and a sentence for each column. */
export interface ViewText {
  readonly text: string;
  readonly columns: Readonly<Partial<Record<ViewColumnName, string>>>;
}

const views: Readonly<Record<ViewName, ViewText>> = {
  lines: {
    text: 'One row per loaded line of the files, with every dimension under its header.',
    columns: {
      order_key: 'Number of the order that the line belongs to.',
      customer: 'Number of the customer; empty where the file names none.',
      day: 'Calendar day of the line.',
      product_code: 'What tells the product apart; empty where the line names none.',
      product_name: 'The name that the product was sold under most recently.',
      quantity: 'Pieces; negative where they came back.',
      net_revenue: 'Amount in units of the currency; refunds are negative.',
      is_refund: 'Whether the line is a refund.',
      hour: 'Hour of the day in which it was ordered, 0 to 23; empty where the file writes no time.',
      margin: 'What the line earned; empty where that is not known.',
      service_cost: 'What serving the customer cost.',
    },
  },
  orders: {
    text: 'One row per order, after its refunds.',
    columns: {
      order_key: 'Number of the order.',
      customer: 'Number of the customer; empty for guests.',
      day: 'Day of its first sale.',
      net_revenue: 'Amount after refunds, in units of the currency.',
      sales: 'Amount before refunds.',
      is_purchase: 'Whether it counts as a purchase: something is left after refunds.',
    },
  },
  customers: {
    text: 'One row per customer whom an order names, with what the customer files say about them.',
    columns: {
      customer: 'Number of the customer; each import gives it anew.',
      first_day: 'Day of the first purchase; empty where every order was refunded.',
      second_day: 'Second day with a purchase; empty where there is none.',
      last_day: 'Day of the last purchase.',
      purchase_days: 'Days with at least one purchase.',
      orders: 'Orders that count as purchases.',
      net_revenue: 'Amount of all orders after refunds, in units of the currency.',
      sales: 'Amount of all orders before refunds.',
    },
  },
  purchase_days: {
    text: 'One row per customer and day with a purchase.',
    columns: {
      customer: 'Number of the customer.',
      day: 'The day.',
      number: 'Place of the day among the customer’s own, from 1.',
      gap_days: 'Days since the purchase day before; empty at the first.',
    },
  },
  products: {
    text: 'One row per product.',
    columns: {
      product_code: 'What tells the product apart.',
      product_name: 'The name that it was sold under most recently.',
      lines: 'Lines that name it.',
      quantity: 'Pieces sold, less those that came back.',
      net_revenue: 'Amount of its lines, in units of the currency.',
    },
  },
};

/** Words of the page that answers queries of the reader's own. */
export const queryEn = {
  title: 'SQL',
  intro:
    'Ask the data in SQL. A query reads these views of the whole data set, whatever filters other pages have, and can change nothing.',
  editor: 'Query',
  keys: (run: string) =>
    `${run} runs the query, Esc stops it. Ctrl Space completes; Tab leaves the editor.`,
  suggestions: 'Suggestions',
  run: 'Run',
  stop: 'Stop',
  examples: 'Examples',
  example: {
    months: 'Net revenue by month',
    customers: 'The twenty best customers',
    gaps: 'How long until the second purchase',
  },
  catalog: 'Views to read',
  insertName: (name: string) => `Insert “${name}”`,
  dimension: (header: string) => `Dimension “${header}”, as the files have it.`,
  sourceFile: 'The file that the line comes from.',
  views,
  result: 'Result',
  rows: (rows: number) => counted(rows, { one: '# row', other: '# rows' }),
  took: (duration: string) => `in ${duration}`,
  cut: (most: string) => `Only the first ${most} rows are shown. Narrow the query to see the rest.`,
  noRows: 'The query has no rows.',
  noRowsText: 'It ran, and nothing meets its conditions.',
  chart: (measure: string, by: string) => `${measure} by ${by}`,
  documentation: { view: 'View', column: 'Column', type: 'Type', meaning: 'Meaning' },
};
