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
members as (
  -- one row per customer of the cohort
  select entry.* from entry where cohort = (select place from ranked where place <= 12 and cast(value as varchar) = 'Côte d’Ivoire')
)
select customer
from members
where second_period <= first_period + 3 and first_period <= case
  when (select min(first_period) from members) <= 286 then 286
  else 287
end
