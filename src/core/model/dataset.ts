import type { CustomerSet, DayRange } from '../spec/filters.ts';
import type { Sql } from '../sql/index.ts';
import type { ModelInfo } from './info.ts';
import type { Relation } from './relations.ts';

/**
 * The data as one view sees them: filters, as-of date and customer sets are already applied. An
 * analysis names these relations and never a filter, so that every filter works in every analysis.
 */
export interface Dataset {
  readonly model: ModelInfo;
  /** Comes right after `with` in a query; empty where the stored shapes serve. */
  readonly ctes: Sql;
  /** The same one by one, for a query that names few of them. */
  readonly relations: readonly Relation[];
  /** Whether `customerMonths` stand in a table, perhaps cut to some customers, and need no lines to be read. */
  readonly hasStoredMonths: boolean;
  /**
   * One row per loaded record: customer, ord, day, product, quantity, amount, refund, dimensions; `margin`
   * (null: unknown) and `service` where the model has them.
   */
  readonly lines: Sql;
  /** One row per order: ord, customer, day, amount after refunds, sales before. Purchases have amount > 0. */
  readonly orders: Sql;
  /** One row per customer and purchase day: customer, day, gap in days since the one before, nth from 1. */
  readonly purchaseDays: Sql;
  /** One row per customer: last_day (null: never bought), days, orders, amount, sales. */
  readonly customers: Sql;
  /** One row per movement of money on its own day: customer, day, amount, orders (1 or 0). */
  readonly movements: Sql;
  /** One row per customer (null: none) and month: month, amount, orders. */
  readonly customerMonths: Sql;
  /**
   * One row per month and cohort: month, first_month (null: not yet), is_guest, is_early, customers,
   * repeaters, orders, amount.
   */
  readonly cohortMonths: Sql;
  /** One row per customer who has bought: first_day and second_day of purchase, null where there is no second. */
  readonly firstPurchases: Sql;
  /**
   * One row: what splits the buyers into fifths, `last_day_1` to `last_day_4`, `days_1` …, `amount_1`
   * …; null where a filter changed them.
   */
  readonly customerFifths: Sql | null;
  /**
   * One row per person of the customers files who had not ordered by the as-of day: customer. Whatever
   * filters lines leaves it as it is; null where no such file was joined.
   */
  readonly prospects: Sql | null;
  /** What the filters ask of a person: conditions on a column `customer`, none where everybody stays. */
  readonly people: readonly Sql[];
  /** The last day the view knows about. */
  readonly asOf: string;
  /** The selected dates; ends on the as-of day at the latest. */
  readonly period: DayRange;
  /** What the period is compared with, cut to the same number of elapsed days; null for nothing. */
  readonly comparison: DayRange | null;
  /** Two sets of customers that are compared, each a query that yields `customer`; null where none is named. */
  readonly sides: { readonly a: Sql | null; readonly b: Sql | null };
  /** Customers first seen on or before this day may have bought before the data begin. */
  readonly earlyUntil: string | null;
  /** The same data as they stood on an earlier day; a later one changes nothing. */
  readonly at: (day: string) => Dataset;
  /** The customers of a set: a query that yields `customer`. Fails where the view of the set is not known. */
  readonly customersOf: (set: CustomerSet) => Sql;
}
