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
of_lines as (
  -- one row: the lines of these days
  select count(*) as line_count, coalesce(cast(sum(amount) FILTER (WHERE true) AS BIGINT), 0) as revenue
  from "shop"."line" as line
  where day between DATE '2023-01-15' and DATE '2024-03-20'
),
of_orders as (
  -- one row: the qualifying orders of these days
  select count(*) as orders from "shop"."purchase_order" as purchase where amount > 0 and day between DATE '2023-01-15' and DATE '2024-03-20'
),
of_customers as (
  -- one row: the customers who bought on one of these days
  select count(DISTINCT customer) as customers
  from "shop"."purchase_day" as purchase_day
  where day between DATE '2023-01-15' and DATE '2024-03-20'
)
select * from of_lines cross join of_orders cross join of_customers
