import { expect, test } from 'vitest';
import { onCountries, restOfWorld } from '../../core/chart/world.ts';
import type { ChartSpec } from './types.ts';
import { outlined, withOutlines } from './world.ts';

const outline = (id: string) => ({ type: 'Feature' as const, id, geometry: { of: id } });
const layer = (values: readonly object[], name?: string) => ({
  data: { values, ...(name === undefined ? {} : { name }) },
  mark: 'geoshape',
});
const specOf = (values: readonly object[]): ChartSpec =>
  ({
    usermeta: onCountries,
    layer: [layer([], restOfWorld), layer(values)],
  }) as unknown as ChartSpec;

interface Drawn {
  readonly layer: readonly {
    readonly data: { readonly values: readonly Record<string, unknown>[] };
  }[];
}
const rowsOf = (spec: ChartSpec): Drawn['layer'][number]['data']['values'][] =>
  (spec as unknown as Drawn).layer.map(({ data }) => [...data.values]);

test('A country has its outline and keeps its numbers; all others are the rest of the world', () => {
  const rows = [
    { shape: '158', value: 5 },
    { shape: '702', longitude: 104, latitude: 1 },
  ];
  const [rest, drawn] = rowsOf(outlined(specOf(rows), ['158', '392', '702'].map(outline)));
  expect(drawn).toEqual([
    { shape: '158', value: 5, type: 'Feature', geometry: { of: '158' } },
    { shape: '702', longitude: 104, latitude: 1 },
  ]);
  expect(rest?.map(({ id }) => id)).toEqual(['392']);
});

test('Taiwan and Kosovo have shapes of their own; Antarctica is left out', async () => {
  const rows = [{ shape: '158' }, { shape: '983' }, { shape: '156' }];
  const [rest = [], drawn = []] = rowsOf(await withOutlines(specOf(rows)));
  expect(drawn.every(({ geometry }) => typeof geometry === 'object')).toBe(true);
  expect(new Set(drawn.map(({ geometry }) => geometry)).size).toBe(3);
  // 177 shapes of the map data, without these and Antarctica.
  expect(rest).toHaveLength(177 - 3 - 1);
});
