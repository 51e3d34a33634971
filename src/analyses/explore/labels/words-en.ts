import { customerGroups } from '../../../core/words/en.ts';
import type { Binned, PlainField } from '../field.ts';
import type { Aggregate, Comparing, MadeMeasure } from '../measure.ts';

/** What stands on the shelves, in words. */
export interface ShelfWords {
  readonly fields: Readonly<Record<PlainField, string>>;
  readonly bins: Readonly<Record<Binned, (width: string) => string>>;
  readonly measures: Readonly<Record<Aggregate | MadeMeasure, string>>;
  /** A measure with how it is compared. */
  readonly comparing: Readonly<Record<Comparing, (measure: string) => string>>;
  /** The same by itself, for a menu. */
  readonly comparings: Readonly<Record<Comparing, string>>;
  readonly sourceOfLine: string;
  /** A field of which only so many values stand apart. */
  readonly top: (field: string, count: string) => string;
  readonly sorted: (measure: string, isAscending: boolean) => string;
}

export const words: ShelfWords = {
  fields: {
    product: 'Product',
    year: 'Year',
    quarter: 'Quarter',
    month: 'Month',
    week: 'Week',
    day: 'Day',
    quarterOfYear: 'Quarter of the year',
    monthOfYear: 'Month of the year',
    dayOfMonth: 'Day of the month',
    weekday: 'Day of the week',
    hour: 'Hour of the day',
    tier: customerGroups.options.tier,
    segment: customerGroups.options.segment,
    firstMonth: 'Month of first purchase',
    recency: 'Days since last purchase',
    visit: 'First or repeat purchase',
    visitNumber: 'Number of the purchase',
    comparedDates: 'Dates compared',
    comparedSets: 'Sets A and B',
  },
  bins: {
    amount: (width) => `Amount of the line, in steps of ${width}`,
    quantity: (width) => `Quantity of the line, in steps of ${width}`,
  },
  measures: {
    revenue: 'Net revenue',
    sales: 'Sales before refunds',
    refunds: 'Refunds',
    orders: 'Orders',
    customers: 'Customers',
    products: 'Products',
    lines: 'Lines',
    quantity: 'Quantity',
    margin: 'Gross margin',
    served: 'Margin after cost to serve',
    meanLine: 'Mean amount of a line',
    medianLine: 'Median amount of a line',
    lowLine: '10th percentile of line amounts',
    lowerQuartileLine: '25th percentile of line amounts',
    upperQuartileLine: '75th percentile of line amounts',
    highLine: '90th percentile of line amounts',
    leastLine: 'Least amount of a line',
    mostLine: 'Largest amount of a line',
    orderValue: 'Revenue per order',
    perCustomer: 'Revenue per customer',
    ordersPerCustomer: 'Orders per customer',
    piecesPerOrder: 'Quantity per order',
    refundShare: 'Refunds, share of sales',
    marginShare: 'Margin, share of revenue',
  },
  comparing: {
    plain: (measure) => measure,
    shareOfRow: (measure) => `${measure}, share of row`,
    shareOfColumn: (measure) => `${measure}, share of column`,
    shareOfParent: (measure) => `${measure}, share of group`,
    shareOfTotal: (measure) => `${measure}, share of total`,
    running: (measure) => `${measure}, running total`,
    rank: (measure) => `${measure}, rank`,
    compared: (measure) => `${measure}, compared dates`,
    change: (measure) => `${measure}, change to compared dates`,
    growth: (measure) => `${measure}, growth on compared dates`,
    stepChange: (measure) => `${measure}, change to period before`,
    stepGrowth: (measure) => `${measure}, growth on period before`,
    yearChange: (measure) => `${measure}, change to year before`,
    yearGrowth: (measure) => `${measure}, growth on year before`,
  },
  comparings: {
    plain: 'As it is',
    shareOfRow: 'Share of row',
    shareOfColumn: 'Share of column',
    shareOfParent: 'Share of group',
    shareOfTotal: 'Share of total',
    running: 'Running total',
    rank: 'Rank',
    compared: 'Compared dates',
    change: 'Change to compared dates',
    growth: 'Growth on compared dates',
    stepChange: 'Change to period before',
    stepGrowth: 'Growth on period before',
    yearChange: 'Change to year before',
    yearGrowth: 'Growth on year before',
  },
  sourceOfLine: 'Source',
  top: (field, count) => `${field}, top ${count}`,
  sorted: (measure, isAscending) => `${measure}, ${isAscending ? 'smallest' : 'largest'} first`,
};
