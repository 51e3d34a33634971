import { customerGroups } from '../../../core/words/en.ts';
import { columns } from './en-columns.ts';
import { definition } from './en-definition.ts';
import { params } from './en-params.ts';
import { reading } from './en-reading.ts';
import type { ExperimentLabels } from './types.ts';

export type { ExperimentColumn, ExperimentLabels } from './types.ts';

const tests = (family: number): string => `${family} ${family === 1 ? 'test' : 'tests'}`;

export const en: ExperimentLabels = {
  title: 'Experiment',
  question: 'What did the test show, and can it be believed?',
  dates: 'Dates (not used here)',
  headlines: {
    customers: 'Customers in the test',
    control: 'Control group',
    treatment: 'Best other group',
    relative: 'Relative difference',
  },
  params,
  definition: [...definition, customerGroups.definitions.tier, customerGroups.definitions.segment],
  ...reading,
  metrics: {
    conversion: 'Share who bought',
    revenue: 'Net revenue per customer',
    orders: 'Orders per customer',
    orderValue: 'Average order value',
    sales: 'Sales before refunds per customer',
    refunds: 'Refunds per customer',
    lines: 'Lines per customer',
    quantity: 'Quantity per customer',
    margin: 'Gross margin per customer',
    served: 'Margin after cost to serve per customer',
    perCustomer: 'Revenue per buyer',
    ordersPerCustomer: 'Orders per buyer',
    piecesPerOrder: 'Quantity per order',
    refundShare: 'Refunds, share of sales',
    marginShare: 'Margin, share of revenue',
    meanLine: 'Mean amount of a line',
  },
  again: (days) => `Bought again within ${days} ${days === 1 ? 'day' : 'days'}`,
  groups: customerGroups,
  noGroup: 'In no group before',
  unnamed: (place) => `Group ${place}`,
  control: 'Control group',
  treatment: (isObservational) => (isObservational ? 'Compared' : 'Treatment'),
  total: 'Total',
  columns,
  decisions: {
    better: 'Better',
    worse: 'Worse',
    unclear: 'Unclear',
    locked: 'Locked',
    none: 'Nothing to tell',
  },
  observedHigher: 'Higher',
  observedLower: 'Lower',
  methods: { z: 'z', t: 'Student’s t', exact: 'Fisher, Newcombe' },
  gaps: {
    emptyArm: 'a group has no customers who count',
    oneCustomer: 'a group has only one customer',
    noVariance: 'all customers have the same value',
    noDenominator: 'there is nothing to divide by',
    controlIsZero: 'the control group’s value is zero, so that nothing is relative to it',
    notFinite: 'a sum is too large to reckon with',
  },
  kinds: {
    share: 'Share of the customers of each group',
    mean: 'Mean per customer, those with nothing counted as zero',
    ratio: 'Ratio of two sums of each group',
  },
  checks: {
    sizes: 'Sizes of groups',
    several: 'In several groups',
    shared: 'Same person in several groups',
    noExposure: 'Day of exposure missing',
    later: 'Exposed after the as-of date',
    open: 'Window not over',
    before: 'Orders before exposure',
    unknown: 'Never bought',
    elsewhere: 'In another experiment too',
    imbalance: 'Alike before exposure',
    novelty: 'First week like the others',
  },
  statuses: { fine: 'Fine', watch: 'Watch', stop: 'Stop' },
  found: {
    several: (count) => `${count} are in more than one group and left out.`,
    shared: (count) =>
      `${count} share an e-mail or a phone with a customer of another group: they may have seen both.`,
    noExposure: (count) =>
      `${count} have no day of exposure and are left out. Set a day for all who have none.`,
    later: (count) => `${count} are left out until then.`,
    open: (count, isWhole) =>
      isWhole
        ? `${count} are left out until their window is over.`
        : `${count} count with what they have done so far.`,
    before: (count) =>
      `${count} ordered after the test began and before their own exposure: these orders do not count.`,
    unknown: (count) =>
      `${count} are known by the assignment alone; they count with nothing bought.`,
    elsewhere: (count) => `${count} may have been moved by the other one.`,
  },
  standings: {
    drawn: { good: 'Better', bad: 'Worse', unclear: 'Unclear' },
    observed: { good: 'Higher', bad: 'Lower', unclear: 'Unclear' },
  },
  lacks: {
    noExperiment:
      'These data hold no experiment. Split an audience into groups and add its assignments file, choose a column of customers, or compare two segments.',
    unknownExperiment:
      'These data hold no experiment of this name. Choose another one, or add its assignments file.',
    noColumn: 'Choose a column of customers whose values are the groups.',
    fewSegments: 'Choose two segments to compare.',
    oneArm: 'There is only one group. A test needs at least two to be compared.',
    noMetrics: 'Choose at least one metric.',
    noExposure:
      'Nobody has a day of exposure, so no order can be said to come after it. Set the day on which the test began.',
    later: 'All customers are exposed after the as-of date. Move the as-of date, or wait.',
    open: 'Nobody’s window is over yet. Wait, choose a shorter window, or count open ones too.',
    nobody: 'Nobody of these groups is within the filters.',
  },
  decidingP: (family) => (family > 1 ? `p, adjusted for ${tests(family)}` : 'p'),
  familyP: (correction, family) =>
    correction === 'none'
      ? `p, not adjusted (${tests(family)})`
      : `p, adjusted (${correction === 'holm' ? 'Holm' : 'Benjamini–Hochberg'}, ${tests(family)})`,
  partP: (family) => `p, adjusted (Holm, ${tests(family)})`,
  armsTitle: 'Groups',
  armsSubtitle: (customers) => `${customers} customers count`,
  healthTitle: 'Can it be believed?',
  healthSubtitle: 'What is looked at before any result',
  effectsTitle: 'Relative differences',
  effectsSubtitle: (control, level) => `Against ${control}, with ${level} intervals`,
  effectsAxis: (control) => `Difference, relative to ${control}`,
  figuresTitle: 'In numbers',
  figuresSubtitle: 'Every metric and guardrail, with the interval of each difference in brackets',
  guardrailsTitle: 'Guardrails',
  guardrailTitle: (metric) => `Guardrail: ${metric}`,
  weeksTitle: (metric) => `${metric}, week by week since exposure`,
  weeksSubtitle: 'Relative difference in each week alone, of customers whose week is over',
  weekN: (week) => `Week ${week}`,
  courseTitle: (arm) => `Course of ${arm}`,
  courseSubtitle: (metric, control) => `${metric}: difference to ${control} by each day`,
  fixedBand: 'Interval for one look',
  alwaysValid: 'Always-valid interval',
  inPoints: 'Percentage points',
  partsTitle: (by) => `By ${by}`,
  partsSubtitle: (metric, control) =>
    `${metric}: difference to ${control} with its interval; groups as they were before the first exposure`,
  spreadTitle: (metric) => `Spread: ${metric}`,
  spreadSubtitle: 'Share of each group’s customers by outcome',
  did: 'Did',
  didNot: 'Did not',
  noOutcome: (zero) => `Exactly ${zero}`,
  from: (edge) => `From ${edge}`,
  shareOf: (arm) => `${arm}, share`,
  respondersTitle: 'Who responded',
  respondersSubtitle: (metric) =>
    `${metric}: customers above zero; choose a row to go on with them`,
  quantilesTitle: 'Quantiles and ranks',
  quantilesSubtitle: 'Outcomes by size, and ranks against the control group (Mann–Whitney)',
  quantile: (percent) => `${percent}%`,
  designTitle: 'Design and settings',
  designSubtitle: 'Everything that the numbers depend on',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  ownDays: 'The customer’s own day',
  openWindow: 'Up to the as-of date',
  asOf: 'As of',
  level: 'Level of intervals',
  cutAt: (percent) => `At the ${percent}th percentile`,
  outcome: 'outcome',
  respondedMark: (arm, metric, did) =>
    `${arm} · ${did ? 'responded' : 'did not respond'} (${metric})`,
  partMark: (arm, part) => `${arm} · ${part}`,
  classN: (metric, slot) => (slot === 0 ? `${metric}: zero` : `${metric}: class ${slot}`),
};
