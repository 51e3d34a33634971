import type { AudienceField } from '../../core/audience/plan.ts';

/** A text in every language of the page. */
export type Localised = Readonly<Record<'en' | 'zh-Hant', string>>;

/** Where a column reads: a field, or the amount that the plan calls value. */
export type ColumnField = AudienceField | 'value';

/** One column of a platform's file. */
export interface PlatformColumn {
  readonly field: ColumnField;
  /** A platform's own header never changes; files for people speak the reader's language. */
  readonly header: string | Localised;
  /** The header over hashed values, where it is another one. */
  readonly hashedHeader?: string;
  /** Whether values are hashed when hashing is on, and whether hashed ones are taken at all. */
  readonly isHashable: boolean;
  /** Is written only when hashing is on: a second form of the same value. */
  readonly isOnlyHashed?: boolean;
  /**
   * A value as this platform wants it, from what the field's reader made of the cell; `country` is the
   * person's, or the plan's.
   */
  readonly form: (value: string, country: string | null) => string;
  /** What a written plain cell has to match; other values leave the cell empty. */
  readonly allowed: RegExp;
  /** What a value that is hashed has to match before, where that is something else. */
  readonly allowedBeforeHash?: RegExp;
}

/** An ad platform, a tool for messages, or people: what its file looks like. */
export interface Platform {
  readonly id: string;
  readonly name: Localised;
  /** In the order of the file. Columns without a source are left out, unless `hasAllColumns`. */
  readonly columns: readonly PlatformColumn[];
  /** A template that wants all of its headers, with empty cells below. */
  readonly hasAllColumns?: boolean;
  readonly hasHeader: boolean;
  /** A person needs all fields of at least one of these. */
  readonly identifiers: readonly (readonly AudienceField[])[];
  /** `optional` follows the plan; `always`: plain values are not offered; `never`: hashed ones are not. */
  readonly hashing: 'optional' | 'always' | 'never';
  /** A file for people has a byte order mark, and text in it is no formula. */
  readonly isForPeople?: boolean;
  readonly mostRows?: number;
  /** Bytes of one file. */
  readonly mostBytes?: number;
  /** Fewer people than this are little use there; 0 where nothing is said. */
  readonly advisedPeople: number;
  /** What the user has to know: what is not confirmed, what the platform wants. */
  readonly note: Localised | null;
}
