with "scope_line" as (
  select * from "shop"."line" as kept where (day <= DATE '2024-01-31') and (day between DATE '2023-07-01' and DATE '2023-12-31') and (("d_country" = try_cast('Côte d''Ivoire' as "shop"."d_country") or "d_country" is null)) and (customer in (
    select customer from "shop"."attribute" as person
    where not coalesce("d_tier" = 'gold', false)
  )) and (customer in (
    select customer from "chosen"
  ))
),
"scope_order" as (
  select ord, min(customer) as customer,
    coalesce(min(day) filter (where not refund), min(day)) as day,
    cast(sum(amount) AS BIGINT) as amount,
    cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
  from "scope_line" as line
  group by ord
),
"scope_purchase_day" as (
  select customer, day,
    (day - lag(day) over of_customer) as gap,
    cast(row_number() over of_customer as integer) as nth
  from (
    select customer, day
    from "scope_order" as purchase
    where amount > 0 and customer is not null
    group by customer, day
  )
  window of_customer as (partition by customer order by day)
),
"scope_customer" as (
  select spent.customer, last_day, coalesce(days, 0) as days, orders, amount, sales
  from (
    select customer,
      cast(count(*) FILTER (WHERE amount > 0) as integer) as orders,
      cast(sum(amount) AS BIGINT) as amount,
      cast(sum(sales) AS BIGINT) as sales
    from "scope_order" as purchase
    where customer is not null
    group by customer
  ) as spent
  left join (
    select customer, max(day) as last_day, cast(count(*) as integer) as days
    from "scope_purchase_day" as purchase_day
    group by customer
  ) as bought on bought.customer = spent.customer
),
"scope_movement" as (
  select customer, day, amount, 0 as orders
  from "scope_line" as line
  union all
  select customer, day, 0, 1
  from "scope_order" as purchase
  where amount > 0
),
"scope_customer_month" as (
  select customer, month,
    cast(sum(amount) AS BIGINT) as amount,
    cast(sum(orders) as integer) as orders
  from (
    select customer, cast((year(day) - 2000) * 12 + month(day) - 1 AS INTEGER) as month, amount, orders
    from "scope_movement" as movement
  )
  group by customer, month
),
"scope_first_purchase" as (
  select customer, min(day) as first_day,
    min(case when gap is not null then day end) as second_day
  from "scope_purchase_day" as purchase_day
  group by customer
),
"scope_cohort_month" as (
  select month, first_month, moved.customer is null as is_guest, coalesce(is_early, false) as is_early,
    count(*) FILTER (WHERE orders > 0 and moved.customer is not null) as customers,
    count(*) FILTER (WHERE orders > 0 and second_month <= month) as repeaters,
    cast(sum(orders) as bigint) as orders,
    cast(sum(amount) AS BIGINT) as amount
  from "scope_customer_month" as moved
  left join (
    select customer, first_day <= DATE '2023-02-12' as is_early,
      cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as first_month,
      cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) as second_month
    from "scope_first_purchase" as first_purchase
  ) as seen on seen.customer = moved.customer
  group by month, first_month, moved.customer is null, coalesce(is_early, false)
),
sold as (
  -- one row per product (null: none): its value, and the part of it without a customer
  select product, cast(sum(amount) AS BIGINT) as value,
    coalesce(cast(sum(amount) FILTER (WHERE customer is null) AS BIGINT), 0) as unknown
  from "scope_line" as line
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
),barred as (
  select item, value, class, place,
    4 * ((place - 1) * 100 // nullif(everything, 0)) + case class when 'A' then 0 when 'B' then 1 when 'C' then 2 when 'none' then 3 end as bar
  from classed
),
buyer as (
  -- one row per customer and bar of which they bought
  select distinct customer, bar
  from "scope_line" as line
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
  from "scope_line" as line
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
