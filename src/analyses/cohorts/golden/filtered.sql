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
entry as (
  -- one row per customer: periods of the first and second purchase
  select customer, cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as cohort, cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as first_period,
          cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) as second_period
  from "scope_first_purchase" as first_purchase
  where first_day between DATE '2023-07-01' and DATE '2023-12-31'
),
activity as (
  -- one row per customer and period with an order: qualifying orders, net amount
  select customer, period, cast(sum(orders) as bigint) as orders, cast(sum(amount) AS BIGINT) as amount
  from (
    select customer, cast((year(day) - 2000) * 12 + month(day) - 1 AS INTEGER) as period, case when amount > 0 then 1 else 0 end as orders, amount
    from "scope_order" as purchase
    where customer is not null
  )
  group by customer, period
),
moved as (
  -- one row per cohort, period of first purchase and age: who bought, orders, net amount
  select cohort, first_period, age, count(*) FILTER (WHERE orders > 0) as customers,
    sum(orders) as orders, sum(amount) as amount, first_period + age <= 288 as is_closed
  from (
    select case when cohort >= 252 then cohort end as cohort, first_period, case when period > first_period then period - first_period else 0 end as age, activity.orders, activity.amount
    from activity
    join entry on entry.customer = activity.customer
  )
  group by cohort, first_period, age
)
select 'cell' as part, cohort, cast(null as varchar) as value, cast(null as varchar) as name, first_period, age, is_closed,
  cast(sum(customers) AS BIGINT) as customers, cast(sum(orders) AS BIGINT) as orders, cast(sum(amount) AS BIGINT) as amount
from moved
group by grouping sets ((cohort, age, is_closed), (cohort, first_period, is_closed))
having age is null or age <= 12
union all
select 'entry', case when cohort >= 252 then cohort end, null, null, first_period, null, null, count(*),
  count(*) FILTER (WHERE second_period <= 288), 0
from entry
group by case when cohort >= 252 then cohort end, first_period
union all
select 'again', cohort, null, null, null, age, age_closed, count(*), 0, 0
from (
  select case when cohort >= 252 then cohort end as cohort, second_period - first_period as age, second_period <= 288 as age_closed
  from entry
  where second_period is not null
)
where age <= 12
group by cohort, age, age_closed
union all
select case when days > 0 then 'bought' else 'withoutPurchase' end, null, null, null, null, null, null, count(*), 0, cast(sum(amount) AS BIGINT)
from "scope_customer" as customer_row
group by days > 0
union all
select 'withoutCustomer', null, null, null, null, null, null, 0, 0, coalesce(cast(sum(amount) AS BIGINT), 0)
from "scope_line" as line
where customer is null
