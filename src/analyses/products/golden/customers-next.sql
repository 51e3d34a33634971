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
contained as (
  -- one row per basket and item of the mark in it
          select ord, item, min(customer) as customer, min(day) as day
          from (
            select * from (
              select line.ord, purchase.customer, purchase.day, line."product" as item, line.amount
              from "shop"."line" as line
              join "shop"."purchase_order" as purchase on purchase.ord = line.ord
              where purchase.amount > 0 and line."product" is not null
            ) as basket_line
            where item = (select product from "shop"."product" as known where code = 'A') or item = (select product from "shop"."product" as known where code = 'B')
          ) as sold
          group by ord, item
          having sum(amount) > 0
),
buyer as (
  -- one row per customer and item: the day it was first bought
  select customer, item, min(day) as first_day
  from contained
  where customer is not null
  group by customer, item
)
select earlier.customer
from buyer as earlier
join buyer as later on later.customer = earlier.customer and later.item = (select product from "shop"."product" as known where code = 'B')
where earlier.item = (select product from "shop"."product" as known where code = 'A')
  and earlier.first_day <= DATE '2023-12-21'
  and later.first_day > earlier.first_day
  and later.first_day <= cast(earlier.first_day + 90 AS DATE)
