/**
 * What the files tell of reaching a person, by the column that tells it. The values are personal: they
 * stand in the table `attribute` as the files write them, in columns named `p_<use>` (and `p_<use>_2` …
 * where several have the same use), and enter neither a link nor a screen that does not reveal them.
 */
export const contactUses = [
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'birthday',
  'zip',
  'consent',
  'lineUser',
  'device',
] as const;
export type ContactUse = (typeof contactUses)[number];

/** A column of the customers files that says something of this kind. */
export interface ContactInfo {
  readonly use: ContactUse;
  /** Unique, URL-safe name made from the header. */
  readonly id: string;
  /** The header as written. */
  readonly label: string;
  readonly fileName: string;
  /** Column of the table `attribute`. */
  readonly column: string;
  /** People whose cell is not blank. */
  readonly filled: number;
}
