import { monthEnd, monthNumber, monthStart } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { join, lit, sql, type Sql } from '../../core/sql/index.ts';
import type { Field, FieldKind } from './field.ts';
import { joinsFor, keyOf, keyOfMonth, monthParts, type MonthPart } from './keys.ts';
import type { Aggregate } from './measure.ts';
import type { Shelves } from './shelves.ts';

/** What months know of a customer's purchases, as of the lines of an order on the order's day. */
const known: readonly Aggregate[] = ['revenue', 'orders', 'customers'];

/**
 * The relation of months that answers for the lines: net amount, qualifying orders and, where customers
 * matter, one row per customer. Null where only the lines can: where fields tell more apart than months
 * and customers, dates begin or end within a month, lines are chosen or compared, more is counted, or a
 * filter would have the months made from the lines first.
 */
export function monthsFor(
  needed: readonly Aggregate[],
  shelves: Shelves,
  data: Dataset,
): Sql | null {
  const { model, period } = data;
  const fields = [...shelves.rows, ...shelves.columns];
  const { from, to } = period;
  const isWhole =
    (from <= model.firstDay || from === monthStart(monthNumber(from))) &&
    (to >= model.lastDay || to === monthEnd(monthNumber(to)));
  const areLines = shelves.comparison !== null || shelves.kept.length > 0;
  if (!data.hasStoredMonths || !isWhole || areLines) return null;
  if (!needed.every((name) => known.includes(name))) return null;
  // An order counts wherever it has a line: on several days, if some lines are later.
  if (model.hasLaterLines && needed.some((name) => name !== 'revenue')) return null;
  const ofCustomers = fields.filter(({ on }) => monthPart(on) === null);
  if (!ofCustomers.every(({ on }) => isOfCustomer(on, data))) return null;
  return ofCustomers.length === 0 && !needed.includes('customers')
    ? data.cohortMonths
    : data.customerMonths;
}

/** One row per month, and customer where the relation has them, under the keys of the fields. */
export function chosenMonths(
  months: Sql,
  keys: readonly { readonly field: Field; readonly name: Sql }[],
  shelves: Shelves,
  data: Dataset,
): Sql {
  const key = (on: FieldKind): Sql => {
    const part = monthPart(on);
    return part ? keyOfMonth(part, sql`line.month`, shelves.yearStart) : keyOf(on, shelves, data);
  };
  const columns = [
    ...(months === data.customerMonths ? [sql`line.customer`] : []),
    ...[sql`line.amount`, sql`line.orders`],
    ...keys.map(({ field, name }) => sql`${key(field.on)} as ${name}`),
  ];
  const fields = keys.map(({ field }) => field);
  const { from, to } = data.period;
  return sql`chosen as (
      -- one row per month, and customer where customers are told apart; orders are those that qualify
      select ${join(columns)}
      from ${months} as line${joinsFor(fields, data)}
      where line.month between ${lit(monthNumber(from))} and ${lit(monthNumber(to))}
    )`;
}

function monthPart(on: FieldKind): MonthPart | null {
  if (on.kind !== 'time' && on.kind !== 'cycle') return null;
  return monthParts.find((part) => part === on.part) ?? null;
}

/** Whether a field tells customers apart, whatever they bought when. */
function isOfCustomer(on: FieldKind, { model }: Dataset): boolean {
  if (on.kind === 'customer') return true;
  return (
    on.kind === 'dimension' &&
    model.dimensions.some(({ id, source }) => id === on.id && source === 'customer')
  );
}
