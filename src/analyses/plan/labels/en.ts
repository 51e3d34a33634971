import { definition } from './definition-en.ts';
import type { PlanLabels } from './types.ts';

export type { PlanColumn, PlanLabels } from './types.ts';

const customerCount = (customers: string): string =>
  `${customers} ${customers === '1' ? 'customer' : 'customers'}`;
const weekCount = (weeks: number): string => `${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;

export const en: PlanLabels = {
  title: 'Plan a test',
  question: 'How many customers does my test need?',
  dates: 'Dates (not used here)',
  headlines: {
    people: 'Customers the test needs',
    customers: 'Customers at hand',
    found: 'Smallest rise they find',
  },
  params: {
    metric: {
      label: 'Metric',
      options: {
        conversion: 'Share who buy',
        revenue: 'Revenue per customer',
        orders: 'Orders per customer',
        orderValue: 'Revenue per order',
      },
    },
    window: { label: 'Window, days', hint: '0: one median repurchase cycle' },
    mde: { label: 'Difference worth finding, %', hint: 'Of the baseline: 10 is from 5% to 5.5%' },
    alpha: { label: 'False alarms, %', hint: 'α: how often a test of no difference may find one' },
    power: { label: 'Power, %', hint: 'How often the difference is found if it is there' },
    sides: { label: 'Test', options: { two: 'Two-sided', one: 'One-sided' } },
    formula: {
      label: 'Formula',
      options: {
        pooled: 'Pooled (Fleiss 3.14)',
        unpooled: 'Unpooled',
        baseline: 'Baseline variance (Evan Miller)',
      },
    },
    arms: { label: 'Groups, with control' },
    control: { label: 'Control group, %', hint: '0: groups are equally large' },
    metrics: { label: 'Metrics decided about' },
    adjust: { label: 'Adjust by the days before (CUPED)' },
    before: { label: 'Days before', hint: '0: as many as the window' },
    baseline: {
      label: 'Own baseline',
      hint: '0: as measured. Otherwise in %, in money, or in orders',
    },
    enter: {
      label: 'Customers enter',
      options: { purchase: 'As they come to buy', once: 'All on the first day' },
    },
    weekly: { label: 'People per week', hint: '0: as the data say' },
  },
  definition,
  metrics: {
    conversion: 'Share who buy',
    revenue: 'Revenue per customer',
    orders: 'Orders per customer',
    orderValue: 'Revenue per order',
  },
  marks: {
    base: 'Customers at hand',
    bought: 'Bought in the window',
    stayed: 'Did not buy in the window',
  },
  columns: {
    group: 'Group',
    customers: 'Customers',
    share: 'Share',
    effect: 'Difference',
    value: 'Would become',
    controlPeople: 'In the control group',
    otherPeople: 'In each other group',
    people: 'Customers in all',
    weeks: 'Weeks to enter',
    enough: 'At hand',
    metric: 'Metric',
    found: 'Smallest rise found',
    cut: 'Variance taken out (ρ²)',
    side: 'Baseline',
    week: 'Weeks',
    reached: 'Different customers who buy',
    baseline: 'Baseline',
    runTime: 'Run time',
  },
  formulas: {
    pooled: 'z-test of two shares, pooled variance',
    unpooled: 'z-test of two shares, unpooled variance',
    baseline: 'z-test of two shares, variance of the baseline',
  },
  ofMeans: 'z-test of two means',
  control: 'Control group',
  otherGroup: 'Other group',
  otherGroups: (number) => `Each of ${number} other groups`,
  total: 'In all',
  low: '95% interval from',
  high: '95% interval to',
  yes: 'yes',
  no: 'no',
  weeks: (weeks, days) => (weeks === 0 ? days : `${weekCount(weeks)} + ${days}`),
  customerCount,
  perGroup: (control, other) =>
    control === other ? `${control} in each group` : `${control} control, ${other} in each other`,
  intervalNote: (low, high) => `95% interval ${low} to ${high}`,
  typedNote: 'As typed',
  neverNote: 'Not seen in these data',
  foundNote: (customers) => `Of ${customerCount(customers)} at hand`,
  curveTitle: 'What a test of each size finds',
  curveSubtitle: 'Smallest rise of the metric found with the chosen power, by customers in all',
  curveAlternative: (customers, found) =>
    `${customerCount(customers)} in all find a rise from ${found} up; more customers find smaller ones.`,
  curveX: 'Customers in all groups',
  curveY: 'Smallest rise found',
  atBase: 'At hand',
  atNeeded: 'Needed',
  effectsTitle: 'By the difference to be found',
  effectsSubtitle: (formula, alpha, power) =>
    `${formula}; ${alpha} false alarms per test, ${power} power`,
  groupsTitle: 'Customers by group',
  groupsSubtitle: 'What the test needs',
  metricsTitle: 'By metric',
  metricsSubtitle: (mde) => `Customers in all for a difference of ${mde}, from measured baselines`,
  baselineTitle: 'Baselines',
  baselineSubtitle: (customers, days) =>
    `${customerCount(customers)} over the last ${days}, with 95% intervals`,
  baseTitle: 'Who was measured',
  baseSubtitle: (days) => `Customers who had bought before the last ${days}`,
  cupedTitle: 'With what was known before',
  cupedSubtitle: (cut) => `The days before take out ${cut} of the variance`,
  without: 'Without adjustment',
  with: 'Adjusted (CUPED)',
  paceTitle: 'How fast customers come',
  paceSubtitle: 'Different customers who bought in the last so many weeks',
  answer: (metric, from, to, change, days, total, groups) =>
    `To see “${metric}” go from ${from} to ${to} (${change}) within ${days}, a test needs ${customerCount(total)} in ${groups} groups.`,
  answerWeeks: (weeks, days) =>
    ` They come within ${weekCount(weeks)}; the last of them then need ${days} more.`,
  answerAtOnce: (days) => ` They are at hand: the test takes ${days}.`,
  answerNoTime: ' In all the time of these data, so many different customers have not come.',
  nobody: 'Nobody had bought before the window: there is nothing to plan from.',
  noBaseline: (metric) =>
    `“${metric}” is zero or unknown in the window: a share of nothing can not be planned for. Take a longer window or another metric, or type a baseline.`,
  noNumber: (metric) =>
    `No number of customers finds this difference of “${metric}”: a share can not rise above 100%.`,
  noVariance: (metric) =>
    `“${metric}” does not vary among these customers, so that nothing can be planned from it.`,
  enough: (customers) => `The ${customerCount(customers)} at hand are enough for it.`,
  tooSmall: (customers, found) =>
    `The ${customerCount(customers)} at hand find only differences from ${found} up.`,
  findsNothing: (customers) =>
    `The ${customerCount(customers)} at hand find no difference of this metric at all.`,
  advice:
    'Look for a larger difference, take fewer groups or metrics, a longer window, a metric that varies less, or adjust by the days before. A test that is too small finds mostly chance.',
  usualDays: (days) =>
    `Too few repeat purchases for a median cycle: the window is ${days}. Choose another where it does not fit.`,
  notCovered: (day) => `The data begin on ${day}, within the window: choose a shorter one.`,
  notCoveredBefore: (day) =>
    `The data begin on ${day}, within the days before the window: what CUPED takes out is estimated too low.`,
  manyTests: (tests, alpha) =>
    `${tests} tests are planned for, each at ${alpha} (Bonferroni), so that one false alarm in all of them stays as rare as chosen.`,
  oneSided:
    'One-sided: the test can find a rise only. A fall, however large, would count as no difference.',
  cupedSaves: (cut, customers) =>
    `Adjusting by the days before takes out ${cut} of the variance: ${customerCount(customers)} in all would do.`,
  cupedNothing: 'The days before say nothing of this metric: adjusting would save nobody.',
  largeOnly:
    'So few customers are near the limits of these formulas: amounts of money with a few large ones need more.',
  next: 'Next',
  nextTitle: 'Split the customers',
  nextText:
    'Audiences draws the groups by a seed, balanced within tiers, and writes the lists and who was assigned to what.',
  nextLink: 'Go to audiences',
};
