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
everyone as (
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
),
spread as (
  -- one row: recency in days, frequency and money of everyone who has bought
  select quantile_cont((DATE '2024-03-20' - last_day), [0.2, 0.4, 0.5, 0.6, 0.8]) as "r", avg((DATE '2024-03-20' - last_day)) as "r_mean", quantile_cont("frequency", [0.2, 0.4, 0.5, 0.6, 0.8]) as "f", avg("frequency") as "f_mean", quantile_cont("monetary", [0.2, 0.4, 0.5, 0.6, 0.8]) as "m", avg("monetary") as "m_mean"
  from (select customer, days, orders, last_day,
    "days" as frequency,
    "amount" as monetary,
    "amount" as revenue
  from "shop"."customer" as customer_row) as customer_row where days > 0
)
select 'score' as part, r, f, m,
  cast(sum(cell.customers) AS BIGINT) as customers,
  cast(sum(cell.purchases) AS BIGINT) as purchases,
  cast(sum(cell.revenue) AS BIGINT) as revenue,
  (DATE '2024-03-20' - max(latest)) as low_recency, (DATE '2024-03-20' - min(earliest)) as high_recency,
  min(low_frequency) as low_frequency, max(high_frequency) as high_frequency,
  min(low_monetary) as low_monetary, max(high_monetary) as high_monetary
from (
  -- one row per cell of the cube; cells share no customer, so scores are sums of cells
  select r, f, m, count(*) as customers, sum(frequency) as purchases, sum(revenue) as revenue,
    min(last_day) as earliest, max(last_day) as latest,
    min(frequency) as low_frequency, max(frequency) as high_frequency,
    cast(min(monetary) as double) as low_monetary, cast(max(monetary) as double) as high_monetary
  from scored
  group by r, f, m
) as cell
group by grouping sets ((r, f, m), (r), (f), (m))
union all
select 'withoutPurchase', null, null, null, count(*), 0,
  coalesce(cast(sum(revenue) AS BIGINT), 0), null, null, null, null, null, null
from (select customer, days, orders, last_day,
  "days" as frequency,
  "amount" as monetary,
  "amount" as revenue
from "shop"."customer" as customer_row) as customer_row
where days = 0
union all
select 'withoutCustomer', null, null, null, 0, 0,
  coalesce(cast(sum(amount) AS BIGINT), 0), null, null, null, null, null, null
from "shop"."line" as line
where customer is null
union all
select 'spread', percent, null, null, 0, 0, 0, null, null, null, null, "r"[place], "r_mean"
from spread
cross join (values (1, 20), (2, 40), (3, 50), (4, 60), (5, 80)) as quantile (place, percent)
union all
select 'spread', null, percent, null, 0, 0, 0, null, null, null, null, "f"[place], "f_mean"
from spread
cross join (values (1, 20), (2, 40), (3, 50), (4, 60), (5, 80)) as quantile (place, percent)
union all
select 'spread', null, null, percent, 0, 0, 0, null, null, null, null, "m"[place], "m_mean"
from spread
cross join (values (1, 20), (2, 40), (3, 50), (4, 60), (5, 80)) as quantile (place, percent)
