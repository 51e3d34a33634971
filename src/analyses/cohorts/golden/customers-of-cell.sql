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
  select customer, cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as cohort, cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as first_period,
          cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) as second_period
  from "shop"."first_purchase" as first_purchase
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
members as (
  -- one row per customer of the cohort
  select entry.* from entry where cohort = 288
)
select members.customer
from members
join activity on activity.customer = members.customer and activity.period = members.first_period + 2
where activity.orders > 0 and first_period <= case
  when (select min(first_period) from members) <= 287 then 287
  else 288
end
