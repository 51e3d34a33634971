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
  select product, cast(sum(case when refund then 0 else amount end) AS BIGINT) as value,
    coalesce(cast(sum(case when refund then 0 else amount end) FILTER (WHERE customer is null) AS BIGINT), 0) as unknown
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
  select min(case when 100 * up_to <= 70 * whole then value end) as least_a,
    min(case when 100 * up_to <= 95 * whole then value end) as least_b
  from level
),
classed as (
  -- one row per item: its class, and its place by value, equal values by key
  select item, value,
    case when value <= 0 then 'none' when value >= least_a then 'A' when value >= least_b then 'B' else 'C' end as class,
    row_number() over (order by value desc, item) as place,
    count(*) over () as everything
  from worth cross join edge
),
buyer as (
  -- one row per customer: 1 for each class they bought of
  select customer, max("in_A") as "in_A", max("in_B") as "in_B", max("in_C") as "in_C", max("in_none") as "in_none"
  from "shop"."line" as line
  join (select item, case when class = 'A' then 1 else 0 end as "in_A", case when class = 'B' then 1 else 0 end as "in_B", case when class = 'C' then 1 else 0 end as "in_C", case when class = 'none' then 1 else 0 end as "in_none" from classed) as flagged on item = product
  where customer is not null and amount > 0 and not refund
  group by customer
)
select 'bar' as part, class, min(place) as first_place, max(place) as last_place,
  count(*) as items, cast(sum(value) AS BIGINT) as revenue,
  min(value) as least, null as buyers, null as code, null as product_name
from (
  select *, ((place - 1) * 100 // nullif(everything, 0)) as hundredth
  from classed
)
group by class, hundredth
union all
select 'buyers', 'A', null, null, 0, 0, null, coalesce(cast(sum("in_A") AS BIGINT), 0), null, null
from buyer
union all
select 'buyers', 'B', null, null, 0, 0, null, coalesce(cast(sum("in_B") AS BIGINT), 0), null, null
from buyer
union all
select 'buyers', 'C', null, null, 0, 0, null, coalesce(cast(sum("in_C") AS BIGINT), 0), null, null
from buyer
union all
select 'buyers', 'none', null, null, 0, 0, null, coalesce(cast(sum("in_none") AS BIGINT), 0), null, null
from buyer
union all
select 'product', class, place, place, 1, value, value, null, code, name
from classed
join "shop"."product" as named on named.product = item
where place <= 100
union all
select 'withoutProduct', null, null, null, 0, coalesce(cast(sum(value) AS BIGINT), 0), null, null, null, null
from sold
where product is null
union all
select 'withoutCustomer', null, null, null, 0, coalesce(cast(sum(unknown) AS BIGINT), 0), null, null, null, null
from sold
where product is not null
