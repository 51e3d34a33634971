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
bought as (
  -- one row per customer with a purchase in the period or the one before
  select customer,
    count(*) filter (where day >= DATE '2024-02-01') > 0 as is_active,
    count(*) filter (where day < DATE '2024-02-01') > 0 as was_active
  from "shop"."purchase_day" as purchase_day
  where day between DATE '2024-01-01' and DATE '2024-02-29'
  group by customer
)
select bought.customer
from bought
join "shop"."first_purchase" as seen on seen.customer = bought.customer
where is_active and not was_active and not first_day >= DATE '2024-02-01'
