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
  select first_purchase.customer, grouped.place as cohort, (((cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) + 600000) // nullif(3, 0)) - 200000) as first_period,
          (((cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) + 600000) // nullif(3, 0)) - 200000) as second_period
  from "shop"."first_purchase" as first_purchase
  join (
    select customer, segment as place from (
      with everyone as (
        -- one row per customer: the three measures, recency as the last day
        select customer, days, orders, last_day,
          "days" as frequency,
          "amount" as monetary,
          "amount" as revenue
        from "shop"."customer" as customer_row
      ),
      base as (
        -- one row per customer who has bought
        select * from everyone where days > 0
      ),
      scored as (
        -- one row per customer who has bought: the scores, 5 is best
        select base.*,
          case when "last_day" <= "last_day_1" then 1 when "last_day" <= "last_day_2" then 2 when "last_day" <= "last_day_3" then 3 when "last_day" <= "last_day_4" then 4 else 5 end as r,
          case when "frequency" <= "days_1" then 1 when "frequency" <= "days_2" then 2 when "frequency" <= "days_3" then 3 when "frequency" <= "days_4" then 4 else 5 end as f,
          case when "monetary" <= "amount_1" then 1 when "monetary" <= "amount_2" then 2 when "monetary" <= "amount_3" then 3 when "monetary" <= "amount_4" then 4 else 5 end as m
        from base
        cross join "shop"."customer_fifths" as fifths
      )
      select customer, case
        when ("r" between 5 and 5) and ("f" between 4 and 5) and ("m" between 1 and 5) or ("r" between 4 and 4) and ("f" between 5 and 5) and ("m" between 1 and 5) then 0
        when ("r" between 4 and 4) and ("f" between 4 and 4) and ("m" between 1 and 5) or ("r" between 3 and 3) and ("f" between 4 and 5) and ("m" between 1 and 5) then 1
        when ("r" between 4 and 5) and ("f" between 2 and 3) and ("m" between 1 and 5) then 2
        when ("r" between 5 and 5) and ("f" between 1 and 1) and ("m" between 1 and 5) then 3
        when ("r" between 4 and 4) and ("f" between 1 and 1) and ("m" between 1 and 5) then 4
        when ("r" between 3 and 3) and ("f" between 3 and 3) and ("m" between 1 and 5) then 5
        when ("r" between 3 and 3) and ("f" between 1 and 2) and ("m" between 1 and 5) then 6
        when ("r" between 1 and 2) and ("f" between 4 and 5) and ("m" between 4 and 5) then 7
        when ("r" between 1 and 2) and ("f" between 4 and 5) and ("m" between 1 and 3) or ("r" between 1 and 2) and ("f" between 3 and 3) and ("m" between 1 and 5) then 8
        when ("r" between 2 and 2) and ("f" between 1 and 2) and ("m" between 1 and 5) or ("r" between 1 and 1) and ("f" between 2 and 2) and ("m" between 1 and 5) then 9
        when ("r" between 1 and 1) and ("f" between 1 and 1) and ("m" between 1 and 5) then 10
      end as segment
      from scored
    ) as in_segment
  ) as grouped on grouped.customer = first_purchase.customer
  where first_day between DATE '2023-01-15' and DATE '2024-03-20'
),
activity as (
  -- one row per customer and period with an order: qualifying orders, net amount
  select customer, period, cast(sum(orders) as bigint) as orders, cast(sum(amount) AS BIGINT) as amount
  from (
    select customer, (((cast((year(day) - 2000) * 12 + month(day) - 1 AS INTEGER) + 600000) // nullif(3, 0)) - 200000) as period, case when amount > 0 then 1 else 0 end as orders, amount
    from "shop"."purchase_order" as purchase
    where customer is not null
  )
  group by customer, period
),
moved as (
  -- one row per cohort, period of first purchase and age: who bought, orders, net amount
  select cohort, first_period, age, count(*) FILTER (WHERE orders > 0) as customers,
    sum(orders) as orders, sum(amount) as amount, first_period + age <= 95 as is_closed
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
  count(*) FILTER (WHERE second_period <= 95), 0
from entry
group by cohort, first_period
union all
select 'again', cohort, null, null, null, age, age_closed, count(*), 0, 0
from (
  select cohort as cohort, second_period - first_period as age, second_period <= 95 as age_closed
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
