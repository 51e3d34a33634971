import { all, lit, sql, type Sql } from '../sql/index.ts';
import type { Bounds } from './rule-bounds.ts';

/** Whether a value lies within bounds, both included. Null of a value that is unknown. */
export function within(
  value: Sql,
  { from, to }: Bounds<number>,
  literal: (bound: number) => Sql = lit,
): Sql {
  return all([
    ...(from === null ? [] : [sql`${value} >= ${literal(from)}`]),
    ...(to === null ? [] : [sql`${value} <= ${literal(to)}`]),
    ...(from === null && to === null ? [sql`${value} is not null`] : []),
  ]);
}

/** Whether a day lies within bounds; false, or null, of a day that is unknown. */
export function withinDays(value: Sql, { from, to }: Bounds<string>): Sql {
  return all([
    sql`${value} is not null`,
    ...(from === null ? [] : [sql`${value} >= ${lit({ day: from })}`]),
    ...(to === null ? [] : [sql`${value} <= ${lit({ day: to })}`]),
  ]);
}

/** A literal of units as integers of so many decimals. */
export function inScale(decimals: number): (units: number) => Sql {
  return (units) => lit(shifted(units, decimals));
}

/** Units as integers of so many decimals: shifting the point in the text keeps 1.1 at 110. */
export function shifted(units: number, decimals: number): number {
  const [digits, exponent = '0'] = String(units).split('e');
  const moved = Number(`${digits}e${Number(exponent) + decimals}`);
  // No amount is beyond what a number can say.
  return Number.isFinite(moved) ? moved : Math.sign(units) * Number.MAX_VALUE;
}
