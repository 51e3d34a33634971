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
  select customer, cast(case when "amount" <= "amount_1" then 1 when "amount" <= "amount_2" then 2 when "amount" <= "amount_3" then 3 when "amount" <= "amount_4" then 4 else 5 end AS VARCHAR) as stratum, amount
  from (select * from "shop"."customer" as customer_row where days > 0) as person
  cross join "shop"."customer_fifths" as fifths
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
