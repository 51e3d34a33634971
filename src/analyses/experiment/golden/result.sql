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
cut_edge as (
  -- one row: what larger outcomes are cut to
  select max("revenue", 1)[count(*) - ((9990 * count(*) + 9999) // nullif(10000, 0)) + 1] as "edge_1", max("orders", 1)[count(*) - ((9990 * count(*) + 9999) // nullif(10000, 0)) + 1] as "edge_2" from outcome
),
cut_summed as (
  -- one row per arm with a customer: the same sums with the largest outcomes cut
  select arm, count(*) as n,
          sum(least("revenue", "edge_1")) as "m1_y", sum(least("revenue", "edge_1") * least("revenue", "edge_1")) as "m1_yy", sum("revenue_before") as "m1_x", sum("revenue_before" * "revenue_before") as "m1_xx", sum(least("revenue", "edge_1") * "revenue_before") as "m1_yx",
          sum(least("orders", "edge_2")) as "m2_y", sum(least("orders", "edge_2") * least("orders", "edge_2")) as "m2_yy", sum("orders_before") as "m2_x", sum("orders_before" * "orders_before") as "m2_xx", sum(least("orders", "edge_2") * "orders_before") as "m2_yx"
  from outcome
  cross join cut_edge
  group by arm
),
acted as (
  -- one row per customer and week since exposure with an order: what they did in it
  select customer, week, cast(max(case when true and amount > 0 then 1 else 0 end) AS DOUBLE) as "conversion", cast(coalesce(cast(sum("amount") FILTER (WHERE true) AS BIGINT), 0) AS DOUBLE) as "revenue", cast(count(*) FILTER (WHERE true and amount > 0) AS DOUBLE) as "orders"
  from (
    select customer, week, day, "amount", "sales"
    from (
      select customer, (("day" - "exposed") // nullif(7, 0)) as week, day, "amount", "sales"
      from purchase
      where side = 1
    ) as placed
    where week < 2
  ) as in_week
  group by customer, week
),
aged as (
  -- one row per customer who counts: how many weeks since exposure are over
  select *, least((((DATE '2024-03-20' - "exposed") + 1) // nullif(7, 0)), 2) as weeks from outcome
),
week_people as (
  -- one row per arm and week: whose week is over, and what they had done before exposure
  select arm, slot, sum(n) as n, sum("m0_x") as "m0_x", sum("m0_xx") as "m0_xx", sum("m1_x") as "m1_x", sum("m1_xx") as "m1_xx", sum("m2_x") as "m2_x", sum("m2_xx") as "m2_xx", sum("m3_x") as "m3_x", sum("m3_xx") as "m3_xx"
  from (
    select arm, weeks, count(*) as n, sum(aged."conversion_before") as "m0_x", sum(aged."conversion_before" * aged."conversion_before") as "m0_xx", sum(aged."revenue_before") as "m1_x", sum(aged."revenue_before" * aged."revenue_before") as "m1_xx", sum(aged."orders_before") as "m2_x", sum(aged."orders_before" * aged."orders_before") as "m2_xx", sum(aged."revenue_before") as "m3_x", sum(aged."revenue_before" * aged."revenue_before") as "m3_xx"
    from aged
    group by arm, weeks
  ) as of_age
  join (select 0 as slot union all select 1 as slot) as each_week on slot < weeks
  group by arm, slot
),
week_summed as (
  -- one row per arm and week with an order
  select arm, week as slot,
          sum(acted."conversion") as "m0_y", sum(acted."conversion" * acted."conversion") as "m0_yy", sum(acted."conversion" * aged."conversion_before") as "m0_yx",
          sum(acted."revenue") as "m1_y", sum(acted."revenue" * acted."revenue") as "m1_yy", sum(acted."revenue" * aged."revenue_before") as "m1_yx",
          sum(acted."orders") as "m2_y", sum(acted."orders" * acted."orders") as "m2_yy", sum(acted."orders" * aged."orders_before") as "m2_yx",
          sum(acted."revenue") as "m3_y", sum(acted."revenue" * acted."revenue") as "m3_yy", sum(acted."orders") as "m3_d", sum(acted."orders" * acted."orders") as "m3_dd", sum(acted."revenue" * acted."orders") as "m3_yd", sum(acted."revenue" * aged."revenue_before") as "m3_yx", sum(acted."orders" * aged."revenue_before") as "m3_dx"
  from acted
  join aged on aged.customer = acted.customer and week < weeks
  group by arm, week
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
      select 'cut', arm_row.arm, (-1), '', 1, coalesce("n", 0), coalesce("m1_y", 0), coalesce("m1_yy", 0), 0, 0, 0, coalesce("m1_x", 0), coalesce("m1_xx", 0), coalesce("m1_yx", 0), 0
      from arm_row left join "cut_summed" as known on known.arm = arm_row.arm
      union all
      select 'cut', arm_row.arm, (-1), '', 2, coalesce("n", 0), coalesce("m2_y", 0), coalesce("m2_yy", 0), 0, 0, 0, coalesce("m2_x", 0), coalesce("m2_xx", 0), coalesce("m2_yx", 0), 0
      from arm_row left join "cut_summed" as known on known.arm = arm_row.arm
      union all
      select 'week', week_people.arm, week_people.slot, '', 0, coalesce("n", 0), coalesce("m0_y", 0), coalesce("m0_yy", 0), 0, 0, 0, coalesce("m0_x", 0), coalesce("m0_xx", 0), coalesce("m0_yx", 0), 0
      from week_people
      left join week_summed on week_summed.arm = week_people.arm and week_summed.slot = week_people.slot
      union all
      select 'week', week_people.arm, week_people.slot, '', 1, coalesce("n", 0), coalesce("m1_y", 0), coalesce("m1_yy", 0), 0, 0, 0, coalesce("m1_x", 0), coalesce("m1_xx", 0), coalesce("m1_yx", 0), 0
      from week_people
      left join week_summed on week_summed.arm = week_people.arm and week_summed.slot = week_people.slot
      union all
      select 'week', week_people.arm, week_people.slot, '', 2, coalesce("n", 0), coalesce("m2_y", 0), coalesce("m2_yy", 0), 0, 0, 0, coalesce("m2_x", 0), coalesce("m2_xx", 0), coalesce("m2_yx", 0), 0
      from week_people
      left join week_summed on week_summed.arm = week_people.arm and week_summed.slot = week_people.slot
      union all
      select 'week', week_people.arm, week_people.slot, '', 3, coalesce("n", 0), coalesce("m3_y", 0), coalesce("m3_yy", 0), coalesce("m3_d", 0), coalesce("m3_dd", 0), coalesce("m3_yd", 0), coalesce("m3_x", 0), coalesce("m3_xx", 0), coalesce("m3_yx", 0), coalesce("m3_dx", 0)
      from week_people
      left join week_summed on week_summed.arm = week_people.arm and week_summed.slot = week_people.slot
    ) as result
    order by part, metric, arm, slot, label
