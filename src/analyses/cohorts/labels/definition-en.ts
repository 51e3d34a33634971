import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups } from '../../../core/words/en.ts';

/** How the numbers of this page are counted. */
export const definition: CommonLabels['definition'] = [
  {
    term: 'Cohort',
    text: 'Customers whose first purchase day lies in the same period, or who spent most on the same product or value on that day; or who are in the same tier or segment on the as-of date.',
  },
  {
    term: 'Period k',
    text: 'The k-th period after the one of the first purchase. It is over when it ends on or before the as-of date; until then its cell is hatched and left out of the mean.',
  },
  {
    term: 'Days since first purchase',
    text: 'Period k is days 30k to 30k + 29 after each customer’s own first purchase (7 for weeks, 90 for quarters, 365 for years), period 0 its first 30 days. A cell is about those whose period is over.',
  },
  {
    term: 'Bought',
    text: 'At least one order in the period whose net amount is above zero after its refunds. Nobody is zero, and counts.',
  },
  {
    term: 'Bought again',
    text: 'A second purchase day by the end of the period. The grid of customers shows it under Cumulative.',
  },
  {
    term: 'Revenue',
    text: 'Net revenue of the orders of the period. Refunds lower their order where the file links them; otherwise they lower the customer’s sum in the period in which they happened. Per customer: divided by the whole cohort.',
  },
  {
    term: 'Mean',
    text: 'Over all closed cells of the column, weighted by the size of the cohorts: a ratio of sums. Of totals: the mean per cohort.',
  },
  {
    term: 'Cohorts by a value',
    text: 'Ages are counted from each customer’s own first purchase. A cell is about those whose k-th period is over.',
  },
  {
    term: '95% interval',
    text: 'Wilson’s score interval. Rates of fewer than 30 customers are grey.',
  },
  customerGroups.definitions.tier,
  customerGroups.definitions.segment,
];
