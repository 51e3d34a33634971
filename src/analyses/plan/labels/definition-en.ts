import type { CommonLabels } from '../../../core/spec/analysis.ts';

/** How the numbers of this page are counted. */
export const definition: CommonLabels['definition'] = [
  {
    term: 'Customers at hand',
    text: 'Customers within the filters whose first purchase lies before the window. The window is the last so many days up to the as-of date, all of them over.',
  },
  {
    term: 'Baseline',
    text: 'What these customers did in the window: the share with a qualifying order, net revenue or qualifying orders per customer, or net revenue per qualifying order. Share with Wilson’s interval, means with Student’s, the ratio by the delta method.',
  },
  {
    term: 'Customers needed',
    text: 'n = ((z₁ √v₀ + z₂ √v₁) / δ)² in the control group: δ the difference, z₁ and z₂ of the false alarms and the power. Means and ratios: v₀ = v₁ = σ² (1 + 1/k), with k customers in each other group for one of the control. Shares: the variance by the named formula. Published calculators differ by that formula.',
  },
  {
    term: 'Smallest rise found',
    text: 'The difference for which the same formula asks for just as many customers as there are.',
  },
  {
    term: 'Several tests',
    text: 'Every group is compared with the control by every metric. Each of these tests gets its part of the false alarms (Bonferroni), which plans for slightly more customers than Holm’s correction uses.',
  },
  {
    term: 'Adjusting by the days before (CUPED)',
    text: 'ρ is the correlation of the metric in the window with the same measure in the days before it, over the customers at hand. Adjusting leaves 1 − ρ² of the variance, so as much of the customers.',
  },
  {
    term: 'Run time',
    text: 'As customers come to buy: the fewest weeks, counted back from the as-of date, in which as many different customers bought, new ones too. All on the first day: none. The window of the last to enter comes on top.',
  },
  {
    term: 'Own baseline',
    text: 'A baseline that is typed takes the place of the measured one. The spread of amounts then stays in proportion to it.',
  },
];
