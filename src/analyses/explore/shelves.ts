import type { Dataset } from '../../core/model/dataset.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import { readField, type Field, type SidePart } from './field.ts';
import { readKept, type Kept } from './kept-text.ts';
import { aggregatesOf, isCompared, readMeasure, type Aggregate, type Measure } from './measure.ts';
import type { ExploreParams } from './params.ts';
import { readSort, type Sort } from './sort.ts';

/** What the shelves hold, as far as the data have it. */
export interface Shelves {
  readonly rows: readonly Field[];
  readonly columns: readonly Field[];
  readonly measures: readonly Measure[];
  readonly sort: Sort | null;
  /** Which lines count: all of these must hold. */
  readonly kept: readonly Kept[];
  readonly yearStart: number;
  /** The dates that a measure, or one side of the table, is compared with; null where none is. */
  readonly comparison: DayRange | null;
  /**
   * Whether a field tells the dates from those compared with. Then the lines of both are in the table:
   * a measure is of all lines of its cell, and totals are of both.
   */
  readonly areDatesApart: boolean;
  /** Whether the spread of line amounts is drawn, which takes more than the measures say. */
  readonly isBoxed: boolean;
}

/** Reads the shelves. A field or measure that the data do not have is left out; so is one that comes twice. */
export function shelvesOf(
  params: ExploreParams,
  { model, period, comparison, sides }: Pick<Dataset, 'model' | 'period' | 'comparison' | 'sides'>,
): Shelves {
  const seen = new Set<string>();
  const isThere = (field: Field): boolean =>
    hasField(field, model) &&
    (!isSide(field, 'comparedDates') || areApart(period, comparison)) &&
    (!isSide(field, 'comparedSets') || sides.a !== null || sides.b !== null);
  const fields = (texts: readonly string[]): readonly Field[] =>
    texts.flatMap((text) => {
      const field = readField(text);
      if (!field || !isThere(field) || seen.has(text)) return [];
      seen.add(text);
      return [field];
    });
  const rows = fields(params.rows);
  const columns = fields(params.columns);
  const measures = [...new Set(params.measures)].flatMap((text) => {
    const measure = readMeasure(text);
    return measure && hasMeasure(measure, model) ? [measure] : [];
  });
  const kept = [...new Set(params.only)].flatMap((text) => {
    const one = readKept(text);
    return one?.parts.every(({ on }) => isThere({ on, top: null })) ? [one] : [];
  });
  const sort = readSort(params.sort);
  const areDatesApart = [...rows, ...columns].some((field) => isSide(field, 'comparedDates'));
  return {
    ...{ rows, columns, measures, kept, areDatesApart },
    sort: sort && sort.measure < measures.length ? sort : null,
    yearStart: params.yearStart,
    isBoxed: params.chart === 'box',
    comparison: areDatesApart || measures.some(({ as }) => isCompared(as)) ? comparison : null,
  };
}

/** Whether there are dates to compare with, none of which is one of the others: a line has one side. */
export function areApart(period: DayRange, comparison: DayRange | null): boolean {
  return comparison !== null && (comparison.to < period.from || comparison.from > period.to);
}

/** Whether the dates compared with share days with the chosen ones, whose lines then count on both sides. */
export function areLinesTwice(
  { comparison }: Shelves,
  { period }: Pick<Dataset, 'period'>,
): boolean {
  return comparison !== null && !areApart(period, comparison);
}

/** Whether a field sets these sides apart. */
export function isSide({ on }: Field, part: SidePart): boolean {
  return on.kind === 'side' && on.part === part;
}

/** Whether the data have what a field tells apart. */
export function hasField({ on }: Field, { dimensions, products, hasHours }: ModelInfo): boolean {
  if (on.kind === 'product') return products > 0;
  if (on.kind === 'cycle' && on.part === 'hour') return hasHours;
  return on.kind !== 'dimension' || dimensions.some(({ id }) => id === on.id);
}

/** Whether the data have everything that a measure counts. */
export function hasMeasure(measure: Measure, model: ModelInfo): boolean {
  return aggregatesOf(measure).every((name) => hasAggregate(name, model));
}

export function hasAggregate(
  name: Aggregate,
  { hasMargin, hasServiceCost, products }: ModelInfo,
): boolean {
  if (name === 'products') return products > 0;
  if (name === 'margin') return hasMargin;
  if (name === 'served') return hasMargin && hasServiceCost;
  return true;
}

/** What a box is drawn of: line amounts from the least to the largest, and how many there are. */
export const boxAggregates = [
  'leastLine',
  'lowLine',
  'lowerQuartileLine',
  'medianLine',
  'upperQuartileLine',
  'highLine',
  'mostLine',
  'lines',
] as const satisfies readonly Aggregate[];

/** Every aggregate that the measures and the picture need, each once. */
export function neededAggregates({
  measures,
  isBoxed = false,
}: Pick<Shelves, 'measures'> & Partial<Shelves>): readonly Aggregate[] {
  return [...new Set([...measures.flatMap(aggregatesOf), ...(isBoxed ? boxAggregates : [])])];
}
