import type { ChartSpec } from '../../core/chart/spec.ts';
import type { Steps } from '../../core/chart/steps.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import { alongOf, type Along, type Encoding } from './chart-axis.ts';
import { bars, openLook, seriesColor } from './chart-bars.ts';
import { boxes } from './chart-box.ts';
import { heat, type HeatSides } from './chart-heat.ts';
import { lines } from './chart-lines.ts';
import { map } from './chart-map.ts';
import { rowOf, seriesName, type ChartRow } from './chart-rows.ts';
import { axisFormat, kindOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { measureName } from './names.ts';
import type { Picture } from './picture.ts';
import { boxRows } from './picture-boxes.ts';
import type { Dot } from './picture-dots.ts';
import { placeOnMap } from './picture-map.ts';
import { isChange } from './picture-steps.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

const schema = 'https://vega.github.io/schema/vega-lite/v6.json';
/** Letters of the last line reach below it. */
const padding = { left: 0, top: 0, right: 0, bottom: 5 };

/** The picture as a chart of finished rows, for a width in pixels. */
export function chartOf(
  picture: Picture,
  dots: readonly Dot[],
  steps: Steps | null,
  view: ExploreView,
  context: Context,
): (width: number) => ChartSpec {
  const along = alongOf(picture, view, context);
  const rows = dots.map((dot) => rowOf(dot, picture, along, view, context));
  const up = {
    ...{ field: 'value', type: 'quantitative', title: null },
    axis: { formatType: axisFormat(picture.measure), tickCount: 5 },
  };
  const drawn = drawing(picture, dots, rows, along, up, steps, view, context);
  return (width) =>
    ({ $schema: schema, width: 'container', padding, ...drawn(width) }) as unknown as ChartSpec;
}

function drawing(
  picture: Picture,
  dots: readonly Dot[],
  rows: readonly ChartRow[],
  along: Along,
  up: Encoding,
  steps: Steps | null,
  view: ExploreView,
  context: Context,
): (width: number) => Encoding {
  const range = isChange(picture.measure) ? 'diverging' : 'ramp';
  switch (picture.shape) {
    case 'heat': {
      const sides = heatSides(picture, along, view, context);
      const { formats } = context;
      const written = rows.flatMap((row, place) =>
        // Where no line is, the ground stays bare.
        row.value === null || !steps || !isThere(dots[place], view)
          ? []
          : [
              {
                ...row,
                step: steps.step(row.value),
                text: formats.short(kindOf(picture.measure), dots[place]?.raw ?? null),
              },
            ],
      );
      return (width) => (steps ? heat(written, sides, range, steps, width) : {});
    }
    case 'map': {
      const of = new Map(dots.map((dot, place) => [dot, rows[place]]));
      const placed = placeOnMap(dots).placed.flatMap(({ dot, shape, spot }) => {
        const row = of.get(dot);
        if (!row || row.value === null || !steps) return [];
        const { value, open, mark, tip } = row;
        return [{ value, open, mark, tip, shape, spot, step: steps.step(value) }];
      });
      return () => (steps ? map(placed, range, steps) : {});
    }
    case 'scatter':
      return () => scatter(picture, rows, up, context);
    case 'box': {
      const found = boxRows(picture, along, view, context);
      return (width) => boxes(picture, found, along, width);
    }
    case 'line':
    case 'area':
      return (width) => lines(picture, rows, along, up, width);
    default:
      return (width) => {
        const tickCount = picture.isUpright ? Math.max(3, Math.floor(width / 140)) : 5;
        const axis = { ...(up['axis'] as object), tickCount };
        return bars(picture, rows, along, { ...up, axis }, width);
      };
  }
}

/** Whether a line is behind a mark. */
function isThere(dot: Dot | undefined, view: ExploreView): boolean {
  return dot?.cells.some((cell) => view.cell(...cell) !== null) ?? false;
}

/** Rows stand and columns lie, as in the table; but time lies. */
function heatSides(picture: Picture, along: Along, view: ExploreView, context: Context): HeatSides {
  const across: Along = {
    names: picture.series.map((one) => seriesName(one, view, context)),
    ...{ steps: [1], offset: 0, isCourse: false },
    positionOf: (group) => picture.series.findIndex((one) => one.group === group),
  };
  const isTime = picture.field.on.kind === 'time' && picture.seriesField?.on.kind !== 'time';
  return isTime
    ? { lying: along, standing: across, x: 'place', y: 'order' }
    : { lying: across, standing: along, x: 'order', y: 'place' };
}

function scatter(
  { measure, second }: Picture,
  rows: readonly ChartRow[],
  up: Encoding,
  { labels }: Context,
): Encoding {
  const axis = { type: 'quantitative', scale: { zero: false } };
  return {
    data: { values: rows.filter((row) => row.value !== null && row.second !== null) },
    mark: {
      ...{ type: 'point', size: 64, fillOpacity: 0.6, strokeWidth: 1 },
      cursor: { expr: "datum.mark ? 'pointer' : 'default'" },
    },
    encoding: {
      x: {
        ...{ ...axis, field: 'value', title: measureName(measure, labels) },
        axis: { formatType: axisFormat(measure), tickCount: 6, labelOverlap: 'parity' },
      },
      y: second
        ? {
            ...{ ...axis, field: 'second', title: measureName(second, labels) },
            axis: { formatType: axisFormat(second), tickCount: 5 },
          }
        : up,
      ...{ color: seriesColor, stroke: seriesColor, strokeDash: openLook['strokeDash'] },
    },
  };
}
