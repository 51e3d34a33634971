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
chosen as (
  -- one row per line; bought is its order where that is a purchase and the line no refund
  select line."customer", line."product", line."amount", line."quantity", line."refund", case when not line.refund and line.ord in (select ord from "shop"."purchase_order" as purchase where amount > 0) then line.ord end as bought, cast((year(line.day) - 2000) * 12 + month(line.day) - 1 AS INTEGER) as "r0"
  from "shop"."line" as line
  where line.day between DATE '2023-12-01' and DATE '2024-02-29'
),
counted as (
  -- one row per group of every level
  select 1 - grouping("r0") as depth_r, 0 as depth_c, "r0", cast(sum(amount) AS BIGINT) as "revenue", count(DISTINCT bought) as "orders", count(DISTINCT case when (bought is not null) then customer end) as "customers"
  from chosen
  group by grouping sets ((), ("r0"))
)
select depth_r, depth_c, counted."r0" as "r0", "revenue", "orders", "customers"
from counted
