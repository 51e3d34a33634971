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
everyone as (
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
select customer,
  (DATE '2024-03-20' - last_day) as recency,
  frequency, monetary, r, f, m, case
    when ("r" between 3 and 5) and ("f" between 1 and 5) and ("m" between 1 and 5) then 0
    when ("r" between 1 and 2) and ("f" between 1 and 5) and ("m" between 3 and 5) then 8
    when ("r" between 1 and 2) and ("f" between 1 and 5) and ("m" between 1 and 2) then 10
  end as segment
from scored
