import { daysBetween } from '../../core/calendar.ts';
import { customerGroupPlaces } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { day, id, join, lit, newline, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import type { Field, FieldKind, TimePart } from './field.ts';
import { areLinesTwice, type Shelves } from './shelves.ts';

/** Days are counted from this one, a Thursday, as machines do. */
const dayZero = '1970-01-01';
/** What the number of a month is raised by, so that divisions of it never round towards zero. */
const beforeAll = 12 * 2000;

/** The numbers that tell visits apart: the first purchase day of a customer, a later one, or nobody's. */
export const visits = ['first', 'again'] as const;
/** Purchase days from here on are one. */
export const lastVisitNumber = 10;
/** Days since the last purchase in steps of so many; from the last step on they are one. */
export const recencyStep = 30;
export const lastRecency = 12;

/**
 * The key of a line under a field, as the star stores it: a value of the dimension's own type, the key
 * of a product, otherwise an integer that sorts as the values do. Null: blank, or nothing to say of a
 * line without a customer.
 */
export function keyOf(on: FieldKind, shelves: Shelves, data: Dataset): Sql {
  switch (on.kind) {
    case 'dimension': {
      const dimension = data.model.dimensions.find((one) => one.id === on.id);
      if (!dimension) return op({ name: 'cast', value: lit(null), type: 'text' });
      const of = dimension.source === 'line' ? sql`line` : sql`attribute_of`;
      return sql`${of}.${id(dimension.column)}`;
    }
    case 'product':
      return sql`line.product`;
    case 'time':
      return timeKey(on.part, alignedDay(shelves, data), shelves.yearStart);
    case 'cycle':
      return cycleKey(on.part, shelves.yearStart);
    case 'customer':
      return customerKey(on.part, data);
    case 'visit':
      return on.part === 'visit'
        ? sql`case when line.day = first_of.first_day then 0 when line.day > first_of.first_day then 1 end`
        : sql`least(visit_of.nth, ${lit(lastVisitNumber)})`;
    case 'side':
      return on.part === 'comparedDates'
        ? sql`case when line.day between ${day(data.period.from)} and ${day(data.period.to)} then 1 else 0 end`
        : sidesKey(data);
    case 'bin': {
      const scale = on.of === 'amount' ? data.model.scale : data.model.quantityScale;
      const width = lit(Math.max(1, Math.round(on.width * 10 ** scale)));
      const value = sql`line.${id(on.of)}`;
      // Rounded down below zero as above it.
      return sql`${op({ name: 'intDivide', left: sql`(${value} - (${value} % ${width} + ${width}) % ${width})`, right: width })}`;
    }
  }
}

/** In which of two sets the customer of a line is: the first, the second, both (2), or neither (null). */
function sidesKey({ sides }: Dataset): Sql {
  const isIn = (set: Sql | null): Sql =>
    set === null
      ? sql`false`
      : sql`line.customer in (
        select customer from (
          ${set}
        ) as side
      )`;
  const [a, b] = [isIn(sides.a), isIn(sides.b)];
  return sql`case when ${a} and ${b} then 2 when ${a} then 0 when ${b} then 1 end`;
}

/** The joins that the keys of fields need; one row of them per line at most. */
export function joinsFor(fields: readonly Field[], data: Dataset): Sql {
  const on = fields.map((field) => field.on);
  const has = (kind: FieldKind['kind'], part?: string): boolean =>
    on.some(
      (one) => one.kind === kind && (part === undefined || ('part' in one && one.part === part)),
    );
  const joins = [
    ...(on.some((one) => one.kind === 'dimension' && isOfCustomer(one.id, data))
      ? [
          sql`left join ${starTables(data.model.schema).attribute} as attribute_of on attribute_of.customer = line.customer`,
        ]
      : []),
    ...(['tier', 'segment'] as const)
      .filter((kind) => has('customer', kind))
      .map(
        (kind) =>
          sql`left join ${customerGroupPlaces(kind, data)} as ${id(`${kind}_of`)} on ${id(`${kind}_of`)}.customer = line.customer`,
      ),
    ...(has('customer', 'recency')
      ? [sql`left join ${data.customers} as customer_of on customer_of.customer = line.customer`]
      : []),
    ...(has('customer', 'firstMonth') || has('visit', 'visit')
      ? [sql`left join ${data.firstPurchases} as first_of on first_of.customer = line.customer`]
      : []),
    ...(has('visit', 'visitNumber')
      ? [
          sql`left join ${data.purchaseDays} as visit_of on visit_of.customer = line.customer and visit_of.day = line.day`,
        ]
      : []),
  ];
  return joins.length === 0 ? nothing : sql`${newline}${join(joins, newline)}`;
}

function isOfCustomer(name: string, { model }: Dataset): boolean {
  return model.dimensions.some(({ id: own, source }) => own === name && source === 'customer');
}

/**
 * The day of a line; of those compared with the day at the same distance from the first one, so that
 * their periods stand beside those of the chosen dates.
 */
function alignedDay(shelves: Shelves, { period }: Dataset): Sql {
  const { comparison } = shelves;
  if (!comparison) return sql`line.day`;
  const days = daysBetween(comparison.from, period.from);
  const isNow = areLinesTwice(shelves, { period })
    ? sql`line.is_now`
    : sql`line.day between ${day(period.from)} and ${day(period.to)}`;
  return sql`case when ${isNow} then line.day else ${op({ name: 'addDays', value: sql`line.day`, days })} end`;
}

function timeKey(part: TimePart, of: Sql, yearStart: number): Sql {
  switch (part) {
    case 'week':
      return epochDay(op({ name: 'dateTrunc', unit: 'week', value: of }));
    case 'day':
      return epochDay(of);
    default:
      return keyOfMonth(part, op({ name: 'monthNumber', value: of }), yearStart);
  }
}

/** Parts of a day that its month tells. */
export const monthParts = ['year', 'quarter', 'month', 'quarterOfYear', 'monthOfYear'] as const;
export type MonthPart = (typeof monthParts)[number];

/** The key under such a part, of the number of a month. */
export function keyOfMonth(part: MonthPart, month: Sql, yearStart: number): Sql {
  const shifted = sql`(${month} - ${lit(yearStart - 1)} + ${lit(beforeAll)})`;
  const ofYear = sql`(${shifted} % 12)`;
  switch (part) {
    case 'month':
      return month;
    case 'quarter':
    case 'year': {
      const months = part === 'year' ? 12 : 3;
      return sql`${op({ name: 'intDivide', left: shifted, right: lit(months) })} - ${lit(beforeAll / months)}`;
    }
    case 'monthOfYear':
      return ofYear;
    case 'quarterOfYear':
      return op({ name: 'intDivide', left: ofYear, right: lit(3) });
  }
}

function cycleKey(part: Extract<FieldKind, { kind: 'cycle' }>['part'], yearStart: number): Sql {
  switch (part) {
    case 'monthOfYear':
    case 'quarterOfYear':
      return keyOfMonth(part, op({ name: 'monthNumber', value: sql`line.day` }), yearStart);
    case 'dayOfMonth':
      return sql`${op({ name: 'daysBetween', from: op({ name: 'dateTrunc', unit: 'month', value: sql`line.day` }), to: sql`line.day` })} + 1`;
    case 'hour':
      return op({ name: 'cast', value: sql`line.hour`, type: 'integer' });
    case 'weekday':
      return op({
        name: 'daysBetween',
        from: op({ name: 'dateTrunc', unit: 'week', value: sql`line.day` }),
        to: sql`line.day`,
      });
  }
}

function customerKey(part: Extract<FieldKind, { kind: 'customer' }>['part'], data: Dataset): Sql {
  switch (part) {
    case 'tier':
    case 'segment':
      return sql`${id(`${part}_of`)}.place`;
    case 'firstMonth':
      return op({ name: 'monthNumber', value: sql`first_of.first_day` });
    case 'recency': {
      const days = op({ name: 'daysBetween', from: sql`customer_of.last_day`, to: day(data.asOf) });
      return sql`least(${op({ name: 'intDivide', left: days, right: lit(recencyStep) })}, ${lit(lastRecency)})`;
    }
  }
}

function epochDay(value: Sql): Sql {
  return op({ name: 'daysBetween', from: day(dayZero), to: value });
}
