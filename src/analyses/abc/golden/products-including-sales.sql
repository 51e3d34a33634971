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
),barred as (
  select item, value, class, place,
    4 * ((place - 1) * 100 // nullif(everything, 0)) + case class when 'A' then 0 when 'B' then 1 when 'C' then 2 when 'none' then 3 end as bar
  from classed
),
buyer as (
  -- one row per customer and bar of which they bought
  select distinct customer, bar
  from "shop"."line" as line
  join barred on item = product
  where customer is not null and amount > 0 and not refund
)
select 'bar' as part, class, min(place) as first_place, max(place) as last_place,
  count(*) as items, cast(sum(value) AS BIGINT) as revenue,
  min(value) as least, coalesce(any_value(buyers), 0) as buyers, null as code, null as product_name
from barred left join (select bar, count(*) as buyers from buyer group by bar) using (bar)
group by class, bar
union all
select 'buyers', case bar % 4 when 0 then 'A' when 1 then 'B' when 2 then 'C' when 3 then 'none' end, null, null, 0, 0, null, count(distinct customer), null, null
from buyer
group by bar % 4
union all
select 'product', class, place, place, 1, value, value, coalesce(buyers, 0), code, name
from classed
join "shop"."product" as named on named.product = item
left join (
  select product, count(distinct customer) as buyers
  from "shop"."line" as line
  where customer is not null and amount > 0 and not refund and product in (select item from classed where place <= 100)
  group by product
) as bought on bought.product = item
where place <= 100
union all
select 'withoutProduct', null, null, null, 0, coalesce(cast(sum(value) AS BIGINT), 0), null, null, null, null
from sold
where product is null
union all
select 'withoutCustomer', null, null, null, 0, coalesce(cast(sum(unknown) AS BIGINT), 0), null, null, null, null
from sold
where product is not null
