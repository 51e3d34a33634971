import { audienceFields, type AudienceField } from '../core/audience/plan.ts';
import type { Localised, Platform } from './platforms/types.ts';

/** What the page says of a platform: its description without what makes its files. */
export interface PlatformCard {
  readonly id: string;
  readonly name: Localised;
  /** What it takes, in the order in which fields are listed. */
  readonly fields: readonly AudienceField[];
  readonly takesValue: boolean;
  readonly identifiers: readonly (readonly AudienceField[])[];
  readonly hashing: Platform['hashing'];
  readonly isForPeople: boolean;
  readonly advisedPeople: number;
  readonly note: Localised | null;
}

/** The card of a platform. */
export function cardOf(platform: Platform): PlatformCard {
  const { id, name, identifiers, hashing, advisedPeople, note, columns } = platform;
  const taken = columns.map(({ field }) => field);
  return {
    ...{ id, name, identifiers, hashing, advisedPeople, note },
    fields: audienceFields.filter((field) => taken.includes(field)),
    takesValue: taken.includes('value'),
    isForPeople: platform.isForPeople ?? false,
  };
}
