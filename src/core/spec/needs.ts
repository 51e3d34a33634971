import { dimensionValue } from './params.ts';
import type { ViewState } from './filters.ts';

/** The dimensions that data must have for a view: of its filters, its parameters and its customer sets. */
export function neededDimensions({ params, filters }: ViewState): readonly string[] {
  const start = dimensionValue('');
  const named = Object.values(params)
    .flatMap((text) => text.split('~'))
    .filter((text) => text.startsWith(start))
    .map((text) => text.slice(start.length).replace(/\^\d+$/, ''));
  const filtered = filters.dimensions.map(({ dimension }) => dimension);
  const inSets = filters.customers.flatMap(({ view }) => neededDimensions(view));
  return [...new Set([...named, ...filtered, ...inSets])];
}
