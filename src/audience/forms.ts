import { gmailForm, withoutSpace } from './read/email.ts';
import type { AudienceField } from '../core/audience/plan.ts';

/** Fields by which somebody can be suppressed. */
export const suppressible = [
  'email',
  'phone',
  'lineUser',
  'device',
  'handle',
] as const satisfies readonly AudienceField[];

/**
 * Every form in which a list of another system may hold this value, plain or before hashing: an address
 * as it is and as Google has it, a phone number with plus and without.
 */
export function formsOf(field: AudienceField, value: string): readonly string[] {
  if (field === 'phone') return [value, value.slice(1)];
  if (field !== 'email') return [value];
  const plain = withoutSpace(value);
  const gmail = gmailForm(plain);
  return gmail === plain ? [plain] : [plain, gmail];
}

/** Whether values of a field may be SHA-256 already; an identifier or a tag of 64 digits is just that. */
export function mayBeHashed(field: AudienceField): boolean {
  return !plainFields.has(field);
}
const plainFields: ReadonlySet<AudienceField> = new Set([
  ...(['customer', 'tags', 'company', 'jobTitle', 'lineUser'] as const),
]);
