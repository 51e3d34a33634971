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
  -- one row per customer: place of the group, periods of the first and second purchase
  select first_purchase.customer, grouped.place as cohort, cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as first_period,
          cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) as second_period
  from "shop"."first_purchase" as first_purchase
  join (
    with spender as (
      -- one row per customer (null: none): revenue of twelve months, and whether they have bought
      select customer,
        coalesce(cast(sum(amount) FILTER (WHERE day >= DATE '2023-03-21') AS BIGINT), 0) as revenue,
        max(case when amount > 0 then day end) as last_day,
        coalesce(max(case when amount > 0 then day end) >= DATE '2023-03-21', false) as is_active
      from "shop"."purchase_order" as purchase
      group by customer
    ),
    placed as (
      -- one row per customer: their place among those who bought in these months
      select customer, revenue, last_day is not null as has_bought, is_active, active,
        row_number() over (order by is_active desc, revenue desc, customer) as place
      from spender as spender
      cross join (
        select count(*) FILTER (WHERE is_active and customer is not null) as active
        from spender as counted
      ) as everyone
      where customer is not null
    )
    select customer, case
      when not coalesce(placed.has_bought, false) then 5
      when not placed.is_active then 4
      when 100 * (placed.place - 1) < 1 * placed.active then 0
      when 100 * (placed.place - 1) < 5 * placed.active then 1
      when 100 * (placed.place - 1) < 20 * placed.active then 2
      when 100 * (placed.place - 1) < 100 * placed.active then 3
    end as place
    from placed
    where has_bought
  ) as grouped on grouped.customer = first_purchase.customer
  where first_day between DATE '2023-01-15' and DATE '2024-03-20'
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
select case when days > 0 then 'bought' else 'withoutPurchase' end, null, null, null, null, null, null, count(*), 0, cast(sum(amount) AS BIGINT)
from "shop"."customer" as customer_row
group by days > 0
union all
select 'withoutCustomer', null, null, null, null, null, null, 0, 0, coalesce(cast(sum(amount) AS BIGINT), 0)
from "shop"."line" as line
where customer is null
