import type { AudienceField } from '../core/audience/plan.ts';
import { fieldReaders } from './read/fields.ts';
import type { People } from './types.ts';

/** The first cells of a field that say something, and what they are read as. They are personal. */
export interface FieldSamples {
  readonly field: AudienceField;
  readonly values: readonly {
    /** As the file has it. */
    readonly cell: string;
    /** As it is read; null where it is not usable. */
    readonly read: string | null;
  }[];
}

/** How many people are looked at for samples. */
const looked = 2000;

/** At most so many values of each field, from the first people of the segment. */
export function samplesOf(
  people: People,
  fields: readonly AudienceField[],
  most: number,
  country: string | null,
): readonly FieldSamples[] {
  const hasCountry = people.fields.includes('country');
  const countryOf = (row: number): string | null => {
    const cell = hasCountry ? people.cell('country', row) : null;
    return (cell && fieldReaders.country(cell, country, country)) ?? country;
  };
  return fields
    .filter((field) => people.fields.includes(field))
    .map((field) => {
      const values: FieldSamples['values'][number][] = [];
      for (let row = 0; row < Math.min(people.size, looked) && values.length < most; row++) {
        const cell = people.cell(field, row)?.trim() ?? '';
        if (cell === '') continue;
        values.push({ cell, read: fieldReaders[field](cell, country, countryOf(row)) });
      }
      return { field, values };
    });
}
