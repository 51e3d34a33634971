import { fewCustomers } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ValueKind } from '../../core/spec/screen.ts';
import { wilson, type Interval } from '../../core/stats/wilson.ts';
import type { CohortCell } from './cells.ts';
import type { CohortParams } from './params.ts';

/** Means of counts below this are worth a decimal. */
const smallCount = 10;

type Shown = Pick<CohortParams, 'measure' | 'show'>;

/** The number that a cell shows, in the unit of its kind; null where there is nothing to divide by. */
export function figureOf(cell: CohortCell, { measure, show }: Shown): number | bigint | null {
  const isSoFar = show === 'cumulative';
  const orders = isSoFar ? cell.ordersSoFar : cell.orders;
  const revenue = isSoFar ? cell.revenueSoFar : cell.revenue;
  switch (measure) {
    case 'aov':
      return ratio(Number(revenue), orders);
    case 'customers':
      if (show === 'total') return cell.customers;
      return ratio(isSoFar ? cell.repeaters : cell.customers, cell.size);
    case 'orders':
      return show === 'total' ? orders : ratio(orders, cell.size);
    case 'revenue':
      return show === 'total' ? revenue : ratio(Number(revenue), cell.size);
  }
}

/** The same for many cohorts: means weighted by their size; of totals the mean per cohort. */
export function meanOf(cell: CohortCell, shown: Shown): number | null {
  const figure = figureOf(cell, shown);
  if (figure === null) return null;
  const isTotal = shown.show === 'total' && shown.measure !== 'aov';
  return isTotal ? ratio(Number(figure), cell.cohorts) : Number(figure);
}

/** How the figure is written. */
export function kindOf({ measure, show }: Shown): ValueKind {
  const isTotal = show === 'total';
  if (measure === 'customers') return isTotal ? 'integer' : 'share';
  if (measure === 'orders') return isTotal ? 'integer' : 'number';
  return measure === 'revenue' && isTotal ? 'money' : 'moneyAverage';
}

/** The same for a mean: of small counts with decimals. */
export function meanKindOf(value: number | null, shown: Shown): ValueKind {
  const kind = kindOf(shown);
  return kind === 'integer' && value !== null && Math.abs(value) < smallCount ? 'number' : kind;
}

/** The 95 % interval of a share of customers; null for other figures. */
export function intervalOf(cell: CohortCell, { measure, show }: Shown): Interval | null {
  if (measure !== 'customers' || show === 'total') return null;
  return wilson(show === 'cumulative' ? cell.repeaters : cell.customers, cell.size);
}

/** Whether the figure is a rate of too few customers. */
export function isThin(cell: CohortCell, { measure, show }: Shown): boolean {
  return measure === 'customers' && show !== 'total' && cell.size < fewCustomers;
}

/** The customers behind a cell, as a mark: who bought at that age, or who had bought again by then. */
export function markOf(code: string, cell: CohortCell, { measure, show }: Shown): string | null {
  const isAgain = measure === 'customers' && show === 'cumulative';
  if ((isAgain ? cell.repeaters : cell.customers) === 0) return null;
  return `${isAgain ? 'again' : 'cell'}:${code}:${cell.age}`;
}
