import { addDays } from '../calendar.ts';
import type { Dataset } from '../model/dataset.ts';
import { oneOf } from '../model/scope-conditions.ts';
import { starTables } from '../model/tables.ts';
import { all, day, id, join, lit, newline, nothing, op, sql, type Sql } from '../sql/index.ts';
import type { BoughtCondition, LineCondition, Window } from './rule.ts';
import { inScale, within } from './within.ts';
import { dimensionField } from './write-rule.ts';

/**
 * Whether a row of `facts` bought so much of something. Who has no such line has bought 0 of it. Orders and
 * days count by the day of the order, and by what was sold in it; lines, quantities and money by their own
 * day, and what came back is taken off quantities and money.
 */
export function testOfBought(condition: BoughtCondition, data: Dataset): Sql {
  const { measure, nth } = condition;
  const bounds =
    condition.from === null && condition.to === null ? { from: 1, to: null } : condition;
  const holdsNone = (bounds.from ?? 0) <= 0 && (bounds.to ?? 0) >= 0;
  const isCounted = measure === 'orders' || measure === 'days';
  const { rows, value } = isCounted
    ? ordersThatCount(condition, data)
    : linesThatCount(condition, data);
  const meets = within(value, bounds, literalOf(condition, data));
  const isOnce = isCounted && !holdsNone && bounds.to === null && (bounds.from ?? 0) <= 1;
  const nthDays = nth
    ? sql`${newline}join ${data.purchaseDays} as nth_day on nth_day.customer = counted.customer
          and nth_day.day = counted.order_day and ${within(sql`nth_day.nth`, nth)}`
    : nothing;
  const grouped = isOnce
    ? nothing
    : sql`${newline}group by counted.customer
        having ${holdsNone ? sql`not coalesce(${meets}, false)` : meets}`;
  const customers = sql`customer in (
        -- customers with so much of it
        select counted.customer
        from (
          ${rows}
        ) as counted${nthDays}${grouped}
      )`;
  return holdsNone ? sql`not (${customers})` : customers;
}

/** One row per order (or line, where that is the same): customer, ord, order_day. */
function ordersThatCount(
  { lines, within: window, measure }: BoughtCondition,
  data: Dataset,
): { readonly rows: Sql; readonly value: Sql } {
  const { model } = data;
  const value =
    measure === 'days' ? sql`count(distinct counted.order_day)` : sql`count(distinct counted.ord)`;
  const ofLines = lines.map((one) => meetsLine(one, data));
  if (lines.length === 0)
    return {
      value: measure === 'days' ? value : sql`count(*)`,
      rows: sql`
          select customer, ord, day as order_day
          from ${data.orders} as purchase
          where ${all([sql`amount > 0`, sql`customer is not null`, ...inWindow(sql`day`, window, data)])}`,
    };
  // Where every line sells and stands on the day of its order, every order is a purchase.
  if (model.everyLineSells && !model.hasLaterLines)
    return {
      value,
      rows: sql`
          select customer, ord, day as order_day
          from ${data.lines} as line
          where ${all([sql`customer is not null`, ...ofLines, ...inWindow(sql`day`, window, data)])}`,
    };
  return {
    value,
    rows: sql`
          select purchase.customer, purchase.ord, purchase.day as order_day
          from ${data.orders} as purchase
          where ${all([sql`amount > 0`, sql`customer is not null`, ...inWindow(sql`day`, window, data)])}
            and ord in (
              select ord from ${data.lines} as line
              where ${all([sql`not refund`, ...ofLines])}
            )`,
  };
}

/** One row per line: customer, quantity, amount, refund, and order_day where it is asked for. */
function linesThatCount(
  { lines, within: window, measure, nth }: BoughtCondition,
  data: Dataset,
): { readonly rows: Sql; readonly value: Sql } {
  const value =
    measure === 'lines'
      ? sql`count(*)`
      : op({ name: 'sumInteger', value: id('counted', measure === 'net' ? 'amount' : 'quantity') });
  const conditions = [
    sql`line.customer is not null`,
    ...(measure === 'lines' ? [sql`not refund`] : []),
    ...lines.map((one) => meetsLine(one, data)),
    ...inWindow(sql`line.day`, window, data),
  ];
  const ofOrder = nth
    ? sql`${newline}join ${data.orders} as purchase on purchase.ord = line.ord`
    : nothing;
  return {
    value,
    rows: sql`
          select line.customer, line.quantity, line.amount${nth ? sql`, purchase.day as order_day` : nothing}
          from ${data.lines} as line${ofOrder}
          where ${all(conditions)}`,
  };
}

function meetsLine({ field, exclude, values }: LineCondition, { model }: Dataset): Sql {
  if (field === 'product') return meetsProduct({ exclude, values }, model.schema, model.products);
  const dimension = model.dimensions.find(
    ({ source, id: name }) => source === 'line' && field === `${dimensionField}${name}`,
  );
  if (!dimension) return sql`false`;
  const literal = (value: string): Sql =>
    sql`try_cast(${lit(value)} as ${id(model.schema, dimension.column)})`;
  return oneOf(id(dimension.column), { exclude, values }, literal);
}

function meetsProduct(
  { exclude, values }: Pick<LineCondition, 'exclude' | 'values'>,
  schema: string,
  products: number,
): Sql {
  const codes = values.filter((value) => value !== null);
  const isOne = [
    ...(codes.length > 0 && products > 0
      ? [
          sql`product in (
                select product from ${starTables(schema).product} as known
                where code in (${join(codes.map((code) => lit(code)))})
              )`,
        ]
      : []),
    ...(values.includes(null) ? [sql`product is null`] : []),
  ];
  const matches = isOne.length > 0 ? join(isOne, sql` or `) : sql`false`;
  return exclude ? sql`not coalesce(${matches}, false)` : sql`(${matches})`;
}

/** Nothing lies after the as-of day. */
function inWindow(value: Sql, window: Window, { asOf }: Dataset): readonly Sql[] {
  if (window.kind === 'ever') return [];
  if (window.kind === 'last') return [sql`${value} > ${day(addDays(asOf, -window.days))}`];
  return [
    ...(window.from === null ? [] : [sql`${value} >= ${day(window.from)}`]),
    ...(window.to === null ? [] : [sql`${value} <= ${day(window.to)}`]),
  ];
}

function literalOf({ measure }: BoughtCondition, { model }: Dataset): (bound: number) => Sql {
  if (measure === 'net') return inScale(model.scale);
  return measure === 'quantity' ? inScale(model.quantityScale) : lit;
}
