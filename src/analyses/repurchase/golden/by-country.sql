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
spell as (
  -- one row per purchase day of a customer: how long until the next, or that there is none yet
  select customer, nth - 1 as nth,
    gap + (DATE '2024-03-20' - day) as elapsed, gap as days, true as returned,
    cast(null as bigint) as amount
  from "shop"."purchase_day" as purchase_day
  where gap is not null
  union all
  select customer, days, (DATE '2024-03-20' - last_day), (DATE '2024-03-20' - last_day), false, amount
  from "shop"."customer" as customer_row
  where days > 0
),
chosen as (
  -- one row per spell of the origin
  select * from spell where true
),
group_order as (
  -- one row per order of a customer and group with lines in it: their day and net amount
  select ord, grp, min(customer) as customer, coalesce(min(day) filter (where not refund), min(day)) as day, cast(sum(amount) AS BIGINT) as amount
  from (
    select ord, customer, day, amount, refund,
      case when "d_country" = try_cast('France' as "shop"."d_country") then 0 when "d_country" is null then 1 else 1 end as grp
    from "shop"."line" as line
    where customer is not null
  )
  group by ord, grp
),
group_day as (
  -- one row per day of a customer in a group: its net amount, and whether something was bought
  select customer, grp, day, cast(sum(amount) AS BIGINT) as amount, max(case when amount > 0 then 1 else 0 end) as bought
  from group_order
  group by customer, grp, day
),
group_spell as (
  -- one row per purchase day of a customer in a group, of the origin
  select * from (
    select customer, row_number() over of_customer as nth,
      (DATE '2024-03-20' - day) as elapsed,
      (lead(day) over of_customer - day) as days,
      true as returned, cast(null as bigint) as amount, grp
    from group_day
    where bought = 1
    window of_customer as (partition by customer, grp order by day)
  )
  where days is not null and true
  union all
  select * from (
    select customer, cast(sum(bought) AS BIGINT) as nth, (DATE '2024-03-20' - max(case when bought = 1 then day end)) as elapsed,
      (DATE '2024-03-20' - max(case when bought = 1 then day end)) as days, false, cast(sum(amount) AS BIGINT), grp
    from group_day
    group by customer, grp
  )
  where days is not null and true
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
select cast(1 as integer) as part, cast(key as integer) as key, cast(days as integer) as days, closed,
  still_open, amount, cast(0 as bigint) as total
from (
  select grp as key, days,
    count(*) FILTER (WHERE returned) as closed,
    count(*) FILTER (WHERE not returned) as still_open,
    coalesce(cast(sum(amount) AS BIGINT), 0) as amount
  from group_spell as one_spell
  group by grp, days
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
from "shop"."purchase_order" as purchase
order by days
