import type { Dataset } from '../../core/model/dataset.ts';
import { quartileOfGaps } from '../../core/segment/gap-quartile.ts';
import { day, id, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import { itemDays, itemOf, namedItems } from './items.ts';
import { memberCte } from './members.ts';
import type { SegmentParams } from './params.ts';

/**
 * Rows of several parts. `total`: members, of them with a purchase (`buyers`), of them with a last purchase
 * that the base can tell of (`told`), all purchase days with an item (`base`), and the days of `within`.
 * `item`: one per item: the expected number of `told` who buy it next (`expected`), the purchase days of
 * everyone with it (`base`), the members who have bought it (`buyers`), and the customers whose next
 * purchase was seen after it (`seen`).
 */
export function compileNext(params: SegmentParams, data: Dataset): Sql {
  const item = itemOf(params, data.model);
  const total = sql`
    select 'total' as part, cast(null as varchar) as code, cast(null as varchar) as name,
      (select count(*) from member) as customers,
      (select count(*) from bought) as buyers`;
  const people = sql`${memberCte(id('member'), params.rule, data)},
    bought as (
      -- one row per member with a purchase: the last purchase day
      select customer_row.customer, last_day
      from ${data.customers} as customer_row
      join member on member.customer = customer_row.customer
      where days > 0
    )`;
  if (!item)
    return sql`
      with ${data.ctes}${people}
      ${total}, cast(0 as bigint) as base, cast(0 as bigint) as seen, cast(0 as double) as expected,
        cast(null as integer) as within`;
  const within = sql`(select max(days) from horizon)`;
  return sql`
    with ${data.ctes}${people},
    horizon as (
      -- one row: within how many days a next purchase counts
      ${params.within > 0 ? sql`select ${lit(params.within)} as days` : sql`select edge as days from (${quartileOfGaps(data.purchaseDays)}) as gap_quartile`}
    ),
    held as (
      -- one row per customer, purchase day and item
      ${itemDays(item, data)}
    ),
    step as (
      -- one row per purchase day that has a next one within these days, all of which are over by now
      select earlier.customer, earlier.day, later.day as next_day
      from ${data.purchaseDays} as earlier
      join ${data.purchaseDays} as later on later.customer = earlier.customer and later.nth = earlier.nth + 1
      where later.gap <= ${within}
        and ${op({ name: 'daysBetween', from: sql`earlier.day`, to: day(data.asOf) })} >= ${within}
    ),
    begun as (
      -- one row per such day and item on it
      select held.customer, held.day, item, next_day
      from held
      join step on step.customer = held.customer and step.day = held.day
    ),
    origin as (
      -- one row per item: on how many such days it was bought
      select item, count(*) as days from begun group by item
    ),
    went as (
      -- one row per two items: on how many days the second was bought next after the first
      select begun.item as a, held.item as b, count(*) as days
      from begun
      join held on held.customer = begun.customer and held.day = begun.next_day
      group by begun.item, held.item
    ),
    latest as (
      -- one row per member and item of the last purchase day, of items that the base can tell of
      select held.customer, held.item
      from held
      join bought on bought.customer = held.customer and bought.last_day = held.day
      join origin on origin.item = held.item
    ),
    weight as (
      -- one row per item: the members whose last purchase it was, each in equal parts of all its items
      select item, sum(${op({ name: 'divide', left: sql`1`, right: sql`items` })}) as members
      from latest
      join (select customer, count(*) as items from latest group by customer) as own on own.customer = latest.customer
      group by item
    ),
    expected as (
      -- one row per item: how many members are expected to buy it next
      select b as item, sum(members * ${op({ name: 'divide', left: sql`went.days`, right: sql`origin.days` })}) as expected
      from went
      join weight on weight.item = went.a
      join origin on origin.item = went.a
      group by b
    ),
    usual as (
      -- one row per item: on how many purchase days of everyone it was bought, and which members have it
      select held.item, count(*) as days,
        ${op({ name: 'countDistinctKeys', value: sql`bought.customer` })} as members
      from held
      left join bought on bought.customer = held.customer
      group by held.item
    ),
    named as (
      -- one row per item: what it is called
      select * from ${namedItems(item, data)} as known
    )
    ${total},
      (select count(*) from (select distinct customer, day from held) as purchase_day) as base,
      (select count(distinct customer) from latest) as seen,
      cast(0 as double) as expected, cast(${within} as integer) as within
    union all
    select 'item', code, name, 0, usual.members, usual.days, coalesce(origin.days, 0), coalesce(expected, 0), null
    from usual
    join named on named.item = usual.item
    left join origin on origin.item = usual.item
    left join expected on expected.item = usual.item`;
}
