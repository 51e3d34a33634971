import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { id, join, lit, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import { courseRows } from './course.ts';
import { holdersOf, isOfPeople, most, profileFields, type ProfileField } from './fields.ts';
import { memberCte, personCte } from './members.ts';
import type { SegmentParams } from './params.ts';

/**
 * Rows of several parts. `size`: members (place 1) and everyone else (0), with how many have bought, their
 * orders, net revenue, and `paid`, the revenue of those who have bought. `guest`: revenue without a
 * customer. `course`: one per day of the course. `value`: one per field (its place) and value, how many
 * members have it and how many of everyone; only values that most of everyone have.
 */
export function compileProfile(params: SegmentParams, data: Dataset): Sql {
  const fields = profileFields(data.model);
  return sql`
    with ${data.ctes}${memberCte(id('member'), params.rule, data)},
    ${personCte(data)},
    placed as (
      -- one row per customer known: whether the segment has them
      select person.*, case when member.customer is null then 0 else 1 end as inside
      from person
      left join member on member.customer = person.customer
    )
    select 'size' as part, inside as place, cast(null as varchar) as value, cast(null as varchar) as label,
      count(*) as customers, cast(0 as bigint) as everyone,
      ${op({ name: 'countIf', condition: sql`days > 0` })} as buyers,
      ${sum(sql`orders`)} as orders, ${sum(sql`amount`)} as amount,
      ${sum(sql`case when days > 0 then amount else 0 end`)} as paid
    from placed
    group by inside
    union all
    select 'guest', 0, null, null, 0, 0, 0, 0, coalesce(${sum(sql`amount`)}, 0), 0
    from ${data.lines} as line
    where customer is null
    ${unionAll}${join(
      [...courseRows(params, data), ...fields.map((field, place) => valueRows(field, place, data))],
      unionAll,
    )}`;
}

const sum = (value: Sql): Sql => op({ name: 'sumInteger', value });

/** The values that most of everyone have, with their names where they have others than themselves. */
function valueRows(field: ProfileField, place: number, data: Dataset): Sql {
  const isProduct = field.kind === 'product';
  const { product } = starTables(data.model.schema);
  const text = op({ name: 'cast', value: sql`frequent.value`, type: 'text' });
  const whole = field.kind === 'segment' || field.kind === 'tier';
  return sql`
      select 'value', ${lit(place)}, ${isProduct ? sql`code` : text}, ${isProduct ? sql`name` : sql`null`},
        customers, everyone, 0, 0, 0, 0
      from (
        select value, customers, everyone, row_number() over (order by everyone desc, value) as rank
        from (
          -- one row per value
          select value, ${op({ name: 'countIf', condition: sql`inside = 1` })} as customers, count(*) as everyone
          from (
            ${holdersOf(field, data)}
          ) as holder
          join placed on placed.customer = holder.customer
          ${isOfPeople(field) ? sql`` : sql`where days > 0`}
          group by value
        ) as counted
      ) as frequent
      ${isProduct ? sql`join ${product} as named on named.product = frequent.value` : sql``}
      where rank <= ${lit(whole ? 100 : most.values)}`;
}
