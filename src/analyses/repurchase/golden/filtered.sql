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
spell as (
  -- one row per purchase day of a customer: how long until the next, or that there is none yet
  select customer, nth - 1 as nth,
    gap + (DATE '2023-12-31' - day) as elapsed, gap as days, true as returned,
    cast(null as bigint) as amount
  from "scope_purchase_day" as purchase_day
  where gap is not null
  union all
  select customer, days, (DATE '2023-12-31' - last_day), (DATE '2023-12-31' - last_day), false, amount
  from "scope_customer" as customer_row
  where days > 0
),
chosen as (
  -- one row per spell of the origin
  select * from spell where true
),
group_spell as (
  -- one row per spell, whatever its origin: later order numbers stand together
  select spell.*, case when nth < 6 then nth - 1 else 5 end as grp
  from spell
),
deadline as (
  -- one row: the median of all closed gaps, in whole days
  select case when gaps >= 30 then ((hundredths + 50) // nullif(100, 0)) else 30 end as within_days
  from (select max(gaps) as gaps,
    100 * min(days) filter (where up_to > ((gaps - 1) * 50 // nullif(100, 0))) + max(((gaps - 1) * 50) % 100) * (min(days) filter (where up_to > (((gaps - 1) * 50 + 99) // nullif(100, 0))) - min(days) filter (where up_to > ((gaps - 1) * 50 // nullif(100, 0)))) as hundredths
  from (
    select days, cast(sum(count(*)) over (order by days) as bigint) as up_to,
      cast(sum(count(*)) over () as bigint) as gaps
    from spell as one_spell
    where returned
    group by days
  )) as cycle
)
select cast(0 as integer) as part, cast(key as integer) as key, cast(days as integer) as days, closed,
  still_open, amount, cast(0 as bigint) as total
from (
  select least(nth, 7) as key, days,
    count(*) FILTER (WHERE returned) as closed,
    count(*) FILTER (WHERE not returned) as still_open,
    coalesce(cast(sum(amount) AS BIGINT), 0) as amount
  from spell as one_spell
  group by least(nth, 7), days
)
union all
select cast(2 as integer), cast(bin as integer), 0, cast(sum(gaps) as bigint), count(*), 0, 0
from (
  -- one row per bar and customer with a gap in it
  select key % 27 as bin, count(*) as gaps
  from (
    -- both in one number, which is grouped faster than two
    select customer * 27 + cast(least(((days - 1) // nullif(7, 0)), 26) as integer) as key
    from chosen
    where returned
  )
  group by key
)
group by bin
union all
select cast(3 as integer), cast(nth as integer), cast(max(within_days) as integer),
  count(*) FILTER (WHERE returned and days <= within_days), count(*), 0, 0
from spell
cross join deadline
where nth <= 5 and elapsed >= within_days
group by nth
union all
select cast(4 as integer), 0, cast(within_days as integer), 0, 0, 0, 0
from deadline
union all
select cast(5 as integer), 0, 0, 0, 0,
  coalesce(cast(sum(amount) FILTER (WHERE customer is null) AS BIGINT), 0),
  coalesce(cast(sum(amount) AS BIGINT), 0)
from "scope_order" as purchase
order by days
