import { lyingAxis, positions, standingAxis, type Along, type Encoding } from './chart-axis.ts';
import { seriesColor } from './chart-bars.ts';
import type { Picture } from './picture.ts';
import type { BoxRow } from './picture-boxes.ts';

const cursor = { expr: "datum.mark ? 'pointer' : 'default'" };

/** The middle half as a box with the median across it, and whiskers over the middle four fifths. */
export function boxes(
  { isUpright, series }: Picture,
  rows: readonly BoxRow[],
  along: Along,
  width: number,
): Encoding {
  const [x, y] = isUpright ? ['y', 'x'] : ['x', 'y'];
  const { scale, ...place } = positions('place', along.names.length) as Encoding & {
    scale: object;
  };
  const isBeside = series.length > 1;
  const up = {
    ...{ type: 'quantitative', title: null },
    axis: { formatType: 'money', tickCount: isUpright ? Math.max(3, Math.floor(width / 140)) : 5 },
  };
  const from = (field: string, to?: string): Encoding => ({
    [y]: { ...up, field },
    ...(to === undefined ? {} : { [`${y}2`]: { field: to } }),
  });
  const bandwidth = { band: isBeside ? 0.86 : 0.6 };
  const thickness = isUpright ? { height: bandwidth } : { width: bandwidth };
  return {
    data: { values: rows },
    encoding: {
      [x]: {
        ...place,
        scale: { ...scale, paddingInner: 0.2, paddingOuter: 0.1 },
        axis: isUpright ? standingAxis(along.names, width) : lyingAxis(along, width),
      },
      ...(isBeside ? { [`${x}Offset`]: { field: 'order', type: 'ordinal' } } : {}),
    },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 1.5, cursor },
        encoding: { ...from('p10', 'p90'), color: seriesColor },
      },
      {
        mark: {
          type: 'bar',
          ...thickness,
          fillOpacity: 0.35,
          strokeWidth: 1,
          cornerRadius: 2,
          cursor,
        },
        encoding: { ...from('p25', 'p75'), color: seriesColor, stroke: seriesColor },
      },
      {
        mark: { type: 'tick', ...thickness, thickness: 2.5, cursor },
        encoding: { ...from('p50'), color: seriesColor },
      },
    ],
  };
}
