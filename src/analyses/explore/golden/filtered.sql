with "scope_line" as (
  select * from "shop"."line" as kept where (day <= DATE '2024-01-31') and (("d_country" = try_cast('Côte d''Ivoire' as "shop"."d_country") or "d_country" is null)) and (customer in (
    select customer from "shop"."attribute" as person
    where not coalesce("d_tier" = 'gold', false)
  )) and (customer in (
    select customer from "chosen"
  ))
),
"scope_order" as (
  select ord, min(customer) as customer,
    coalesce(min(day) filter (where not refund), min(day)) as day,
    cast(sum(amount) AS BIGINT) as amount,
    cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
  from "scope_line" as line
  group by ord
),
chosen as (
  -- one row per line; bought is its order where that is a purchase and the line no refund
  select line."customer", line."product", line."amount", line."quantity", line."refund", case when not line.refund and line.ord in (select ord from "scope_order" as purchase where amount > 0) then line.ord end as bought, line."d_country" as "r0"
  from "scope_line" as line
  where line.day between DATE '2023-07-01' and DATE '2023-12-31'
),
finest as (
  -- one row per group that all fields tell apart
  select "r0", cast(sum(amount) AS BIGINT) as "revenue_part", bitstring_agg(bought, 0, 409) as "orders_part", bitstring_agg(case when (bought is not null) then customer end, 0, 149) as "customers_part"
  from chosen
  group by "r0"
),
counted as (
  -- one row per group of every level
  select 1 - grouping("r0") as depth_r, 0 as depth_c, "r0", cast(sum("revenue_part") AS BIGINT) as "revenue", coalesce(bit_count(bit_or("orders_part")), 0) as "orders", coalesce(bit_count(bit_or("customers_part")), 0) as "customers"
  from finest
  group by grouping sets ((), ("r0"))
)
select depth_r, depth_c, cast(counted."r0" AS VARCHAR) as "r0", "revenue", "orders", "customers"
from counted
