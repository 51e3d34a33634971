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
    "orders" as frequency,
    "sales" as monetary,
    "sales" as revenue
  from "shop"."customer" as customer_row
),
base as (
  -- one row per customer who has bought
  select * from everyone where days > 0
),
scored as (
  -- one row per customer who has bought: fifths of equal size, ties split by customer key
  select base.*,
    cast(6 - ntile(5) over (order by last_day desc, customer) as integer) as r,
    cast(ntile(5) over (order by frequency, customer) as integer) as f,
    cast(ntile(5) over (order by monetary, customer) as integer) as m
  from base
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
  "orders" as frequency,
  "sales" as monetary,
  "sales" as revenue
from "shop"."customer" as customer_row) as customer_row
where days = 0
union all
select 'withoutCustomer', null, null, null, 0, 0,
  coalesce(cast(sum(amount) FILTER (WHERE not refund) AS BIGINT), 0), null, null, null, null, null, null
from "shop"."line" as line
where customer is null
