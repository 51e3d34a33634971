import type { Params } from '../../core/spec/params.ts';

/** Which gaps between purchase days are looked at, and how. */
export interface RepurchaseParams {
  /** From any purchase day to the next, from the first to the second, or from the n-th to the one after. */
  readonly origin: 'any' | 'first' | 'nth';
  /** The n of `nth`. */
  readonly nth: number;
  /** What is compared: order numbers, fifths by spending, tiers of the pyramid, or a dimension of the data. */
  readonly by: string;
  /** Per cent of the gaps that are shorter than the one from which a customer is overdue. */
  readonly overdue: number;
  /** Days in which a customer has to come back to count in the steps; 0 stands for one cycle. */
  readonly within: number;
  /** Days that one bar of the histogram spans. */
  readonly bin: number;
}

export const repurchaseParams: Params<RepurchaseParams> = {
  origin: {
    kind: 'choice',
    options: ['any', 'first', 'nth'],
    initial: 'any',
    definitions: ['any', 'first'],
  },
  nth: { kind: 'number', minimum: 2, maximum: 10, integer: true, initial: 2 },
  by: {
    kind: 'dimension',
    options: ['orderNumber', 'fifth', 'tier'],
    offers: ['line', 'customer'],
    initial: 'orderNumber',
  },
  overdue: { kind: 'number', minimum: 50, maximum: 99, integer: true, initial: 75 },
  within: { kind: 'number', minimum: 0, maximum: 730, integer: true, initial: 0 },
  bin: { kind: 'number', minimum: 1, maximum: 90, integer: true, initial: 7 },
};
