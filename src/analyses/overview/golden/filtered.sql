with "scope_line" as (
  select * from "shop"."line" as kept where (day <= DATE '2024-01-31') and ((coalesce("d_country" in (try_cast('Côte d''Ivoire' as "shop"."d_country")), false) or "d_country" is null)) and (customer in (
    select customer from "shop"."attribute" as person
    where not coalesce("d_tier" in ('gold'), false)
  )) and (customer in (
    select customer from "chosen"
  ))
),
"scope_order" as (
  select ord, min(customer) as customer,
    coalesce(min(day) filter (where not refund), min(day)) as day,
    cast(sum(amount) AS BIGINT) as amount,
    coalesce(cast(sum(amount) FILTER (WHERE not refund) AS BIGINT), 0) as sales
  from "scope_line" as line
  group by ord
),
"scope_purchase_day" as (
  select customer, day,
    date_diff('day', lag(day) over (partition by customer order by day), day) as gap
  from (
    select customer, day
    from "scope_order" as purchase
    where amount > 0 and customer is not null
    group by customer, day
  )
),
"scope_customer" as (
  select customer,
    min(day) filter (where purchases > 0) as first_day,
    (min(day, 2) FILTER (WHERE purchases > 0))[2] as second_day,
    max(day) filter (where purchases > 0) as last_day,
    cast(count(*) FILTER (WHERE purchases > 0) as integer) as days,
    cast(sum(purchases) as integer) as orders,
    cast(sum(day_amount) AS BIGINT) as amount,
    cast(sum(day_sales) AS BIGINT) as sales
  from (
    -- one row per customer and day with orders
    select customer, day,
      sum(case when amount > 0 then 1 else 0 end) as purchases,
      sum(amount) as day_amount, sum(sales) as day_sales
    from "scope_order" as purchase
    where customer is not null
    group by customer, day
  )
  group by customer
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
"scope_amount_fifths" as (
  select max(fifths[1]) as cut_1, max(fifths[2]) as cut_2, max(fifths[3]) as cut_3, max(fifths[4]) as cut_4
  from (
    select quantile_disc(amount, [0.2, 0.4, 0.6, 0.8]) as fifths
    from (select amount from "scope_customer" as customer_row where days > 0) as measured
  )
),
bought as (
  -- one row per customer who has bought
  select amount from "scope_customer" as customer_row where days > 0
),
edge as (
  -- one row: how many customers are the best, and the amount that the least of them has
  select max(cast(ceil(customers * 1 / 100.0) as bigint)) as best_customers, max(lists.at_edge[1]) as edge_amount
  from (
    select count(*) as customers,
      quantile_disc(amount, [0.99]) as at_edge
    from bought
  ) as lists
)
select 'month' as part, month, kind,
  count(*) filter (where active and customer is not null) as customers,
  cast(sum(orders) as bigint) as orders,
  cast(sum(amount) AS BIGINT) as revenue,
  count(*) filter (where active and second_month <= month) as repeaters
from (
  select moved.customer, month, orders, amount, orders > 0 as active, second_month,
    case
      when moved.customer is null then 'guest'
      when first_month < month then 'existing'
      when first_month = month and first_day <= DATE '2023-02-12' then 'early'
      when first_month = month then 'new'
      else 'notYet'
    end as kind
  from "scope_customer_month" as moved
  left join (
    select customer, first_day,
      cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as first_month,
      cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) as second_month
    from "scope_customer" as customer_row
  ) as seen on seen.customer = moved.customer
  where month <= 288
)
group by month, kind
union all
select 'period', null, kind,
  count(*) filter (where active and customer is not null),
  cast(sum(orders) as bigint),
  cast(sum(amount) AS BIGINT),
  count(*) filter (where active and second_day <= DATE '2023-12-31')
from (
  select moved.customer, moved.orders, moved.amount, moved.orders > 0 as active, second_day,
    case
      when moved.customer is null then 'guest'
      when first_day < DATE '2023-07-01' then 'existing'
      when first_day between DATE '2023-07-01' and DATE '2023-12-31' and first_day <= DATE '2023-02-12' then 'early'
      when first_day <= DATE '2023-12-31' then 'new'
      else 'notYet'
    end as kind
  from (
    -- one row per customer with any movement in the span
    select customer, sum(orders) as orders, sum(amount) as amount
    from "scope_movement" as movement
    where day between DATE '2023-07-01' and DATE '2023-12-31'
    group by customer
  ) as moved
  left join "scope_customer" as seen on seen.customer = moved.customer
)
group by kind
union all
select 'comparison', null, kind,
  count(*) filter (where active and customer is not null),
  cast(sum(orders) as bigint),
  cast(sum(amount) AS BIGINT),
  count(*) filter (where active and second_day <= DATE '2023-06-30')
from (
  select moved.customer, moved.orders, moved.amount, moved.orders > 0 as active, second_day,
    case
      when moved.customer is null then 'guest'
      when first_day < DATE '2023-01-01' then 'existing'
      when first_day between DATE '2023-01-01' and DATE '2023-06-30' and first_day <= DATE '2023-02-12' then 'early'
      when first_day <= DATE '2023-06-30' then 'new'
      else 'notYet'
    end as kind
  from (
    -- one row per customer with any movement in the span
    select customer, sum(orders) as orders, sum(amount) as amount
    from "scope_movement" as movement
    where day between DATE '2023-01-01' and DATE '2023-06-30'
    group by customer
  ) as moved
  left join "scope_customer" as seen on seen.customer = moved.customer
)
group by kind
union all
select 'best', null, 'existing', coalesce(max(best_customers), 0), 0,
  coalesce(cast(sum(amount) FILTER (WHERE amount > edge_amount) AS BIGINT), 0)
    + coalesce((max(best_customers) - count(*) FILTER (WHERE amount > edge_amount)) * max(edge_amount), 0), 0
from bought cross join edge
union all
select 'bought', null, 'existing', count(*), 0, coalesce(cast(sum(amount) AS BIGINT), 0), 0
from bought
