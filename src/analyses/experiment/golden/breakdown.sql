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
group_of as (
  -- one row per customer who had bought before anybody was exposed
  with "scope_customer" as (
    select * from (select customer, max(day) as last_day,
      cast(count(*) FILTER (WHERE is_new_day) as integer) as days,
      cast(count(*) FILTER (WHERE is_new_order) as integer) as orders,
      cast(sum(amount) AS BIGINT) as amount,
      cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
    from (select customer, day, amount, refund,
      ord is distinct from lag(ord) over () as is_new_order,
      customer is distinct from lag(customer) over () or day <> lag(day) over () as is_new_day
    from (select * from "shop"."line" as kept where (day <= DATE '2024-02-29')) as line
    )
    where customer is not null
    group by customer) as certain
    where customer not in (select distinct customer from (select * from "shop"."line" as kept where (day <= DATE '2024-02-29')) as line where amount <= 0 and customer is not null)
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
      from (select * from (select * from "shop"."line" as kept where (day <= DATE '2024-02-29')) as line where customer in (select distinct customer from (select * from "shop"."line" as kept where (day <= DATE '2024-02-29')) as line where amount <= 0 and customer is not null)) as line
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
        from (select * from (select * from "shop"."line" as kept where (day <= DATE '2024-02-29')) as line where customer in (select distinct customer from (select * from "shop"."line" as kept where (day <= DATE '2024-02-29')) as line where amount <= 0 and customer is not null)) as line
        group by ord) as purchase
        where amount > 0 and customer is not null
        group by customer, day
      )
      window of_customer as (partition by customer order by day)) as purchase_day
      group by customer
    ) as bought on bought.customer = spent.customer
  ),
  in_group as (
    -- one row per customer who had bought by then
    select * from (
      select customer, segment as place from (
        with everyone as (
          -- one row per customer: the three measures, recency as the last day
          select customer, days, orders, last_day,
            "days" as frequency,
            "amount" as monetary,
            "amount" as revenue
          from "scope_customer" as customer_row
        ),
        base as (
          -- one row per customer who has bought
          select * from everyone where days > 0
        ),
        scored as (
          -- one row per customer who has bought: the scores, 5 is best
          select base.*,
            case when "last_day" <= "last_day_1" then 1 when "last_day" <= "last_day_2" then 2 when "last_day" <= "last_day_3" then 3 when "last_day" <= "last_day_4" then 4 else 5 end as r,
            case when "frequency" <= "frequency_1" then 1 when "frequency" <= "frequency_2" then 2 when "frequency" <= "frequency_3" then 3 when "frequency" <= "frequency_4" then 4 else 5 end as f,
            case when "monetary" <= "monetary_1" then 1 when "monetary" <= "monetary_2" then 2 when "monetary" <= "monetary_3" then 3 when "monetary" <= "monetary_4" then 4 else 5 end as m
          from base
          cross join (select *
          from (select min("last_day") filter (where 5 * up_to_here >= 1 * everyone) as "last_day_1", min("last_day") filter (where 5 * up_to_here >= 2 * everyone) as "last_day_2", min("last_day") filter (where 5 * up_to_here >= 3 * everyone) as "last_day_3", min("last_day") filter (where 5 * up_to_here >= 4 * everyone) as "last_day_4"
          from (
            select "last_day", sum(customers) over (order by "last_day") as up_to_here,
              sum(customers) over () as everyone
            from (select "last_day", count(*) as customers from base as measured group by "last_day")
          )) cross join (select min("frequency") filter (where 5 * up_to_here >= 1 * everyone) as "frequency_1", min("frequency") filter (where 5 * up_to_here >= 2 * everyone) as "frequency_2", min("frequency") filter (where 5 * up_to_here >= 3 * everyone) as "frequency_3", min("frequency") filter (where 5 * up_to_here >= 4 * everyone) as "frequency_4"
          from (
            select "frequency", sum(customers) over (order by "frequency") as up_to_here,
              sum(customers) over () as everyone
            from (select "frequency", count(*) as customers from base as measured group by "frequency")
          )) cross join (select max(fifths[1]) as "monetary_1", max(fifths[2]) as "monetary_2", max(fifths[3]) as "monetary_3", max(fifths[4]) as "monetary_4"
          from (
            select quantile_disc("monetary", [0.2, 0.4, 0.6, 0.8]) as fifths
            from base as measured
          ))) as fifths
        )
        select customer, case
          when ("r" between 5 and 5) and ("f" between 4 and 5) and ("m" between 1 and 5) or ("r" between 4 and 4) and ("f" between 5 and 5) and ("m" between 1 and 5) then 0
          when ("r" between 4 and 4) and ("f" between 4 and 4) and ("m" between 1 and 5) or ("r" between 3 and 3) and ("f" between 4 and 5) and ("m" between 1 and 5) then 1
          when ("r" between 4 and 5) and ("f" between 2 and 3) and ("m" between 1 and 5) then 2
          when ("r" between 5 and 5) and ("f" between 1 and 1) and ("m" between 1 and 5) then 3
          when ("r" between 4 and 4) and ("f" between 1 and 1) and ("m" between 1 and 5) then 4
          when ("r" between 3 and 3) and ("f" between 3 and 3) and ("m" between 1 and 5) then 5
          when ("r" between 3 and 3) and ("f" between 1 and 2) and ("m" between 1 and 5) then 6
          when ("r" between 1 and 2) and ("f" between 4 and 5) and ("m" between 4 and 5) then 7
          when ("r" between 1 and 2) and ("f" between 4 and 5) and ("m" between 1 and 3) or ("r" between 1 and 2) and ("f" between 3 and 3) and ("m" between 1 and 5) then 8
          when ("r" between 2 and 2) and ("f" between 1 and 2) and ("m" between 1 and 5) or ("r" between 1 and 1) and ("f" between 2 and 2) and ("m" between 1 and 5) then 9
          when ("r" between 1 and 1) and ("f" between 1 and 1) and ("m" between 1 and 5) then 10
        end as segment
        from scored
      ) as in_segment
    ) as standing
  )
  select customer, place as slot, case
      when place = 0 then 'champions'
      when place = 1 then 'loyal'
      when place = 2 then 'potentialLoyalists'
      when place = 3 then 'new'
      when place = 4 then 'promising'
      when place = 5 then 'needAttention'
      when place = 6 then 'aboutToSleep'
      when place = 7 then 'cantLoseThem'
      when place = 8 then 'atRisk'
      when place = 9 then 'hibernating'
      when place = 10 then 'lost'
    end as label
  from in_group
  where place is not null
),
grouped as (
  -- one row per customer who counts, with their group
  select outcome.*, coalesce(slot, -1) as slot, coalesce(label, '') as label
  from outcome
  left join group_of on group_of.customer = outcome.customer
),
group_summed as (
  -- one row per arm and group with a customer
  select arm, slot, label, count(*) as n, sum("revenue") as "g_y", sum("revenue" * "revenue") as "g_yy", sum("revenue_before") as "g_x", sum("revenue_before" * "revenue_before") as "g_xx", sum("revenue" * "revenue_before") as "g_yx"
  from grouped
  group by arm, slot, label
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
      select 'group', "arm", "slot", "label", 1, coalesce("n", 0), coalesce("g_y", 0), coalesce("g_yy", 0), 0, 0, 0, coalesce("g_x", 0), coalesce("g_xx", 0), coalesce("g_yx", 0), 0 from group_summed
    ) as result
    order by part, metric, arm, slot, label
