import type { CustomerSet } from '../spec/filters.ts';

/** What platforms are told of a person. Each platform takes some of them, under its own headers. */
export const audienceFields = [
  'email',
  'phone',
  'firstName',
  'lastName',
  'country',
  'zip',
  'city',
  'state',
  'birthday',
  'gender',
  'lineUser',
  'device',
  'handle',
  'company',
  'jobTitle',
  'tags',
  'customer',
] as const;
export type AudienceField = (typeof audienceFields)[number];

/**
 * Where a field is read: `customer` (the identifier itself), `contact:<id>` (a personal column),
 * `dimension:<id>` (a column of customers, or of lines: then what their last line with a value says),
 * `family:contact:<id>` and `given:contact:<id>` (the two parts of a whole name).
 */
export type FieldSource = string;

/** One group of a split. Holdouts are sent nowhere; they are only in the assignments. */
export interface SplitArm {
  readonly name: string;
  /** Shares are relative: 80 and 20, or 1 and 1. */
  readonly share: number;
  readonly isHoldout: boolean;
}

/** Who goes into which group: by a hash of the seed and the customer's identifier, whatever the order of rows. */
export interface Split {
  /** The name of the experiment, for its assignments. */
  readonly name: string;
  readonly seed: number;
  readonly arms: readonly SplitArm[];
  /** `tier`, `segment`, or `dimension:<id>` of customers: balanced within each combination. */
  readonly strata: readonly string[];
}

/** Why the export is allowed: a column that says so of each person, or a statement that somebody stands for. */
export type Consent =
  /** `contact:<id>` or `dimension:<id>`; `yes`: the values that mean yes, null for those that are understood. */
  | {
      readonly kind: 'column';
      readonly source: FieldSource;
      readonly yes: readonly string[] | null;
    }
  | { readonly kind: 'statement'; readonly text: string };

/** What `value` is, for platforms that take one: net revenue of all time, of the last twelve months, or none. */
export const valueBases = ['none', 'net', 'year'] as const;
export type ValueBasis = (typeof valueBases)[number];

/** An export of an audience, as its address says it. Suppression files are not part of it: they hold people. */
export interface AudiencePlan {
  /** Ids of platforms, at least one. */
  readonly platforms: readonly string[];
  /** Whether identifiers are hashed here; otherwise platforms do it on upload. */
  readonly isHashed: boolean;
  /** ISO 3166 alpha-2: of phone numbers without a country code; null until it is chosen. */
  readonly country: string | null;
  /** Fields that are not read where the app would read them; an empty source is none. */
  readonly sources: Readonly<Partial<Record<AudienceField, FieldSource>>>;
  readonly consent: Consent | null;
  /** People to add to the audience, or those who have to go: without consent, or suppressed. */
  readonly purpose: 'add' | 'remove';
  /** Leaves out who bought in the last so many days up to the as-of day; null for nobody. */
  readonly withoutBuyersOfDays: number | null;
  /** Leaves out the people of these sets. */
  readonly without: readonly CustomerSet[];
  readonly value: ValueBasis;
  readonly split: Split | null;
}

/** Why somebody of the segment is not in a file, in the order in which it is asked: suppression last. */
export const dropReasons = [
  'noConsent',
  'recentBuyer',
  'excluded',
  'noIdentifier',
  'duplicate',
  'suppressed',
  'heldOut',
] as const;
export type DropReason = (typeof dropReasons)[number];
