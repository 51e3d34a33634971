import { areCountries } from '../../core/geo/countries.ts';
import type { DimensionInfo, ModelInfo } from '../../core/model/info.ts';
import { isOrdered, type Field } from './field.ts';
import { isAdditive, type Measure } from './measure.ts';
import { shapes, type Shape } from './params.ts';
import type { Shelves } from './shelves.ts';

/** Colours that are told apart at a glance; what is beyond them is one more. */
export const mostSeries = 5;
/** Bars with names, and names of rows in a heat map. */
export const mostPlaces = 60;
/** Periods that bars or stacks stand for; more of them are a line or an area. */
const mostBars = 30;
/** Fewer periods than these make no line. */
const fewestPeriods = 7;
/** Fewer points than these are no cloud. */
const fewestPoints = 8;
/** More values than this are no list of countries. */
const mostCountries = 400;

/** What a picture is drawn of: the outermost fields of both sides; the columns alone stand along the axis. */
export function drawnFields({ rows, columns }: Pick<Shelves, 'rows' | 'columns'>): {
  readonly along: Field | null;
  readonly across: Field | null;
} {
  const [down, over] = [rows[0] ?? null, columns[0] ?? null];
  return down ? { along: down, across: over } : { along: over, across: null };
}

/** The shapes that say something of what is on the shelves. */
export function offeredShapes(
  shelves: Pick<Shelves, 'rows' | 'columns' | 'measures'>,
  model: Pick<ModelInfo, 'dimensions'>,
): readonly Shape[] {
  const { along, across } = drawnFields(shelves);
  const [measure, second] = shelves.measures;
  if (!along || !measure) return ['table'];
  const adds = canStack(measure);
  const fits: Readonly<Record<Shape, boolean>> = {
    ...{ table: true, bar: true, line: true, box: true },
    stacked: across !== null && adds,
    filled: across !== null && adds,
    area: across === null || adds,
    heat: across !== null,
    scatter: second !== undefined,
    map: isOfCountries(along, model) && measure.as !== 'rank' && measure.as !== 'running',
  };
  return shapes.filter((shape) => fits[shape]);
}

/** Whether the parts of a bar add up to it. */
export function canStack(measure: Measure): boolean {
  const parts: readonly Measure['as'][] = [
    ...(['plain', 'compared', 'running', 'shareOfTotal', 'shareOfRow'] as const),
  ];
  return isAdditive(measure) && parts.includes(measure.as);
}

/** Whether the values of a field are countries. */
export function isOfCountries(
  { on }: Field,
  { dimensions }: Pick<ModelInfo, 'dimensions'>,
): boolean {
  if (on.kind !== 'dimension') return false;
  const dimension = dimensions.find(({ id }) => id === on.id);
  if (!dimension || dimension.values.length > mostCountries) return false;
  const known = judged.get(dimension);
  if (known !== undefined) return known;
  const are = areCountries(dimension.values.map(({ value }) => value));
  judged.set(dimension, are);
  return are;
}

/** What was found of dimensions: menus ask again and again. */
const judged = new WeakMap<DimensionInfo, boolean>();

/**
 * What fits best: over time a line, or bars where periods are few, stacked where parts add up; otherwise
 * bars, the largest first; a cloud of points for two measures of many; and a heat map where there are more
 * colours than can be told apart.
 */
export function fittingShape({
  along,
  places,
  across,
  series,
  measures,
}: {
  readonly along: Field;
  readonly places: number;
  readonly across: Field | null;
  /** Values across; what is beyond a top is none. */
  readonly series: number;
  readonly measures: readonly Measure[];
}): Exclude<Shape, 'table'> {
  const [measure] = measures;
  const adds = measure !== undefined && canStack(measure);
  if (series > mostSeries) return 'heat';
  if (along.on.kind === 'time') {
    if (across) return adds ? (places <= mostBars ? 'stacked' : 'area') : 'line';
    return places < fewestPeriods ? 'bar' : 'line';
  }
  if (across) return adds ? 'stacked' : 'bar';
  return measures.length === 2 && !isOrdered(along.on) && places >= fewestPoints
    ? 'scatter'
    : 'bar';
}
