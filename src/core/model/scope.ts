import {
  addDays,
  daysBetween,
  lastClosedMonths,
  precedingRange,
  yearEarlier,
} from '../calendar.ts';
import type { Comparison, DayRange, DimensionFilter, Filters } from '../spec/filters.ts';
import { all, day, id, join, lit, newline, nothing, sql, type Sql } from '../sql/index.ts';
import type { Dataset } from './dataset.ts';
import { earlyUntil } from './early.ts';
import type { DimensionInfo, ModelInfo } from './info.ts';
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
import { starTables } from './tables.ts';

/**
 * How an analysis takes the date filter: as the period it reports on (history before it still tells
 * new from existing), or as the only orders that exist for it.
 */
export type DateUse = 'period' | 'history';

/** What a view asks of the data. */
export interface ScopeRequest {
  readonly filters: Filters;
  readonly dates: DateUse;
  readonly compares: boolean;
  /** The customers of each set, resolved: a query that yields `customer`. */
  readonly sets: readonly Sql[];
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
  const shared = {
    model,
    asOf,
    period,
    comparison: request.compares
      ? resolveComparison(model, range, asOf, filters.compare ?? 'previous')
      : null,
    earlyUntil: earlyUntil(model.firstDay, model.medianGapDays),
  };
  const rows = rowConditions(model, filters, dates === 'history' ? filters.dates : null, asOf);
  const people = customerConditions(model, filters, request.sets);
  if (rows.length === 0 && people.length === 0) return { ...shared, ...stored(model) };
  if (rows.length === 0) return { ...shared, ...ofCustomers(model, people) };
  return { ...shared, ...recomputed(model, rows, people) };
}

type Relations = Omit<Dataset, 'model' | 'asOf' | 'period' | 'comparison' | 'earlyUntil'>;

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
  return {
    ctes: sql`scope_movement as (
        -- one row per movement of money on its own day
        ${movementsOf(tables.order, tables.line, model.hasLaterLines)}
      ),${newline}`,
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
    ctes: ctes([
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
    ctes: ctes([
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

function cohortMonths(model: ModelInfo): Sql {
  const early = earlyUntil(model.firstDay, model.medianGapDays);
  return cohortMonthsOf(names.customerMonths, names.firstPurchases, early);
}

function ctes(relations: readonly (readonly [Sql, Sql])[]): Sql {
  return join(
    relations.map(
      ([name, query]) => sql`${name} as (
        ${query}
      ),${newline}`,
    ),
    nothing,
  );
}

function rowConditions(
  model: ModelInfo,
  filters: Filters,
  history: DayRange | null,
  asOf: string,
): readonly Sql[] {
  const conditions: Sql[] = [];
  if (asOf < model.lastDay) conditions.push(sql`day <= ${day(asOf)}`);
  if (history) conditions.push(sql`day between ${day(history.from)} and ${day(history.to)}`);
  for (const { filter, dimension } of known(model, filters, 'line')) {
    // Compared as values of the dimension's own type, which are integers: 2.6 times faster than text.
    // A value that the data do not have becomes null there, and matches nothing.
    const literal = (value: string): Sql =>
      sql`try_cast(${lit(value)} as ${id(model.schema, dimension.column)})`;
    conditions.push(oneOf(id(dimension.column), filter, literal));
  }
  return conditions;
}

function customerConditions(
  model: ModelInfo,
  filters: Filters,
  sets: readonly Sql[],
): readonly Sql[] {
  const tables = starTables(model.schema);
  const byDimension = known(model, filters, 'customer').map(
    ({ filter, dimension }) => sql`customer in (
        select customer from ${tables.attribute} as person
        where ${oneOf(id(dimension.column), filter, (value) => lit(value))}
      )`,
  );
  const bySet = sets.map(
    (set) => sql`customer in (
        ${set}
      )`,
  );
  return [...byDimension, ...bySet];
}

function known(
  model: ModelInfo,
  filters: Filters,
  source: DimensionInfo['source'],
): readonly { filter: DimensionFilter; dimension: DimensionInfo }[] {
  return filters.dimensions.flatMap((filter) => {
    const dimension = model.dimensions.find(
      (info) => info.id === filter.dimension && info.source === source,
    );
    return dimension ? [{ filter, dimension }] : [];
  });
}

/** Values that the data do not have match no row; a blank cell is a value of its own. */
function oneOf(column: Sql, filter: DimensionFilter, literal: (value: string) => Sql): Sql {
  const texts = filter.values.filter((value) => value !== null).map(literal);
  const isBlank = sql`${column} is null`;
  const alternatives = [
    ...(texts.length > 1 ? [sql`${column} in (${join(texts)})`] : []),
    ...(texts.length === 1 ? [sql`${column} = ${join(texts)}`] : []),
    ...(filter.values.includes(null) ? [isBlank] : []),
  ];
  const matches = alternatives.length > 0 ? join(alternatives, sql` or `) : sql`false`;
  // Bare where it can be: only then the scan itself filters.
  if (!filter.exclude) return alternatives.length > 1 ? sql`(${matches})` : matches;
  return sql`not coalesce(${matches}, false)`;
}

function resolvePeriod(
  model: ModelInfo,
  asOf: string,
  dates: DayRange | null,
  use: DateUse,
): DayRange {
  if (dates) return dates;
  const whole = { from: model.firstDay < asOf ? model.firstDay : asOf, to: asOf };
  if (use === 'history') return whole;
  const quarter = lastClosedMonths(asOf, 3);
  return quarter.from >= model.firstDay ? quarter : whole;
}

/** A period that is still open is compared with as many days as have passed of it. */
function resolveComparison(
  model: ModelInfo,
  range: DayRange,
  asOf: string,
  comparison: Comparison,
): DayRange | null {
  if (comparison === 'none') return null;
  const whole = comparison === 'year' ? yearEarlier(range) : precedingRange(range);
  if (whole.to < model.firstDay) return null;
  if (range.to <= asOf) return whole;
  const elapsed = daysBetween(range.from, asOf);
  return elapsed < 0 ? null : { from: whole.from, to: addDays(whole.from, elapsed) };
}
