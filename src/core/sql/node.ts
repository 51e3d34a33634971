/**
 * The tree behind a query. Only this folder can make one (`Sql` is branded), so text from a file or
 * a URL can enter a query as a literal or as an identifier, never as SQL.
 */
declare const brand: unique symbol;

/** A piece of SQL: an expression, a relation or a whole query. Made by `sql`, `lit`, `id` and `op`. */
export interface Sql {
  readonly [brand]: true;
  readonly nodes: readonly SqlNode[];
}

/** A calendar day, `YYYY-MM-DD`, in the report's time zone. */
export interface DayLiteral {
  readonly day: string;
}

/** What may stand in a query as a value. Numbers must be finite, text must be free of NUL. */
export type LiteralValue = string | number | bigint | boolean | null | DayLiteral;

export type SqlNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'identifier'; readonly path: readonly string[] }
  | { readonly kind: 'literal'; readonly value: LiteralValue }
  | { readonly kind: 'operation'; readonly operation: Operation };

/** Types every engine has under one meaning. */
export type SqlType = 'integer' | 'bigint' | 'double' | 'text' | 'date' | 'boolean';
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/**
 * The closed set of operations whose spelling differs between engines. Analyses use these and never
 * write such text themselves; a new engine implements each of them once.
 */
export type Operation =
  | { readonly name: 'cast' | 'tryCast'; readonly value: Sql; readonly type: SqlType }
  | { readonly name: 'divide' | 'intDivide'; readonly left: Sql; readonly right: Sql }
  | { readonly name: 'sumInteger' | 'countDistinctKeys' | 'anyValue'; readonly value: Sql }
  /**
   * The set of the integers among 0 … `size` − 1 that stand in a group, and how many different ones
   * several such sets hold together, none holding 0. Nulls are in no set; anything else beyond is an error.
   */
  | { readonly name: 'keySet'; readonly value: Sql; readonly size: number }
  | { readonly name: 'countInKeySets'; readonly value: Sql }
  | { readonly name: 'countIf'; readonly condition: Sql }
  | { readonly name: 'sumIntegerIf'; readonly value: Sql; readonly condition: Sql }
  | {
      /**
       * A list of the ⌈k·n / of⌉-th smallest of n values, for each `k`; its elements count from 1.
       * The fractions are given as integers, so that no binary fraction rounds.
       */
      readonly name: 'quantilesExact';
      readonly value: Sql;
      readonly k: readonly number[];
      readonly of: number;
    }
  | {
      /**
       * A list of doubles, for each `k` the value at place 1 + (n − 1)·k / of of n sorted values,
       * between two of them as far along as the place is. Its elements count from 1.
       */
      readonly name: 'quantilesBetween';
      readonly value: Sql;
      readonly k: readonly number[];
      readonly of: number;
    }
  /** A list of the `most` largest values of a group, the largest first; nulls are not among them. */
  | { readonly name: 'largest'; readonly value: Sql; readonly most: number }
  /** A list of the values of a group in the order of others of the same rows, nulls among them. */
  | { readonly name: 'listInOrder'; readonly value: Sql; readonly by: Sql }
  | { readonly name: 'dateTrunc'; readonly unit: CalendarUnit; readonly value: Sql }
  | { readonly name: 'daysBetween'; readonly from: Sql; readonly to: Sql }
  | { readonly name: 'addDays'; readonly value: Sql; readonly days: number }
  | { readonly name: 'monthNumber'; readonly value: Sql }
  | { readonly name: 'caseFold' | 'trim' | 'characters'; readonly value: Sql }
  | {
      readonly name: 'replaceAll' | 'replacePattern';
      readonly value: Sql;
      readonly from: string;
      readonly to: string;
    }
  | { readonly name: 'matches'; readonly value: Sql; readonly pattern: string }
  | {
      readonly name: 'capture';
      readonly value: Sql;
      readonly pattern: string;
      readonly group: number;
    }
  | { readonly name: 'startsWith'; readonly value: Sql; readonly prefix: string }
  /** The MD5 of the seed, a colon and a text, in hexadecimal digits: a draw that every engine makes alike. */
  | { readonly name: 'seededHash'; readonly value: Sql; readonly seed: number }
  | { readonly name: 'parseDay'; readonly value: Sql; readonly formats: readonly string[] };

/** Makes a tree from nodes. Private to `core/sql`: everything else goes through the builder. */
export function tree(nodes: readonly SqlNode[]): Sql {
  return { nodes } as unknown as Sql;
}
