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
newcomer as (
  -- one row per customer: first and second purchase day
  select customer, first_day, second_day
  from "shop"."first_purchase" as first_purchase
  where first_day between DATE '2023-01-15' and DATE '2024-03-20'
),
first_order as (
  -- one row per order on the first purchase day of its customer
  select purchase.ord, purchase.customer
  from "shop"."purchase_order" as purchase
  join newcomer on newcomer.customer = purchase.customer and newcomer.first_day = purchase.day
  where purchase.amount > 0
),
spent as (
  -- one row per customer and value on that day: what was sold
  select first_order.customer, line.value, sum(line.amount) as amount
  from (select ord, "d_country" as value, amount from "shop"."line" as sold where not refund) as line
  join first_order on first_order.ord = line.ord
  group by first_order.customer, line.value
),
chosen as (
  -- one row per customer: the value that most was spent on; of equal ones the first
  select customer, value
  from (select customer, value, row_number() over (partition by customer order by amount desc, value nulls last) as place from spent)
  where place = 1
),
ranked as (
  -- one row per value: its rank by customers, the largest first
  select value, cast(row_number() over (order by count(*) desc, value nulls last) as integer) as place
  from newcomer
  left join chosen on chosen.customer = newcomer.customer
  group by value
),
entry as (
  -- one row per customer: rank of the value, periods of the first and second purchase
  select newcomer.customer, case when place > 12 then 13 else place end as cohort,
    cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as first_period,
            cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) as second_period
  from newcomer
  left join chosen on chosen.customer = newcomer.customer
  join ranked on ranked.value is not distinct from chosen.value
),
activity as (
  -- one row per customer and period with an order: qualifying orders, net amount
  select customer, period, cast(sum(orders) as bigint) as orders, cast(sum(amount) AS BIGINT) as amount
  from (
    select customer, cast((year(day) - 2000) * 12 + month(day) - 1 AS INTEGER) as period, case when amount > 0 then 1 else 0 end as orders, amount
    from "shop"."purchase_order" as purchase
    where customer is not null
  )
  group by customer, period
),
moved as (
  -- one row per cohort, period of first purchase and age: who bought, orders, net amount
  select cohort, first_period, age, count(*) FILTER (WHERE orders > 0) as customers,
    sum(orders) as orders, sum(amount) as amount, first_period + age <= 289 as is_closed
  from (
    select cohort as cohort, first_period, case when period > first_period then period - first_period else 0 end as age, activity.orders, activity.amount
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
select 'entry', cohort, null, null, first_period, null, null, count(*),
  count(*) FILTER (WHERE second_period <= 289), 0
from entry
group by cohort, first_period
union all
select 'again', cohort, null, null, null, age, age_closed, count(*), 0, 0
from (
  select cohort as cohort, second_period - first_period as age, second_period <= 289 as age_closed
  from entry
  where second_period is not null
)
where age <= 12
group by cohort, age, age_closed
union all
select 'name', place, cast(ranked.value as varchar), cast(ranked.value as varchar), null, null, null, 0, 0, 0
from ranked
where place <= 12
union all
select case when days > 0 then 'bought' else 'withoutPurchase' end, null, null, null, null, null, null, count(*), 0, cast(sum(amount) AS BIGINT)
from "shop"."customer" as customer_row
group by days > 0
union all
select 'withoutCustomer', null, null, null, null, null, null, 0, 0, coalesce(cast(sum(amount) AS BIGINT), 0)
from "shop"."line" as line
where customer is null
