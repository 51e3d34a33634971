import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups } from '../../../core/words/en.ts';

/** How the numbers of this page are counted. */
export const definition: CommonLabels['definition'] = [
  {
    term: 'Purchase day',
    text: 'A calendar day with at least one order of the customer whose net amount is above zero after its refunds. Several orders on one day are one purchase.',
  },
  {
    term: 'Observed gaps',
    text: 'Days between consecutive purchase days. Only gaps that have closed: whoever is still away is missing, so they look shorter than they are. Quartiles interpolate linearly.',
  },
  {
    term: 'Time to next purchase',
    text: 'Kaplan–Meier estimate: a customer’s last, open gap counts as “at least this long”, up to the as-of date. The band is Greenwood’s 95% interval on the log–log scale.',
  },
  {
    term: 'From',
    text: 'Any purchase → next counts every purchase; 1st → 2nd and n-th → next count each customer once. The three have different medians: each is shown with its own name.',
  },
  {
    term: 'Compare',
    text: 'A value of a column of orders is looked at by itself, as a filter on it would: from a purchase with the value to the next with the same value. Values of customers, spending fifths and pyramid tiers split the customers.',
  },
  customerGroups.definitions.tier,
  {
    term: 'Log-rank test',
    text: 'Whether the groups’ curves differ: χ² = (O−E)ᵀ V⁻¹ (O−E) over the days, with one degree of freedom fewer than groups.',
  },
  {
    term: 'n-th → next within W days',
    text: 'Of the customers who made their n-th purchase at least W days before the as-of date, the share with another one within W days. The bars’ intervals are Wilson’s at 95%; the dot is Kaplan–Meier at W days, which also uses those who reached it later.',
  },
  {
    term: 'Overdue',
    text: 'Customers whose open gap is longer than 75% (a setting) of the observed gaps of the same origin. Revenue is all their net revenue so far. Expected: last purchase plus the median observed gap.',
  },
];
