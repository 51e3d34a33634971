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
  -- one row per customer who has bought: days of the first and of the second order
  select seen.customer, first_day,
    case when twice.customer is not null then first_day else second_day end as second_day,
    twice.customer is not null as is_twice_at_first, second_day as second_purchase_day
  from "shop"."first_purchase" as seen
  left join (
    -- one row per customer and day with two orders or more
    select customer, day
    from "shop"."purchase_order" as purchase
    where amount > 0 and customer is not null
    group by customer, day
    having count(*) > 1
  ) as twice on twice.customer = seen.customer and twice.day = seen.first_day
),
bought as (
  -- one row per customer who has bought
  select amount from "shop"."customer" as customer_row where days > 0
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
  from "shop"."cohort_month" as cohort_month
  where month <= 290
  union all
  select month, 0, 0, 0, count(*), kind
  from (
    select cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as month, cast((year(second_purchase_day) - 2000) * 12 + month(second_purchase_day) - 1 AS INTEGER) as second_month,
      case when first_day <= DATE '2023-02-12' then 'early' else 'new' end as kind
    from buyer
    where is_twice_at_first
  )
  where second_month is null or second_month > month
  group by month, kind
)
group by month, kind
union all
select 'period', null, kind,
  count(*) filter (where active and customer is not null),
  cast(sum(orders) as bigint),
  cast(sum(amount) AS BIGINT),
  count(*) filter (where active and second_day <= DATE '2024-02-29')
from (
  select moved.customer, moved.orders, moved.amount, moved.orders > 0 as active, second_day,
    case
      when moved.customer is null then 'guest'
      when first_day < DATE '2023-12-01' then 'existing'
      when first_day between DATE '2023-12-01' and DATE '2024-02-29' and first_day <= DATE '2023-02-12' then 'early'
      when first_day <= DATE '2024-02-29' then 'new'
      else 'notYet'
    end as kind
  from (
    -- one row per customer with any movement in the span
    select customer, sum(orders) as orders, sum(amount) as amount
    from "scope_movement" as movement
    where day between DATE '2023-12-01' and DATE '2024-02-29'
    group by customer
  ) as moved
  left join buyer as seen on seen.customer = moved.customer
)
group by kind
union all
select 'comparison', null, kind,
  count(*) filter (where active and customer is not null),
  cast(sum(orders) as bigint),
  cast(sum(amount) AS BIGINT),
  count(*) filter (where active and second_day <= DATE '2023-11-30')
from (
  select moved.customer, moved.orders, moved.amount, moved.orders > 0 as active, second_day,
    case
      when moved.customer is null then 'guest'
      when first_day < DATE '2023-09-01' then 'existing'
      when first_day between DATE '2023-09-01' and DATE '2023-11-30' and first_day <= DATE '2023-02-12' then 'early'
      when first_day <= DATE '2023-11-30' then 'new'
      else 'notYet'
    end as kind
  from (
    -- one row per customer with any movement in the span
    select customer, sum(orders) as orders, sum(amount) as amount
    from "scope_movement" as movement
    where day between DATE '2023-09-01' and DATE '2023-11-30'
    group by customer
  ) as moved
  left join buyer as seen on seen.customer = moved.customer
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
