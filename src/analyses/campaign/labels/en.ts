import { customerGroups } from '../../../core/words/en.ts';
import { definition } from './definition-en.ts';
import type { CampaignLabels } from './types.ts';

export type { CampaignColumn, CampaignLabels, ComparisonRow } from './types.ts';

const customerCount = (customers: string): string =>
  `${customers} ${customers === '1' ? 'customer' : 'customers'}`;

export const en: CampaignLabels = {
  title: 'Campaign',
  question: 'What did reached customers do, beside others like them?',
  dates: 'Dates (not used here)',
  headlines: {
    reached: 'Customers reached',
    bought: 'Bought in the window',
    revenue: 'Their net revenue',
    difference: 'Beside others like them',
    buyers: 'Reached customers who bought',
    otherBuyers: 'Other customers who bought',
  },
  params: {
    show: { label: 'Show', options: { result: 'Comparison', who: 'Who bought' } },
    name: { label: 'Name of the campaign' },
    from: {
      label: 'Reached customers',
      options: { segment: 'A segment', assignments: 'An assignments file', column: 'A column' },
    },
    rule: { label: 'Segment' },
    experiment: { label: 'File', hint: 'Empty: the first' },
    variant: { label: 'Variant', hint: 'Empty: all' },
    column: { label: 'Column', options: { none: 'None' } },
    only: { label: 'Value', hint: 'Empty: blank cells' },
    since: { label: 'First day', hint: 'Empty: the last 30 days' },
    window: { label: 'Window, days', hint: '0: up to the as-of date' },
    before: { label: 'Days before', hint: '0: as many as the window' },
    item: {
      label: 'First bought',
      options: { auto: 'What the data offer', product: 'Product' },
    },
  },
  definition,
  groups: customerGroups,
  unnamed: 'the campaign',
  sides: { reached: 'Reached', rest: 'Not reached' },
  parts: {
    matched: 'compared',
    alone: 'nobody like them',
    fresh: 'had not bought before',
    bought: 'bought in the window',
  },
  measures: {
    bought: 'Share who bought',
    revenue: 'Revenue per customer',
    orders: 'Orders per customer',
  },
  fields: { newness: 'New or existing', tier: 'Pyramid tier before', item: 'Bought first' },
  newness: { new: 'New', existing: 'Existing' },
  neverBefore: 'Had not bought',
  columns: {
    side: 'Customers',
    group: 'Group',
    customers: 'Customers',
    stratum: 'RFM segment and quarter by revenue',
    reached: 'Reached',
    rest: 'Not reached',
    reachedBought: 'Reached: bought',
    restBought: 'Not reached: bought',
    measure: 'Measure',
    relative: 'Relative difference',
    low: '95% interval from',
    high: '95% interval to',
    field: 'Field',
    value: 'Value',
    reachedShare: 'Share of reached buyers',
    restShare: 'Share of other buyers',
    ratio: 'Ratio',
  },
  sideMark: (side, part) => `${side}: ${part}`,
  stratum: (segment, quarter) => `${segment}, quarter ${quarter}`,
  customerCount,
  notExperiment: 'Not an experiment. ',
  rows: {
    reached: 'Reached, all',
    rest: 'Not reached, all',
    compared: 'Reached, compared',
    alike: 'Not reached, alike',
    difference: 'Difference',
    low: '95% interval from',
    high: '95% interval to',
    before: 'Difference before',
    beforeLow: '95% interval from (before)',
    beforeHigh: '95% interval to (before)',
    change: 'Change since before',
    changeLow: '95% interval from (change)',
    changeHigh: '95% interval to (change)',
  },
  tiles: {
    reached: 'Customers reached',
    bought: 'Bought in the window',
    revenue: 'Their net revenue',
    difference: 'Beside others like them, points',
  },
  ofThem: (compared) => `${compared} of them compared`,
  othersHave: (value) => `Not reached, alike: ${value}`,
  points: (number) => `${number} points`,
  intervalNote: (low, high) => `95% interval ${low} to ${high}`,
  noInterval: 'Too few, or all alike: no interval',
  comparisonTitle: 'Beside customers like them',
  comparisonSubtitle: (after, before) =>
    `${after}; before: ${before}. Same RFM segment and quarter by revenue`,
  relativeTitle: 'Relative differences',
  relativeSubtitle: 'Of reached customers from others like them, with 95% intervals; not an effect',
  relativeAxis: 'Difference, relative to others like them',
  inWindow: (measure) => measure,
  beforeWindow: (measure) => `${measure}, before`,
  sizesTitle: 'Who is compared',
  sizesSubtitle: 'Everyone whom the data know',
  strataTitle: 'Strata',
  strataSubtitle: (day) => `RFM segment and quarter by revenue as of ${day}; 4 is the most`,
  whoTitle: 'Who bought',
  whoSubtitle: (days) => `Customers with a purchase: ${days}`,
  whoAxis: 'Share of reached buyers by share of others (1: alike)',
  unsaid:
    'Say whom the campaign reached: a segment, an assignments file, or a column of the customers file.',
  nobodyReached: (name) => `Within these filters, ${name} reached nobody whom the data know.`,
  everyoneReached: (customers) =>
    `All ${customerCount(customers)} count as reached: there is nobody to set beside them.`,
  notYet: (day) => `The first day, ${day}, lies after the as-of date: nothing has happened yet.`,
  noneAlike:
    'No reached customer has a counterpart of the same RFM segment and revenue among the others.',
  answer: (customers, compared, reached, rest, days, name) =>
    compared === null
      ? `Of ${customerCount(customers)} whom ${name} reached, ${reached} bought within ${days}; of others like them, ${rest}`
      : `Of ${customerCount(customers)} whom ${name} reached, ${compared} have others like them. Of these, ${reached} bought within ${days}; of the others, ${rest}`,
  answerMore: (points, low, high) => `: ${points} more (${low} to ${high}).`,
  answerLess: (points, low, high) => `: ${points} fewer (${low} to ${high}).`,
  answerUnclear: (low, high) => `: no clear difference (${low} to ${high}).`,
  answerNoInterval: '. How certain that is, these numbers can not tell.',
  answerBeforeMore: (points) => ` In the days before it was already ${points} more.`,
  answerBeforeLess: (points) => ` In the days before it was ${points} fewer.`,
  answerBeforeAlike: ' In the days before there was no clear difference.',
  answerWho: (reached, share, rest, restShare, days) =>
    `Within ${days}, ${customerCount(reached)} bought who were reached, ${share} of them new; of ${rest} who were not, ${restShare} were new.`,
  whoNobody: 'Nobody bought in the window.',
  notCause:
    'Chance did not choose who was reached: a difference describes these customers and proves nothing about the campaign.',
  differedBefore:
    'Both groups differed before the first day already, although matched. Read the change since before, and that with care.',
  openWindow: (days) =>
    `The window is not over: ${days} of it have passed, and the days before are as many unless chosen.`,
  shortBefore: (day) =>
    `The data begin on ${day}: the days before are not all in them, and customers have little history to be matched by.`,
  leftAlone: (customers) =>
    `${customerCount(customers)} left out of the comparison: reached, but nobody of their segment and revenue was not.`,
  leftFresh: (customers) =>
    `${customerCount(customers)} left out of the comparison: reached, but without a purchase before there is nothing to match them by.`,
  otherSpans: (days, before) =>
    `The window has ${days}, the time before ${before}: amounts are taken to as many days for the change, shares of customers can not be.`,
  few: (customers) => `Only ${customerCount(customers)} compared: so few say little.`,
  noItems: 'The data do not say what was bought.',
  unknown: (names) => `These data have nothing by the name of ${names}.`,
};
