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
buyer as (
  -- one row per customer who has bought: what they spent
  select customer, "amount" as value
  from "shop"."customer" as customer_row
  where days > 0
),
ranked as (
  -- one row per buyer: the place by spending, 1 is best
  select value, row_number() over (order by value desc) as place, count(*) over () as everyone
  from buyer
)
select 'hundredth' as part, 1 + ((place - 1) * 100 // nullif(everyone, 0)) as slot, count(*) as customers,
  cast(sum(value) AS BIGINT) as revenue,
  min(value) as low, max(value) as high,
  sum(cast(place as double) * value) as weighted,
  min(case when 2 * place <= everyone + 1 then value end) as median_high,
  max(case when 2 * place >= everyone + 1 then value end) as median_low
from ranked
group by slot
union all
select 'digits', null, count(*), cast(sum(value) AS BIGINT), low, max(value), null, null, null
from (
  -- one row per buyer: the amount, and it cut to its first two digits; 0 for zero and below
  select value,
    case when value > 0 then (value // nullif(step, 0)) * step else 0 end as low
  from (select value, case when value < 100 then 1 when value < 1000 then 10 when value < 10000 then 100 when value < 100000 then 1000 when value < 1000000 then 10000 when value < 10000000 then 100000 when value < 100000000 then 1000000 when value < 1000000000 then 10000000 when value < 10000000000 then 100000000 when value < 100000000000 then 1000000000 when value < 1000000000000 then 10000000000 when value < 10000000000000 then 100000000000 when value < 100000000000000 then 1000000000000 when value < 1000000000000000 then 10000000000000 when value < 10000000000000000 then 100000000000000 when value < 100000000000000000 then 1000000000000000 else 10000000000000000 end as step from buyer)
)
group by low
union all
select 'withoutPurchase', null, count(*), coalesce(cast(sum("amount") AS BIGINT), 0), null, null, null, null, null
from "shop"."customer" as customer_row
where days = 0
union all
select 'withoutCustomer', null, 0, coalesce(cast(sum("amount") AS BIGINT), 0), null, null, null, null, null
from "shop"."purchase_order" as purchase
where customer is null
