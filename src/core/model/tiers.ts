import { addDays, monthEnd, monthNumber, monthsEarlier, monthStart } from '../calendar.ts';
import type { DayRange } from '../spec/filters.ts';
import { day, join, lit, newline, nothing, op, sql, type Sql } from '../sql/index.ts';

/** Tiers of the customers who bought in a window of months, by what they brought in it, best first. */
export const tierIds = ['top', 'big', 'medium', 'small'] as const;
export type TierId = (typeof tierIds)[number];

/**
 * Where each tier ends, in per cent of the active customers: the top 1 %, the next 4, the next 15 and
 * the remaining 80. The place of every end rounds up.
 */
export const tierEnds: Readonly<Record<TierId, number>> = {
  top: 1,
  big: 5,
  medium: 20,
  small: 100,
};

/** Where a customer stands on a day: in a tier, without a purchase in the window, or without any so far. */
export const standings = [...tierIds, 'inactive', 'never'] as const;
export type Standing = (typeof standings)[number];

/** Months of revenue that tiers are made of where nothing else is chosen. */
export const tierMonths = 12;

/** The window that ends on a day: so many months, whole ones where the last is over. */
export function tierWindow(months: number, to: string): DayRange {
  const month = monthNumber(to);
  // Six months up to 30 June begin on 1 January.
  const from =
    to === monthEnd(month) ? monthStart(month - months + 1) : addDays(monthsEarlier(to, months), 1);
  return { from, to };
}

/**
 * One row per customer (null: none) of orders up to the window's end: revenue of the window, last_day
 * of a purchase, and is_active: whether it lies in the window. Of `valuedOrders` also what they are
 * worth: value, known and stated of the window.
 */
export function spentIn(orders: Sql, window: DayRange, isValued = false): Sql {
  const within = sql`day >= ${day(window.from)}`;
  const of = (value: Sql): Sql =>
    sql`coalesce(${op({ name: 'sumIntegerIf', value, condition: within })}, 0)`;
  return sql`select customer,
        ${of(sql`amount`)} as revenue,${
          isValued
            ? sql`
        ${of(sql`value`)} as value, ${of(sql`known`)} as known, ${of(sql`stated`)} as stated,`
            : nothing
        }
        max(case when amount > 0 then day end) as last_day,
        coalesce(max(case when amount > 0 then day end) >= ${day(window.from)}, false) as is_active
      from ${orders} as purchase
      group by customer`;
}

/**
 * One row per customer of `spentIn`: revenue, has_bought, is_active, place among the active ones (the
 * best is 1, ties by customer key), and how many are active. Their number stands apart: as a window
 * beside the places it takes seconds. Places go by revenue, or by `value` where there is one.
 */
export function placedByRevenue(spenders: Sql, isValued = false): Sql {
  const [columns, rank] = isValued
    ? [sql`revenue, value, known, stated`, sql`value`]
    : [sql`revenue`, sql`revenue`];
  return sql`select customer, ${columns}, last_day is not null as has_bought, is_active, active,
        row_number() over (order by is_active desc, ${rank} desc, customer) as place
      from ${spenders} as spender
      cross join (
        select ${op({ name: 'countIf', condition: sql`is_active and customer is not null` })} as active
        from ${spenders} as counted
      ) as everyone
      where customer is not null`;
}

/** Whether a row of `placedByRevenue` is among the first ⌈active · percent / 100⌉ of the active customers. */
export function isAmongBest(row: Sql, percent: number): Sql {
  return sql`${row}.is_active and ${isWithin(row, percent)}`;
}

/** The standing of a row of `placedByRevenue` (null: none), as its place in `standings`. */
export function standingOf(row: Sql): Sql {
  const tiers = tierIds.map(
    (tier, place) => sql`when ${isWithin(row, tierEnds[tier])} then ${lit(place)}`,
  );
  return sql`case
          when not coalesce(${row}.has_bought, false) then ${lit(standings.indexOf('never'))}
          when not ${row}.is_active then ${lit(standings.indexOf('inactive'))}
          ${join(tiers, newline)}
        end`;
}

function isWithin(row: Sql, percent: number): Sql {
  return sql`100 * (${row}.place - 1) < ${lit(percent)} * ${row}.active`;
}
