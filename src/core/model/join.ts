import type { JoinedRole, LookupField } from './fields.ts';

/** A part of a whole. */
export interface Part {
  readonly known: number;
  readonly all: number;
}

/**
 * Ways in which two systems write one key: with leading zeros or without, in capital or in small
 * letters, with a `.0` that a spreadsheet added, with spaces, hyphens or full-width letters.
 */
export const hintKinds = ['leadingZeros', 'case', 'pointZero', 'marks'] as const;
export type HintKind = (typeof hintKinds)[number];

/** How a table meets the sales, by the keys that both have. */
export interface JoinFound {
  readonly kind: 'joined';
  /** The tables, by their positions: several where files of one layout are read as one. */
  readonly tables: readonly number[];
  readonly role: JoinedRole;
  readonly field: LookupField;
  /** Header of the table's column, and of the sales' column. */
  readonly column: string;
  readonly salesColumn: string;
  /** Keys of the sales that find a row. */
  readonly keys: Part;
  /** Lines of the sales with such a key. */
  readonly lines: Part;
  /** Keys of the table, and those that no sale has. */
  readonly own: number;
  readonly unused: number;
  /** Whether the counts are estimated from a part of the keys; see `KeySet`. */
  readonly isEstimate: boolean;
  /** Rows that repeat a key. */
  readonly repeated: number;
  /** Keys whose rows contradict each other; of assignments, customers in several variants. */
  readonly contradicting: number;
  /** Whether these are so many that the key stands for no one thing: the table is not joined. */
  readonly isRefused: boolean;
  /** Some keys of the sales without a row, as written. */
  readonly unknown: readonly string[];
  /** Some keys whose rows contradict each other. */
  readonly contradictions: readonly string[];
  /** Another way of writing that would let more keys find their row. */
  readonly hint: { readonly kind: HintKind; readonly keys: number } | null;
}

/** Why a table is left out. */
export interface LeftOut {
  readonly kind: 'leftOut';
  readonly tables: readonly number[];
  readonly reason:
    /** The sales have no key that it has. */
    | 'noColumn'
    /** `column` has keys of the sales, but stands for several rows. */
    | 'keyRepeats'
    /** It is, byte by byte, the table `name`. */
    | 'sameRows';
  readonly detail: Readonly<Record<string, string>>;
}

export type JoinFinding = JoinFound | LeftOut;

/**
 * The share (0–1) of a table's keys whose rows may contradict each other. A key that more of them
 * contradict each other about stands for no one thing: a join would have to choose, or to multiply.
 */
export const mostContradictions = 0.05;
