import { customerGroupPlaces } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { fifthOf, fifthsOf } from '../../core/model/fifths.ts';
import { starTables } from '../../core/model/tables.ts';
import { day, id, join, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import { groupingOf, lastNumber, type Group, type Grouping, type ValueGrouping } from './groups.ts';
import type { RepurchaseParams } from './params.ts';

/**
 * The spells between purchases, as CTEs: `spell` from any purchase day, `chosen` from the origin that
 * the view asks for, `group_spell` of the groups that it compares. Columns: customer, nth (the number of
 * the purchase day it begins with), elapsed (days since that day), days (its length so far), returned, and
 * amount: the customer's revenue in the spell that is still open, null in the others. In `group_spell` also
 * grp, the place of the group.
 */
export function spellsOf(params: RepurchaseParams, data: Dataset): Sql {
  return sql`spell as (
      -- one row per purchase day of a customer: how long until the next, or that there is none yet
      select customer, nth - 1 as nth,
        gap + ${daysToEnd(sql`day`, data)} as elapsed, gap as days, true as returned,
        cast(null as bigint) as amount
      from ${data.purchaseDays} as purchase_day
      where gap is not null
      union all
      select customer, days, ${daysToEnd(sql`last_day`, data)}, ${daysToEnd(sql`last_day`, data)}, false, amount
      from ${data.customers} as customer_row
      where days > 0
    ),
    chosen as (
      -- one row per spell of the origin
      select * from spell where ${originCondition(params)}
    ),
    ${groupSpells(params, data)}`;
}

/** Days from a day to the last one that the view knows about. */
function daysToEnd(from: Sql, data: Dataset): Sql {
  return op({ name: 'daysBetween', from, to: day(data.period.to) });
}

function originCondition({ origin, nth }: RepurchaseParams): Sql {
  if (origin === 'any') return sql`true`;
  return sql`nth = ${lit(origin === 'first' ? 1 : nth)}`;
}

function groupSpells(params: RepurchaseParams, data: Dataset): Sql {
  const grouping = groupingOf(params, data.model);
  if (grouping.kind === 'number')
    return sql`group_spell as (
      -- one row per spell, whatever its origin: later order numbers stand together
      select spell.*, case when nth < ${lit(lastNumber)} then nth - 1 else ${lit(lastNumber - 1)} end as grp
      from spell
    )`;
  if (grouping.kind === 'dimension' && grouping.dimension.source === 'line')
    return spellsByLine(params, grouping.groups, grouping.dimension.column, data);
  return sql`member as (
      -- one row per customer: the place of its group
      ${placesOf(grouping, data)}
    ),
    group_spell as (
      -- one row per spell of the origin
      select chosen.*, grp
      from chosen
      join member on member.customer = chosen.customer
    )`;
}

function placesOf(grouping: Grouping, data: Dataset): Sql {
  if (grouping.kind === 'dimension') return attributes(grouping, data);
  if (grouping.kind !== 'tier') return fifths(data);
  return sql`select customer, place as grp from ${customerGroupPlaces('tier', data)} as grouped`;
}

/** Groups 0 to 4: the best fifth by net revenue first, equal amounts together. */
function fifths(data: Dataset): Sql {
  const buyers = sql`(select * from ${data.customers} as customer_row where days > 0)`;
  const cuts = data.customerFifths ?? sql`(${fifthsOf(buyers, { few: [], many: ['amount'] })})`;
  const amounts = [1, 2, 3, 4].map((k) => id(`amount_${k}`));
  return sql`select customer, 5 - ${fifthOf(sql`amount`, amounts)} as grp
      from ${data.customers} as customer_row
      cross join ${cuts} as fifths`;
}

function attributes(grouping: ValueGrouping, data: Dataset): Sql {
  const { attribute } = starTables(data.model.schema);
  const column = id(grouping.dimension.column);
  const other = grouping.groups.length - 1;
  return sql`select customer_row.customer,
        case when person.customer is null then ${lit(other)} else ${placeOf(grouping.groups, column, (value) => lit(value))} end as grp
      from ${data.customers} as customer_row
      left join ${attribute} as person on person.customer = customer_row.customer`;
}

/** The place of a value among the groups; what is in none of them is in the last. */
function placeOf(groups: readonly Group[], column: Sql, literal: (value: string) => Sql): Sql {
  const cases = groups.flatMap((group, place) => {
    if (group.kind === 'blank') return [sql`when ${column} is null then ${lit(place)}`];
    if (group.kind !== 'value') return [];
    return [sql`when ${column} = ${literal(group.value)} then ${lit(place)}`];
  });
  return sql`case ${join(cases, sql` `)} else ${lit(groups.length - 1)} end`;
}

/**
 * The spells of each value by itself, as a filter on the value would show them: from purchases with the
 * value to the next one with the same value.
 */
function spellsByLine(
  params: RepurchaseParams,
  groups: readonly Group[],
  column: string,
  data: Dataset,
): Sql {
  const literal = (value: string): Sql =>
    sql`try_cast(${lit(value)} as ${id(data.model.schema, column)})`;
  const orderDay = data.model.hasLaterLines
    ? sql`coalesce(min(day) filter (where not refund), min(day))`
    : sql`min(day)`;
  const amount = op({ name: 'sumInteger', value: sql`amount` });
  return sql`group_order as (
      -- one row per order of a customer and group with lines in it: their day and net amount
      select ord, grp, min(customer) as customer, ${orderDay} as day, ${amount} as amount
      from (
        select ord, customer, day, amount, refund,
          ${placeOf(groups, id(column), literal)} as grp
        from ${data.lines} as line
        where customer is not null
      )
      group by ord, grp
    ),
    group_day as (
      -- one row per day of a customer in a group: its net amount, and whether something was bought
      select customer, grp, day, ${amount} as amount, max(case when amount > 0 then 1 else 0 end) as bought
      from group_order
      group by customer, grp, day
    ),
    group_spell as (
      -- one row per purchase day of a customer in a group, of the origin
      select * from (
        select customer, row_number() over of_customer as nth,
          ${daysToEnd(sql`day`, data)} as elapsed,
          ${op({ name: 'daysBetween', from: sql`day`, to: sql`lead(day) over of_customer` })} as days,
          true as returned, cast(null as bigint) as amount, grp
        from group_day
        where bought = 1
        window of_customer as (partition by customer, grp order by day)
      )
      where days is not null and ${originCondition(params)}
      union all
      select * from (
        select customer, ${op({ name: 'sumInteger', value: sql`bought` })} as nth, ${daysToEnd(sql`max(case when bought = 1 then day end)`, data)} as elapsed,
          ${daysToEnd(sql`max(case when bought = 1 then day end)`, data)} as days, false, ${amount}, grp
        from group_day
        group by customer, grp
      )
      where days is not null and ${originCondition(params)}
    )`;
}

/**
 * The quantile of a relation's closed spells as a query with one row: `hundredths`, linear between
 * the closest ranks, in integers; null of no spells. `gaps` is how many there are.
 */
export function quantileOf(spells: Sql, percent: number): Sql {
  const scaled = sql`(gaps - 1) * ${lit(percent)}`;
  const ranked = (rank: Sql): Sql => sql`min(days) filter (where up_to > ${rank})`;
  const low = ranked(op({ name: 'intDivide', left: scaled, right: lit(100) }));
  const high = ranked(op({ name: 'intDivide', left: sql`(${scaled} + 99)`, right: lit(100) }));
  return sql`
    select max(gaps) as gaps,
      100 * ${low} + max((${scaled}) % 100) * (${high} - ${low}) as hundredths
    from (
      select days, cast(sum(count(*)) over (order by days) as bigint) as up_to,
        cast(sum(count(*)) over () as bigint) as gaps
      from ${spells} as one_spell
      where returned
      group by days
    )`;
}
