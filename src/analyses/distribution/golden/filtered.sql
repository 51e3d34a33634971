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
buyer as (
  -- one row per customer who has bought: what they spent
  select customer, "amount" as value
  from "scope_customer" as customer_row
  where days > 0
),
ranked as (
  -- one row per buyer: the place by spending, 1 is best
  select value, row_number() over (order by value desc) as place, count(*) over () as everyone
  from buyer
)
select 'hundredth' as part, 1 + ((place - 1) * 100 // nullif(everyone, 0)) as slot, count(*) as customers,
  cast(sum(value) AS BIGINT) as revenue,
  min(value) as low, max(value) as high,
  sum(cast(place as double) * value) as weighted,
  min(case when 2 * place <= everyone + 1 then value end) as median_high,
  max(case when 2 * place >= everyone + 1 then value end) as median_low
from ranked
group by slot
union all
select 'digits', null, count(*), cast(sum(value) AS BIGINT), low, max(value), null, null, null
from (
  -- one row per buyer: the amount, and it cut to its first two digits; 0 for zero and below
  select value,
    case when value > 0 then (value // nullif(step, 0)) * step else 0 end as low
  from (select value, case when value < 100 then 1 when value < 1000 then 10 when value < 10000 then 100 when value < 100000 then 1000 when value < 1000000 then 10000 when value < 10000000 then 100000 when value < 100000000 then 1000000 when value < 1000000000 then 10000000 when value < 10000000000 then 100000000 when value < 100000000000 then 1000000000 when value < 1000000000000 then 10000000000 when value < 10000000000000 then 100000000000 when value < 100000000000000 then 1000000000000 when value < 1000000000000000 then 10000000000000 when value < 10000000000000000 then 100000000000000 when value < 100000000000000000 then 1000000000000000 else 10000000000000000 end as step from buyer)
)
group by low
union all
select 'withoutPurchase', null, count(*), coalesce(cast(sum("amount") AS BIGINT), 0), null, null, null, null, null
from "scope_customer" as customer_row
where days = 0
union all
select 'withoutCustomer', null, 0, coalesce(cast(sum("amount") AS BIGINT), 0), null, null, null, null, null
from "scope_order" as purchase
where customer is null
