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
)
select customer from buyer where value > 0 and value >= 5000 and value < 10000
