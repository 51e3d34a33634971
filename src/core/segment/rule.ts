import type { CustomerGroupKind } from '../model/customer-groups.ts';
import type { CustomerSet } from '../spec/filters.ts';

/**
 * What a segment is: a rule over everything that is known of a customer, never a list of people. A rule
 * speaks of everyone whom the data know by the as-of day: whoever a sale names, and the people of the
 * customers files. Every condition is true or false of each of them; what is unknown is false, so that
 * `not` turns it round exactly.
 */
export type Rule =
  | { readonly kind: 'all'; readonly rules: readonly Rule[] }
  | { readonly kind: 'any'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  /** Another segment by its name, with its rule as it stood when this one was saved. */
  | { readonly kind: 'segment'; readonly name: string; readonly rule: Rule }
  /** The customers behind a mark of a view. */
  | { readonly kind: 'set'; readonly set: CustomerSet }
  | Condition;

/** What one line of a rule asks. Bounds are included; null leaves a side open. */
export type Condition =
  | NumberCondition
  | DayCondition
  | GroupCondition
  | MovedCondition
  | BoughtCondition
  | ColumnCondition
  | ColumnRangeCondition
  | BirthdayCondition
  | ConsentCondition
  | ArmCondition;

/**
 * Numbers known of a customer. `recency` and `age`: days from the last and the first purchase day to the
 * as-of day. `days`: purchase days. `orders`: qualifying orders. `net`, `average` (per qualifying order),
 * `refunded`: money, in units. `gap`: the middle of their own gaps, in days. `overdue`: days that the open
 * gap is longer than three quarters of all closed gaps. `late`: days since they were expected by their own
 * rhythm, as the list of customers says. `r`, `f`, `m`: scores of RFM, 1 to 5, by its defaults.
 */
export const numberFacts = [
  'recency',
  'age',
  'days',
  'orders',
  'net',
  'average',
  'refunded',
  'gap',
  'overdue',
  'late',
  'r',
  'f',
  'm',
] as const;
export type NumberFact = (typeof numberFacts)[number];

export interface NumberCondition {
  readonly kind: 'number';
  readonly of: NumberFact;
  readonly from: number | null;
  readonly to: number | null;
}

/** First (the cohort) or last purchase day, as calendar days. */
export interface DayCondition {
  readonly kind: 'day';
  readonly of: 'first' | 'last';
  readonly from: string | null;
  readonly to: string | null;
}

/** In one of some tiers of the pyramid, or segments of RFM, both by their defaults. */
export interface GroupCondition {
  readonly kind: 'group';
  readonly of: CustomerGroupKind;
  readonly ids: readonly string[];
}

/**
 * Was in one of some groups on an earlier day, and is in one of others now. `never`: had not bought then.
 * An empty list is any of them.
 */
export interface MovedCondition {
  readonly kind: 'moved';
  readonly of: CustomerGroupKind;
  /** A day, or so many months before the as-of day. */
  readonly since: { readonly day: string } | { readonly months: number };
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Which lines: those whose product (`product`, by its code) or dimension (`dimension:<id>`) has one of some values. */
export interface LineCondition {
  readonly field: string;
  readonly exclude: boolean;
  /** Null stands for a blank cell. */
  readonly values: readonly (string | null)[];
}

/** When: always, the last so many days up to the as-of day, or calendar days. */
export type Window =
  | { readonly kind: 'ever' }
  | { readonly kind: 'last'; readonly days: number }
  | { readonly kind: 'days'; readonly from: string | null; readonly to: string | null };

/** What is counted of the lines that meet a condition. Money in units. */
export const boughtMeasures = ['orders', 'days', 'lines', 'quantity', 'net'] as const;
export type BoughtMeasure = (typeof boughtMeasures)[number];

/**
 * How much of something they bought: at least once unless bounds say otherwise. `orders` and `days` are
 * orders and days with a qualifying order that has such a line. With both bounds null: from 1. "Never" is
 * the `not` of it.
 */
export interface BoughtCondition {
  readonly kind: 'bought';
  readonly lines: readonly LineCondition[];
  readonly within: Window;
  /** Only in their n-th purchase days, counted from 1; null for any. */
  readonly nth: { readonly from: number | null; readonly to: number | null } | null;
  readonly measure: BoughtMeasure;
  readonly from: number | null;
  readonly to: number | null;
}

/** A column of the customers files has one of some values, or, where it lists several (tags), holds one. */
export interface ColumnCondition {
  readonly kind: 'column';
  /** The id of a dimension of customers. */
  readonly column: string;
  readonly test: 'is' | 'has';
  readonly values: readonly (string | null)[];
}

/** A column of the customers files, read as a number or a day, lies within bounds. */
export interface ColumnRangeCondition {
  readonly kind: 'range';
  readonly column: string;
  readonly as: 'number' | 'day';
  readonly from: string | null;
  readonly to: string | null;
}

/** Born in one of some months, 1 to 12. */
export interface BirthdayCondition {
  readonly kind: 'birthday';
  readonly months: readonly number[];
}

/** What the consent column says; `unknown` is blank or no word that is understood, and never a yes. */
export const consentAnswers = ['yes', 'no', 'unknown'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

export interface ConsentCondition {
  readonly kind: 'consent';
  readonly answers: readonly ConsentAnswer[];
}

/** In one of some variants of an experiment, by its name. */
export interface ArmCondition {
  readonly kind: 'arm';
  readonly experiment: string;
  readonly variants: readonly string[];
}

/** Everyone, and nobody. */
export const everyone: Rule = { kind: 'all', rules: [] };
export const nobody: Rule = { kind: 'any', rules: [] };

/** Rules nested deeper than this are refused: no screen builds them. */
export const deepestRule = 12;
/** Rules of more conditions are refused. */
export const mostConditions = 60;
