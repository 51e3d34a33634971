import { daysOfRows } from '../../core/model/day-range.ts';
import { leftOutColumn } from '../../core/model/left-out.ts';
import {
  columnFor,
  type ColumnPlan,
  type DayRange,
  type SourcePlan,
} from '../../core/model/plan.ts';
import { largestAmount, microsPerUnit, stageColumns } from '../../core/model/stage-columns.ts';
import type { RowProblem } from '../../core/model/stage.ts';
import { roundAwayFromZero } from '../../core/rounding.ts';
import { otherCurrencyTest } from './other-currency.ts';
import type { Understood } from './understand.ts';

/** What becomes of a record, and what it is worth. */
export interface Verdict {
  readonly problem: RowProblem;
  /** The amount as it counts, in millionths; null where it cannot be read. */
  readonly micros: number | null;
  /** The cell that the problem is about, or null. */
  readonly blamed: ColumnPlan | null;
}

/** A record as columns give it: the text of a cell, and what it was understood as. */
export interface ReadRecord {
  readonly text: (column: ColumnPlan) => string;
  readonly understood: (column: ColumnPlan) => Understood;
}

/**
 * Judges records as `stage.ts` does in SQL: the same reasons in the same order, the same amounts.
 * Rules that look at an order as a whole are left to `per-order.ts`.
 */
export function judgeOf(source: SourcePlan): (record: ReadRecord) => Verdict {
  const columns = stageColumns(source);
  const { date, amount, quantity, unitPrice, discounts } = columns;
  const noSale = noSaleTest(source);
  const otherCurrency = otherCurrencyTest(source);
  const days = daysOfRows(source);
  const totals = new Set(source.totalLabels);
  const [firstColumn] = source.columns;
  const netOf = ({ understood }: ReadRecord): number | null => {
    const value = (column: ColumnPlan | null): number | null => {
      const found = column ? understood(column).value : null;
      return typeof found === 'number' ? found : null;
    };
    const money = (column: ColumnPlan | null): number | null => {
      const found = value(column);
      return found === null ? null : roundAwayFromZero(found * microsPerUnit);
    };
    const [units, price] = [value(quantity), money(unitPrice)];
    const net = amount
      ? money(amount)
      : units === null || price === null
        ? null
        : roundAwayFromZero(units * price);
    if (net === null) return null;
    return discounts.reduce((left, column) => left - Math.abs(money(column) ?? 0), net);
  };
  const sign = signOf(source);

  return (record) => {
    const { text, understood } = record;
    const net = netOf(record);
    const micros = net === null ? null : sign(net, record);
    const day = understood(date);
    const is = (problem: RowProblem, blamed: ColumnPlan | null): Verdict => ({
      problem,
      micros,
      blamed,
    });
    if (noSale?.(record)) return is('notASale', leftOutColumn(source));
    const other = otherCurrency?.(text);
    if (other) return is('otherCurrency', other);
    if (days && typeof day.value === 'string' && isOutside(days, day.value))
      return is('outsideDays', date);
    const isAmount = net !== null && Math.abs(net) <= largestAmount * microsPerUnit;
    if (day.value !== null && isAmount) return is('none', null);
    if (day.value === null) {
      if (firstColumn && totals.size > 0 && totals.has(withoutSpaces(text(firstColumn))))
        return is('totalRow', firstColumn);
      return is(day.isMissing ? 'dateMissing' : 'dateUnreadable', date);
    }
    if (net === null) {
      const needed = (amount ? [amount] : [quantity, unitPrice]).filter(
        (column) => column !== null,
      );
      if (needed.some((column) => understood(column).isMissing))
        return is('amountMissing', amount ?? unitPrice);
      if (amount) return is('amountUnreadable', amount);
      return quantity && understood(quantity).value === null
        ? is('quantityUnreadable', quantity)
        : is('unitPriceUnreadable', unitPrice);
    }
    return is('tooLarge', amount ?? unitPrice);
  };
}

/** How an amount counts under the rule for refunds. */
function signOf(source: SourcePlan): (micros: number, record: ReadRecord) => number {
  const { refunds } = source;
  if (refunds.kind === 'orderPrefix') {
    const order = columnFor(source, 'order');
    return (micros, { text }) =>
      order && text(order).startsWith(refunds.prefix) ? -Math.abs(micros) : micros;
  }
  if (refunds.kind === 'status') {
    const status = columnFor(source, 'status');
    const values = new Set(refunds.values);
    return (micros, { text }) =>
      micros > 0 && status && values.has(withoutSpaces(text(status))) ? 0 : micros;
  }
  return (micros) => micros;
}

/** Whether a record says itself that it is no sale; null where none does. */
function noSaleTest(source: SourcePlan): ((record: ReadRecord) => boolean) | null {
  const column = leftOutColumn(source);
  if (!column || column.perOrder) return null;
  const says = isLeftOutText(source);
  return ({ text }) => says(text(column));
}

/** Whether a text is one of those by which rows are left out. */
export function isLeftOutText({ leaveOut }: SourcePlan): (text: string) => boolean {
  const values = new Set((leaveOut?.values ?? []).map((value) => value.toLowerCase()));
  return (text) => values.has(withoutSpaces(text).toLowerCase());
}

/** Whether a day is none of those that are asked for. */
export function isOutside({ first, last }: DayRange, day: string): boolean {
  return day < first || day > last;
}

/** A text without the spaces that the engine's `trim` takes off. */
export function withoutSpaces(text: string): string {
  return text.replace(/^ +| +$/g, '');
}
