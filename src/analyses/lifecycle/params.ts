import type { Params } from '../../core/spec/params.ts';

/** How customers are followed over time. */
export interface LifecycleParams {
  /** Length of a period. */
  readonly per: 'week' | 'month' | 'quarter' | 'year';
  /** What the chart of new and existing customers measures. */
  readonly measure: 'revenue' | 'orders' | 'customers';
}

export const lifecycleParams: Params<LifecycleParams> = {
  per: { kind: 'choice', options: ['week', 'month', 'quarter', 'year'], initial: 'month' },
  measure: { kind: 'choice', options: ['revenue', 'orders', 'customers'], initial: 'revenue' },
};
