import { customerGroupKinds } from '../../core/model/customer-groups.ts';
import type { Params } from '../../core/spec/params.ts';

/** Ways to divide customers that need no dimension. */
export const ownKinds = ['spending', 'recency', 'newness', ...customerGroupKinds] as const;

/** How customers are drawn. */
export interface SampleParams {
  /** `spending`, `recency` (fifths), `newness`, `tier`, `segment`, or a dimension as `dimension:<id>`. */
  readonly by: string;
  /** Customers from each stratum; all of a stratum that has fewer. */
  readonly size: number;
  /** The same seed draws the same customers. */
  readonly seed: number;
  /** Days before the as-of date within which a first purchase makes a customer new. */
  readonly newDays: number;
}

export const sampleParams: Params<SampleParams> = {
  by: {
    kind: 'dimension',
    options: ownKinds,
    offers: ['line', 'customer'],
    initial: 'spending',
  },
  size: { kind: 'number', minimum: 1, maximum: 10_000, integer: true, initial: 50 },
  seed: { kind: 'number', minimum: 0, maximum: 999_999, integer: true, initial: 1 },
  newDays: {
    kind: 'number',
    minimum: 1,
    maximum: 3650,
    integer: true,
    initial: 90,
    only: { name: 'by', is: 'newness' },
  },
};
