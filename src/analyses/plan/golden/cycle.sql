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
horizon as (
  -- one row: days of the window, and of the days before it; gaps behind the median
  select case when rows >= 30 and middle > 0 then middle else 30 end as days, case when rows >= 30 and middle > 0 then middle else 30 end as before, rows as gaps
  from (select coalesce(max(everyone), 0) as rows,
    min(value) filter (where 2 * up_to_here >= everyone) as middle
  from (
    select value, sum(rows) over (order by value) as up_to_here, sum(rows) over () as everyone
    from (
      select "gap" as value, count(*) as rows
      from "shop"."purchase_day" as measured
      where "gap" is not null
      group by "gap"
    )
  )) as cycle
),
person as (
  -- one row per customer: what they did in the window, and before it
  select customer,
    min(case when amount > 0 then day end) as first_day,
    max(case when amount > 0 then day end) as last_day,
    coalesce(max(case when amount > 0 and age < days then 1 end), 0) as "bought",
    coalesce(cast(sum("amount") FILTER (WHERE age < days) AS BIGINT), 0) as "revenue",
    count(*) FILTER (WHERE amount > 0 and age < days) as "orders",
    coalesce(max(case when amount > 0 and age >= days and age < days + before then 1 end), 0) as "bought_before",
    coalesce(cast(sum("amount") FILTER (WHERE age >= days and age < days + before) AS BIGINT), 0) as "revenue_before",
    count(*) FILTER (WHERE amount > 0 and age >= days and age < days + before) as "orders_before"
  from (
    select customer, day, amount, (DATE '2024-03-20' - "day") as age
    from "shop"."purchase_order" as purchase
    where customer is not null
  ) as aged
  cross join horizon
  group by customer
),
base as (
  -- one row per customer who had bought before the window
  select person.* from person cross join horizon
  where (DATE '2024-03-20' - "first_day") >= days
)
select 'base' as part, cast(null as bigint) as week, count(*) as customers,
  (select max(days) from horizon) as days, (select max(before) from horizon) as before,
  (select max(gaps) from horizon) as gaps,
  coalesce(sum(cast("bought" AS DOUBLE)), 0) as "bought",
  coalesce(sum(cast("bought" AS DOUBLE) * cast("bought" AS DOUBLE)), 0) as "bought_x_bought",
  coalesce(sum(cast("bought_before" AS DOUBLE)), 0) as "bought_before",
  coalesce(sum(cast("bought_before" AS DOUBLE) * cast("bought_before" AS DOUBLE)), 0) as "bought_before_x_bought_before",
  coalesce(sum(cast("bought" AS DOUBLE) * cast("bought_before" AS DOUBLE)), 0) as "bought_x_bought_before",
  coalesce(sum(cast("revenue" AS DOUBLE)), 0) as "revenue",
  coalesce(sum(cast("revenue" AS DOUBLE) * cast("revenue" AS DOUBLE)), 0) as "revenue_x_revenue",
  coalesce(sum(cast("revenue_before" AS DOUBLE)), 0) as "revenue_before",
  coalesce(sum(cast("revenue_before" AS DOUBLE) * cast("revenue_before" AS DOUBLE)), 0) as "revenue_before_x_revenue_before",
  coalesce(sum(cast("revenue" AS DOUBLE) * cast("revenue_before" AS DOUBLE)), 0) as "revenue_x_revenue_before",
  coalesce(sum(cast("orders" AS DOUBLE)), 0) as "orders",
  coalesce(sum(cast("orders" AS DOUBLE) * cast("orders" AS DOUBLE)), 0) as "orders_x_orders",
  coalesce(sum(cast("orders_before" AS DOUBLE)), 0) as "orders_before",
  coalesce(sum(cast("orders_before" AS DOUBLE) * cast("orders_before" AS DOUBLE)), 0) as "orders_before_x_orders_before",
  coalesce(sum(cast("orders" AS DOUBLE) * cast("orders_before" AS DOUBLE)), 0) as "orders_x_orders_before",
  coalesce(sum(cast("revenue" AS DOUBLE) * cast("orders" AS DOUBLE)), 0) as "revenue_x_orders",
  coalesce(sum(cast("revenue_before" AS DOUBLE) * cast("orders" AS DOUBLE)), 0) as "revenue_before_x_orders"
from base
union all
select 'week', week, customers, null, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
from (
  -- one row per week back from the as-of day
  select ((DATE '2024-03-20' - "last_day") // nullif(7, 0)) + 1 as week,
    count(*) as customers
  from person
  where last_day is not null
  group by 1
) as rhythm
where week <= 260
