import type { Dataset } from '../../core/model/dataset.ts';
import { join, lit, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import { groupingOf, lastNumber } from './groups.ts';
import type { RepurchaseParams } from './params.ts';
import { codeOfPart, type Part } from './rows.ts';
import { quantileOf, spellsOf } from './spells.ts';

/** Bars of the histogram, of which the last is open-ended. */
export const mostBins = 27;
/** Days overdue at which a new row of the overdue customers begins. */
export const lateFrom = [1, 31, 61, 91, 181, 366] as const;
/** Steps from one order number to the next that are always shown. */
const leastSteps = 5;
/** Without this many closed gaps there is no cycle, and a month stands in for it. */
const fewGaps = 30;
const withoutCycle = 30;

/** Order numbers that are kept apart; what comes later stands under the next one. */
export function countedNumbers({ nth }: RepurchaseParams): number {
  return Math.max(lastNumber, nth);
}

/** How many steps are shown. */
export function stepsOf({ origin, nth }: RepurchaseParams): number {
  return origin === 'nth' ? Math.max(leastSteps, nth) : leastSteps;
}

/**
 * Rows by part, by ascending days. `spell`: spells by order number (`key`) and length (`days`): closed ones, open ones,
 * and the revenue of the customers in the open ones. `group`: the same by group of the comparison,
 * where order numbers do not say it already. `bin`: closed gaps of the origin and their customers by
 * bar. `step`: customers who reached an order number at least `days` days ago (`open`), and who came
 * back within as many (`closed`). `money`: revenue without a customer (`amount`) of all (`total`).
 */
export function compileRepurchase(params: RepurchaseParams, data: Dataset): Sql {
  const last = lit(countedNumbers(params) + 1);
  const grouping = groupingOf(params, data.model);
  const parts = [
    counts('spell', sql`least(nth, ${last})`, sql`spell`),
    grouping.kind === 'number' ? null : counts('group', sql`grp`, sql`group_spell`),
    sql`
    select ${codeOf('bin')}, cast(bin as integer), 0, cast(sum(gaps) as bigint), count(*), 0, 0
    from (
      -- one row per bar and customer with a gap in it
      select key % ${lit(mostBins)} as bin, count(*) as gaps
      from (
        -- both in one number, which is grouped faster than two
        select customer * ${lit(mostBins)} + cast(${binOf(params)} as integer) as key
        from chosen
        where returned
      )
      group by key
    )
    group by bin`,
    sql`
    select ${codeOf('step')}, cast(nth as integer), cast(max(within_days) as integer),
      ${op({ name: 'countIf', condition: sql`returned and days <= within_days` })}, count(*), 0, 0
    from spell
    cross join deadline
    where nth <= ${lit(stepsOf(params))} and elapsed >= within_days
    group by nth`,
    sql`
    select ${codeOf('within')}, 0, cast(within_days as integer), 0, 0, 0, 0
    from deadline`,
    sql`
    select ${codeOf('money')}, 0, 0, 0, 0,
      coalesce(${op({ name: 'sumIntegerIf', value: sql`amount`, condition: sql`customer is null` })}, 0),
      coalesce(${op({ name: 'sumInteger', value: sql`amount` })}, 0)
    from ${data.orders} as purchase`,
  ].filter((part) => part !== null);
  return sql`
    with ${data.ctes}${spellsOf(params, data)},
    ${deadlineOf(params)}
    ${join(parts, unionAll)}
    order by days`;
}

function codeOf(part: Part): Sql {
  return sql`cast(${lit(codeOfPart(part))} as integer)`;
}

/** Spells by a key and their length. Every column has a value, so that it can be read as an array. */
function counts(part: 'spell' | 'group', key: Sql, spells: Sql): Sql {
  return sql`
    select ${codeOf(part)} as part, cast(key as integer) as key, cast(days as integer) as days, closed,
      still_open, amount, cast(0 as bigint) as total
    from (
      select ${key} as key, days,
        ${op({ name: 'countIf', condition: sql`returned` })} as closed,
        ${op({ name: 'countIf', condition: sql`not returned` })} as still_open,
        coalesce(${op({ name: 'sumInteger', value: sql`amount` })}, 0) as amount
      from ${spells} as one_spell
      group by ${key}, days
    )`;
}

/** The bar of a closed gap, from 0. */
function binOf({ bin }: RepurchaseParams): Sql {
  const place = op({ name: 'intDivide', left: sql`(days - 1)`, right: lit(bin) });
  return sql`least(${place}, ${lit(mostBins - 1)})`;
}

/** A CTE of one row, `deadline`: the days in which a customer has to come back, one cycle where the view names none. */
export function deadlineOf({ within }: RepurchaseParams): Sql {
  if (within > 0) return sql`deadline as (select ${lit(within)} as within_days)`;
  const rounded = op({ name: 'intDivide', left: sql`(hundredths + 50)`, right: lit(100) });
  return sql`deadline as (
      -- one row: the median of all closed gaps, in whole days
      select case when gaps >= ${lit(fewGaps)} then ${rounded} else ${lit(withoutCycle)} end as within_days
      from (${quantileOf(sql`spell`, 50)}) as cycle
    )`;
}
