import { evaluate } from '../../core/formula/formula.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { CellValue } from '../../core/spec/screen.ts';
import { aggregateNamed, scaleOf, type Aggregate, type Measure } from './measure.ts';

/** The counted values of a group of rows and a group of columns; null where no line is in both. */
export type Cell = (name: Aggregate, then?: boolean) => number | bigint | null;

/**
 * A measure of a cell, as it is: a count, pieces, an amount in minor units, or what its formula comes to
 * (of a calculated measure in units of money). `then`: of the dates compared with.
 */
export function plainValue(
  { of }: Measure,
  cell: Cell | null,
  model: Pick<ModelInfo, 'scale' | 'quantityScale'>,
  then = false,
): CellValue {
  if (of.kind === 'aggregate') {
    const value = cell?.(of.name, then) ?? emptyOf(of.name);
    // Pieces are shown as they are: only amounts are kept in minor units.
    return of.name === 'quantity' && model.quantityScale > 0
      ? Number(value) / 10 ** model.quantityScale
      : value;
  }
  if (!cell) return null;
  return evaluate(of.formula, (name) => {
    const aggregate = aggregateNamed(name);
    const value = cell(aggregate, then) ?? emptyOf(aggregate);
    if (value === null) return null;
    const isWhole = of.kind === 'made' && aggregate !== 'quantity';
    return Number(value) / 10 ** (isWhole ? 0 : scaleOf(aggregate, model));
  });
}

/** Where no line is, counts and sums are nought, and middle values are nothing. */
function emptyOf(name: Aggregate): number | null {
  switch (name) {
    case 'meanLine':
    case 'medianLine':
    case 'lowLine':
    case 'highLine':
    case 'leastLine':
    case 'mostLine':
      return null;
    default:
      return 0;
  }
}
