with assigned as (
  -- one row per customer and arm, as the file of the experiment says
  select customer, case when "variant" = 'A' then 0 when "variant" = 'No e-mail' then 1 end as arm, "day" as exposed, several
  from "shop"."assignment" as given
  where (experiment = 0) and ("variant" in ('A', 'No e-mail'))
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
    select customer, exposed, day, case when day >= exposed then 1 when day >= cast("exposed" + (-28) AS DATE) then 0 else -1 end as side, "amount", "sales"
    from (
      select counted.customer, counted.exposed, stored.day, stored.amount, stored.sales
      from "shop"."purchase_order" as stored
      join counted on counted.customer = stored.customer
      where stored.day >= DATE '2024-02-02'
    ) as ordered
    where (day >= cast("exposed" + (-28) AS DATE) or day >= DATE '2024-03-01') and (day < cast("exposed" + 14 AS DATE))
  ) as reached
),
spent as (
  -- one row per customer with such an order
  select customer, max(case when side = 1 and amount > 0 then 1 else 0 end) as "conversion", coalesce(cast(sum("amount") FILTER (WHERE side = 1) AS BIGINT), 0) as "revenue", count(*) FILTER (WHERE side = 1 and amount > 0) as "orders", max(case when side = 0 and amount > 0 then 1 else 0 end) as "conversion_before", coalesce(cast(sum("amount") FILTER (WHERE side = 0) AS BIGINT), 0) as "revenue_before", count(*) FILTER (WHERE side = 0 and amount > 0) as "orders_before", max(case when (day < exposed) and (amount > 0) and (day >= DATE '2024-03-01') then 1 else 0 end) as early
  from purchase
  group by customer
),
outcome as (
  -- one row per customer who counts: what they did, and what they had done before
  select counted.customer, arm, exposed, cast(coalesce("conversion", 0) AS DOUBLE) as "conversion", cast(coalesce("revenue", 0) AS DOUBLE) as "revenue", cast(coalesce("orders", 0) AS DOUBLE) as "orders", cast(coalesce("conversion_before", 0) AS DOUBLE) as "conversion_before", cast(coalesce("revenue_before", 0) AS DOUBLE) as "revenue_before", cast(coalesce("orders_before", 0) AS DOUBLE) as "orders_before", coalesce(early, 0) as early
  from counted
  left join spent on spent.customer = counted.customer
),
summed as (
  -- one row per arm with a customer: sums, squares and cross-products of every metric
  select arm, count(*) as n,
          sum("conversion") as "m0_y", sum("conversion" * "conversion") as "m0_yy", sum("conversion_before") as "m0_x", sum("conversion_before" * "conversion_before") as "m0_xx", sum("conversion" * "conversion_before") as "m0_yx",
          sum("revenue") as "m1_y", sum("revenue" * "revenue") as "m1_yy", sum("revenue_before") as "m1_x", sum("revenue_before" * "revenue_before") as "m1_xx", sum("revenue" * "revenue_before") as "m1_yx",
          sum("orders") as "m2_y", sum("orders" * "orders") as "m2_yy", sum("orders_before") as "m2_x", sum("orders_before" * "orders_before") as "m2_xx", sum("orders" * "orders_before") as "m2_yx",
          sum("revenue") as "m3_y", sum("revenue" * "revenue") as "m3_yy", sum("orders") as "m3_d", sum("orders" * "orders") as "m3_dd", sum("revenue" * "orders") as "m3_yd", sum("revenue_before") as "m3_x", sum("revenue_before" * "revenue_before") as "m3_xx", sum("revenue" * "revenue_before") as "m3_yx", sum("orders" * "revenue_before") as "m3_dx"
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
measured as (
  -- one row per customer who counts and has an outcome
  select customer, arm, value
  from (
    select customer, arm, "revenue" as value from outcome
  ) as valued
  where value is not null
),
class_width as (
  -- one row: classes are width / per wide, the first one holds low, and the last one all from top on
  select low, top, case
    when (top - low) * 1 <= 22 then 1
    when (top - low) * 1 <= 44 then 2
    when (top - low) * 1 <= 110 then 5
    when (top - low) * 1 <= 220 then 10
    when (top - low) * 1 <= 440 then 20
    when (top - low) * 1 <= 1100 then 50
    when (top - low) * 1 <= 2200 then 100
    when (top - low) * 1 <= 4400 then 200
    when (top - low) * 1 <= 11000 then 500
    when (top - low) * 1 <= 22000 then 1000
    when (top - low) * 1 <= 44000 then 2000
    when (top - low) * 1 <= 110000 then 5000
    when (top - low) * 1 <= 220000 then 10000
    when (top - low) * 1 <= 440000 then 20000
    when (top - low) * 1 <= 1100000 then 50000
    when (top - low) * 1 <= 2200000 then 100000
    when (top - low) * 1 <= 4400000 then 200000
    when (top - low) * 1 <= 11000000 then 500000
    when (top - low) * 1 <= 22000000 then 1000000
    when (top - low) * 1 <= 44000000 then 2000000
    when (top - low) * 1 <= 110000000 then 5000000
    when (top - low) * 1 <= 220000000 then 10000000
    when (top - low) * 1 <= 440000000 then 20000000
    when (top - low) * 1 <= 1100000000 then 50000000
    when (top - low) * 1 <= 2200000000 then 100000000
    when (top - low) * 1 <= 4400000000 then 200000000
    when (top - low) * 1 <= 11000000000 then 500000000
    when (top - low) * 1 <= 22000000000 then 1000000000
    when (top - low) * 1 <= 44000000000 then 2000000000
    when (top - low) * 1 <= 110000000000 then 5000000000
    when (top - low) * 1 <= 220000000000 then 10000000000
    when (top - low) * 1 <= 440000000000 then 20000000000
    when (top - low) * 1 <= 1100000000000 then 50000000000
    when (top - low) * 1 <= 2200000000000 then 100000000000
    when (top - low) * 1 <= 4400000000000 then 200000000000
    when (top - low) * 1 <= 11000000000000 then 500000000000
    when (top - low) * 1 <= 22000000000000 then 1000000000000
    when (top - low) * 1 <= 44000000000000 then 2000000000000
    when (top - low) * 1 <= 110000000000000 then 5000000000000
    when (top - low) * 1 <= 220000000000000 then 10000000000000
    when (top - low) * 1 <= 440000000000000 then 20000000000000
    when (top - low) * 1 <= 1100000000000000 then 50000000000000
    when (top - low) * 1 <= 2200000000000000 then 100000000000000
    when (top - low) * 1 <= 4400000000000000 then 200000000000000
    when (top - low) * 1 <= '11000000000000000'::DOUBLE then 500000000000000
    when (top - low) * 1 <= '22000000000000000'::DOUBLE then 1000000000000000
    when (top - low) * 1 <= '44000000000000000'::DOUBLE then 2000000000000000
    when (top - low) * 1 <= '110000000000000000'::DOUBLE then 5000000000000000
    else '1000000000000000000'::DOUBLE
  end as width,
    case
      when (top - low) * 1 <= 22 then 1
      when (top - low) * 1 <= 44 then 1
      when (top - low) * 1 <= 110 then 1
      when (top - low) * 1 <= 220 then 1
      when (top - low) * 1 <= 440 then 1
      when (top - low) * 1 <= 1100 then 1
      when (top - low) * 1 <= 2200 then 1
      when (top - low) * 1 <= 4400 then 1
      when (top - low) * 1 <= 11000 then 1
      when (top - low) * 1 <= 22000 then 1
      when (top - low) * 1 <= 44000 then 1
      when (top - low) * 1 <= 110000 then 1
      when (top - low) * 1 <= 220000 then 1
      when (top - low) * 1 <= 440000 then 1
      when (top - low) * 1 <= 1100000 then 1
      when (top - low) * 1 <= 2200000 then 1
      when (top - low) * 1 <= 4400000 then 1
      when (top - low) * 1 <= 11000000 then 1
      when (top - low) * 1 <= 22000000 then 1
      when (top - low) * 1 <= 44000000 then 1
      when (top - low) * 1 <= 110000000 then 1
      when (top - low) * 1 <= 220000000 then 1
      when (top - low) * 1 <= 440000000 then 1
      when (top - low) * 1 <= 1100000000 then 1
      when (top - low) * 1 <= 2200000000 then 1
      when (top - low) * 1 <= 4400000000 then 1
      when (top - low) * 1 <= 11000000000 then 1
      when (top - low) * 1 <= 22000000000 then 1
      when (top - low) * 1 <= 44000000000 then 1
      when (top - low) * 1 <= 110000000000 then 1
      when (top - low) * 1 <= 220000000000 then 1
      when (top - low) * 1 <= 440000000000 then 1
      when (top - low) * 1 <= 1100000000000 then 1
      when (top - low) * 1 <= 2200000000000 then 1
      when (top - low) * 1 <= 4400000000000 then 1
      when (top - low) * 1 <= 11000000000000 then 1
      when (top - low) * 1 <= 22000000000000 then 1
      when (top - low) * 1 <= 44000000000000 then 1
      when (top - low) * 1 <= 110000000000000 then 1
      when (top - low) * 1 <= 220000000000000 then 1
      when (top - low) * 1 <= 440000000000000 then 1
      when (top - low) * 1 <= 1100000000000000 then 1
      when (top - low) * 1 <= 2200000000000000 then 1
      when (top - low) * 1 <= 4400000000000000 then 1
      when (top - low) * 1 <= '11000000000000000'::DOUBLE then 1
      when (top - low) * 1 <= '22000000000000000'::DOUBLE then 1
      when (top - low) * 1 <= '44000000000000000'::DOUBLE then 1
      when (top - low) * 1 <= '110000000000000000'::DOUBLE then 1
      else 1
    end as per
  from (
    select min(value) as low, quantile_disc("value", [0.999])[1] as top
    from measured
    where value <> 0
  ) as reach
),
class_row as (
  -- one row per class: zero, then ranges of equal width
  select 0 as slot, '0' as label
  union all
  select slot + 1, cast((floor("low" * per / width) + slot) * width / per AS VARCHAR)
  from class_width
  join (select 0 as slot union all select 1 as slot union all select 2 as slot union all select 3 as slot union all select 4 as slot union all select 5 as slot union all select 6 as slot union all select 7 as slot union all select 8 as slot union all select 9 as slot union all select 10 as slot union all select 11 as slot union all select 12 as slot union all select 13 as slot union all select 14 as slot union all select 15 as slot union all select 16 as slot union all select 17 as slot union all select 18 as slot union all select 19 as slot union all select 20 as slot union all select 21 as slot union all select 22 as slot union all select 23 as slot) as each_class
    on slot <= floor("top" * per / width) - floor("low" * per / width)
),
classed as (
  -- the customers with their class
  select customer, arm, value,
    case when value = 0 then 0
      else cast(1 + least(floor("value" * per / width), floor("top" * per / width)) - floor("low" * per / width) as integer)
    end as slot
  from measured
  cross join class_width
),
binned as (
  -- one row per arm and class with a customer
  select arm, slot, count(*) as n, sum(value) as y from classed group by arm, slot
),
pointed as (
  -- one row per arm with a customer
  select arm, count(*) as n,
    quantile_cont("value", [0.25, 0.5, 0.75, 0.9, 0.99]) as points
  from measured
  group by arm
),
faced as (
  -- one row per treatment and outcome: how many of it and of the control have it, in order
  select arm_row.arm, value,
    cast(sum(case when tally.arm = arm_row.arm then n else 0 end) AS DOUBLE) as treated,
    cast(sum(case when tally.arm = arm_row.arm then 0 else n end) AS DOUBLE) as controls
  from (
    select arm, value, count(*) as n from measured group by arm, value
  ) as tally
  join arm_row on arm_row.arm <> 1
    and (tally.arm = arm_row.arm or tally.arm = 1)
  group by arm_row.arm, value
),
ranked as (
  -- one row per treatment
  select arm, sum(treated) as n, sum(controls) as controls,
    sum(treated * (up_to_here - controls / 2)) as u,
    sum((treated + controls) * (treated + controls) * (treated + controls) - (treated + controls)) as ties
  from (
    select *, sum(controls) over (partition by arm order by value rows unbounded preceding) as up_to_here
    from faced
  ) as placed
  group by arm
)
    select part, cast("arm" AS INTEGER) as "arm", cast("slot" AS INTEGER) as "slot", label,
      cast("metric" AS INTEGER) as "metric", cast("n" AS BIGINT) as "n", cast("y" AS DOUBLE) as "y", cast("yy" AS DOUBLE) as "yy", cast("d" AS DOUBLE) as "d", cast("dd" AS DOUBLE) as "dd", cast("yd" AS DOUBLE) as "yd", cast("x" AS DOUBLE) as "x", cast("xx" AS DOUBLE) as "xx", cast("yx" AS DOUBLE) as "yx", cast("dx" AS DOUBLE) as "dx"
    from (
      select '' as part, -1 as arm, -1 as slot, '' as label, -1 as metric, 0 as n, 0 as "y", 0 as "yy", 0 as "d", 0 as "dd", 0 as "yd", 0 as "x", 0 as "xx", 0 as "yx", 0 as "dx" where false
      union all
      select 'sum', arm_row.arm, (-1), '', 0, coalesce("n", 0), coalesce("m0_y", 0), coalesce("m0_yy", 0), 0, 0, 0, coalesce("m0_x", 0), coalesce("m0_xx", 0), coalesce("m0_yx", 0), 0
      from arm_row left join "summed" as known on known.arm = arm_row.arm
      union all
      select 'sum', arm_row.arm, (-1), '', 1, coalesce("n", 0), coalesce("m1_y", 0), coalesce("m1_yy", 0), 0, 0, 0, coalesce("m1_x", 0), coalesce("m1_xx", 0), coalesce("m1_yx", 0), 0
      from arm_row left join "summed" as known on known.arm = arm_row.arm
      union all
      select 'sum', arm_row.arm, (-1), '', 2, coalesce("n", 0), coalesce("m2_y", 0), coalesce("m2_yy", 0), 0, 0, 0, coalesce("m2_x", 0), coalesce("m2_xx", 0), coalesce("m2_yx", 0), 0
      from arm_row left join "summed" as known on known.arm = arm_row.arm
      union all
      select 'sum', arm_row.arm, (-1), '', 3, coalesce("n", 0), coalesce("m3_y", 0), coalesce("m3_yy", 0), coalesce("m3_d", 0), coalesce("m3_dd", 0), coalesce("m3_yd", 0), coalesce("m3_x", 0), coalesce("m3_xx", 0), coalesce("m3_yx", 0), coalesce("m3_dx", 0)
      from arm_row left join "summed" as known on known.arm = arm_row.arm
      union all
      select 'health', "arm", (-1), 'assigned', (-1), coalesce(count(*), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
      from fated
      group by arm
      union all
      select 'health', (-1), (-1), 'several', (-1), coalesce(2, 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
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
        where customer is not null and experiment in (1)
      )
      group by arm
      union all
      select 'bin', arm_row.arm, class_row.slot, "label", 1, coalesce("n", 0), coalesce(y, 0), 0, 0, 0, 0, 0, 0, 0, 0
      from arm_row
      cross join class_row
      left join binned on binned.arm = arm_row.arm and binned.slot = class_row.slot
      union all
      select 'point', "arm", (-1), '25', 1, coalesce("n", 0), points[1], 0, 0, 0, 0, 0, 0, 0, 0
      from pointed
      union all
      select 'point', "arm", (-1), '50', 1, coalesce("n", 0), points[2], 0, 0, 0, 0, 0, 0, 0, 0
      from pointed
      union all
      select 'point', "arm", (-1), '75', 1, coalesce("n", 0), points[3], 0, 0, 0, 0, 0, 0, 0, 0
      from pointed
      union all
      select 'point', "arm", (-1), '90', 1, coalesce("n", 0), points[4], 0, 0, 0, 0, 0, 0, 0, 0
      from pointed
      union all
      select 'point', "arm", (-1), '99', 1, coalesce("n", 0), points[5], 0, 0, 0, 0, 0, 0, 0, 0
      from pointed
      union all
      select 'rank', "arm", (-1), '', 1, coalesce("n", 0), "u", 0, "ties", 0, 0, "controls", 0, 0, 0
      from ranked
    ) as result
    order by part, metric, arm, slot, label
