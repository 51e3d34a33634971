import type { CustomerGroupKind } from '../model/customer-groups.ts';
import type { BoughtMeasure, ConsentAnswer, NumberFact } from '../segment/rule.ts';

/** Two bounds as they are written, or null where a side is open. */
export interface WrittenBounds {
  readonly from: string | null;
  readonly to: string | null;
}

/** The words that a rule is said in: as one sentence, and condition by condition. */
export interface RuleWords {
  readonly everyone: string;
  readonly nobody: string;
  readonly blank: string;
  /** The source of a line, which no file names. */
  readonly sourceOfLine: string;
  readonly product: string;
  /** Parts that all hold, and what they exclude: `A and B, but not (C)`. Neither list is ever empty. */
  readonly and: (parts: readonly string[]) => string;
  readonly butNot: (whole: string, parts: readonly string[]) => string;
  readonly or: (parts: readonly string[]) => string;
  readonly not: (part: string) => string;
  readonly inBrackets: (part: string) => string;
  /** Values of which one is enough: Tea or Oolong. */
  readonly either: (values: readonly string[]) => string;
  readonly segment: (name: string) => string;
  readonly set: (name: string) => string;
  /** Bounds: `4–5`, `from 5`, `up to 5`, `5`, or any. */
  readonly range: (bounds: WrittenBounds) => string;
  /** What a number is, for the builder, and with its bounds, for the sentence. */
  readonly facts: Readonly<Record<NumberFact, string>>;
  readonly number: (fact: string, range: string) => string;
  readonly daysFacts: { readonly first: string; readonly last: string };
  readonly group: (kind: CustomerGroupKind, names: string) => string;
  /** The names of the groups; null for any. */
  readonly moved: (
    kind: CustomerGroupKind,
    from: string | null,
    since: string,
    to: string | null,
  ) => string;
  readonly monthsAgo: (months: number) => string;
  readonly onDay: (day: string) => string;
  readonly neverBought: string;
  /** What was bought, when, on which purchases and how much of it; null for what is not said. */
  readonly bought: (
    what: string | null,
    when: string | null,
    nth: string | null,
    amount: string | null,
  ) => string;
  readonly lines: (field: string, values: string, exclude: boolean) => string;
  readonly lastDays: (days: number) => string;
  readonly between: (bounds: WrittenBounds) => string;
  readonly nth: (bounds: WrittenBounds) => string;
  readonly measures: Readonly<Record<BoughtMeasure, string>>;
  readonly amounts: Readonly<Record<BoughtMeasure, (bounds: WrittenBounds) => string>>;
  readonly column: (column: string, test: 'is' | 'has', values: string) => string;
  readonly birthday: (months: string) => string;
  readonly months: readonly string[];
  readonly consent: Readonly<Record<ConsentAnswer, string>>;
  readonly arm: (experiment: string, variants: string) => string;
}
