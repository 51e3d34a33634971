import type { Params } from '../../core/spec/params.ts';

/** How an overview counts. */
export interface OverviewParams {
  /** Share of the best customers, in per cent, whose part of the revenue is reported. */
  readonly top: number;
  /** What makes a customer one who buys again: a second day with a purchase, or a second order. */
  readonly repeats: 'days' | 'orders';
}

export const overviewParams: Params<OverviewParams> = {
  top: { kind: 'number', minimum: 1, maximum: 50, integer: true, initial: 1 },
  repeats: {
    kind: 'choice',
    options: ['days', 'orders'],
    initial: 'days',
    definitions: ['days', 'orders'],
  },
};
