import type { AudienceField } from '../core/audience/plan.ts';
import { fail } from '../core/error.ts';
import { isHash } from './hash.ts';
import { mayBeHashed } from './forms.ts';
import { clean } from './read/clean.ts';
import { fieldReaders } from './read/fields.ts';
import { needsCountry } from './read/phone.ts';
import type { Slices } from './slices.ts';
import type { FieldReport, People } from './types.ts';

/** One field of all people, read once: values from which every platform's form is made. */
export class FieldColumn {
  filled = 0;
  usable = 0;
  changed = 0;
  hashed = 0;
  readonly values: (string | null)[];

  constructor(
    readonly field: AudienceField,
    size: number,
  ) {
    this.values = new Array<string | null>(size).fill(null);
  }

  report(): FieldReport {
    const { field, filled, usable, changed, hashed } = this;
    return { field, filled, usable, changed, hashed };
  }
}

/** What the files say of all people, field by field. */
export class Readings {
  /** Phone numbers that were not read since no country completes them. */
  phonesWithoutCountry = 0;
  readonly #columns: ReadonlyMap<AudienceField, FieldColumn>;

  constructor(
    readonly size: number,
    fields: readonly AudienceField[],
    /** Of phone numbers without a code, and of people whose own country is not known. */
    readonly home: string | null,
  ) {
    this.#columns = new Map(fields.map((field) => [field, new FieldColumn(field, size)]));
  }

  column(field: AudienceField): FieldColumn | undefined {
    return this.#columns.get(field);
  }

  columns(): readonly FieldColumn[] {
    return [...this.#columns.values()];
  }

  /** The value of a person's field; null for none that is usable. */
  value(field: AudienceField, row: number): string | null {
    return this.#columns.get(field)?.values[row] ?? null;
  }

  /** The person's own country, or the one that the plan gives. */
  country(row: number): string | null {
    const own = this.value('country', row);
    return own === null || isHash(own) ? this.home : own;
  }
}

/** Reads the fields of all people. */
export async function readPeople(
  people: People,
  fields: readonly AudienceField[],
  home: string | null,
  slices: Slices,
): Promise<Readings> {
  // The country comes first, since others are read by it.
  const ordered = [...fields].sort((a, b) => Number(b === 'country') - Number(a === 'country'));
  const readings = new Readings(people.size, ordered, home);
  const columns = readings.columns();
  await slices.over(people.size, (row) => {
    for (const column of columns) {
      const cell = people.cell(column.field, row);
      if (cell === null || cell === '') continue;
      readCell(column, cell, row, readings);
      if (column.field === 'phone' && home === null && column.values[row] === null)
        readings.phonesWithoutCountry += Number(needsCountry(cell));
    }
  });
  return readings;
}

/**
 * Stops where the files leave something open: `audience.mixedColumn` where a field has plain values and
 * hashed ones, `audience.noCountry` where phone numbers need a country that was not chosen.
 */
export function refuseUnclear(readings: Readings): void {
  for (const { field, usable, hashed } of readings.columns())
    if (hashed > 0 && usable > hashed)
      fail('audience.mixedColumn', { column: field, plain: usable - hashed, hashed });
  const phones = readings.phonesWithoutCountry;
  if (phones > 0) fail('audience.noCountry', { phones });
}

function readCell(column: FieldColumn, cell: string, row: number, readings: Readings): void {
  const { field } = column;
  // Hashes are rarely longer by more than a few spaces.
  if (cell.length >= 64 && mayBeHashed(field)) {
    const text = clean(cell);
    if (isHash(text)) {
      column.filled++;
      column.usable++;
      column.hashed++;
      column.values[row] = text.toLowerCase();
      if (column.values[row] !== cell) column.changed++;
      return;
    }
  }
  const country = field === 'country' ? null : readings.country(row);
  const value = fieldReaders[field](cell, readings.home, country);
  column.values[row] = value;
  if (value === null) {
    if (clean(cell) !== '') column.filled++;
    return;
  }
  column.filled++;
  column.usable++;
  if (value !== cell) column.changed++;
}
