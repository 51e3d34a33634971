with "scope_line" as (
  select * from "shop"."line" as kept where (day <= DATE '2024-01-31') and (day between DATE '2023-07-01' and DATE '2023-12-31') and (("d_country" = try_cast('Côte d''Ivoire' as "shop"."d_country") or "d_country" is null)) and (customer in (
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
spent_now as (
  -- one row per customer (null: none): revenue of the window, and whether they have bought
  select customer,
    coalesce(cast(sum(amount) FILTER (WHERE day >= DATE '2023-08-01') AS BIGINT), 0) as revenue,
    max(case when amount > 0 then day end) as last_day,
    coalesce(max(case when amount > 0 then day end) >= DATE '2023-08-01', false) as is_active
  from "scope_order" as purchase
  group by customer
),
spent_then as (
  -- the same at the earlier day
  select customer,
    coalesce(cast(sum(amount) FILTER (WHERE day >= DATE '2023-05-01') AS BIGINT), 0) as revenue,
    max(case when amount > 0 then day end) as last_day,
    coalesce(max(case when amount > 0 then day end) >= DATE '2023-05-01', false) as is_active
  from (
    select ord, customer, day, amount, sales
    from "scope_order" as purchase
    where day <= DATE '2023-10-31' and not ord in (select ord from "scope_line" as line where later)
    union all
    select ord, customer, day, amount, sales
    from (select ord, min(customer) as customer,
      coalesce(min(day) filter (where not refund), min(day)) as day,
      cast(sum(amount) AS BIGINT) as amount,
      cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
    from (select * from "scope_line" as line where day <= DATE '2023-10-31' and ord in (select ord from "scope_line" as line where later)) as line
    group by ord) as changed
  ) as purchase
  group by customer
),
placed_now as (
  -- one row per customer: their place among those who bought in the window
  select customer, revenue, last_day is not null as has_bought, is_active, active,
    row_number() over (order by is_active desc, revenue desc, customer) as place
  from spent_now as spender
  cross join (
    select count(*) FILTER (WHERE is_active and customer is not null) as active
    from spent_now as counted
  ) as everyone
  where customer is not null
),
placed_then as (
  -- the same at the earlier day
  select customer, revenue, last_day is not null as has_bought, is_active, active,
    row_number() over (order by is_active desc, revenue desc, customer) as place
  from spent_then as spender
  cross join (
    select count(*) FILTER (WHERE is_active and customer is not null) as active
    from spent_then as counted
  ) as everyone
  where customer is not null
),
compared as (
  -- one row per customer: where they stood, and where they stand
  select placed_now.customer,
    case
      when not coalesce(placed_then.has_bought, false) then 5
      when not placed_then.is_active then 4
      when 100 * (placed_then.place - 1) < 1 * placed_then.active then 0
      when 100 * (placed_then.place - 1) < 5 * placed_then.active then 1
      when 100 * (placed_then.place - 1) < 20 * placed_then.active then 2
      when 100 * (placed_then.place - 1) < 100 * placed_then.active then 3
    end as standing_then,
    case
      when not coalesce(placed_now.has_bought, false) then 5
      when not placed_now.is_active then 4
      when 100 * (placed_now.place - 1) < 1 * placed_now.active then 0
      when 100 * (placed_now.place - 1) < 5 * placed_now.active then 1
      when 100 * (placed_now.place - 1) < 20 * placed_now.active then 2
      when 100 * (placed_now.place - 1) < 100 * placed_now.active then 3
    end as standing_now,
    coalesce(placed_then.is_active and 100 * (placed_then.place - 1) < 20 * placed_then.active, false) as was_top,
    placed_now.is_active and 100 * (placed_now.place - 1) < 20 * placed_now.active as is_top,
    coalesce(placed_then.revenue, 0) as revenue_then,
    placed_now.revenue as revenue_now
  from placed_now
  left join placed_then on placed_then.customer = placed_now.customer
)
select standing_then, standing_now, was_top, is_top, count(*) as customers,
  cast(sum(revenue_then) AS BIGINT) as revenue_then,
  cast(sum(revenue_now) AS BIGINT) as revenue_now,
  min(revenue_now) as least
from compared
group by standing_then, standing_now, was_top, is_top
union all
select null, null, null, null, 0,
  coalesce((select revenue from spent_then where customer is null), 0),
  coalesce((select revenue from spent_now where customer is null), 0), null
  union all
  select null, 6, null, null, count(*), 0, 0, null
  from (
    select customer from "shop"."attribute" as person
    where (customer in (
      select customer from "shop"."attribute" as person
      where not coalesce("d_tier" = 'gold', false)
    )) and (customer in (
      select customer from "chosen"
    )) and (customer not in (select customer from "shop"."line" as line where day <= DATE '2024-01-31' and customer is not null))
  ) as prospect
