import { lyingAxis, positions, standingAxis, type Along, type Encoding } from './chart-axis.ts';
import type { ChartRow } from './chart-rows.ts';
import type { Picture } from './picture.ts';

/** The palette's slots as a domain, so that a series keeps its colour whatever else is there. */
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];
/** The colour of a series. */
export const seriesColor: Encoding = { field: 'series', type: 'nominal', scale: { domain: slots } };
/** An open period is drawn faint, with a dashed outline. */
export const openLook: Encoding = {
  fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
  stroke: { condition: { test: 'datum.open', ...seriesColor }, value: null },
  strokeDash: { condition: { test: 'datum.open', value: [3, 2] }, value: [1, 0] },
};
const cursor = { expr: "datum.mark ? 'pointer' : 'default'" };

/** Bars beside one another, on one another, or as parts of a hundred per cent. */
export function bars(
  picture: Picture,
  rows: readonly ChartRow[],
  along: Along,
  up: Encoding,
  width: number,
): Encoding {
  const { shape, isUpright, series } = picture;
  const isBeside = shape === 'bar' && series.length > 1;
  const [x, y] = isUpright ? ['y', 'x'] : ['x', 'y'];
  const count = along.names.length;
  const { scale, ...place } = positions('place', count) as Encoding & { scale: object };
  return {
    data: { values: shape === 'filled' ? shares(rows) : rows },
    mark: { type: 'bar', cursor },
    encoding: {
      [x]: {
        ...place,
        scale: { ...scale, paddingInner: isBeside ? 0.2 : 0.28, paddingOuter: 0.14 },
        axis: isUpright ? standingAxis(along.names, width) : lyingAxis(along, width),
      },
      [y]: { ...up, stack: isBeside ? null : true, ...(shape === 'filled' ? filledUp : {}) },
      ...(isBeside
        ? { [`${x}Offset`]: { field: 'order', type: 'ordinal', scale: { paddingInner: 0.08 } } }
        : {}),
      color: seriesColor,
      order: { field: 'order', type: 'quantitative' },
      ...openLook,
    },
  };
}

const filledUp: Encoding = {
  field: 'share',
  scale: { domain: [0, 1] },
  axis: { formatType: 'share', tickCount: 5 },
};

/** Rows with what each is of its bar. What is below nought is no part of a hundred per cent. */
export function shares(
  rows: readonly ChartRow[],
): readonly (ChartRow & { readonly share: number })[] {
  const wholes = new Map<number, number>();
  for (const { place, value } of rows)
    wholes.set(place, (wholes.get(place) ?? 0) + Math.max(0, value ?? 0));
  return rows.map((row) => {
    const whole = wholes.get(row.place) ?? 0;
    return { ...row, share: whole > 0 ? Math.max(0, row.value ?? 0) / whole : 0 };
  });
}
