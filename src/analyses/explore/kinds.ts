import type { ModelInfo } from '../../core/model/info.ts';
import type { CellValue, ValueKind } from '../../core/spec/screen.ts';
import type { Measure } from './measure.ts';

/** How the values of a measure are written. */
export function kindOf({ of, as }: Measure): ValueKind {
  switch (as) {
    case 'shareOfRow':
    case 'shareOfColumn':
    case 'shareOfParent':
    case 'shareOfTotal':
    case 'growth':
    case 'stepGrowth':
    case 'yearGrowth':
      return 'shareFine';
    case 'rank':
      return 'integer';
    default:
      return plainKind(of);
  }
}

function plainKind(of: Measure['of']): ValueKind {
  if (of.kind === 'formula') return 'measure';
  switch (of.name) {
    case 'revenue':
    case 'sales':
    case 'refunds':
    case 'margin':
    case 'served':
    case 'leastLine':
    case 'mostLine':
      return 'money';
    case 'meanLine':
    case 'medianLine':
    case 'lowLine':
    case 'lowerQuartileLine':
    case 'upperQuartileLine':
    case 'highLine':
    case 'orderValue':
    case 'perCustomer':
      return 'moneyAverage';
    case 'orders':
    case 'customers':
    case 'products':
    case 'lines':
      return 'integer';
    case 'quantity':
      return 'measure';
    case 'ordersPerCustomer':
    case 'piecesPerOrder':
      return 'number';
    case 'refundShare':
    case 'marginShare':
      return 'shareFine';
  }
}

/** Whether more of it is good: refunds are not. */
export function goodWhen({ of, as }: Measure): 'up' | 'down' | 'neutral' {
  if (as === 'rank' || of.kind === 'formula') return 'neutral';
  return of.name === 'refunds' || of.name === 'refundShare' ? 'down' : 'up';
}

/** Decimals that the values of a measure are stored with. */
export function unitsOf(measure: Measure, { scale }: Pick<ModelInfo, 'scale'>): number {
  const kind = kindOf(measure);
  return kind === 'money' || kind === 'moneyAverage' ? scale : 0;
}

/** A value in the units that it is written in: amounts in units of money. */
export function inUnits(value: CellValue, scale: number): number | null {
  return value === null || typeof value === 'string' ? null : Number(value) / 10 ** scale;
}

/** How the axis of a measure writes its numbers. */
export function axisFormat(measure: Measure): 'money' | 'share' | 'count' {
  switch (kindOf(measure)) {
    case 'money':
    case 'moneyAverage':
      return 'money';
    case 'shareFine':
      return 'share';
    default:
      return 'count';
  }
}
