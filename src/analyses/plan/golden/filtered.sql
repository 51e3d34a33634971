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
"scope_purchase_day" as (
  select customer, day,
    (day - lag(day) over of_customer) as gap,
    cast(row_number() over of_customer as integer) as nth
  from (
    select customer, day
    from "scope_order" as purchase
    where amount > 0 and customer is not null
    group by customer, day
  )
  window of_customer as (partition by customer order by day)
),
"scope_customer" as (
  select spent.customer, last_day, coalesce(days, 0) as days, orders, amount, sales
  from (
    select customer,
      cast(count(*) FILTER (WHERE amount > 0) as integer) as orders,
      cast(sum(amount) AS BIGINT) as amount,
      cast(sum(sales) AS BIGINT) as sales
    from "scope_order" as purchase
    where customer is not null
    group by customer
  ) as spent
  left join (
    select customer, max(day) as last_day, cast(count(*) as integer) as days
    from "scope_purchase_day" as purchase_day
    group by customer
  ) as bought on bought.customer = spent.customer
),
"scope_movement" as (
  select customer, day, amount, 0 as orders
  from "scope_line" as line
  union all
  select customer, day, 0, 1
  from "scope_order" as purchase
  where amount > 0
),
"scope_customer_month" as (
  select customer, month,
    cast(sum(amount) AS BIGINT) as amount,
    cast(sum(orders) as integer) as orders
  from (
    select customer, cast((year(day) - 2000) * 12 + month(day) - 1 AS INTEGER) as month, amount, orders
    from "scope_movement" as movement
  )
  group by customer, month
),
"scope_first_purchase" as (
  select customer, min(day) as first_day,
    min(case when gap is not null then day end) as second_day
  from "scope_purchase_day" as purchase_day
  group by customer
),
"scope_cohort_month" as (
  select month, first_month, moved.customer is null as is_guest, coalesce(is_early, false) as is_early,
    count(*) FILTER (WHERE orders > 0 and moved.customer is not null) as customers,
    count(*) FILTER (WHERE orders > 0 and second_month <= month) as repeaters,
    cast(sum(orders) as bigint) as orders,
    cast(sum(amount) AS BIGINT) as amount
  from "scope_customer_month" as moved
  left join (
    select customer, first_day <= DATE '2023-02-12' as is_early,
      cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as first_month,
      cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) as second_month
    from "scope_first_purchase" as first_purchase
  ) as seen on seen.customer = moved.customer
  group by month, first_month, moved.customer is null, coalesce(is_early, false)
),
horizon as (
  -- one row: days of the window, and of the days before it; gaps behind the median
  select 14 as days, 60 as before, rows as gaps
  from (select coalesce(max(everyone), 0) as rows,
    min(value) filter (where 2 * up_to_here >= everyone) as middle
  from (
    select value, sum(rows) over (order by value) as up_to_here, sum(rows) over () as everyone
    from (
      select "gap" as value, count(*) as rows
      from "scope_purchase_day" as measured
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
    select customer, day, amount, (DATE '2024-01-31' - "day") as age
    from "scope_order" as purchase
    where customer is not null
  ) as aged
  cross join horizon
  group by customer
),
base as (
  -- one row per customer who had bought before the window
  select person.* from person cross join horizon
  where (DATE '2024-01-31' - "first_day") >= days
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
  select ((DATE '2024-01-31' - "last_day") // nullif(7, 0)) + 1 as week,
    count(*) as customers
  from person
  where last_day is not null
  group by 1
) as rhythm
where week <= 260
