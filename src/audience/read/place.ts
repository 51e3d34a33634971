import { countryOf } from '../../core/geo/countries.ts';
import { clean } from './clean.ts';
import { stateCodes } from './state-codes.ts';

export const countryPattern = /^[A-Za-z]{2}$/;
export const zipPattern = /^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$/;
export const placePattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’()-]*$/u;

let known: ReadonlyMap<string, ReadonlyMap<string, string>> | null = null;

/** Upper-case ISO 3166 alpha-2 of a code or a name (`台灣`, `Taiwan`, `UK`); null where it names none. */
export function readCountry(cell: string): string | null {
  const text = clean(cell);
  if (text === '') return null;
  // In a column of countries two or three small letters are a code.
  return countryOf(text) ?? (/^[a-z]{2,3}$/i.test(text) ? countryOf(text.toUpperCase()) : null);
}

/**
 * A state: its code where the country is the United States, Canada or Australia, which Meta wants in
 * two letters; elsewhere the name as the file writes it. Null where nothing is said.
 */
export function readState(cell: string, country: string | null): string | null {
  const text = clean(cell);
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  known ??= namesOfStates();
  const codes = country === null ? undefined : known.get(country);
  return codes?.get(key(text)) ?? text;
}

/** A city as the file writes it; null where nothing is said. */
export function readCity(cell: string): string | null {
  const text = clean(cell);
  return /\p{L}/u.test(text) ? text : null;
}

/** A postal code as the file writes it; null where nothing is said. */
export function readZip(cell: string): string | null {
  const text = clean(cell);
  return /[A-Za-z0-9]/.test(text) ? text : null;
}

/**
 * A postal code in lower case without spaces and dashes; of the United States the first five digits.
 * Source: Meta's customer information parameters.
 */
export function bareZip(zip: string, country: string | null): string {
  const bare = zip.toLowerCase().replace(/[\s-]/g, '');
  return country === 'US' ? bare.slice(0, 5) : bare;
}

function namesOfStates(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const countries = Object.entries(stateCodes).map(([country, list]) => {
    const names = list.split(',').flatMap((entry): [string, string][] => {
      const [code = '', name = ''] = entry.split('=');
      return [
        [key(code), code],
        [key(name), code],
      ];
    });
    return [country, new Map(names)] as const;
  });
  return new Map(countries);
}

function key(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, '');
}
