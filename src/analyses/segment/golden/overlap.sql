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
"segment_1" as (
  -- one row per customer of the segment
  with facts as (
    -- one row per person whom the data know: sums, and what the rule reads
    select person.*
    from (
      select customer, last_day, days, orders, amount, sales
      from "shop"."customer" as buyer
      union all
      select customer, null, 0, 0, 0, 0
      from (
        select customer from "shop"."attribute" as person
        where (customer > (select max(customer) from "shop"."customer" as buyer))
      ) as prospect
    ) as person
  )
  select customer
  from facts
  where coalesce(("days" >= 2), false)
),
"segment_2" as (
  -- one row per customer of the segment
  with facts as (
    -- one row per person whom the data know: sums, and what the rule reads
    select person.*
    from (
      select customer, last_day, days, orders, amount, sales
      from "shop"."customer" as buyer
      union all
      select customer, null, 0, 0, 0, 0
      from (
        select customer from "shop"."attribute" as person
        where (customer > (select max(customer) from "shop"."customer" as buyer))
      ) as prospect
    ) as person
  )
  select customer
  from facts
  where coalesce(("amount" >= 5000), false)
),
mask as (
  -- one row per customer of any segment: the sum of the bits of all that have them
  select customer, cast(sum(bit) as integer) as bits
  from (
    select customer, 1 as bit from "segment_1" as member
    union all
    select customer, 2 as bit from "segment_2" as member
  ) as marked
  group by customer
),
person as (
  -- one row per customer known, who has bought or not
  select customer, days, orders, amount, sales, last_day
  from "shop"."customer" as customer_row
  union all
  select customer, 0, 0, 0, 0, null
  from (
    select customer from "shop"."attribute" as person
    where (customer > (select max(customer) from "shop"."customer" as buyer))
  ) as prospect
)
select coalesce(bits, 0) as bits, count(*) as customers,
  count(*) FILTER (WHERE days > 0) as buyers,
  cast(sum(amount) AS BIGINT) as amount
from person
left join mask on mask.customer = person.customer
group by coalesce(bits, 0)
