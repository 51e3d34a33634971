import { customerGroups } from '../../../core/words/en.ts';
import type { SegmentLabels } from './types.ts';

export type { SegmentColumn, SegmentLabels } from './types.ts';

const customerCount = (customers: string): string =>
  `${customers} ${customers === '1' ? 'customer' : 'customers'}`;

export const en: SegmentLabels = {
  title: 'Segment',
  question: 'Who is in this segment, how do they differ, and where is it going?',
  dates: 'Orders counted',
  headlines: {
    members: 'Customers in the segment',
    membersShare: 'Share of everyone',
    revenue: 'Their net revenue',
    perBuyer: 'Net revenue per buyer',
  },
  params: {
    show: {
      label: 'Show',
      options: {
        profile: 'Profile',
        overlap: 'Overlap',
        compare: 'Comparison',
        next: 'What they buy next',
      },
    },
    name: { label: 'Name' },
    rule: { label: 'Rule' },
    others: { label: 'Other segments' },
    months: { label: 'Months back' },
    item: {
      label: 'Items',
      options: { auto: 'What the data offer', product: 'Product' },
    },
    within: { label: 'Next purchase within, days', hint: '0: three quarters of all gaps' },
  },
  definition: [
    {
      term: 'Segment',
      text: 'Everyone whom the rule names, of all whom the data know by the as-of date: whoever a sale names, and the people of the customers files. It is a definition, not a list: with new data it names others.',
    },
    {
      term: 'Buyer',
      text: 'A customer with at least one qualifying order. Means and shares of what was bought are of buyers; others have brought nothing to take a mean of.',
    },
    {
      term: 'Size over time',
      text: 'At each month end, and on the as-of date, the same rule over the data as they stood then; revenue is all that these customers had brought by then. Rules that name calendar days keep them.',
    },
    {
      term: 'Index',
      text: 'Share in the segment divided by the share among everyone: 1 is as among everyone, 2 twice as often. A product or another value of a line counts for whoever paid for it in a qualifying order.',
    },
    {
      term: 'Interval of the index',
      text: 'Katz’s 95% interval of the ratio of segment to rest, carried over to the index. It is not adjusted for how many rows are looked at: of twenty, one is expected to miss 1 by chance.',
    },
    {
      term: 'Overlap',
      text: 'Every customer is in exactly one combination of segments. The bars are these combinations; the dots below say which segments each is made of.',
    },
    {
      term: 'Comparison',
      text: 'Means per buyer with Welch’s 95% interval of their difference, shares of buyers with Newcombe’s. Customers were not put into these groups by chance: a difference is no effect.',
    },
    {
      term: 'What they buy next',
      text: 'For every item of a member’s last purchase day: what everyone who bought that item bought on the next purchase day, where it came in time. Averaged over the items of the day, then over members. Lift is that share by the share of all purchase days with the item.',
    },
    customerGroups.definitions.tier,
    customerGroups.definitions.segment,
  ],
  unnamed: 'This segment',
  unnamedOther: (place) => `Segment ${place}`,
  rest: 'Everyone else',
  groups: customerGroups,
  fields: {
    segment: customerGroups.options.segment,
    tier: customerGroups.options.tier,
    firstYear: 'First purchase',
    product: 'Product',
  },
  columns: {
    group: 'Group',
    customers: 'Customers',
    share: 'Share',
    buyers: 'Buyers',
    never: 'Never bought',
    orders: 'Orders',
    revenue: 'Net revenue',
    revenueShare: 'Of revenue',
    perBuyer: 'Net revenue per buyer',
    orderValue: 'Average order value',
    day: 'Day',
    field: 'Field',
    value: 'Value',
    everyone: 'Everyone',
    everyoneShare: 'Share of everyone',
    index: 'Index',
    segments: 'Segments',
    with: 'Also in',
    both: 'In both',
    side: 'Group',
    item: 'Item',
    expected: 'Expected next',
    usual: 'Of all purchases',
    lift: 'Lift',
    bought: 'Bought already',
    boughtShare: 'Share of buyers',
    lacking: 'Not yet bought',
    seen: 'Purchases seen',
  },
  measures: {
    revenue: 'Net revenue per buyer',
    orders: 'Orders per buyer',
    orderValue: 'Average order value',
    days: 'Purchase days',
    recency: 'Days since last purchase',
    gap: 'Days between purchases',
    margin: 'Gross margin per buyer',
    back: 'Bought again',
    refunded: 'With a refund',
  },
  customerCount,
  everyone: 'Everyone',
  withoutCustomer: 'Without a customer ID',
  total: 'Total',
  ofEveryone: (share) => `${share} of everyone`,
  ofRevenue: (share) => `${share} of revenue`,
  everyoneHas: (value) => `Everyone: ${value}`,
  figuresTitle: 'Key figures',
  courseTitle: 'Size over time',
  courseSubtitle: 'Customers whom the rule finds in the data of each day',
  courseAlternative: (from, first, to, last) =>
    `On ${from} the rule found ${customerCount(first)}, on ${to} ${last}.`,
  mixTitle: { segment: 'RFM segments', tier: 'Pyramid tiers' },
  mixSubtitle: 'Share of buyers; the tick is everyone',
  traitsTitle: 'How they differ',
  traitsSubtitle: 'Index against everyone with its 95% interval, the most certain first',
  traitsAxis: 'Index (1: as among everyone)',
  traitsNone: 'Nothing sets the segment apart that can be told with an interval.',
  traitsLeftOut: (shown, rows) =>
    `The picture shows ${shown} of ${rows} rows: values of at least 30 people with an interval. The table has all.`,
  trait: (field, value) => `${field}: ${value}`,
  traitMark: (segment, trait) => `${segment} · ${trait}`,
  interval: '95% interval',
  upsetTitle: 'Combinations',
  upsetSubtitle: 'Customers in exactly the segments marked below each bar',
  upsetMore: (shown, all) => `The picture shows the ${shown} largest of ${all} combinations.`,
  pairsTitle: 'Shared by two',
  pairsSubtitle: 'Share of the row’s segment that is also in the column’s',
  pairsRows: 'Of',
  pairsColumns: 'also in',
  pairDescription: (row, column, share, both) =>
    `Of ${row}, ${share} are also in ${column}: ${customerCount(both)}`,
  setsTitle: 'Segments',
  only: (segments) => `Only ${segments}`,
  both: (one, other) => `${one} and ${other}`,
  noSegment: 'In none',
  anySegment: 'In any',
  compareTitle: (a, b) => `${a} and ${b}`,
  compareSubtitle: 'Means and shares of buyers; differences with 95% intervals',
  compareChart: 'Relative differences',
  compareAxis: (b) => `Difference, relative to ${b}`,
  difference: 'Difference',
  relative: 'Relative',
  low: 'Interval from',
  high: 'Interval to',
  nextTitle: 'Expected next',
  nextSubtitle: (days) => `Share of members who buy it on their next purchase day, within ${days}`,
  nextTable: 'What they buy next',
  nextLegend: 'Expected of the segment',
  usualLegend: 'All purchases',
  boughtMark: (segment, item) => `${segment} · bought ${item}`,
  lacksMark: (segment, item) => `${segment} · never bought ${item}`,
  restMark: (segment) => `Not in: ${segment}`,
  answer: (segment, customers, share, revenueShare) =>
    `${segment}: ${customerCount(customers)}, ${share} of everyone, with ${revenueShare} of net revenue.`,
  answerOver: (trait, index, low, high) =>
    ` Most over-represented: “${trait}”, ${index} times as often as among everyone (95% interval ${low} to ${high}).`,
  answerUnder: (trait, index, low, high) =>
    ` Most under-represented: “${trait}”, ${index} times as often as among everyone (95% interval ${low} to ${high}).`,
  answerOverlap: (segments, any, all, share) =>
    `${segments} segments hold ${customerCount(any)}; ${all} of them (${share}) are in all.`,
  answerAlone: 'Choose at least one other segment to see whom they share.',
  answerCompare: (a, b, inA, inB) => `${a} (${customerCount(inA)}) beside ${b} (${inB}).`,
  answerMeasure: (measure, a, b) => ` ${measure}: ${a} against ${b}.`,
  answerNext: (segment, item, expected, usual) =>
    `${segment}: most expected on the next purchase is “${item}”, with ${expected} of members; of all purchases ${usual} have it.`,
  answerNextNone:
    'What the segment buys next can not be told: nobody’s last purchase was followed by another in time.',
  empty: (segment) => `${segment}: nobody meets the rule within these filters.`,
  few: (customers) => `Only ${customerCount(customers)}: shares and means of so few say little.`,
  fixedDays:
    'The rule names calendar days. Its course over time applies the same days on every date, so earlier sizes are of another question than a rule in days before the as-of date would ask.',
  moreOfAll: (own, everyones) =>
    `Buyers of the segment have ${own} orders each, everyone ${everyones}: who orders more often has more of everything. Compare what was bought from row to row, not with 1 alone.`,
  lessOfAll: (own, everyones) =>
    `Buyers of the segment have ${own} orders each, everyone ${everyones}: who orders less often has less of everything. Compare what was bought from row to row, not with 1 alone.`,
  shortCourse: (day) => `The data begin on ${day}: the course is shorter than asked for.`,
  notCause:
    'Customers are not in these groups by chance: a difference describes them and is no effect of anything.',
  onBoth: (customers) =>
    `${customerCount(customers)} in both groups, counted on either side: intervals take the groups for separate.`,
  leftOut: (customers) =>
    `${customerCount(customers)} left out: they have not bought, or nobody’s purchase like their last one was followed in time.`,
  noItems: 'The data do not say what was bought.',
  fewOther: (segment, customers) =>
    `${segment} has only ${customerCount(customers)}: means of so few say little.`,
  unknown: (names) =>
    `These data have nothing by the name of ${names}: such conditions are met by nobody.`,
};
