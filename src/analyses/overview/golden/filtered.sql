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
  cast(sum(customers) as bigint) as customers,
  cast(sum(orders) as bigint) as orders,
  cast(sum(amount) AS BIGINT) as revenue,
  cast(sum(repeaters) as bigint) as repeaters
from (
  select month, customers, orders, amount, repeaters,
    case
      when is_guest then 'guest'
      when first_month < month then 'existing'
      when first_month = month and is_early then 'early'
      when first_month = month then 'new'
      else 'notYet'
    end as kind
  from "scope_cohort_month" as cohort_month
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
  left join "scope_first_purchase" as seen on seen.customer = moved.customer
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
  left join "scope_first_purchase" as seen on seen.customer = moved.customer
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
