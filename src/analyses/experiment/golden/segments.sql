with "segment_1" as (
  -- one row per customer of the segment
  with "scope_customer" as (
    select * from (select customer, max(day) as last_day,
      cast(count(*) FILTER (WHERE is_new_day) as integer) as days,
      cast(count(*) FILTER (WHERE is_new_order) as integer) as orders,
      cast(sum(amount) AS BIGINT) as amount,
      cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
    from (select customer, day, amount, refund,
      ord is distinct from lag(ord) over () as is_new_order,
      customer is distinct from lag(customer) over () or day <> lag(day) over () as is_new_day
    from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line
    )
    where customer is not null
    group by customer) as certain
    where customer not in (select distinct customer from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where amount <= 0 and customer is not null)
    union all
    select spent.customer, last_day, coalesce(days, 0) as days, orders, amount, sales
    from (
      select customer,
        cast(count(*) FILTER (WHERE amount > 0) as integer) as orders,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(sales) AS BIGINT) as sales
      from (select ord, min(customer) as customer,
        min(day) as day,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
      from (select * from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where customer in (select distinct customer from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where amount <= 0 and customer is not null)) as line
      group by ord) as purchase
      where customer is not null
      group by customer
    ) as spent
    left join (
      select customer, max(day) as last_day, cast(count(*) as integer) as days
      from (select customer, day,
        (day - lag(day) over of_customer) as gap,
        cast(row_number() over of_customer as integer) as nth
      from (
        select customer, day
        from (select ord, min(customer) as customer,
          min(day) as day,
          cast(sum(amount) AS BIGINT) as amount,
          cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
        from (select * from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where customer in (select distinct customer from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where amount <= 0 and customer is not null)) as line
        group by ord) as purchase
        where amount > 0 and customer is not null
        group by customer, day
      )
      window of_customer as (partition by customer order by day)) as purchase_day
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
        where (customer not in (select customer from "shop"."line" as line where day <= DATE '2024-01-31' and customer is not null))
      ) as prospect
    ) as person
  )
  select customer
  from facts
  where coalesce(("days" >= 2), false)
),
"segment_2" as (
  -- one row per customer of the segment
  with "scope_customer" as (
    select * from (select customer, max(day) as last_day,
      cast(count(*) FILTER (WHERE is_new_day) as integer) as days,
      cast(count(*) FILTER (WHERE is_new_order) as integer) as orders,
      cast(sum(amount) AS BIGINT) as amount,
      cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
    from (select customer, day, amount, refund,
      ord is distinct from lag(ord) over () as is_new_order,
      customer is distinct from lag(customer) over () or day <> lag(day) over () as is_new_day
    from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line
    )
    where customer is not null
    group by customer) as certain
    where customer not in (select distinct customer from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where amount <= 0 and customer is not null)
    union all
    select spent.customer, last_day, coalesce(days, 0) as days, orders, amount, sales
    from (
      select customer,
        cast(count(*) FILTER (WHERE amount > 0) as integer) as orders,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(sales) AS BIGINT) as sales
      from (select ord, min(customer) as customer,
        min(day) as day,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
      from (select * from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where customer in (select distinct customer from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where amount <= 0 and customer is not null)) as line
      group by ord) as purchase
      where customer is not null
      group by customer
    ) as spent
    left join (
      select customer, max(day) as last_day, cast(count(*) as integer) as days
      from (select customer, day,
        (day - lag(day) over of_customer) as gap,
        cast(row_number() over of_customer as integer) as nth
      from (
        select customer, day
        from (select ord, min(customer) as customer,
          min(day) as day,
          cast(sum(amount) AS BIGINT) as amount,
          cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
        from (select * from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where customer in (select distinct customer from (select * from "shop"."line" as kept where (day <= DATE '2024-01-31')) as line where amount <= 0 and customer is not null)) as line
        group by ord) as purchase
        where amount > 0 and customer is not null
        group by customer, day
      )
      window of_customer as (partition by customer order by day)) as purchase_day
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
        where (customer not in (select customer from "shop"."line" as line where day <= DATE '2024-01-31' and customer is not null))
      ) as prospect
    ) as person
  )
  select customer
  from facts
  where coalesce(("days" <= 1), false)
),
assigned as (
  -- one row per customer and segment
  select customer, arm, DATE '2024-02-01' as exposed,
    count(*) over (partition by customer) > 1 as several
  from (
        select customer, 0 as arm from "segment_1"
union all
        select customer, 1 as arm from "segment_2"
  ) as placed
),
arm_row as (
  -- one row per arm
  select 0 as arm union all select 1 as arm
),
fated as (
  -- one row per customer and arm: why they are left out, if they are
  select customer, arm, exposed,
    case
      when several then 'several'
      when exposed is null then 'noExposure'
      when exposed > DATE '2024-03-20' then 'later'
      when cast("exposed" + 13 AS DATE) > DATE '2024-03-20' then 'open'
      else 'counts'
    end as fate
  from assigned
),
counted as (
  -- one row per customer who counts
  select customer, arm, exposed from fated where fate = 'counts'
),
purchase as (
  -- one row per order of a customer who counts, after exposure or before
  select *
  from (
    select customer, exposed, day, case when day >= exposed then 1 else -1 end as side, "amount", "sales"
    from (
      select counted.customer, counted.exposed, stored.day, stored.amount, stored.sales
      from "shop"."purchase_order" as stored
      join counted on counted.customer = stored.customer
      where stored.day >= DATE '2024-02-01'
    ) as ordered
    where (day >= "exposed" or day >= DATE '2024-02-01') and (day < cast("exposed" + 14 AS DATE))
  ) as reached
),
spent as (
  -- one row per customer with such an order
  select customer, max(case when side = 1 and amount > 0 then 1 else 0 end) as "conversion", max(case when (day < exposed) and (amount > 0) and (day >= DATE '2024-02-01') then 1 else 0 end) as early
  from purchase
  group by customer
),
outcome as (
  -- one row per customer who counts: what they did, and what they had done before
  select counted.customer, arm, exposed, cast(coalesce("conversion", 0) AS DOUBLE) as "conversion", coalesce(early, 0) as early
  from counted
  left join spent on spent.customer = counted.customer
),
summed as (
  -- one row per arm with a customer: sums, squares and cross-products of every metric
  select arm, count(*) as n,
          sum("conversion") as "m0_y", sum("conversion" * "conversion") as "m0_yy"
  from outcome
  group by arm
),
reached as (
  -- one row per customer who counts and way of reaching them
  select counted.customer, counted.arm, use, contact
  from counted
  join (
    select customer, 'email' as use, lower(trim("p_email")) as contact from "shop"."attribute" as described
  ) as told on told.customer = counted.customer
  where contact <> ''
),
shared as (
  -- one row per customer who counts and is reached as one of another arm is
  select distinct customer
  from reached
  join (
    select use as common_use, contact as common
    from reached
    group by use, contact
    having min(arm) <> max(arm)
  ) as common_contact on common_use = use and common = contact
),
valued as (
  -- one row per customer who counts and has a value
  select counted.customer, "d_tier" as label
  from counted
  join "shop"."attribute" as described on described.customer = counted.customer
  where "d_tier" is not null
),
largest as (
  -- one row per value that most of them have
  select label, row_number() over (order by count(*) desc, label) - 1 as slot
  from valued
  group by label
),
group_of as (
  -- one row per customer with such a value
  select valued.customer, largest.slot, valued.label
  from valued
  join largest on largest.label = valued.label
  where largest.slot < 20
),
grouped as (
  -- one row per customer who counts, with their group
  select outcome.*, coalesce(slot, -1) as slot, coalesce(label, '') as label
  from outcome
  left join group_of on group_of.customer = outcome.customer
),
group_summed as (
  -- one row per arm and group with a customer
  select arm, slot, label, count(*) as n, sum("conversion") as "g_y", sum("conversion" * "conversion") as "g_yy"
  from grouped
  group by arm, slot, label
)
    select part, cast("arm" AS INTEGER) as "arm", cast("slot" AS INTEGER) as "slot", label,
      cast("metric" AS INTEGER) as "metric", cast("n" AS BIGINT) as "n", cast("y" AS DOUBLE) as "y", cast("yy" AS DOUBLE) as "yy", cast("d" AS DOUBLE) as "d", cast("dd" AS DOUBLE) as "dd", cast("yd" AS DOUBLE) as "yd", cast("x" AS DOUBLE) as "x", cast("xx" AS DOUBLE) as "xx", cast("yx" AS DOUBLE) as "yx", cast("dx" AS DOUBLE) as "dx"
    from (
      select '' as part, -1 as arm, -1 as slot, '' as label, -1 as metric, 0 as n, 0 as "y", 0 as "yy", 0 as "d", 0 as "dd", 0 as "yd", 0 as "x", 0 as "xx", 0 as "yx", 0 as "dx" where false
      union all
      select 'sum', arm_row.arm, (-1), '', 0, coalesce("n", 0), coalesce("m0_y", 0), coalesce("m0_yy", 0), 0, 0, 0, 0, 0, 0, 0
      from arm_row left join "summed" as known on known.arm = arm_row.arm
      union all
      select 'health', "arm", (-1), 'assigned', (-1), coalesce(count(*), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
      from fated
      group by arm
      union all
      select 'health', (-1), (-1), 'several', (-1), coalesce(count(DISTINCT "customer"), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
      from fated
      where fate = 'several'
      having count(*) > 0
      union all
      select 'health', "arm", (-1), "fate", (-1), coalesce(count(*), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
      from fated
      where fate in ('noExposure', 'later', 'open')
      group by arm, fate
      union all
      select 'health', "arm", (-1), 'unknown', (-1), coalesce(count(*), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
      from counted
      where customer is null
      group by arm
      union all
      select 'health', "arm", (-1), 'before', (-1), coalesce(count(*), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
      from outcome
      where early = 1
      group by arm
      union all
      select 'health', (-1), (-1), 'shared', (-1), coalesce(count(*), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
      from shared
      having count(*) > 0
      union all
      select 'health', "arm", (-1), 'elsewhere', (-1), coalesce(count(*), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
      from counted
      where customer in (
        select customer from "shop"."assignment" as other
        where customer is not null and experiment in (0, 1)
      )
      group by arm
      union all
      select 'group', "arm", "slot", "label", 0, coalesce("n", 0), coalesce("g_y", 0), coalesce("g_yy", 0), 0, 0, 0, 0, 0, 0, 0 from group_summed
    ) as result
    order by part, metric, arm, slot, label
