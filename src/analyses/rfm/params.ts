import type { Params } from '../../core/spec/params.ts';

/** How an RFM view scores customers. */
export interface RfmParams {
  /** What is shown: segments and cells, what each segment buys, or the segments of two days. */
  readonly show: 'segments' | 'profile' | 'change';
  /**
   * `share`: equal values always get equal scores. `ntile`: five groups of equal size, ties split by
   * customer key. `cuts`: fixed cut-points.
   */
  readonly scoring: 'share' | 'ntile' | 'cuts';
  /** What counts as one purchase: a day with at least one order, or each order. */
  readonly frequency: 'days' | 'orders';
  /** Net revenue, sales before refunds, or net revenue per order. */
  readonly monetary: 'net' | 'sales' | 'average';
  /** Days since the last purchase up to which a customer scores 5, 4, 3, 2. */
  readonly recencyCuts: readonly number[];
  /** Purchases from which a customer scores 2, 3, 4, 5. */
  readonly frequencyCuts: readonly number[];
  /** Amounts, in units of the currency, from which a customer scores 2, 3, 4, 5. */
  readonly monetaryCuts: readonly number[];
  /** The earlier day; empty is one year before the as-of day. */
  readonly before: string;
}

const byCuts = { name: 'scoring', is: 'cuts' } as const;

export const rfmParams: Params<RfmParams> = {
  show: { kind: 'choice', options: ['segments', 'profile', 'change'], initial: 'segments' },
  scoring: {
    kind: 'choice',
    options: ['share', 'ntile', 'cuts'],
    initial: 'share',
    definitions: ['share', 'ntile'],
  },
  frequency: {
    kind: 'choice',
    options: ['days', 'orders'],
    initial: 'days',
    definitions: ['days', 'orders'],
  },
  monetary: {
    kind: 'choice',
    options: ['net', 'sales', 'average'],
    initial: 'net',
    definitions: ['net', 'sales', 'average'],
  },
  recencyCuts: { kind: 'cuts', length: 4, initial: [30, 90, 180, 365], only: byCuts },
  frequencyCuts: { kind: 'cuts', length: 4, initial: [2, 3, 5, 10], only: byCuts },
  monetaryCuts: { kind: 'cuts', length: 4, initial: [100, 300, 1000, 3000], only: byCuts },
  before: { kind: 'day', initial: '', only: { name: 'show', is: 'change' } },
};
