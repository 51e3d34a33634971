import type { AudienceField } from './plan.ts';

/** A whole cell, or one of the two parts of a whole name. */
export type CellPart = 'whole' | 'family' | 'given';

/**
 * Where the answer to the query for people holds what. Its rows are people in the order of their keys,
 * with columns `id`, `amount` (minor units; null for unknown), `is_recent`, `is_excluded`, the sources
 * as texts, and the strata `s0`, `s1` ….
 */
export interface PeopleLayout {
  readonly fields: Readonly<
    Partial<Record<AudienceField, { readonly column: string; readonly part: CellPart }>>
  >;
  /** The column that tells of consent; null where none is read. */
  readonly consent: string | null;
  /** How many strata there are. */
  readonly strata: number;
  /** Decimals of the amounts. */
  readonly scale: number;
}
