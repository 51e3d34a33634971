import { lit, sql, type Sql } from '../sql/index.ts';
import type { DayRange, SourcePlan } from './plan.ts';

/** Whether a day is outside the days that the mapping asks for. */
export function isOutside({ first, last }: DayRange, day: Sql): Sql {
  return sql`(${day} < cast(${lit(first)} as date) or ${day} > cast(${lit(last)} as date))`;
}

/** The days to load where a row's own cell tells its day; null where all are, or other rows tell it. */
export function daysOfRows(source: SourcePlan): DayRange | null {
  return isDayPerOrder(source) ? null : (source.days ?? null);
}

/** The days to load where a row's day is known once cells are filled from its order's other rows. */
export function daysOfOrders(source: SourcePlan): DayRange | null {
  return isDayPerOrder(source) ? (source.days ?? null) : null;
}

/** Leaves out the staged rows of other days. */
export function leaveOutDays(stage: Sql, days: DayRange, problem: number): Sql {
  return sql`
    update ${stage}
    set problem = ${lit(problem)}
    where problem = 0 and ${isOutside(days, sql`day`)}`;
}

function isDayPerOrder({ columns }: SourcePlan): boolean {
  return columns.some(({ use, perOrder }) => use === 'date' && perOrder === true);
}
