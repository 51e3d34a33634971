import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { MarkKind } from '../marks.ts';
import type { ProductsParams } from '../params.ts';

/** The words of the products page. */
export interface ProductsLabels extends CommonLabels<ProductsParams> {
  readonly product: string;
  readonly code: string;
  readonly basketsWith: string;
  readonly alsoHold: string;
  readonly bothBaskets: string;
  readonly support: string;
  readonly confidence: string;
  readonly base: string;
  readonly lift: string;
  readonly customers: string;
  readonly bought: string;
  readonly notYet: string;
  readonly ofBuyers: string;
  readonly first: string;
  readonly then: string;
  readonly wentOn: string;
  readonly could: string;
  readonly nextShare: string;
  readonly nextLift: string;
  readonly revenue: string;
  readonly revenueShare: string;
  readonly baskets: string;
  readonly repeaters: string;
  readonly repeatShare: string;
  readonly others: (count: number) => string;
  readonly withoutItem: string;
  readonly total: string;
  readonly rulesTitle: string;
  readonly rulesSubtitle: (support: string) => string;
  readonly missingTitle: string;
  readonly missingSubtitle: string;
  readonly nextTitle: string;
  readonly nextSubtitle: (days: number) => string;
  readonly itemsTitle: (dimension: string | null) => string;
  readonly itemsSubtitle: string;
  readonly chartTitle: string;
  readonly chartSubtitle: Readonly<Record<ProductsParams['rank'], string>>;
  readonly pairName: (from: string, to: string) => string;
  readonly barText: Readonly<Record<ProductsParams['rank'], (value: string) => string>>;
  readonly matrixTitle: string;
  readonly matrixSubtitle: string;
  readonly matrixRows: string;
  readonly matrixColumns: string;
  readonly matrixScale: string;
  readonly cellDetail: (baskets: string, lift: string, customers: string) => readonly string[];
  readonly cellDescription: (from: string, to: string, share: string) => string;
  readonly answer: (
    from: string,
    to: string,
    lift: string,
    confidence: string,
    base: string,
  ) => string;
  readonly answerMissing: (customers: string, from: string, to: string) => string;
  readonly noItems: string;
  readonly empty: string;
  readonly noPairs: (support: string) => string;
  readonly thin: (thin: number, shown: number) => string;
  readonly cut: (paired: number, frequent: number) => string;
  readonly more: (shown: number, pairs: number) => string;
  readonly guests: string;
  readonly without: (share: string) => string;
  readonly noJourneys: (days: number) => string;
  readonly mark: Readonly<Record<MarkKind, (a: string, b: string) => string>>;
}

