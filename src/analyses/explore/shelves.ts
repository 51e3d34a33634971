import type { Dataset } from '../../core/model/dataset.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import { readField, type Field } from './field.ts';
import { aggregatesOf, isCompared, readMeasure, type Aggregate, type Measure } from './measure.ts';
import type { ExploreParams } from './params.ts';
import { readSort, type Sort } from './sort.ts';

/** What the shelves hold, as far as the data have it. */
export interface Shelves {
  readonly rows: readonly Field[];
  readonly columns: readonly Field[];
  readonly measures: readonly Measure[];
  readonly sort: Sort | null;
  readonly yearStart: number;
  /** The dates that a measure is compared with; null where none is. */
  readonly comparison: DayRange | null;
}

/** Reads the shelves. A field or measure that the data do not have is left out; so is one that comes twice. */
export function shelvesOf(
  params: ExploreParams,
  { model, comparison }: Pick<Dataset, 'model' | 'comparison'>,
): Shelves {
  const seen = new Set<string>();
  const fields = (texts: readonly string[]): readonly Field[] =>
    texts.flatMap((text) => {
      const field = readField(text);
      if (!field || !hasField(field, model) || seen.has(text)) return [];
      seen.add(text);
      return [field];
    });
  const rows = fields(params.rows);
  const columns = fields(params.columns);
  const measures = [...new Set(params.measures)].flatMap((text) => {
    const measure = readMeasure(text);
    return measure && hasMeasure(measure, model) ? [measure] : [];
  });
  const sort = readSort(params.sort);
  return {
    ...{ rows, columns, measures },
    sort: sort && sort.measure < measures.length ? sort : null,
    yearStart: params.yearStart,
    comparison: measures.some(({ as }) => isCompared(as)) ? comparison : null,
  };
}

/** Whether the data have what a field tells apart. */
export function hasField({ on }: Field, { dimensions, products }: ModelInfo): boolean {
  if (on.kind === 'product') return products > 0;
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

/** Every aggregate that the measures need, each once. */
export function neededAggregates({ measures }: Pick<Shelves, 'measures'>): readonly Aggregate[] {
  return [...new Set(measures.flatMap(aggregatesOf))];
}
