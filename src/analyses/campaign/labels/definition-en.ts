import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups } from '../../../core/words/en.ts';

/** How the numbers of this page are counted. */
export const definition: CommonLabels['definition'] = [
  {
    term: 'Not an experiment',
    text: 'Chance did not choose whom the campaign reached, somebody did. Whatever they chose by sets these customers apart, campaign or not. Matching takes out what the data know of them; what they do not know stays in every difference below.',
  },
  {
    term: 'Reached',
    text: 'The customers of a segment as it stood the day before the first day, of an assignments file, or with a value in a column of the customers file. Everyone else is not reached.',
  },
  {
    term: 'Customers like them',
    text: 'Customers who were not reached, of the same RFM segment and the same quarter by revenue so far, both the day before. Each stratum counts by how many of it were reached. Strata with one side only are left out and counted, and so is who had not bought before.',
  },
  {
    term: 'Difference',
    text: 'Δ = Σ w (mean of reached − mean of the others) over the strata, w the stratum’s part of the reached, with the 95% interval of Σ w² (s²/n + s²/n) and Welch–Satterthwaite’s degrees of freedom (Cochran 1968). Intervals are of single numbers, not adjusted for how many are shown.',
  },
  {
    term: 'Before',
    text: 'The same difference over the days before the campaign. It should be near zero: if the groups already differed then, they go on differing without any campaign.',
  },
  {
    term: 'Change since before',
    text: 'The difference of what each customer did in the window less what they did before, taken to as many days (difference in differences). Of a share of customers only where both spans are equally long.',
  },
  {
    term: 'Measures',
    text: 'Bought: at least one qualifying order. Revenue: net amounts of all orders of the days after refunds. Orders: qualifying ones. Per customer, whether they bought or not.',
  },
  {
    term: 'Who bought',
    text: 'Customers with a purchase in the window: new ones, whose first purchase ever lies in it; their pyramid tier the day before; what they bought on their first purchase day in it. Ratio: share among the reached by share among the others, with Katz’s 95% interval.',
  },
  customerGroups.definitions.tier,
  customerGroups.definitions.segment,
];
