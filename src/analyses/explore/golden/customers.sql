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
  select line."customer", line."product", line."amount", line."quantity", line."refund", case when not line.refund and line.ord in (select ord from "shop"."purchase_order" as purchase where amount > 0) then line.ord end as bought, line."d_country" as "r0", cast((year(line.day) - 2000) * 12 + month(line.day) - 1 AS INTEGER) as "r1", (line.day - cast(date_trunc('week', line.day) AS DATE)) as "c0"
  from "shop"."line" as line
  where line.day between DATE '2023-12-01' and DATE '2024-02-29'
),
"best_1" as (
  -- one row per group: its place among those of the same groups outside
  select "r0", row_number() over (order by cast(sum(amount) AS BIGINT) desc nulls last, cast("r0" AS VARCHAR)) as place
  from chosen
  group by "r0"
),
"topped_1" as (
  select chosen."customer", chosen."product", chosen."amount", chosen."quantity", chosen."refund", chosen."bought", chosen."r1", chosen."c0",
    case when "best_1".place > 5 then null else chosen."r0" end as "r0", "best_1".place > 5 as "r0_other"
  from chosen
  join "best_1" on ("best_1"."r0" is not distinct from chosen."r0")
)
select distinct customer
from "topped_1" as marked
where (customer is not null) and (bought is not null) and ((not "r0_other" and cast("r0" AS VARCHAR) = 'UK') and ("r1" = 291) and ("c0" = 0))
