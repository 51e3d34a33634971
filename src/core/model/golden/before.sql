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
of_orders as (
  -- one row: the orders before the day
  select count(*) FILTER (WHERE amount > 0) as orders, coalesce(cast(sum(amount) FILTER (WHERE true) AS BIGINT), 0) as revenue
  from "shop"."purchase_order" as purchase
  where day < DATE '2023-04-01'
),
of_customers as (
  -- one row: the customers who have bought, all of it before the day
  select count(*) as customers
  from "shop"."customer" as customer_row
  where days > 0 and last_day < DATE '2023-04-01'
)
select * from of_orders cross join of_customers
