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
"member" as (
  -- one row per customer of the segment
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
  facts as (
    -- one row per person whom the data know: sums, and what the rule reads
    select person.*
    from (
      select customer, last_day, days, orders, amount, sales
      from "scope_customer" as buyer
      union all
      select customer, null, 0, 0, 0, 0
      from (
        select customer from "shop"."attribute" as person
        where (customer in (
          select customer from "shop"."attribute" as person
          where not coalesce("d_tier" = 'gold', false)
        )) and (customer in (
          select customer from "chosen"
        )) and (customer not in (select customer from "shop"."line" as line where day <= DATE '2024-01-31' and customer is not null))
      ) as prospect
    ) as person
  )
  select customer
  from facts
  where coalesce(("days" >= 2), false)
),
bought as (
  -- one row per member with a purchase: the last purchase day
  select customer_row.customer, last_day
  from "scope_customer" as customer_row
  join member on member.customer = customer_row.customer
  where days > 0
),
horizon as (
  -- one row: within how many days a next purchase counts
  select edge as days from (select ((100 * min(gap) filter (where up_to > ((gaps - 1) * 75 // nullif(100, 0))) + max(((gaps - 1) * 75) % 100) * (min(gap) filter (where up_to > (((gaps - 1) * 75 + 99) // nullif(100, 0))) - min(gap) filter (where up_to > ((gaps - 1) * 75 // nullif(100, 0))))) // nullif(100, 0)) as edge
  from (
    select gap, cast(sum(count(*)) over (order by gap) as bigint) as up_to,
      cast(sum(count(*)) over () as bigint) as gaps
    from "scope_purchase_day" as purchase_day
    where gap is not null
    group by gap
  )) as gap_quartile
),
held as (
  -- one row per customer, purchase day and item
  select purchase.customer, purchase.day, line."d_country" as item
  from "scope_line" as line
  join "scope_order" as purchase on purchase.ord = line.ord
  where purchase.customer is not null and purchase.amount > 0 and line.amount > 0
    and line."d_country" is not null
  group by purchase.customer, purchase.day, line."d_country"
),
step as (
  -- one row per purchase day that has a next one within these days, all of which are over by now
  select earlier.customer, earlier.day, later.day as next_day
  from "scope_purchase_day" as earlier
  join "scope_purchase_day" as later on later.customer = earlier.customer and later.nth = earlier.nth + 1
  where later.gap <= (select max(days) from horizon)
    and (DATE '2024-01-31' - earlier.day) >= (select max(days) from horizon)
),
begun as (
  -- one row per such day and item on it
  select held.customer, held.day, item, next_day
  from held
  join step on step.customer = held.customer and step.day = held.day
),
origin as (
  -- one row per item: on how many such days it was bought
  select item, count(*) as days from begun group by item
),
went as (
  -- one row per two items: on how many days the second was bought next after the first
  select begun.item as a, held.item as b, count(*) as days
  from begun
  join held on held.customer = begun.customer and held.day = begun.next_day
  group by begun.item, held.item
),
latest as (
  -- one row per member and item of the last purchase day, of items that the base can tell of
  select held.customer, held.item
  from held
  join bought on bought.customer = held.customer and bought.last_day = held.day
  join origin on origin.item = held.item
),
weight as (
  -- one row per item: the members whose last purchase it was, each in equal parts of all its items
  select item, sum((cast(1 AS DOUBLE) / nullif(items, 0))) as members
  from latest
  join (select customer, count(*) as items from latest group by customer) as own on own.customer = latest.customer
  group by item
),
expected as (
  -- one row per item: how many members are expected to buy it next
  select b as item, sum(members * (cast(went.days AS DOUBLE) / nullif(origin.days, 0))) as expected
  from went
  join weight on weight.item = went.a
  join origin on origin.item = went.a
  group by b
),
usual as (
  -- one row per item: on how many purchase days of everyone it was bought, and which members have it
  select held.item, count(*) as days,
    count(DISTINCT bought.customer) as members
  from held
  left join bought on bought.customer = held.customer
  group by held.item
),
named as (
  -- one row per item: what it is called
  select * from (select item, cast(item AS VARCHAR) as code, null as name from (select distinct item from held) as value) as known
)
select 'total' as part, cast(null as varchar) as code, cast(null as varchar) as name,
  (select count(*) from member) as customers,
  (select count(*) from bought) as buyers,
  (select count(*) from (select distinct customer, day from held) as purchase_day) as base,
  (select count(distinct customer) from latest) as seen,
  cast(0 as double) as expected, cast((select max(days) from horizon) as integer) as within
union all
select 'item', code, name, 0, usual.members, usual.days, coalesce(origin.days, 0), coalesce(expected, 0), null
from usual
join named on named.item = usual.item
left join origin on origin.item = usual.item
left join expected on expected.item = usual.item
