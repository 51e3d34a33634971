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
spent_now as (
  -- one row per customer (null: none): revenue of the window, and whether they have bought
  select customer,
    coalesce(cast(sum(amount) FILTER (WHERE day >= DATE '2023-03-21') AS BIGINT), 0) as revenue,
            coalesce(cast(sum(value) FILTER (WHERE day >= DATE '2023-03-21') AS BIGINT), 0) as value, coalesce(cast(sum(known) FILTER (WHERE day >= DATE '2023-03-21') AS BIGINT), 0) as known, coalesce(cast(sum(stated) FILTER (WHERE day >= DATE '2023-03-21') AS BIGINT), 0) as stated,
    max(case when amount > 0 then day end) as last_day,
    coalesce(max(case when amount > 0 then day end) >= DATE '2023-03-21', false) as is_active
  from (
    select customer, day, amount, 0 as value, 0 as known, 0 as stated
    from "shop"."purchase_order" as purchase
    union all
    select line.customer, purchase.day, 0, coalesce(margin - coalesce(service, 0), 0),
      case when margin is null then 0 else abs(line.amount) end, abs(line.amount)
    from "shop"."line" as line join "shop"."purchase_order" as purchase on purchase.ord = line.ord
  ) as purchase
  group by customer
),
spent_then as (
  -- the same at the earlier day
  select customer,
    coalesce(cast(sum(amount) FILTER (WHERE day >= DATE '2022-03-21') AS BIGINT), 0) as revenue,
            coalesce(cast(sum(value) FILTER (WHERE day >= DATE '2022-03-21') AS BIGINT), 0) as value, coalesce(cast(sum(known) FILTER (WHERE day >= DATE '2022-03-21') AS BIGINT), 0) as known, coalesce(cast(sum(stated) FILTER (WHERE day >= DATE '2022-03-21') AS BIGINT), 0) as stated,
    max(case when amount > 0 then day end) as last_day,
    coalesce(max(case when amount > 0 then day end) >= DATE '2022-03-21', false) as is_active
  from (
    select customer, day, amount, 0 as value, 0 as known, 0 as stated
    from (
      select ord, customer, day, amount, sales
      from "shop"."purchase_order" as purchase
      where day <= DATE '2023-03-20' and not ord in (select ord from "shop"."line" as line where later)
      union all
      select ord, customer, day, amount, sales
      from (select ord, min(customer) as customer,
        coalesce(min(day) filter (where not refund), min(day)) as day,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
      from (select * from "shop"."line" as line where day <= DATE '2023-03-20' and ord in (select ord from "shop"."line" as line where later)) as line
      group by ord) as changed
    ) as purchase
    union all
    select line.customer, purchase.day, 0, coalesce(margin - coalesce(service, 0), 0),
      case when margin is null then 0 else abs(line.amount) end, abs(line.amount)
    from "shop"."line" as line join (
      select ord, customer, day, amount, sales
      from "shop"."purchase_order" as purchase
      where day <= DATE '2023-03-20' and not ord in (select ord from "shop"."line" as line where later)
      union all
      select ord, customer, day, amount, sales
      from (select ord, min(customer) as customer,
        coalesce(min(day) filter (where not refund), min(day)) as day,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
      from (select * from "shop"."line" as line where day <= DATE '2023-03-20' and ord in (select ord from "shop"."line" as line where later)) as line
      group by ord) as changed
    ) as purchase on purchase.ord = line.ord where line.day <= DATE '2023-03-20'
  ) as purchase
  group by customer
),
placed_now as (
  -- one row per customer: their place among those who bought in the window
  select customer, revenue, value, known, stated, last_day is not null as has_bought, is_active, active,
    row_number() over (order by is_active desc, value desc, customer) as place
  from spent_now as spender
  cross join (
    select count(*) FILTER (WHERE is_active and customer is not null) as active
    from spent_now as counted
  ) as everyone
  where customer is not null
),
placed_then as (
  -- the same at the earlier day
  select customer, revenue, value, known, stated, last_day is not null as has_bought, is_active, active,
    row_number() over (order by is_active desc, value desc, customer) as place
  from spent_then as spender
  cross join (
    select count(*) FILTER (WHERE is_active and customer is not null) as active
    from spent_then as counted
  ) as everyone
  where customer is not null
),
compared as (
  -- one row per customer: where they stood, and where they stand
  select placed_now.customer,
    case
      when not coalesce(placed_then.has_bought, false) then 5
      when not placed_then.is_active then 4
      when 100 * (placed_then.place - 1) < 1 * placed_then.active then 0
      when 100 * (placed_then.place - 1) < 5 * placed_then.active then 1
      when 100 * (placed_then.place - 1) < 20 * placed_then.active then 2
      when 100 * (placed_then.place - 1) < 100 * placed_then.active then 3
    end as standing_then,
    case
      when not coalesce(placed_now.has_bought, false) then 5
      when not placed_now.is_active then 4
      when 100 * (placed_now.place - 1) < 1 * placed_now.active then 0
      when 100 * (placed_now.place - 1) < 5 * placed_now.active then 1
      when 100 * (placed_now.place - 1) < 20 * placed_now.active then 2
      when 100 * (placed_now.place - 1) < 100 * placed_now.active then 3
    end as standing_now,
    coalesce(placed_then.is_active and 100 * (placed_then.place - 1) < 5 * placed_then.active, false) as was_top,
    placed_now.is_active and 100 * (placed_now.place - 1) < 5 * placed_now.active as is_top,
    coalesce(placed_then.revenue, 0) as revenue_then,
    placed_now.revenue as revenue_now,
    coalesce(placed_then.value, 0) as value_then, placed_now.value as value_now,
    placed_now.known, placed_now.stated
  from placed_now
  left join placed_then on placed_then.customer = placed_now.customer
)
select standing_then, standing_now, was_top, is_top, count(*) as customers,
  cast(sum(revenue_then) AS BIGINT) as revenue_then,
  cast(sum(revenue_now) AS BIGINT) as revenue_now,
  min(value_now) as least,
        cast(sum("value_then") AS BIGINT) as "value_then",
        cast(sum("value_now") AS BIGINT) as "value_now",
        cast(sum("known") AS BIGINT) as "known",
        cast(sum("stated") AS BIGINT) as "stated"
from compared
group by standing_then, standing_now, was_top, is_top
union all
select null, null, null, null, 0,
  coalesce((select revenue from spent_then where customer is null), 0),
  coalesce((select revenue from spent_now where customer is null), 0), null,
  coalesce((select "value" from "spent_then" where customer is null), 0),
  coalesce((select "value" from "spent_now" where customer is null), 0),
  coalesce((select "known" from "spent_now" where customer is null), 0),
  coalesce((select "stated" from "spent_now" where customer is null), 0)
  union all
  select null, 6, null, null, count(*), 0, 0, null, 0, 0, 0, 0
  from (
    select customer from "shop"."attribute" as person
    where (customer > (select max(customer) from "shop"."customer" as buyer))
  ) as prospect
