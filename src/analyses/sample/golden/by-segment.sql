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
member as (
  -- one row per customer who has bought: the stratum
  select person.customer, person.amount, case grouped.place when 0 then 'champions' when 1 then 'loyal' when 2 then 'potentialLoyalists' when 3 then 'new' when 4 then 'promising' when 5 then 'needAttention' when 6 then 'aboutToSleep' when 7 then 'cantLoseThem' when 8 then 'atRisk' when 9 then 'hibernating' when 10 then 'lost' end as stratum
  from (select * from "shop"."customer" as customer_row where days > 0) as person
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
  ) as grouped on grouped.customer = person.customer
)
select 'stratum' as part, stratum, count(*) as customers, cast(sum(amount) AS BIGINT) as revenue
from member
group by stratum
union all
select 'withoutPurchase', null, count(*), coalesce(cast(sum(amount) AS BIGINT), 0)
from "shop"."customer" as customer_row
where days = 0
union all
select 'withoutCustomer', null, 0, coalesce(cast(sum(amount) AS BIGINT), 0)
from "shop"."line" as line
where customer is null
