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
select customer
from chosen as waiting
cross join (select max(gaps) as gaps,
  100 * min(days) filter (where up_to > ((gaps - 1) * 75 // nullif(100, 0))) + max(((gaps - 1) * 75) % 100) * (min(days) filter (where up_to > (((gaps - 1) * 75 + 99) // nullif(100, 0))) - min(days) filter (where up_to > ((gaps - 1) * 75 // nullif(100, 0)))) as hundredths
from (
  select days, cast(sum(count(*)) over (order by days) as bigint) as up_to,
    cast(sum(count(*)) over () as bigint) as gaps
  from chosen as one_spell
  where returned
  group by days
)) as edge
where not returned and 100 * days > hundredths and days - (hundredths // nullif(100, 0)) between 31 and 60
