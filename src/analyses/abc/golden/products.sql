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
worth as (
  -- one row per item: its value
  select product as item, coalesce(cast(sum(amount) AS BIGINT), 0) as value
  from "shop"."line" as line
  where product is not null
  group by product
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
),
buyer as (
  -- one row per customer: of which classes they bought
  select customer, max(case when class = 'A' then 1 else 0 end) as "bought_A", max(case when class = 'B' then 1 else 0 end) as "bought_B", max(case when class = 'C' then 1 else 0 end) as "bought_C", max(case when class = 'none' then 1 else 0 end) as "bought_none"
  from "shop"."line" as line
  join classed on item = product
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
select 'buyers', 'A', null, null, 0, 0, null, count(*) FILTER (WHERE "bought_A" = 1), null, null
from buyer
union all
select 'buyers', 'B', null, null, 0, 0, null, count(*) FILTER (WHERE "bought_B" = 1), null, null
from buyer
union all
select 'buyers', 'C', null, null, 0, 0, null, count(*) FILTER (WHERE "bought_C" = 1), null, null
from buyer
union all
select 'buyers', 'none', null, null, 0, 0, null, count(*) FILTER (WHERE "bought_none" = 1), null, null
from buyer
union all
select 'product', class, place, place, 1, value, value, coalesce(buyers, 0), code, name
from classed
join "shop"."product" as named on named.product = item
left join (
  -- one row per listed product: how many customers bought it
  select product as sold, count(DISTINCT customer) as buyers
  from "shop"."line" as line
  where customer is not null and amount > 0 and not refund and product in (select item from classed where place <= 100)
  group by product
) as sale on sold = item
where place <= 100
union all
select 'withoutProduct', null, null, null, 0, coalesce(cast(sum(amount) AS BIGINT), 0), null, null, null, null
from "shop"."line" as line
where product is null
union all
select 'withoutCustomer', null, null, null, 0, coalesce(cast(sum(amount) AS BIGINT), 0), null, null, null, null
from "shop"."line" as line
where product is not null and customer is null
