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
entry as (
  -- one row per customer: periods of the first and second purchase
  select customer, cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as cohort, cast((first_day - DATE '2000-01-03') AS INTEGER) as first_period,
          cast((second_day - DATE '2000-01-03') AS INTEGER) as second_period
  from "shop"."first_purchase" as first_purchase
  where first_day between DATE '2023-01-15' and DATE '2024-03-20'
),
activity as (
  -- one row per customer and period of its own with an order: qualifying orders, net amount
  select customer, first_period + (since // nullif(30, 0)) * 30 as period,
    count(*) FILTER (WHERE amount > 0) as orders, cast(sum(amount) AS BIGINT) as amount
  from (
    select purchase.customer, first_period, amount,
      case when cast((purchase.day - DATE '2000-01-03') AS INTEGER) > first_period then cast((purchase.day - DATE '2000-01-03') AS INTEGER) - first_period else 0 end as since
    from "shop"."purchase_order" as purchase
    join entry on entry.customer = purchase.customer
  )
  group by customer, first_period, (since // nullif(30, 0))
),
moved as (
  -- one row per cohort, period of first purchase and age: who bought, orders, net amount
  select cohort, first_period, age, count(*) FILTER (WHERE orders > 0) as customers,
    sum(orders) as orders, sum(amount) as amount, first_period + age * 30 <= 8814 as is_closed
  from (
    select case when cohort >= 255 then cohort end as cohort, first_period, case when period > first_period then ((period - first_period) // nullif(30, 0)) else 0 end as age, activity.orders, activity.amount
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
select 'entry', case when cohort >= 255 then cohort end, null, null, first_period, null, null, count(*),
  count(*) FILTER (WHERE first_period + ((second_period - first_period) // nullif(30, 0)) * 30 <= 8814), 0
from entry
group by case when cohort >= 255 then cohort end, first_period
union all
select 'again', cohort, null, null, null, age, age_closed, count(*), 0, 0
from (
  select case when cohort >= 255 then cohort end as cohort, ((second_period - first_period) // nullif(30, 0)) as age, first_period + ((second_period - first_period) // nullif(30, 0)) * 30 <= 8814 as age_closed
  from entry
  where second_period is not null
)
where age <= 12
group by cohort, age, age_closed
union all
select case when days > 0 then 'bought' else 'withoutPurchase' end, null, null, null, null, null, null, count(*), 0, cast(sum(amount) AS BIGINT)
from "shop"."customer" as customer_row
group by days > 0
union all
select 'withoutCustomer', null, null, null, null, null, null, 0, 0, coalesce(cast(sum(amount) AS BIGINT), 0)
from "shop"."line" as line
where customer is null
