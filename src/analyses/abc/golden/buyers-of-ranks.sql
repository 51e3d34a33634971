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
sold as (
  -- one row per product (null: none): its value, and the part of it without a customer
  select product, cast(sum(amount) AS BIGINT) as value,
    coalesce(cast(sum(amount) FILTER (WHERE customer is null) AS BIGINT), 0) as unknown
  from "shop"."line" as line
  group by product
),
worth as (
  -- one row per item: its value
  select product as item, value
  from sold
  where product is not null
),
level as (
  -- one row per value above zero, largest first: what these items bring, and all up to here
  select value, own, sum(own) over (order by value desc) as up_to, sum(own) over () as whole
  from (
    select value, cast(sum(value) AS BIGINT) as own
    from worth
    where value > 0
    group by value
  )
),
edge as (
  -- one row: the least value in A, and in A or B; null where there is none
  select min(case when 100 * (up_to - own) < 80 * whole then value end) as least_a,
    min(case when 100 * (up_to - own) < 95 * whole then value end) as least_b
  from level
),
classed as (
  -- one row per item: its class, and its place by value, equal values by key
  select item, value,
    case when value <= 0 then 'none' when value >= least_a then 'A' when value >= least_b then 'B' else 'C' end as class,
    row_number() over (order by value desc, item) as place,
    count(*) over () as everything
  from worth cross join edge
)
select distinct customer
from "shop"."line" as line
where customer is not null and amount > 0 and not refund and product in (select item from classed where place between 3 and 12)
