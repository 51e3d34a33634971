with chosen as (
  -- one row per line; bought is its order where that is a purchase and the line no refund
  select line."customer", line."product", line."amount", line."quantity", line."refund", case when not line.refund and line.ord in (select ord from "shop"."purchase_order" as purchase where amount > 0) then line.ord end as bought, line.day between DATE '2023-12-01' and DATE '2024-02-29' as is_now, line."d_country" as "r0", ((cast((year(case when line.day between DATE '2023-12-01' and DATE '2024-02-29' then line.day else cast(line.day + 91 AS DATE) end) - 2000) * 12 + month(case when line.day between DATE '2023-12-01' and DATE '2024-02-29' then line.day else cast(line.day + 91 AS DATE) end) - 1 AS INTEGER) - 3 + 24000) // nullif(3, 0)) - 8000 as "r1", "segment_of".place as "r2", case when line.day = first_of.first_day then 0 when line.day > first_of.first_day then 1 end as "r3", (line.day - cast(date_trunc('week', line.day) AS DATE)) as "c0", ((line."amount" - (line."amount" % 5000 + 5000) % 5000) // nullif(5000, 0)) as "c1", least(((DATE '2024-03-20' - customer_of.last_day) // nullif(30, 0)), 12) as "c2", line.product as "c3"
  from "shop"."line" as line
  left join (
    select customer, segment as place from (
      with everyone as (
        -- one row per customer: the three measures, recency as the last day
        select customer, days, orders, last_day,
          "days" as frequency,
          "amount" as monetary,
          "amount" as revenue
        from "shop"."customer" as customer_row
      ),
      base as (
        -- one row per customer who has bought
        select * from everyone where days > 0
      ),
      scored as (
        -- one row per customer who has bought: the scores, 5 is best
        select base.*,
          case when "last_day" <= "last_day_1" then 1 when "last_day" <= "last_day_2" then 2 when "last_day" <= "last_day_3" then 3 when "last_day" <= "last_day_4" then 4 else 5 end as r,
          case when "frequency" <= "days_1" then 1 when "frequency" <= "days_2" then 2 when "frequency" <= "days_3" then 3 when "frequency" <= "days_4" then 4 else 5 end as f,
          case when "monetary" <= "amount_1" then 1 when "monetary" <= "amount_2" then 2 when "monetary" <= "amount_3" then 3 when "monetary" <= "amount_4" then 4 else 5 end as m
        from base
        cross join "shop"."customer_fifths" as fifths
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
  ) as "segment_of" on "segment_of".customer = line.customer
  left join "shop"."customer" as customer_of on customer_of.customer = line.customer
  left join "shop"."first_purchase" as first_of on first_of.customer = line.customer
  where line.day between DATE '2023-12-01' and DATE '2024-02-29' or line.day between DATE '2023-09-01' and DATE '2023-11-30'
),
"best_1" as (
  -- one row per group: its place among those of the same groups outside
  select "r0", row_number() over (order by cast(sum(amount) FILTER (WHERE (is_now)) AS BIGINT) desc nulls last, cast("r0" AS VARCHAR)) as place
  from chosen
  group by "r0"
),
"topped_1" as (
  select chosen."customer", chosen."product", chosen."amount", chosen."quantity", chosen."refund", chosen."bought", chosen."is_now", chosen."r1", chosen."r2", chosen."r3", chosen."c0", chosen."c1", chosen."c2", chosen."c3",
    case when "best_1".place > 5 then null else chosen."r0" end as "r0", "best_1".place > 5 as "r0_other"
  from chosen
  join "best_1" on ("best_1"."r0" is not distinct from chosen."r0")
),
"best_2" as (
  -- one row per group: its place among those of the same groups outside
  select "c0", "c1", "c2", "c3", row_number() over (partition by "c0", "c1", "c2" order by cast(sum(amount) FILTER (WHERE (is_now)) AS BIGINT) desc nulls last, "c3") as place
  from "topped_1"
  group by "c0", "c1", "c2", "c3"
),
"topped_2" as (
  select "topped_1"."customer", "topped_1"."product", "topped_1"."amount", "topped_1"."quantity", "topped_1"."refund", "topped_1"."bought", "topped_1"."is_now", "topped_1"."r0", "topped_1"."r1", "topped_1"."r2", "topped_1"."r3", "topped_1"."c0", "topped_1"."c1", "topped_1"."c2", "topped_1"."r0_other",
    case when "best_2".place > 3 then null else "topped_1"."c3" end as "c3", "best_2".place > 3 as "c3_other"
  from "topped_1"
  join "best_2" on ("best_2"."c0" is not distinct from "topped_1"."c0") and ("best_2"."c1" is not distinct from "topped_1"."c1") and ("best_2"."c2" is not distinct from "topped_1"."c2") and ("best_2"."c3" is not distinct from "topped_1"."c3")
),
counted as (
  -- one row per group of every level
  select 1 - grouping("r0") + 1 - grouping("r1") + 1 - grouping("r2") + 1 - grouping("r3") as depth_r, 1 - grouping("c0") + 1 - grouping("c1") + 1 - grouping("c2") + 1 - grouping("c3") as depth_c, "r0", "r0_other", "r1", "r2", "r3", "c0", "c1", "c2", "c3", "c3_other", cast(sum(amount) FILTER (WHERE (is_now)) AS BIGINT) as "revenue", cast(sum(amount) FILTER (WHERE (not is_now)) AS BIGINT) as "revenue_then", quantile_cont(case when (is_now) then amount end, [0.5])[1] as "medianLine", quantile_cont(case when (not is_now) then amount end, [0.5])[1] as "medianLine_then", count(DISTINCT case when (bought is not null) and (is_now) then customer end) as "customers", count(DISTINCT case when (bought is not null) and (not is_now) then customer end) as "customers_then", count(DISTINCT case when (is_now) then bought end) as "orders", count(DISTINCT case when (not is_now) then bought end) as "orders_then"
  from "topped_2"
  group by grouping sets ((), ("c0"), ("c0", "c1"), ("c0", "c1", "c2"), ("c0", "c1", "c2", "c3", "c3_other"), ("r0", "r0_other"), ("r0", "r0_other", "c0"), ("r0", "r0_other", "c0", "c1"), ("r0", "r0_other", "c0", "c1", "c2"), ("r0", "r0_other", "c0", "c1", "c2", "c3", "c3_other"), ("r0", "r0_other", "r1"), ("r0", "r0_other", "r1", "c0"), ("r0", "r0_other", "r1", "c0", "c1"), ("r0", "r0_other", "r1", "c0", "c1", "c2"), ("r0", "r0_other", "r1", "c0", "c1", "c2", "c3", "c3_other"), ("r0", "r0_other", "r1", "r2"), ("r0", "r0_other", "r1", "r2", "c0"), ("r0", "r0_other", "r1", "r2", "c0", "c1"), ("r0", "r0_other", "r1", "r2", "c0", "c1", "c2"), ("r0", "r0_other", "r1", "r2", "c0", "c1", "c2", "c3", "c3_other"), ("r0", "r0_other", "r1", "r2", "r3"), ("r0", "r0_other", "r1", "r2", "r3", "c0"), ("r0", "r0_other", "r1", "r2", "r3", "c0", "c1"), ("r0", "r0_other", "r1", "r2", "r3", "c0", "c1", "c2"), ("r0", "r0_other", "r1", "r2", "r3", "c0", "c1", "c2", "c3", "c3_other"))
)
select depth_r, depth_c, cast(counted."r0" AS VARCHAR) as "r0", "r0_other", counted."r1" as "r1", counted."r2" as "r2", counted."r3" as "r3", counted."c0" as "c0", counted."c1" as "c1", counted."c2" as "c2", "c3_product".code as "c3", "c3_other", "c3_product".name as "c3_name", "revenue", "revenue_then", "medianLine", "medianLine_then", "customers", "customers_then", "orders", "orders_then"
from counted
left join "shop"."product" as "c3_product" on "c3_product".product = counted."c3"
