import type { AudienceField, AudiencePlan } from '../core/audience/plan.ts';
import { fail } from '../core/error.ts';
import { mayBeHashed } from './forms.ts';
import { isHash } from './hash.ts';
import type { Localised, Platform, PlatformColumn } from './platforms/types.ts';

/** A column as it is in this export. */
export interface LayoutColumn {
  readonly column: PlatformColumn;
  /** Whether its values are hashed here. */
  readonly isHashed: boolean;
}

/** What a platform's files hold in this export. */
export interface Layout {
  readonly platform: Platform;
  readonly columns: readonly LayoutColumn[];
  /** Places of the columns of each identifier that has sources for all of its fields. */
  readonly identifiers: readonly (readonly number[])[];
}

/**
 * The columns that a platform gets: those with a source, or all of its template. Fails with `audience.noIdentifier` where no identifier has a source.
 */
export function layoutOf(
  platform: Platform,
  fields: readonly AudienceField[],
  plan: Pick<AudiencePlan, 'isHashed' | 'value'>,
  locale: keyof Localised = 'en',
): Layout {
  const hasSource = new Set<PlatformColumn['field']>(fields);
  if (plan.value !== 'none') hasSource.add('value');
  const isHashing = hashes(platform, plan.isHashed);
  const whole = platform.identifiers.filter((set) => set.every((field) => hasSource.has(field)));
  if (whole.length === 0) fail('audience.noIdentifier', { platform: platform.name[locale] });
  const columns = platform.columns
    .filter((column) => isHashing || column.isOnlyHashed !== true)
    .filter(({ field }) => platform.hasAllColumns === true || hasSource.has(field))
    .map((column): LayoutColumn => ({ column, isHashed: isHashing && column.isHashable }));
  const placeOf = (field: AudienceField): number =>
    columns.findIndex(({ column }) => column.field === field && column.isOnlyHashed !== true);
  return { platform, columns, identifiers: whole.map((set) => set.map(placeOf)) };
}

/** Whether a platform's hashable columns are hashed when the plan says so, or not. */
export function hashes(platform: Platform, isHashed: boolean): boolean {
  return platform.hashing === 'always' || (platform.hashing === 'optional' && isHashed);
}

/**
 * A cell before hashing: the platform's form of a value; the hash itself where it is one and this column
 * takes hashes; empty where the platform cannot use it.
 */
export function formOf(
  layout: Layout,
  { column, isHashed }: LayoutColumn,
  value: string,
  country: string | null,
): string {
  if (isHash(value) && column.field !== 'value' && mayBeHashed(column.field)) {
    const takesHashes = column.isHashable && layout.platform.hashing !== 'never';
    return takesHashes && column.isOnlyHashed !== true ? value : '';
  }
  const form = column.form(value, country);
  const allowed = isHashed ? (column.allowedBeforeHash ?? column.allowed) : column.allowed;
  return allowed.test(form) ? form : '';
}

/** A cell as it is written: hashed where the column is, unless it is a hash or empty. */
export function written(
  { isHashed }: LayoutColumn,
  form: string,
  hex: (text: string) => string,
): string {
  return isHashed && form !== '' && !isHash(form) ? hex(form) : form;
}
