with scope_movement as (
  -- one row per movement of money on its own day
  select customer, day, amount, cast(case when amount > 0 then 1 else 0 end as integer) as orders
  from "shop"."purchase_order" as purchase
  union all
  select customer, day, amount, 0
  from "shop"."line" as line
  where later
  union all
  select line.customer, purchase.day, -line.amount, 0
  from "shop"."line" as line
  join "shop"."purchase_order" as purchase on purchase.ord = line.ord
  where later
),
"member" as (
  -- one row per customer of the segment
  with facts as (
    -- one row per person whom the data know: sums, and what the rule reads
    select person.*
    from (
      select customer, last_day, days, orders, amount, sales
      from "shop"."customer" as buyer
      union all
      select customer, null, 0, 0, 0, 0
      from (
        select customer from "shop"."attribute" as person
        where (customer > (select max(customer) from "shop"."customer" as buyer))
      ) as prospect
    ) as person
  )
  select customer
  from facts
  where coalesce(("days" >= 2), false)
),
bought as (
  -- one row per member with a purchase: the last purchase day
  select customer_row.customer, last_day
  from "shop"."customer" as customer_row
  join member on member.customer = customer_row.customer
  where days > 0
),
horizon as (
  -- one row: within how many days a next purchase counts
  select edge as days from (select ((100 * min(gap) filter (where up_to > ((gaps - 1) * 75 // nullif(100, 0))) + max(((gaps - 1) * 75) % 100) * (min(gap) filter (where up_to > (((gaps - 1) * 75 + 99) // nullif(100, 0))) - min(gap) filter (where up_to > ((gaps - 1) * 75 // nullif(100, 0))))) // nullif(100, 0)) as edge
  from (
    select gap, cast(sum(count(*)) over (order by gap) as bigint) as up_to,
      cast(sum(count(*)) over () as bigint) as gaps
    from "shop"."purchase_day" as purchase_day
    where gap is not null
    group by gap
  )) as gap_quartile
),
held as (
  -- one row per customer, purchase day and item
  select purchase.customer, purchase.day, line."product" as item
  from "shop"."line" as line
  join "shop"."purchase_order" as purchase on purchase.ord = line.ord
  where purchase.customer is not null and purchase.amount > 0 and line.amount > 0
    and line."product" is not null
  group by purchase.customer, purchase.day, line."product"
),
step as (
  -- one row per purchase day that has a next one within these days, all of which are over by now
  select earlier.customer, earlier.day, later.day as next_day
  from "shop"."purchase_day" as earlier
  join "shop"."purchase_day" as later on later.customer = earlier.customer and later.nth = earlier.nth + 1
  where later.gap <= (select max(days) from horizon)
    and (DATE '2024-03-20' - earlier.day) >= (select max(days) from horizon)
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
  select item, sum((cast(1 AS DOUBLE) / nullif(items, 0))) as members
  from latest
  join (select customer, count(*) as items from latest group by customer) as own on own.customer = latest.customer
  group by item
),
expected as (
  -- one row per item: how many members are expected to buy it next
  select b as item, sum(members * (cast(went.days AS DOUBLE) / nullif(origin.days, 0))) as expected
  from went
  join weight on weight.item = went.a
  join origin on origin.item = went.a
  group by b
),
usual as (
  -- one row per item: on how many purchase days of everyone it was bought, and which members have it
  select held.item, count(*) as days,
    count(DISTINCT bought.customer) as members
  from held
  left join bought on bought.customer = held.customer
  group by held.item
),
named as (
  -- one row per item: what it is called
  select * from (select product as item, code, name from "shop"."product" as known) as known
)
select 'total' as part, cast(null as varchar) as code, cast(null as varchar) as name,
  (select count(*) from member) as customers,
  (select count(*) from bought) as buyers,
  (select count(*) from (select distinct customer, day from held) as purchase_day) as base,
  (select count(distinct customer) from latest) as seen,
  cast(0 as double) as expected, cast((select max(days) from horizon) as integer) as within
union all
select 'item', code, name, 0, usual.members, usual.days, coalesce(origin.days, 0), coalesce(expected, 0), null
from usual
join named on named.item = usual.item
left join origin on origin.item = usual.item
left join expected on expected.item = usual.item
