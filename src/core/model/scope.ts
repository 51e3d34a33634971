import { fail } from '../error.ts';
import type { DayRange, Filters } from '../spec/filters.ts';
import { all, day, id, join, newline, nothing, sql, type Sql } from '../sql/index.ts';
import type { Counting } from './counting.ts';
import type { Dataset } from './dataset.ts';
import { earlyUntil } from './early.ts';
import type { ModelInfo } from './info.ts';
import { prospectsOf } from './prospects.ts';
import { ctesOf } from './relations.ts';
import {
  cohortMonthsOf,
  customerMonthsOf,
  customersOf,
  customersOfSortedLines,
  firstPurchasesOf,
  movementsOf,
  movementsOfLines,
  ordersOf,
  purchaseDaysOf,
} from './rollups.ts';
import { customerConditions, rowConditions } from './scope-conditions.ts';
import { resolveComparison, resolvePeriod, type DateUse } from './scope-period.ts';
import { starTables } from './tables.ts';

/** What a view asks of the data. */
export interface ScopeRequest {
  readonly filters: Filters;
  readonly dates: DateUse;
  readonly compares: boolean;
  /** The customers of each set, resolved: a query that yields `customer`. */
  readonly sets: readonly Sql[];
  /** The two sets that are compared, resolved likewise. */
  readonly sides?: Dataset['sides'];
  /** Another way to count than the usual one. */
  readonly counting?: Counting | null;
  /** What resolves the sets that a rule names; without it such a rule fails. */
  readonly customersOf?: Dataset['customersOf'];
}

/**
 * Applies the filters: the one place that decides whether the stored shapes serve, or whether the
 * same shapes are made again from the filtered fact.
 */
export function scope(model: ModelInfo, request: ScopeRequest): Dataset {
  const { filters, dates } = request;
  const asOf = filters.asOf ?? model.lastDay;
  const range = resolvePeriod(model, asOf, filters.dates, dates);
  const period = { from: range.from, to: range.to > asOf ? asOf : range.to };
  const asked = customerConditions(model, filters, request.sets);
  const people = [
    ...asked,
    ...(request.counting === 'withoutGuests' ? [sql`customer is not null`] : []),
  ];
  const shared = {
    model,
    asOf,
    period,
    comparison: request.compares
      ? resolveComparison(model, range, asOf, filters.compare ?? 'previous')
      : null,
    sides: request.sides ?? { a: null, b: null },
    earlyUntil: earlyUntil(model.firstDay, model.medianGapDays),
    prospects: prospectsOf(model, people, asOf),
    people: asked,
    at: (before: string) =>
      scope(model, {
        ...request,
        filters: { ...filters, asOf: before < asOf ? before : asOf },
        compares: false,
      }),
    customersOf:
      request.customersOf ??
      (({ view }): never => fail('view.badValue', { key: 'in', value: view.page.slice(0, 60) })),
  };
  const history = dates === 'history' ? filters.dates : null;
  const isOnOrderDay = request.counting === 'refundsOnOrderDay';
  const rows = [
    ...rowConditions(model, filters, isOnOrderDay ? null : history, asOf),
    ...(isOnOrderDay && history ? [isOrderedIn(model, history)] : []),
  ];
  if (isOnOrderDay) return { ...shared, ...onOrderDays(model, rows, people) };
  if (rows.length === 0 && people.length === 0) return { ...shared, ...stored(model) };
  if (rows.length === 0) return { ...shared, ...ofCustomers(model, people) };
  return { ...shared, ...recomputed(model, rows, people) };
}

type Relations = Omit<
  Dataset,
  | 'model'
  | 'asOf'
  | 'period'
  | 'comparison'
  | 'sides'
  | 'earlyUntil'
  | 'prospects'
  | 'people'
  | 'at'
  | 'customersOf'
>;

const names = {
  lines: id('scope_line'),
  orders: id('scope_order'),
  purchaseDays: id('scope_purchase_day'),
  customers: id('scope_customer'),
  movements: id('scope_movement'),
  customerMonths: id('scope_customer_month'),
  firstPurchases: id('scope_first_purchase'),
  cohortMonths: id('scope_cohort_month'),
  customerFifths: null,
};

function stored(model: ModelInfo): Relations {
  const tables = starTables(model.schema);
  const movements = movementsOf(tables.order, tables.line, model.hasLaterLines);
  return {
    ctes: sql`scope_movement as (
        -- one row per movement of money on its own day
        ${movements}
      ),${newline}`,
    relations: [{ name: names.movements, query: movements }],
    hasStoredMonths: true,
    lines: tables.line,
    orders: tables.order,
    purchaseDays: tables.purchaseDay,
    customers: tables.customer,
    movements: names.movements,
    customerMonths: tables.customerMonth,
    firstPurchases: tables.firstPurchase,
    cohortMonths: tables.cohortMonth,
    customerFifths: tables.customerFifths,
  };
}

