import { lyingAxis, positions, type Along, type Encoding } from './chart-axis.ts';
import { seriesColor } from './chart-bars.ts';
import type { ChartRow } from './chart-rows.ts';
import type { Picture } from './picture.ts';

/** More points than these are too close for dots of their own. */
const mostDots = 120;

/** Lines, or areas on one another. */
export function lines(
  { shape, series }: Picture,
  rows: readonly ChartRow[],
  along: Along,
  up: Encoding,
  width: number,
): Encoding {
  const isArea = shape === 'area';
  const { scale, ...place } = positions('place', along.names.length) as Encoding & {
    scale: object;
  };
  const areDots = rows.length <= mostDots && !isArea;
  return {
    data: { values: rows },
    encoding: {
      x: { ...place, scale: { ...scale, padding: 0.2 }, axis: lyingAxis(along, width) },
      y: { ...up, stack: isArea ? true : null },
      color: seriesColor,
      order: { field: 'place', type: 'quantitative' },
    },
    layer: [
      {
        mark: {
          type: isArea ? 'area' : 'line',
          tooltip: null,
          ...(isArea
            ? { fillOpacity: series.length > 0 ? 0.8 : 0.22, line: series.length === 0 }
            : {}),
        },
        ...(isArea ? { encoding: { order: { field: 'order', type: 'quantitative' } } } : {}),
      },
      {
        // Every point answers to the pointer; one of an open period is hollow.
        mark: {
          ...{ type: 'point', size: areDots ? 42 : 90, strokeWidth: 1.5 },
          cursor: { expr: "datum.mark ? 'pointer' : 'default'" },
        },
        encoding: {
          order: { field: 'order', type: 'quantitative' },
          stroke: seriesColor,
          opacity: areDots
            ? { value: 1 }
            : { condition: { test: 'datum.open', value: 1 }, value: 0 },
          fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
        },
      },
    ],
  };
}
