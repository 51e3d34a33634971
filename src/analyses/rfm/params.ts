import type { Params } from '../../core/spec/params.ts';

/** How an RFM view scores customers. */
export interface RfmParams {
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
}

export const rfmParams: Params<RfmParams> = {
  scoring: { kind: 'choice', options: ['share', 'ntile', 'cuts'], initial: 'share' },
  frequency: { kind: 'choice', options: ['days', 'orders'], initial: 'days' },
  monetary: { kind: 'choice', options: ['net', 'sales', 'average'], initial: 'net' },
  recencyCuts: { kind: 'cuts', length: 4, initial: [30, 90, 180, 365] },
  frequencyCuts: { kind: 'cuts', length: 4, initial: [2, 3, 5, 10] },
  monetaryCuts: { kind: 'cuts', length: 4, initial: [100, 300, 1000, 3000] },
};
