import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups } from '../../../core/words/en.ts';
import type { ownKinds, SampleParams } from '../params.ts';

type OwnKind = (typeof ownKinds)[number];

/** The words of the stratified sample. */
export interface SampleLabels extends CommonLabels<SampleParams> {
  /** Names of the strata that the analysis makes itself. */
  readonly names: Readonly<Record<OwnKind, Readonly<Record<string, string>>>>;
  readonly kinds: Readonly<Record<OwnKind, string>>;
  readonly blank: string;
  readonly sourceOfLine: string;
  readonly stratum: string;
  readonly customers: string;
  readonly drawn: string;
  readonly drawnShare: string;
  readonly revenue: string;
  readonly perCustomer: string;
  readonly allStrata: string;
  readonly withoutPurchase: string;
  readonly withoutCustomer: string;
  readonly total: string;
  readonly tableTitle: string;
  readonly tableSubtitle: string;
  readonly chartTitle: string;
  readonly chartSubtitle: string;
  readonly notDrawn: string;
  readonly markName: (set: 'drawn' | 'all', stratum: string) => string;
  readonly answer: (drawn: string, size: string, strata: number, by: string) => string;
  readonly answerFewer: (drawn: string, size: string, strata: number, by: string) => string;
  readonly alternative: (largest: string, customers: string) => string;
  readonly fewerNote: (strata: number, size: string) => string;
  readonly seedNote: (seed: string) => string;
  readonly equalNote: string;
  readonly mostNote: (by: string) => string;
  readonly guestNote: (share: string) => string;
  readonly empty: string;
}

export const en: SampleLabels = {
  title: 'Interview sample',
  question: 'Whom should I interview, so that every group is heard?',
  dates: 'Orders counted',
  headlines: {
    drawn: 'Customers drawn',
    customers: 'Customers to draw from',
    revenue: 'Net revenue of these customers',
  },
  params: {
    by: {
      label: 'Strata',
      options: {
        spending: 'Spending, in fifths',
        recency: 'Last purchase, in fifths',
        newness: 'New and existing',
        ...customerGroups.options,
      },
    },
    size: { label: 'From each' },
    seed: { label: 'Seed' },
    newDays: { label: 'New for, days' },
  },
  definition: [
    {
      term: 'Stratum',
      text: 'Every customer who has bought is in exactly one: a fifth by net revenue or by last purchase day (equal values together), new or existing, a pyramid tier, an RFM segment, or the value of a dimension.',
    },
    {
      term: 'Dimensions of lines',
      text: 'A customer belongs to the value with most of their net revenue; among equals to the first by name.',
    },
    {
      term: 'New',
      text: 'First purchase within the chosen number of days before the as-of date; all others are existing.',
    },
    customerGroups.definitions.tier,
    customerGroups.definitions.segment,
    {
      term: 'Drawn',
      text: 'In each stratum the customers with the smallest MD5 of the seed, a colon and their identifier. The same seed draws the same customers, whatever the order of the rows; another seed draws others. A stratum with fewer customers is drawn as a whole.',
    },
  ],
  names: {
    spending: {
      5: 'Top fifth by spending',
      4: 'Second fifth',
      3: 'Middle fifth',
      2: 'Fourth fifth',
      1: 'Lowest fifth',
    },
    recency: {
      5: 'Most recent fifth',
      4: 'Second fifth',
      3: 'Middle fifth',
      2: 'Fourth fifth',
      1: 'Longest ago',
    },
    newness: { new: 'New', existing: 'Existing' },
    tier: customerGroups.tier,
    segment: customerGroups.segment,
  },
  kinds: {
    spending: 'spending',
    recency: 'last purchase',
    newness: 'new and existing',
    ...customerGroups.kinds,
  },
  blank: '(blank)',
  sourceOfLine: 'Source file',
  stratum: 'Stratum',
  customers: 'Customers',
  drawn: 'Drawn',
  drawnShare: 'Share drawn',
  revenue: 'Net revenue',
  perCustomer: 'Revenue per customer',
  allStrata: 'All strata',
  withoutPurchase: 'Refunded in full or refunds only',
  withoutCustomer: 'Without a customer ID',
  total: 'Total',
  tableTitle: 'Who is drawn',
  tableSubtitle: 'Click a row for its list of customers, to see or to export',
  chartTitle: 'Strata',
  chartSubtitle: 'Customers in each; the dark part is drawn',
  notDrawn: 'Not drawn',
  markName: (set, stratum) => `${set === 'drawn' ? 'Sample' : 'Stratum'} · ${stratum}`,
  answer: (drawn, size, strata, by) =>
    strata === 1
      ? `${drawn} customers drawn, from the only stratum by ${by}.`
      : `${drawn} customers drawn: ${size} from each of ${strata} strata by ${by}.`,
  answerFewer: (drawn, size, strata, by) =>
    `${drawn} customers drawn from ${strata} ${strata === 1 ? 'stratum' : 'strata'} by ${by}: ${size} of each, or all there are.`,
  alternative: (largest, customers) =>
    `Customers in each stratum. The largest is ${largest} with ${customers}.`,
  fewerNote: (strata, size) =>
    strata === 1
      ? `One stratum has fewer than ${size} customers: all of them are drawn.`
      : `${strata} strata have fewer than ${size} customers: all of theirs are drawn.`,
  seedNote: (seed) =>
    `Seed ${seed}: the same seed draws the same customers again. To invite others, change the seed.`,
  equalNote:
    'Groups are heard equally: an average over the sample is not an average over all customers.',
  mostNote: (by) => `A customer belongs to the ${by} with most of their revenue.`,
  guestNote: (share) =>
    `${share} of the revenue has no customer ID; nobody behind it can be drawn.`,
  empty: 'No customer has bought within these filters.',
};
