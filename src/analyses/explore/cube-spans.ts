import type { Aggregate } from './measure.ts';

/** What the groups of a cube come to between two days: one value per group. */
export interface Spans {
  /** Whether a group has a line there. */
  readonly isThere: Uint8Array;
  readonly sums: ReadonlyMap<Aggregate, Float64Array>;
  /** Whether a sum has a value in it, where it may have none. */
  readonly counts: ReadonlyMap<Aggregate, Int32Array>;
}
