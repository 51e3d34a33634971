import type { CellValue } from '../../core/spec/screen.ts';
import type { Group } from './axis.ts';
import { isOpen, valueOf } from './compared.ts';
import { isOrdered, type Field } from './field.ts';
import { inUnits, kindOf, unitsOf } from './kinds.ts';
import { isAdditive, type Measure } from './measure.ts';
import type { Shape } from './params.ts';
import type { ExploreView } from './view.ts';

/** Bars, points or cells beyond these are no picture any more. */
const mostPlaces = 60;
const mostPoints = 400;
/** Colours that can be told apart; the eighth is for what is beyond the top. */
export const mostSeries = 7;

/** What a picture is of: groups along the axis, and groups or measures in colours. */
export interface Picture {
  readonly shape: Exclude<Shape, 'table'>;
  readonly field: Field | null;
  readonly places: readonly Group[];
  /** Groups along the axis in all. */
  readonly ofPlaces: number;
  readonly seriesField: Field | null;
  readonly series: readonly Group[];
  readonly ofSeries: number;
  readonly measure: Measure;
  /** Up the side of a scatter; otherwise null. */
  readonly second: Measure | null;
  /** Whether the axis of groups is the upright one: names are read better beside their bars. */
  readonly isUpright: boolean;
}

/** One mark of a picture. */
export interface Dot {
  readonly place: Group;
  readonly series: Group | null;
  readonly cell: readonly [row: Group, column: Group];
  readonly value: number | null;
  readonly second: number | null;
  readonly raw: CellValue;
  readonly isOpen: boolean;
}

/** The picture that is asked for or that fits the shelves; null where there is nothing to draw. */
export function pictureOf(view: ExploreView): Picture | null {
  const { rows, columns, shelves, params } = view;
  const [measure] = shelves.measures;
  if (!measure || params.chart === 'table') return null;
  const [down, across] = [rows.root.children, columns.root.children];
  const isAcross = down.length === 0;
  const all = isAcross ? across : down;
  const field = (isAcross ? columns : rows).fields[0] ?? null;
  if (all.length < 2 || !field) return null;
  const series = isAcross ? [] : across;
  const shape = params.chart === 'auto' ? fitting(field, all, series, measure) : params.chart;
  const most = shape === 'scatter' || field.on.kind === 'time' ? mostPoints : mostPlaces;
  const kept = shape === 'heat' ? mostPlaces : mostSeries;
  return {
    shape,
    field,
    places: field.on.kind === 'time' ? all.slice(-most) : all.slice(0, most),
    ofPlaces: all.length,
    seriesField: series.length > 0 ? (columns.fields[0] ?? null) : null,
    series: series.slice(0, kept),
    ofSeries: series.length,
    measure,
    second: shape === 'scatter' ? (shelves.measures[1] ?? null) : null,
    isUpright:
      !isOrdered(field.on) && (shape === 'bar' || shape === 'stacked' || shape === 'filled'),
  };
}

/**
 * Over time a line, or bars where there are few periods; otherwise bars, stacked where their parts add
 * up; and a heat map where there are more colours than can be told apart.
 */
function fitting(
  field: Field,
  places: readonly Group[],
  series: readonly Group[],
  measure: Measure,
): Picture['shape'] {
  if (series.length > mostSeries) return 'heat';
  const canStack = isAdditive(measure) && measure.as === 'plain';
  if (field.on.kind === 'time') {
    if (series.length > 0) return canStack && places.length <= mostPlaces / 2 ? 'stacked' : 'line';
    return places.length <= mostPlaces / 2 ? 'bar' : 'line';
  }
  return series.length > 0 && canStack ? 'stacked' : 'bar';
}

/** The marks of a picture, place by place, series by series: the very numbers of the pivot. */
export function dotsOf(picture: Picture, view: ExploreView): readonly Dot[] {
  const { rows, columns } = view;
  const isAcross = rows.fields.length === 0;
  const colours: readonly (Group | null)[] = picture.series.length > 0 ? picture.series : [null];
  return picture.places.flatMap((place) =>
    colours.map((series): Dot => {
      const cell: Dot['cell'] = isAcross ? [rows.root, place] : [place, series ?? columns.root];
      const raw = valueOf(picture.measure, ...cell, view);
      return {
        ...{ place, series, cell, raw },
        value: inUnits(raw, unitsOf(picture.measure, view.data.model)),
        second:
          picture.second &&
          inUnits(valueOf(picture.second, ...cell, view), unitsOf(picture.second, view.data.model)),
        isOpen: picture.field ? isOpen(picture.field.on, place.path.at(-1) ?? null, view) : false,
      };
    }),
  );
}

/** How the axis of a measure writes its numbers. */
export function axisFormat(measure: Measure): string {
  switch (kindOf(measure)) {
    case 'money':
    case 'moneyAverage':
      return 'money';
    case 'shareFine':
      return 'share';
    default:
      return 'integer';
  }
}

/** The palette's slot of a series; the eighth is for what is beyond the top. */
export function slotOf(isOther: boolean, place: number): number {
  return isOther ? 8 : (place % 7) + 1;
}
