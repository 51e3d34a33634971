import type { Params } from '../../core/spec/params.ts';

/** How spending is measured and drawn. */
export interface DistributionParams {
  /**
   * The bars: `log`: steps by factors (1, 2, 5, 10 …), which suit a long tail; `quantile`: twenty groups
   * of as many customers each; `equal`: steps of the same amount, the longest tail in the last one.
   */
  readonly bins: 'log' | 'quantile' | 'equal';
  /** Net revenue, or sales before refunds. */
  readonly amount: 'net' | 'sales';
}

export const distributionParams: Params<DistributionParams> = {
  bins: { kind: 'choice', options: ['log', 'quantile', 'equal'], initial: 'log' },
  amount: {
    kind: 'choice',
    options: ['net', 'sales'],
    initial: 'net',
    definitions: ['net', 'sales'],
  },
};
