import { formOf, type Layout } from './layout.ts';
import type { Readings } from './readings.ts';

/** Between the parts of an identifier of several fields; no value holds it. */
const joint = '\u0000';

/**
 * The identifiers of a person that a platform can use, before hashing, each with the place of its kind
 * in front; empty where there is none. Two people with a key in common are one to the platform.
 */
export function keysOf(layout: Layout, readings: Readings, row: number): readonly string[] {
  const keys: string[] = [];
  layout.identifiers.forEach((places, kind) => {
    let key = String(kind);
    for (const place of places) {
      const column = layout.columns[place];
      const form = column ? cellOf(layout, place, readings, row) : '';
      if (form === '') return;
      key += joint + form;
    }
    keys.push(key);
  });
  return keys;
}

/** The cell of a field's column before hashing; empty where nothing usable is said. */
export function cellOf(layout: Layout, place: number, readings: Readings, row: number): string {
  const column = layout.columns[place];
  if (!column || column.column.field === 'value') return '';
  const value = readings.value(column.column.field, row);
  return value === null ? '' : formOf(layout, column, value, readings.country(row));
}
