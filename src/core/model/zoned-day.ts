import { id, join, lit, nothing, op, sql, type Sql } from '../sql/index.ts';
import {
  afternoonPattern,
  clockPattern,
  morningPattern,
  offsetPattern,
  zoneLetters,
} from './cell-patterns.ts';
import { byLocalClock, offsetSteps, type DayZone, type OffsetStep } from './day-zone.ts';
import { narrow } from './narrow-cell.ts';

const minutesOfDay = 1440;

/**
 * CTEs that move the days of a relation to where they begin in a zone. `from` has a column
 * `written_day`, `cell` is the text that it was read in; the relation `zoned` has the column `day` in
 * addition, and `hour`, the hour there, if asked for. A cell without a time of day is a day already and stays.
 */
export function zonedDays(from: Sql, cell: Sql, { naive, days }: DayZone, hours = false): Sql {
  const text = id('clock_text');
  const part = (group: number): Sql =>
    op({ name: 'capture', value: text, pattern: clockPattern, group });
  const number = (value: Sql): Sql => op({ name: 'tryCast', value, type: 'integer' });
  const half = sql`concat(${part(1)}, ${part(4)})`;
  const hour = number(part(2));
  const local = sql`(utc_minute + ${stepCase(id('utc_minute'), offsetSteps(days))})`;
  const isHalf = (pattern: string): Sql => op({ name: 'matches', value: half, pattern });
  return sql`clocked as (
      -- one row per record: the cell in ASCII
      select *, ${narrow(cell)} as clock_text
      from ${from}
    ),
    timed as (
      -- one row per record: minutes since 1970 by the clock that was read, and its zone as written
      select * exclude (clock_text), ${part(5)} as zone_text,
        (written_day - date '1970-01-01') * ${lit(minutesOfDay)} + ${number(part(3))}
        + 60 * case when ${hour} < 12 and ${isHalf(afternoonPattern)} then ${hour} + 12
            when ${hour} = 12 and ${isHalf(morningPattern)} then 0 else ${hour} end as clock_minute
      from clocked
    ),
    placed as (
      -- one row per record: the same minute in UTC
      select * exclude (clock_minute, zone_text), clock_minute - ${statedOffset(id('zone_text'), stepCase(id('clock_minute'), byLocalClock(offsetSteps(naive))))} as utc_minute
      from timed
    ),
    zoned as (
      -- one row per record: the day on which that minute fell
      select * exclude (utc_minute, written_day), case when utc_minute is null then written_day
          else date '1970-01-01' + cast(floor(${local} / ${lit(minutesOfDay)}) as integer) end as day${
            hours
              ? sql`,
          cast(floor(((${local} % ${lit(minutesOfDay)}) + ${lit(minutesOfDay)}) % ${lit(minutesOfDay)} / 60) as integer) as hour`
              : nothing
          }
      from placed
    )`;
}

/** Minutes ahead of UTC as the cell states them, or else. */
function statedOffset(text: Sql, otherwise: Sql): Sql {
  const part = (group: number): Sql =>
    op({ name: 'capture', value: text, pattern: offsetPattern, group });
  const hours = op({ name: 'tryCast', value: part(2), type: 'integer' });
  const minutes = op({ name: 'tryCast', value: part(3), type: 'integer' });
  const letters = zoneLetters.map(([name, offset]) => sql`when ${lit(name)} then ${lit(offset)}`);
  return sql`case when ${hours} is not null
          then (case ${part(1)} when '-' then -1 else 1 end) * (60 * ${hours} + coalesce(${minutes}, 0))
          else case trim(${text}) ${join(letters, sql` `)} else ${otherwise} end end`;
}

/** The offset that holds at a minute, in as many comparisons as the number of steps has bits. */
function stepCase(minute: Sql, steps: readonly OffsetStep[]): Sql {
  const middle = steps.length >> 1;
  const at = steps[middle];
  if (middle === 0 || !at) return lit(steps[0]?.offset ?? 0);
  return sql`case when ${minute} < ${lit(at.from)} then ${stepCase(minute, steps.slice(0, middle))} else ${stepCase(minute, steps.slice(middle))} end`;
}
