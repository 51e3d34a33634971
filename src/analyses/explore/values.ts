import { evaluate } from '../../core/formula/formula.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { CellValue } from '../../core/spec/screen.ts';
import { aggregateNamed, scaleOf, type Aggregate, type Measure } from './measure.ts';

/**
 * The counted values of a group of rows and a group of columns; null where no line is in both. `of`: of
 * the dates compared with, or, where a field tells these apart, of the chosen ones alone. Undefined where a
 * measure needs it and the answer does not say it, as while dates are dragged.
 */
export type Cell = (name: Aggregate, of?: 'now' | 'then') => number | bigint | null | undefined;

/**
 * A measure of a cell, as it is: a count, pieces, an amount in minor units, or what its formula comes to
 * (of a calculated measure in units of money). `dates`: as of a cell.
 */
export function plainValue(
  { of }: Measure,
  cell: Cell | null,
  model: Pick<ModelInfo, 'scale' | 'quantityScale'>,
  dates?: 'now' | 'then',
): CellValue {
  if (of.kind === 'aggregate') {
    const said = cell?.(of.name, dates);
    if (cell && said === undefined) return null;
    const value = said ?? emptyOf(of.name);
    // Pieces are shown as they are: only amounts are kept in minor units.
    return of.name === 'quantity' && model.quantityScale > 0
      ? Number(value) / 10 ** model.quantityScale
      : value;
  }
  if (!cell) return null;
  return evaluate(of.formula, (name) => {
    const aggregate = aggregateNamed(name);
    const said = cell(aggregate, dates);
    const value = said === null ? emptyOf(aggregate) : said;
    if (value === null || value === undefined) return null;
    const isWhole = of.kind === 'made' && aggregate !== 'quantity';
    return Number(value) / 10 ** (isWhole ? 0 : scaleOf(aggregate, model));
  });
}

/**
 * A measure as groups are ranked by it, from its aggregates: null where one of them has no value, as in
 * `measureSql`.
 */
export function rankingValue(
  { of }: Measure,
  valueOf: (name: Aggregate) => number | null,
  scales: Parameters<typeof scaleOf>[1],
): number | null {
  if (of.kind === 'aggregate') return valueOf(of.name);
  return evaluate(of.formula, (name) => {
    const aggregate = aggregateNamed(name);
    const value = valueOf(aggregate);
    const scale = of.kind === 'formula' ? scaleOf(aggregate, scales) : 0;
    return value === null ? null : value / 10 ** scale;
  });
}

/** Where no line is, counts and sums are nought, and middle values are nothing. */
function emptyOf(name: Aggregate): number | null {
  switch (name) {
    case 'meanLine':
    case 'medianLine':
    case 'lowLine':
    case 'lowerQuartileLine':
    case 'upperQuartileLine':
    case 'highLine':
    case 'leastLine':
    case 'mostLine':
      return null;
    default:
      return 0;
  }
}