/** Whole customers are left out: the stored shapes, cut to the ones that stay. */
function ofCustomers(model: ModelInfo, people: readonly Sql[]): Relations {
  const tables = starTables(model.schema);
  const cut = (table: Sql): Sql => sql`select * from ${table} as kept where ${all(people)}`;
  return {
    ...names,
    hasStoredMonths: true,
    ...made([
      [names.lines, cut(tables.line)],
      [names.orders, cut(tables.order)],
      [names.purchaseDays, cut(tables.purchaseDay)],
      [names.customers, cut(tables.customer)],
      [names.movements, movementsOf(names.orders, names.lines, model.hasLaterLines)],
      [names.customerMonths, cut(tables.customerMonth)],
      [names.firstPurchases, cut(tables.firstPurchase)],
      [names.cohortMonths, cohortMonths(model)],
    ]),
  };
}

/**
 * Some rows are left out: every shape follows from the rows that stay. Conditions on rows alone leave
 * the fact in its order; a join with customers may not.
 */
function recomputed(model: ModelInfo, rows: readonly Sql[], people: readonly Sql[]): Relations {
  const tables = starTables(model.schema);
  const lines = sql`select * from ${tables.line} as kept where ${all([...rows, ...people])}`;
  const isSorted = people.length === 0 && !model.hasLaterLines;
  const movements = model.hasLaterLines
    ? movementsOfLines(names.orders, names.lines)
    : movementsOf(names.orders, names.lines, false);
  return {
    ...names,
    hasStoredMonths: false,
    ...made([
      [names.lines, lines],
      [names.orders, ordersOf(names.lines, model.hasLaterLines)],
      [names.purchaseDays, purchaseDaysOf(names.orders)],
      [
        names.customers,
        // The lines as text, not by name: a relation that is named twice is copied first.
        isSorted
          ? customersOfSortedLines(sql`(${lines})`, model.everyLineSells)
          : customersOf(names.orders, names.purchaseDays),
      ],
      [names.movements, movements],
      [names.customerMonths, customerMonthsOf(names.movements)],
      [names.firstPurchases, firstPurchasesOf(names.purchaseDays)],
      [names.cohortMonths, cohortMonths(model)],
    ]),
  };
}

/** What is refunded later belongs to the dates of its order, not to its own. */
function isOrderedIn(model: ModelInfo, { from, to }: DayRange): Sql {
  const { order } = starTables(model.schema);
  return sql`ord in (
        select ord from ${order} as purchase where day between ${day(from)} and ${day(to)}
      )`;
}

/** Every movement of money on the day of its order: what was refunded later comes off that day. */
function onOrderDays(model: ModelInfo, rows: readonly Sql[], people: readonly Sql[]): Relations {
  return {
    ...names,
    hasStoredMonths: false,
    ...made([
      [names.lines, linesOnOrderDays(model, [...rows, ...people])],
      [names.orders, ordersOf(names.lines, false)],
      [names.purchaseDays, purchaseDaysOf(names.orders)],
      [names.customers, customersOf(names.orders, names.purchaseDays)],
      [names.movements, movementsOf(names.orders, names.lines, false)],
      [names.customerMonths, customerMonthsOf(names.movements)],
      [names.firstPurchases, firstPurchasesOf(names.purchaseDays)],
      [names.cohortMonths, cohortMonths(model)],
    ]),
  };
}

/** The lines that meet some conditions, each on the day of its order. */
function linesOnOrderDays(model: ModelInfo, conditions: readonly Sql[]): Sql {
  const { line, order } = starTables(model.schema);
  const kept = conditions.length === 0 ? nothing : sql` as kept where ${all(conditions)}`;
  const columns = [
    ...['customer', 'ord', 'product', 'quantity', 'amount', 'refund'],
    ...(model.hasMargin ? ['margin'] : []),
    ...(model.hasServiceCost ? ['service'] : []),
    ...(model.hasHours ? ['hour'] : []),
    ...model.dimensions.filter(({ source }) => source === 'line').map(({ column }) => column),
  ];
  return sql`select ${join(columns.map((name) => sql`own.${id(name)}`))}, purchase.day, false as later
        from (select * from ${line}${kept}) as own
        join ${order} as purchase on purchase.ord = own.ord`;
}

function cohortMonths(model: ModelInfo): Sql {
  const early = earlyUntil(model.firstDay, model.medianGapDays);
  return cohortMonthsOf(names.customerMonths, names.firstPurchases, early);
}

function made(pairs: readonly (readonly [Sql, Sql])[]): Pick<Relations, 'ctes' | 'relations'> {
  const relations = pairs.map(([name, query]) => ({ name, query }));
  return { relations, ctes: ctesOf(relations) };
}
