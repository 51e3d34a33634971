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
active as (
  -- one row per customer with a purchase in the span
  select distinct customer
  from "shop"."purchase_day" as purchase_day
  where day between DATE '2024-02-01' and DATE '2024-02-29'
)
select active.customer
from active
join "shop"."first_purchase" as seen on seen.customer = active.customer
where first_day between DATE '2024-02-01' and DATE '2024-02-29' and not first_day <= DATE '2023-02-12'
