import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { restOfWorld } from '../../core/chart/world.ts';
import type { ChartSpec } from './types.ts';

/** A country as it is drawn: an outline on the globe. */
interface Outline {
  readonly type: 'Feature';
  /** Its number in ISO 3166-1; what has none is named. */
  readonly id: string;
  readonly geometry: unknown;
}

type Row = Readonly<Record<string, unknown>>;

/** Nobody buys there, and it would take a fifth of the picture. */
const antarctica = '010';
/** Kosovo has a name in the map data, but no number. */
const numbersOfNamed: Readonly<Record<string, string>> = { Kosovo: '983' };

let loaded: Promise<readonly Outline[]> | null = null;

/** The outlines of all countries, fetched from the page's own origin when the first map is drawn. */
function outlines(): Promise<readonly Outline[]> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

async function load(): Promise<readonly Outline[]> {
  const { default: world } = await import('world-atlas/countries-110m.json');
  const topology = world as unknown as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  return feature(topology, topology.objects.countries)
    .features.map(({ id, geometry, properties: { name } }) => ({
      type: 'Feature' as const,
      id: id === undefined ? (numbersOfNamed[name] ?? name) : String(id),
      geometry,
    }))
    .filter(({ id }) => id !== antarctica);
}

/** A specification of countries with their outlines. */
export async function withOutlines(spec: ChartSpec): Promise<ChartSpec> {
  return outlined(spec, await outlines());
}

/** Gives every row with a `shape` its outline, and the rest of the world its own. */
export function outlined(spec: ChartSpec, world: readonly Outline[]): ChartSpec {
  const byId = new Map(world.map((outline) => [outline.id, outline]));
  const drawn = new Set<unknown>();
  const outline = (row: Row): Row => {
    const found = 'longitude' in row ? undefined : byId.get(String(row['shape']));
    drawn.add(row['shape']);
    return found ? { ...row, type: found.type, geometry: found.geometry } : row;
  };
  const withRows = (
    part: unknown,
    change: (rows: readonly Row[], name: unknown) => readonly Row[],
  ): unknown => {
    if (Array.isArray(part)) return part.map((each) => withRows(each, change));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, value]: [string, unknown]) => {
        if (key !== 'data' || !hasRows(value))
          return [key, key === 'layer' ? withRows(value, change) : value];
        return [key, { ...value, values: change(value.values, value.name) }];
      }),
    );
  };
  const shaped = withRows(spec, (rows) => rows.map(outline));
  return withRows(shaped, (rows, name) =>
    name === restOfWorld
      ? world.filter(({ id }) => !drawn.has(id)).map((rest) => ({ ...rest }))
      : rows,
  ) as ChartSpec;
}

function hasRows(
  data: unknown,
): data is { readonly name?: unknown; readonly values: readonly Row[] } {
  return (
    typeof data === 'object' && data !== null && 'values' in data && Array.isArray(data.values)
  );
}
