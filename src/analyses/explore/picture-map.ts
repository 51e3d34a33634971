import { countryOf } from '../../core/geo/countries.ts';
import { countryCodes } from '../../core/geo/country-codes.ts';
import { smallCountries } from '../../core/geo/small-countries.ts';
import type { Dot } from './picture-dots.ts';

/** A country on the map: by the number of its shape, or where it lies if it is too small for one. */
export interface Placed {
  readonly dot: Dot;
  readonly country: string;
  readonly shape: string;
  readonly spot: { readonly longitude: number; readonly latitude: number } | null;
}

/** Values on the map, and those that are not: no country, or the same as a larger one. */
export interface Placement {
  readonly placed: readonly Placed[];
  readonly unplaced: readonly Dot[];
}

/** Finds the country of every value. Of several names of one country the largest stands for it. */
export function placeOnMap(dots: readonly Dot[]): Placement {
  const placed = new Map<string, Placed>();
  const unplaced: Dot[] = [];
  const bySize = [...dots].sort(
    (left, right) => Math.abs(right.value ?? 0) - Math.abs(left.value ?? 0),
  );
  for (const dot of bySize) {
    const key = dot.place.isOther ? null : (dot.place.path.at(-1) ?? null);
    const country = typeof key === 'string' ? countryOf(key) : null;
    const codes = country === null ? undefined : countryCodes.get(country);
    if (!codes || placed.has(codes.alpha2)) unplaced.push(dot);
    else
      placed.set(codes.alpha2, {
        ...{ dot, country: codes.alpha2, shape: codes.numeric },
        spot: smallCountries.get(codes.alpha2) ?? null,
      });
  }
  return { placed: [...placed.values()], unplaced };
}