export const en: ProductsLabels = {
  title: 'Products',
  question: 'What is bought together, and what comes next?',
  dates: 'Orders counted',
  headlines: {
    lift: 'Strongest pair: times as often',
    confidence: 'Strongest pair: share of baskets',
    missing: 'Strongest pair: customers who lack the other half',
    revenue: 'Net revenue',
  },
  params: {
    by: { label: 'Compare', options: { product: 'Products' } },
    rank: {
      label: 'Strongest by',
      options: { lift: 'Times as often', confidence: 'Share', baskets: 'Baskets' },
    },
    support: { label: 'In at least % of baskets', hint: 'A product, and both products of a pair' },
    confidence: { label: 'Share at least %', hint: 'Of the baskets with the first product' },
    items: { label: 'Products paired', hint: 'At most: those in most baskets' },
    within: { label: 'Next within days', hint: 'From the first product to the next' },
  },
  definition: [
    {
      term: 'Basket',
      text: 'An order whose net amount is above zero after its refunds. A product is in it when what was paid for it, less what was refunded, is above zero.',
    },
    { term: 'Support', text: 'Baskets with both ÷ all baskets.' },
    {
      term: 'Share (confidence)',
      text: 'Baskets with both ÷ baskets with the first product.',
    },
    {
      term: 'Times as often (lift)',
      text: 'That share ÷ the share of all baskets that hold the second product. 1 is what chance alone would give; only pairs from 1 up are listed.',
    },
    {
      term: 'Not yet',
      text: 'Customers who have bought the first product and never the second, in any basket.',
    },
    {
      term: 'Next',
      text: 'Of the customers who first bought one product at least so many days before the as-of date and did not have the other yet: the share whose first purchase of the other came within those days. Among the 30 products in most baskets; only where 30 customers could.',
    },
    {
      term: 'Came back for it',
      text: 'Customers with the product in baskets of at least two days.',
    },
    {
      term: 'Net revenue',
      text: 'All lines of the product after discounts and refunds, those without a customer included.',
    },
  ],
  product: 'Product',
  code: 'Code',
  basketsWith: 'Baskets with',
  alsoHold: 'also hold',
  bothBaskets: 'With both',
  support: '% of all',
  confidence: 'Share',
  base: 'In all baskets',
  lift: 'Times as often',
  customers: 'Customers',
  bought: 'Have bought',
  notYet: 'not yet',
  ofBuyers: 'of buyers',
  first: 'First',
  then: 'then',
  wentOn: 'Customers who did',
  could: 'of those who could',
  nextShare: 'Share',
  nextLift: 'Times the average',
  revenue: 'Net revenue',
  revenueShare: 'Share of revenue',
  baskets: 'Baskets',
  repeaters: 'Came back for it',
  repeatShare: 'Share of customers',
  others: (count) => (count === 1 ? '1 other' : `${count} others`),
  withoutItem: 'Not stated',
  total: 'Total',
  rulesTitle: 'Bought together, all figures',
  rulesSubtitle: (support) => `Pairs in at least ${support}% of all baskets`,
  missingTitle: 'Worth suggesting',
  missingSubtitle: 'Customers who have the one and not yet the other; a row is the list',
  nextTitle: 'What comes next',
  nextSubtitle: (days) =>
    `From the first purchase of one to the first of another within ${days} days`,
  itemsTitle: (dimension) => dimension ?? 'Products',
  itemsSubtitle: 'By net revenue',
  chartTitle: 'Bought together',
  chartSubtitle: {
    lift: 'How many times as often as in all baskets',
    confidence: 'Share of the first one’s baskets that hold the second',
    baskets: 'Baskets with both',
  },
  pairName: (from, to) => `${from} → ${to}`,
  barText: {
    lift: (value) => `${value}×`,
    confidence: (value) => value,
    baskets: (value) => value,
  },
  matrixTitle: 'Most bought, side by side',
  matrixSubtitle: 'Of the baskets with the row, the share that also hold the column',
  matrixRows: 'Baskets with',
  matrixColumns: 'also hold number',
  matrixScale: 'Share of the row’s baskets',
  cellDetail: (baskets, lift, customers) => [
    `${baskets} baskets of ${customers} customers`,
    `${lift}× as often as in all baskets`,
  ],
  cellDescription: (from, to, share) => `${share} of the baskets with ${from} also hold ${to}`,
  answer: (from, to, lift, confidence, base) =>
    `Baskets with “${from}” hold “${to}” ${lift} times as often as all baskets do (${confidence} against ${base}).`,
  answerMissing: (customers, from, to) =>
    ` ${customers} customers have bought “${from}” and not yet “${to}”.`,
  noItems:
    'These files do not say what was bought. Map a column of products, or compare something else.',
  empty: 'Nothing was sold within these filters.',
  noPairs: (support) =>
    `No two are bought together in at least ${support}% of all baskets more often than by chance. Lower the limits to see rarer pairs.`,
  thin: (thin, shown) =>
    `${thin} of the ${shown} directions shown rest on fewer than 30 baskets: read them with care.`,
  cut: (paired, frequent) =>
    `Only the ${paired} in most baskets of ${frequent} frequent ones are paired.`,
  more: (shown, pairs) => `The ${shown} strongest of ${pairs} pairs are shown.`,
  guests: 'Orders without a customer ID count as baskets, but in no number of customers.',
  without: (share) => `${share} of revenue does not say what was bought.`,
  noJourneys: (days) =>
    `Too few customers first bought something at least ${days} days before the as-of date to say what comes next.`,
  mark: {
    buyers: (a) => `Bought ${a}`,
    pair: (a, b) => `${a} and ${b} in one basket`,
    missing: (a, b) => `Bought ${a}, not yet ${b}`,
    next: (a, b) => `First ${a}, then ${b}`,
  },
};
