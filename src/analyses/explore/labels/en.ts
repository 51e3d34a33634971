import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups, type CustomerGroupWords } from '../../../core/words/en.ts';
import type { SidePart, TimePart } from '../field.ts';
import type { ExploreParams } from '../params.ts';
import { picture, type PictureWords } from './picture-en.ts';
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
  readonly sides: Readonly<Record<SidePart, readonly string[]>>;
  readonly bin: (from: string, to: string) => string;
  /** What is left out of the table. */
  readonly without: (lines: string) => string;
  readonly setsNote: string;
  readonly noSets: string;
  readonly datesNote: (now: string, then: string) => string;
  readonly pivotTitle: (measures: string) => string;
  readonly pivotSubtitle: (rows: string, columns: string) => string;
  readonly picture: PictureWords;
  readonly answer: (measure: string, value: string, range: string) => string;
  readonly answerTop: (group: string, value: string, share: string) => string;
  readonly answerTopOnly: (group: string, value: string) => string;
  readonly noMeasure: string;
  readonly noLines: string;
  readonly openNote: (period: string, part: TimePart) => string;
  readonly overlapNote: (measures: string) => string;
  readonly notAdditive: (measure: string) => string;
  readonly nothingCompared: (measure: string) => string;
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
    only: { label: 'Only lines of' },
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
        box: 'Box plot',
        map: 'Map',
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
      term: 'Only lines of',
      text: 'What is kept or left out, by a click or among the filters of the shelves, is asked of single lines, after everything else is known: orders, tiers and first purchases stay what they are, so that the total of what is kept is the number that was clicked. A filter by a column, added in the filter bar, is stricter: for it nothing else was ever sold.',
    },
    {
      term: 'Growth',
      text: 'On compared dates: against the dates in the filter, over the same number of days. On the period or year before: against that period on this table; an open period is compared with nothing.',
    },
    {
      term: 'Box plot',
      text: 'The amounts of the lines of each group, refunds among them as negative ones: the box holds the middle half (25th to 75th percentile), the bar across it is the median, the whiskers reach from the 10th to the 90th percentile. Least and largest amount stand in the table.',
    },
    {
      term: 'Map',
      text: 'Values are found by code or by name, in English or Chinese. Countries too small for a shape are dots. What is no country stands below the map with its number, so that nothing of the total is missing. Outlines: Natural Earth.',
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
  sides: {
    comparedDates: ['Compared dates', 'Chosen dates'],
    comparedSets: ['Set A', 'Set B', 'In both'],
  },
  bin: (from, to) => `${from} to below ${to}`,
  without: (lines) => `Without ${lines}`,
  setsNote:
    'Only customers of set A and set B are in the table; whoever is in both stands in a group of their own, so that no line counts twice.',
  noSets:
    'Sets A and B: no customers are chosen yet. Right-click a number, or use the further actions of a selection, and choose “Compare as A”, then “Compare as B” for others.',
  datesNote: (now, then) =>
    `The table holds the lines of ${now} and of ${then}; totals are of both. Periods of ${then} stand beside those of ${now} that are as far from the first day.`,
  pivotTitle: (measures) => measures,
  pivotSubtitle: (rows, columns) =>
    [rows && `by ${rows}`, columns && `across ${columns}`].filter(Boolean).join(' '),
  picture,
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
  everyone: 'All customers who bought',
  cellMark: (keys) => `bought in ${keys.join(' · ')}`,
  level: 'Level',
};
