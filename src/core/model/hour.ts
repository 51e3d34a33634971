import { lit, nothing, op, sql, type Sql } from '../sql/index.ts';
import { afternoonPattern, clockPattern, morningPattern } from './cell-patterns.ts';
import { narrow } from './narrow-cell.ts';
import type { SourcePlan } from './plan.ts';
import type { DateRecipe } from './recipe.ts';

/** A time of day as most machines write it, at the end of a cell. Group 1: hour. */
const usualClock = '[0-9][ T]([0-9]{1,2}):[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,9})?)?$';
/** The hour of a day without separators. Group 1: hour. */
const compactClock = '^[0-9]{8}([0-9]{2})[0-9]{2}(?:[0-9]{2})?$';
/** The time of day of a spreadsheet's day, as a fraction. Group 1: its decimals. */
const serialClock = '^[0-9]{1,5}[.,]([0-9]+)$';
const minutesOfDay = 1440;

/** Whether the hour of the day stands beside the day of each line, in a column `hour`. */
export function keepsHour({ hours }: SourcePlan): boolean {
  return hours === true;
}

/**
 * The hour of the day that a cell of dates writes, 0–23, as a column of the stage that ends with a
 * comma; null where it writes none. Nothing where hours are not kept. Where days begin in a zone, the
 * hour is that zone's and is known before: see `zoned-day.ts`.
 */
export function stagedHour(source: SourcePlan, cell: Sql, recipe: DateRecipe): Sql {
  if (!keepsHour(source)) return nothing;
  return sql`${recipe.zone ? sql`hour` : hourOf(cell, recipe)} as hour, `;
}

function hourOf(cell: Sql, { order }: DateRecipe): Sql {
  const captured = (value: Sql, pattern: string, group = 1): Sql =>
    op({ name: 'tryCast', value: op({ name: 'capture', value, pattern, group }), type: 'integer' });
  const text = narrow(cell);
  if (order === 'serial1900' || order === 'serial1904') {
    const decimals = op({ name: 'capture', value: text, pattern: serialClock, group: 1 });
    const fraction = op({ name: 'tryCast', value: sql`concat('0.', ${decimals})`, type: 'double' });
    // A day whose decimals are left out has no time. Minutes are rounded: 0.75 may be written 0.7499999.
    return bounded(
      sql`case when ${decimals} <> '' then cast(floor(round(${fraction} * ${lit(minutesOfDay)}) / 60) as integer) % 24 end`,
    );
  }
  const compact =
    order === 'compact'
      ? sql`when ${captured(text, compactClock)} is not null then ${captured(text, compactClock)} `
      : nothing;
  const usual = captured(cell, usualClock);
  return bounded(
    sql`case ${compact}when ${usual} is not null then ${usual} else ${tolerantHour(text)} end`,
  );
}

/** The hour with 上午, PM and what else may stand around it. */
function tolerantHour(text: Sql): Sql {
  const part = (group: number): Sql =>
    op({ name: 'capture', value: text, pattern: clockPattern, group });
  const hour = op({ name: 'tryCast', value: part(2), type: 'integer' });
  const half = sql`concat(${part(1)}, ${part(4)})`;
  const isHalf = (pattern: string): Sql => op({ name: 'matches', value: half, pattern });
  return sql`case when ${hour} < 12 and ${isHalf(afternoonPattern)} then ${hour} + 12
          when ${hour} = 12 and ${isHalf(morningPattern)} then 0 else ${hour} end`;
}

/** 24:00 is midnight's other name on another day: no hour of this one. */
function bounded(hour: Sql): Sql {
  return op({
    name: 'tryCast',
    value: sql`case when ${hour} <= 23 then ${hour} end`,
    type: 'integer',
  });
}
