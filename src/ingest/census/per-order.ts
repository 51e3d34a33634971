import { daysOfOrders } from '../../core/model/day-range.ts';
import { leftOutColumn } from '../../core/model/left-out.ts';
import { currencyColumn } from '../../core/model/other-currency.ts';
import {
  columnFor,
  type ColumnPlan,
  type DayRange,
  type SourcePlan,
} from '../../core/model/plan.ts';
import type { RowProblem } from '../../core/model/stage.ts';
import { isLeftOutText, isOutside, withoutSpaces, type ReadRecord, type Verdict } from './judge.ts';
import { namesOtherCurrency } from './other-currency.ts';
import type { RowTally } from './row-tally.ts';
import type { CellExample } from '../../core/model/census.ts';

/** What cells say that stand on one row of an order only; empty where they say nothing. */
interface Said {
  day: string;
  leftOut: string;
  currency: string;
}

/** A record whose order is not known to its end. */
interface Waiting {
  readonly verdict: Verdict;
  readonly example: CellExample;
  readonly own: Said;
}

/**
 * Records of an export some of whose cells stand on one row of an order only: the date, the word on
 * being a sale, the currency. They are counted once the text is at its end, in the steps in which the
 * load settles orders.
 */
export class PerOrder {
  readonly #orders = new Map<string, { readonly first: Said; readonly waiting: Waiting[] }>();
  readonly #date: ColumnPlan | null;
  readonly #leftOut: ColumnPlan | null;
  readonly #currency: ColumnPlan | null;
  readonly #days: DayRange | null;
  readonly #isLeftOut: (text: string) => boolean;
  readonly #isOther: (text: string) => boolean;

  private constructor(
    source: SourcePlan,
    private readonly order: ColumnPlan,
  ) {
    [this.#date, this.#leftOut, this.#currency] = perOrderColumns(source);
    this.#days = daysOfOrders(source);
    this.#isLeftOut = isLeftOutText(source);
    this.#isOther = namesOtherCurrency(source);
  }

  /** Null for an export whose records can be judged one by one. */
  static of(source: SourcePlan): PerOrder | null {
    const order = columnFor(source, 'order');
    return order && perOrderColumns(source).some((column) => column !== null)
      ? new PerOrder(source, order)
      : null;
  }

  /** Keeps a record until its order is known; false where it belongs to none. */
  keep(record: ReadRecord, verdict: Verdict, example: CellExample): boolean {
    const id = record.text(this.order);
    if (id === '') return false;
    const said = (column: ColumnPlan | null): string =>
      column ? withoutSpaces(record.text(column)) : '';
    const day = this.#date ? String(record.understood(this.#date).value ?? '') : '';
    const own = { day, leftOut: said(this.#leftOut), currency: said(this.#currency) };
    const order = this.#orders.get(id);
    if (order) {
      order.first.day ||= own.day;
      order.first.leftOut ||= own.leftOut;
      order.first.currency ||= own.currency;
      order.waiting.push({ verdict, example, own });
    } else this.#orders.set(id, { first: { ...own }, waiting: [{ verdict, example, own }] });
    return true;
  }

  /** Counts all kept records. */
  settle(tally: RowTally): void {
    for (const { first, waiting } of this.#orders.values())
      for (const { verdict, example, own } of waiting) {
        const problem = this.#settled(verdict, own, first);
        if (problem === 'none') tally.load(verdict.micros ?? 0);
        else tally.leaveOut(problem, verdict.micros, example);
      }
  }

  #settled({ problem, micros }: Verdict, own: Said, first: Said): RowProblem {
    if (this.#leftOut && this.#isLeftOut(own.leftOut || first.leftOut)) return 'notASale';
    const day = own.day || first.day;
    const isFilled = problem === 'dateMissing' && this.#date && day !== '' && micros !== null;
    if (problem !== 'none' && !isFilled) return problem;
    if (this.#currency && this.#isOther(own.currency || first.currency)) return 'otherCurrency';
    return this.#days && isOutside(this.#days, day) ? 'outsideDays' : 'none';
  }
}

function perOrderColumns(
  source: SourcePlan,
): readonly [ColumnPlan | null, ColumnPlan | null, ColumnPlan | null] {
  const ifPerOrder = (column: ColumnPlan | null): ColumnPlan | null =>
    column?.perOrder ? column : null;
  return [
    ifPerOrder(columnFor(source, 'date')),
    ifPerOrder(leftOutColumn(source)),
    ifPerOrder(currencyColumn(source)),
  ];
}
