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
worth as (
  -- one row per item: its value
  select customer as item, "amount" as value
  from "shop"."customer" as customer_row
  where days > 0
),
level as (
  -- one row per value above zero, largest first: what these items bring, and all up to here
  select value, own, sum(own) over (order by value desc) as up_to, sum(own) over () as whole
  from (
    select value, cast(sum(value) AS BIGINT) as own
    from worth
    where value > 0
    group by value
  )
),
edge as (
  -- one row: the least value in A, and in A or B; null where there is none
  select min(case when 100 * (up_to - own) < 80 * whole then value end) as least_a,
    min(case when 100 * (up_to - own) < 95 * whole then value end) as least_b
  from level
),
classed as (
  -- one row per item: its class, and its place by value, equal values by key
  select item, value,
    case when value <= 0 then 'none' when value >= least_a then 'A' when value >= least_b then 'B' else 'C' end as class,
    row_number() over (order by value desc, item) as place,
    count(*) over () as everything
  from worth cross join edge
),barred as (
  select item, value, class, place,
    4 * ((place - 1) * 100 // nullif(everything, 0)) + case class when 'A' then 0 when 'B' then 1 when 'C' then 2 when 'none' then 3 end as bar
  from classed
)
select 'bar' as part, class, min(place) as first_place, max(place) as last_place,
  count(*) as items, cast(sum(value) AS BIGINT) as revenue,
  min(value) as least, null as buyers, null as code, null as product_name
from barred
group by class, bar
union all
select 'withoutPurchase', null, null, null, count(*), coalesce(cast(sum("amount") AS BIGINT), 0), null, null, null, null
from "shop"."customer" as customer_row
where days = 0
union all
select 'withoutCustomer', null, null, null, 0, coalesce(cast(sum("amount") AS BIGINT), 0), null, null, null, null
from "shop"."purchase_order" as purchase
where customer is null
