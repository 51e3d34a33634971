import type { Steps } from '../../core/chart/steps.ts';
import { onCountries, restOfWorld } from '../../core/chart/world.ts';
import type { Encoding } from './chart-axis.ts';
import type { ChartRow } from './chart-rows.ts';

/** A row of a map: the step of its colour, and its shape or its spot. */
export interface MapRow extends Omit<
  ChartRow,
  'place' | 'series' | 'order' | 'second' | 'opacity'
> {
  /** The number of the country in ISO 3166-1. */
  readonly shape: string;
  readonly spot: { readonly longitude: number; readonly latitude: number } | null;
  readonly step: number;
}

/**
 * The world without Antarctica in the natural-earth projection, in units of its scale: how wide it is, and
 * how far it reaches above and below the equator (to 83.6° N and 56° S).
 */
const world = { width: 5.48, above: 1.385, below: 0.985 };
/** Width by height of that. */
export const worldAspect = world.width / (world.above + world.below);
const scale = `min(width / ${world.width}, height / ${world.above + world.below})`;

const cursor = { expr: "datum.mark ? 'pointer' : 'default'" };

/** Countries in steps of colour; those without a shape of their own as dots. */
export function map(
  rows: readonly MapRow[],
  range: 'ramp' | 'diverging',
  { slots }: Steps,
): Encoding {
  const drawn = rows.map(({ spot, ...row }) => ({ ...row, ...spot, slot: slots[row.step] ?? 0 }));
  const color = {
    ...{ field: 'slot', type: 'ordinal' },
    scale: {
      domain: Array.from({ length: range === 'ramp' ? 7 : 9 }, (_, slot) => slot),
      range,
    },
  };
  return {
    usermeta: onCountries,
    projection: {
      type: 'naturalEarth1',
      scale: { expr: scale },
      translate: { expr: `[width / 2, ${scale} * ${world.above}]` },
    },
    layer: [
      {
        data: { name: restOfWorld, values: [] },
        mark: { type: 'geoshape', style: 'no-country', tooltip: null },
      },
      {
        data: { values: drawn.filter((row) => !('longitude' in row)) },
        mark: { type: 'geoshape', style: 'country', cursor },
        encoding: { color },
      },
      {
        data: { values: drawn.filter((row) => 'longitude' in row) },
        mark: { type: 'circle', style: 'country', size: 70, opacity: 1, cursor },
        encoding: {
          longitude: { field: 'longitude', type: 'quantitative' },
          latitude: { field: 'latitude', type: 'quantitative' },
          color,
        },
      },
    ],
  };
}
