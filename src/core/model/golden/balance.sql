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
  -- one row: lines and what they come to
  select count(*) as line_count, coalesce(cast(sum(amount) FILTER (WHERE true) AS BIGINT), 0) as revenue,
    count(*) FILTER (WHERE refund) as refund_lines, coalesce(cast(sum(amount) FILTER (WHERE refund) AS BIGINT), 0) as refund_revenue,
    coalesce(cast(sum(amount) FILTER (WHERE not refund) AS BIGINT), 0) as sale_revenue, count(*) FILTER (WHERE not refund) as sale_lines,
    count(*) FILTER (WHERE customer is null) as guest_lines, coalesce(cast(sum(amount) FILTER (WHERE customer is null) AS BIGINT), 0) as guest_revenue
  from "shop"."line" as line
),
of_orders as (
  -- one row: qualifying orders
  select count(*) FILTER (WHERE amount > 0) as orders,
    count(*) FILTER (WHERE amount > 0 and customer is not null) as buyer_orders,
    count(*) FILTER (WHERE amount > 0 and customer is null) as guest_orders
  from "shop"."purchase_order" as purchase
),
of_customers as (
  -- one row: customers who bought, and those whose every order was refunded
  select count(*) FILTER (WHERE days > 0) as customers, coalesce(cast(sum(amount) FILTER (WHERE days > 0) AS BIGINT), 0) as buyer_revenue,
    count(*) FILTER (WHERE days = 0) as unbought, coalesce(cast(sum(amount) FILTER (WHERE days = 0) AS BIGINT), 0) as unbought_revenue
  from "shop"."customer" as customer_row
)
select * from of_lines cross join of_orders cross join of_customers
