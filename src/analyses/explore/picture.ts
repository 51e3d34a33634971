import { isOrdered, type Field } from './field.ts';
import type { Group } from './axis.ts';
import { valueOf } from './compared.ts';
import type { Measure } from './measure.ts';
import type { Shape } from './params.ts';
import {
  canStack,
  drawnFields,
  fittingShape,
  mostPlaces,
  mostSeries,
  offeredShapes,
} from './picture-shapes.ts';
import type { ExploreView } from './view.ts';

/** Points of a line or a cloud beyond these are no picture any more. */
const mostPoints = 400;
/** The palette's slot of what is beyond the colours. */
const otherSlot = 8;

/** One colour: a group, or all groups beyond those that have one. */
export interface Series {
  /** Null: the rest, which is several groups. */
  readonly group: Group | null;
  /** The groups it stands for. */
  readonly groups: readonly Group[];
  /** Slot of the categorical palette. */
  readonly slot: number;
}

/** What a picture is of: groups along the axis, and groups in colours. */
export interface Picture {
  readonly shape: Exclude<Shape, 'table'>;
  /** A shape that was asked for and says nothing of these shelves. */
  readonly refused: Shape | null;
  readonly field: Field;
  readonly places: readonly Group[];
  /** Groups along the axis in all. */
  readonly ofPlaces: number;
  readonly seriesField: Field | null;
  readonly series: readonly Series[];
  /** Groups that no colour stands for. */
  readonly undrawn: readonly Group[];
  readonly measure: Measure;
  /** Up the side of a scatter; otherwise null. */
  readonly second: Measure | null;
  /** Whether the axis of groups is the upright one: names are read better beside their bars. */
  readonly isUpright: boolean;
}

/** The picture that is asked for or that fits the shelves; null where there is nothing to draw. */
export function pictureOf(view: ExploreView): Picture | null {
  const { rows, columns, shelves, params, data } = view;
  const [measure] = shelves.measures;
  const { along, across } = drawnFields(shelves);
  if (!measure || !along || params.chart === 'table') return null;
  const all = (rows.fields.length > 0 ? rows : columns).root.children;
  const groups = across ? columns.root.children : [];
  if (all.length < 2) return null;
  const offered = offeredShapes(shelves, data.model);
  const { chart } = params;
  const named = groups.filter(({ isOther }) => !isOther).length;
  const fitting = fittingShape({
    ...{ along, across, series: named, measures: shelves.measures },
    places: all.length,
  });
  const shape = chart !== 'auto' && offered.includes(chart) ? chart : fitting;
  const isTime = along.on.kind === 'time';
  const most =
    shape === 'map' ? all.length : shape === 'scatter' || isTime ? mostPoints : mostPlaces;
  const coloured = seriesOf(shape, groups, measure, view);
  return {
    shape,
    refused: chart === 'auto' || chart === shape ? null : chart,
    ...{ field: along, seriesField: across, measure },
    places: isTime ? all.slice(-most) : all.slice(0, most),
    ofPlaces: all.length,
    series: coloured,
    undrawn: groups.filter((group) => !coloured.some((one) => one.groups.includes(group))),
    second: shape === 'scatter' ? (shelves.measures[1] ?? null) : null,
    isUpright: !isOrdered(along.on) && upright.includes(shape),
  };
}

const upright: readonly Shape[] = ['bar', 'stacked', 'filled', 'box'];

/**
 * The groups in colours, in their own order: the largest, and the rest as one where values add up. A map
 * has one colour per place; a heat map has no colours for groups.
 */
function seriesOf(
  shape: Picture['shape'],
  groups: readonly Group[],
  measure: Measure,
  view: ExploreView,
): readonly Series[] {
  if (shape === 'map') return [];
  if (shape === 'heat')
    return groups.slice(0, mostPlaces).map((group) => ({ group, groups: [group], slot: 1 }));
  const size = (group: Group): number =>
    Math.abs(Number(valueOf(measure, view.rows.root, group, view) ?? 0));
  const named = groups.filter(({ isOther }) => !isOther);
  const kept = new Set(
    named.length <= mostSeries
      ? named
      : [...named].sort((left, right) => size(right) - size(left)).slice(0, mostSeries),
  );
  const rest = groups.filter((group) => !kept.has(group));
  const [only] = rest;
  const other: readonly Series[] =
    rest.length === 1 && only
      ? [{ group: only, groups: rest, slot: otherSlot }]
      : rest.length > 1 && canStack(measure) && shape !== 'box'
        ? [{ group: null, groups: rest, slot: otherSlot }]
        : rest.flatMap((group) =>
            group.isOther ? [{ group, groups: [group], slot: otherSlot }] : [],
          );
  return [
    ...groups
      .filter((group) => kept.has(group))
      .map((group, place) => ({ group, groups: [group], slot: place + 1 })),
    ...other,
  ];
}
