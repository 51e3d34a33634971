import type { ExperimentLabels } from './types.ts';

export const definition: ExperimentLabels['definition'] = [
  {
    term: 'Group',
    text: 'Customers whom an assignments file, a column of customers or a segment puts together. Whoever stands in more than one is left out and counted. Only an assignment by chance makes a difference an effect; of segments it never is one.',
  },
  {
    term: 'Exposure and window',
    text: 'Orders count from the customer’s day of exposure on, that day included, for the days of the window and up to the as-of date. Nothing before exposure is an outcome.',
  },
  {
    term: 'Metrics',
    text: 'Shares are of all customers of a group, means per customer of it, also those who bought nothing. Average order value and other ratios are the group’s sum by the group’s sum. Bought again: a second purchase day within so many days after the first one in the window. A formula of your own is a sum per customer, or one sum divided by another.',
  },
  {
    term: 'Sizes of groups',
    text: 'χ² of the customers in each group against the planned shares (sample ratio mismatch). Below p = 0.001 something else than chance put customers into groups, and no verdict is given.',
  },
  {
    term: 'Difference and interval',
    text: 'Shares: difference with an unpooled normal interval and a pooled z-test; with fewer than five hits or misses Newcombe’s interval and Fisher’s exact test. Means: Welch’s t. Ratios: the delta method with Student’s t (Deng, Knoblich, Lu 2018).',
  },
  {
    term: 'Relative difference',
    text: 'The difference by the control group’s value, whose own uncertainty is in the interval (delta method).',
  },
  {
    term: 'p',
    text: 'How often chance alone shows a difference as large or larger where there is none. It is not the chance that there is none.',
  },
  {
    term: 'Correction and family',
    text: 'The family is every metric that is no guardrail, for every group but the control. Holm keeps the chance of any false finding below α, Benjamini–Hochberg the share of false ones among findings. Guardrails are tested for harm alone, unadjusted, so that none is missed. Intervals are never adjusted.',
  },
  {
    term: 'Adjusted difference (CUPED)',
    text: 'Takes out what customers did in the days before their exposure, by default one median repurchase cycle: y − θ(x − x̄), with one θ = cov(x, y) / var(x) for both groups (Deng, Xu, Kohavi, Walker 2013). Variance taken out says how much narrower it gets.',
  },
  {
    term: 'Largest cut',
    text: 'The same difference of means with outcomes above a percentile of all customers set to it, so that a few large ones do not decide.',
  },
  {
    term: 'Chance to win and expected loss',
    text: 'What may be believed without an opinion beforehand. Shares: Beta(1, 1) for each group; other metrics: a flat prior, so a normal around the difference. Expected loss is what is lost on average, in the unit of the metric, by choosing the group where it is worse, or by not choosing it where it is better.',
  },
  {
    term: 'Reading once, and at any time',
    text: 'Read once, the verdict is locked until the planned customers are in: looking often and stopping at a good moment finds what is not there. Read at any time, an always-valid confidence sequence decides (normal mixture; Howard, Ramdas, McAuliffe, Sekhon 2021), tightest at the planned size, or at 5,000 customers.',
  },
  {
    term: 'Alike before exposure',
    text: 'The same measure in the days before, of each group against the control. The smallest p-value, times the number of them, below 0.05 is worth a look.',
  },
  {
    term: 'First week',
    text: 'The first metric’s difference in the first week since exposure against the mean of the later weeks (z-test, weighted by 1/variance). That the same customers are in several weeks is left aside.',
  },
  {
    term: 'Parts',
    text: 'Groups as they were the day before the first exposure. p-values are adjusted by Holm over all parts that are shown. Cochran’s Q asks whether the difference is the same in all of them.',
  },
  {
    term: 'Ranks',
    text: 'Mann–Whitney: how often a customer of the group has more than one of the control, ties by half, with the normal test corrected for ties.',
  },
];
