import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups, type CustomerGroupWords } from '../../../core/words/en.ts';
import type { TimePart } from '../field.ts';
import type { ExploreParams } from '../params.ts';
import { words, type ShelfWords } from './words-en.ts';

/** The words of an exploration. */
export interface ExploreLabels extends CommonLabels<ExploreParams> {
  readonly shelf: ShelfWords;
  readonly groups: CustomerGroupWords;
  readonly total: string;
  readonly other: string;
  readonly blank: string;
  readonly noCustomer: string;
  readonly noProduct: string;
  /** Periods that months, days and numbers alone don't name. `year` is the one in which they begin. */
  readonly year: (year: number, yearStart: number) => string;
  readonly quarter: (quarter: number, year: string) => string;
  readonly week: (day: string) => string;
  readonly quarterOfYear: (quarter: number) => string;
  readonly monthOfYear: (month: number) => string;
  readonly dayOfMonth: (day: number) => string;
  readonly weekdays: readonly string[];
  readonly visits: readonly [first: string, again: string];
  readonly visitNumber: (nth: number, isLast: boolean) => string;
  readonly recency: (from: number, to: number | null) => string;
  readonly bin: (from: string, to: string) => string;
  readonly pivotTitle: (measures: string) => string;
  readonly pivotSubtitle: (rows: string, columns: string) => string;
  readonly chartTitle: (measure: string, by: string) => string;
  readonly chartSubtitle: (others: string) => string;
  readonly alternative: (group: string, value: string, measure: string) => string;
  readonly answer: (measure: string, value: string, range: string) => string;
  readonly answerTop: (group: string, value: string, share: string) => string;
  readonly answerTopOnly: (group: string, value: string) => string;
  readonly noMeasure: string;
  readonly noLines: string;
  readonly openNote: (period: string, part: TimePart) => string;
  readonly overlapNote: (measures: string) => string;
  readonly notAdditive: (measure: string) => string;
  readonly nothingCompared: (measure: string) => string;
  readonly shortened: (shown: string, all: string) => string;
  readonly everyone: string;
  readonly cellMark: (keys: readonly string[]) => string;
  readonly level: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const en: ExploreLabels = {
  title: 'Explore',
  question: 'What does any number look like by anything else?',
  dates: 'Period',
  headlines: {
    revenue: words.measures.revenue,
    orders: words.measures.orders,
    customers: words.measures.customers,
  },
  params: {
    rows: { label: 'Rows' },
    columns: { label: 'Columns' },
    measures: { label: 'Measures' },
    sort: { label: 'Sorted by' },
    closed: { label: 'Closed groups' },
    chart: {
      label: 'Show as',
      options: {
        auto: 'What fits',
        table: 'Table only',
        bar: 'Bars',
        stacked: 'Stacked bars',
        filled: 'Bars of 100%',
        line: 'Lines',
        area: 'Areas',
        heat: 'Heat map',
        scatter: 'Points',
      },
    },
    yearStart: { label: 'Year begins with month' },
  },
  definition: [
    {
      term: 'Totals',
      text: 'Every subtotal and total is counted over its own lines, never added up from cells: a customer of two categories is one customer in their total, a ratio is the ratio of its sums, and a median that of all its lines.',
    },
    {
      term: 'Net revenue',
      text: 'All loaded lines of the period after discounts and refunds, each on its own day. Sales before refunds leaves refund lines out; Refunds is what they come to.',
    },
    {
      term: 'Orders and customers',
      text: 'Different orders with a line in the cell that is no refund, where the whole order is above zero after its refunds; the customers known of them.',
    },
    {
      term: 'Top and Other',
      text: 'Where only the top of a field stands apart, its values are ranked by the first measure within their group; the rest is one row, Other, counted like any other. Totals stay as they are.',
    },
    {
      term: 'Shares, ranks, running totals',
      text: 'A share is of its row, its column, the group around it or the grand total, as its name says. Ranks and running totals go along the rows of one group as they are sorted.',
    },
    {
      term: 'Growth',
      text: 'On compared dates: against the dates in the filter, over the same number of days. On the period or year before: against that period on this table; an open period is compared with nothing.',
    },
    {
      term: 'Customer fields',
      text: 'Pyramid tier, RFM segment and days since the last purchase are those of the as-of date; first or repeat and the number of the purchase are those of the line’s own day.',
    },
  ],
  shelf: words,
  groups: customerGroups,
  total: 'Total',
  other: 'Other',
  blank: 'Blank',
  noCustomer: 'No customer, or no purchase',
  noProduct: 'No product',
  year: (year, yearStart) =>
    yearStart === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`,
  quarter: (quarter, year) => `Q${quarter} ${year}`,
  week: (day) => `Week of ${day}`,
  quarterOfYear: (quarter) => `Q${quarter}`,
  monthOfYear: (month) => months[month - 1] ?? '',
  dayOfMonth: (day) => String(day),
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  visits: ['First purchase', 'Repeat purchase'],
  visitNumber: (nth, isLast) => (isLast ? `${nth} and later` : String(nth)),
  recency: (from, to) => (to === null ? `${from} days or more` : `${from}–${to} days`),
  bin: (from, to) => `${from} to below ${to}`,
  pivotTitle: (measures) => measures,
  pivotSubtitle: (rows, columns) =>
    [rows && `by ${rows}`, columns && `across ${columns}`].filter(Boolean).join(' '),
  chartTitle: (measure, by) => (by === '' ? measure : `${measure} by ${by}`),
  chartSubtitle: (others) => `Colours: ${others}`,
  alternative: (group, value, measure) => `Largest: ${group} with ${value} (${measure}).`,
  answer: (measure, value, range) => `${measure} ${range}: ${value}.`,
  answerTop: (group, value, share) => ` Largest: ${group} with ${value}, ${share} of it.`,
  answerTopOnly: (group, value) => ` Largest: ${group} with ${value}.`,
  noMeasure: 'Put a measure on the shelf.',
  noLines: 'No line of these dates matches the filters.',
  openNote: (period) => `${period} is not over: it is compared with nothing.`,
  overlapNote: (measures) =>
    `${measures}: one may be in several cells, so cells can add up to more than their total.`,
  notAdditive: (measure) => `${measure} has no running total: its values do not add up.`,
  nothingCompared: (measure) =>
    `${measure}: nothing to compare with. Choose dates to compare in the filter, or put a period on a shelf.`,
  shortened: (shown, all) =>
    `The picture shows the first ${shown} of ${all} groups; the table has all.`,
  everyone: 'All customers who bought',
  cellMark: (keys) => `bought in ${keys.join(' · ')}`,
  level: 'Level',
};
