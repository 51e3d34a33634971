import type { Params } from '../../core/spec/params.ts';

/** What is paired, from when on a pair counts, and how the pairs are ranked. */
export interface ProductsParams {
  /** `product`, or a dimension of the lines, as `dimension:<id>`. */
  readonly by: string;
  /** What the strongest pairs have most of. */
  readonly rank: 'lift' | 'confidence' | 'baskets';
  /** Share of all baskets, in per cent, that must hold a product, and both products of a pair. */
  readonly support: number;
  /** Share of the baskets with the first product, in per cent, that must hold the second. */
  readonly confidence: number;
  /** How many products are paired at most: those in most baskets. */
  readonly items: number;
  /** Days within which one product leads to the next. */
  readonly within: number;
}

export const productsParams: Params<ProductsParams> = {
  by: { kind: 'dimension', options: ['product'], offers: ['line'], initial: 'product' },
  rank: { kind: 'choice', options: ['lift', 'confidence', 'baskets'], initial: 'lift' },
  support: { kind: 'number', minimum: 0.01, maximum: 100, integer: false, initial: 0.2 },
  confidence: { kind: 'number', minimum: 0, maximum: 100, integer: false, initial: 5 },
  items: { kind: 'number', minimum: 2, maximum: 1000, integer: true, initial: 200 },
  within: { kind: 'number', minimum: 1, maximum: 1095, integer: true, initial: 90 },
};
