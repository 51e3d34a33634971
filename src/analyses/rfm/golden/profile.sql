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
member as (
  -- one row per customer who has bought, with the place of the segment in its list
  select customer, last_day, orders, revenue,
    case
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
)
select cell_row.*, cast(null as integer) as segment, cast(null as integer) as other,
  cast(null as varchar) as label, cast(null as bigint) as revenue_then
from (
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
) as cell_row
union all
select 'profile', null, null, null, count(*), cast(sum(orders) AS BIGINT),
  cast(sum(revenue) AS BIGINT),
  cast(sum((DATE '2024-03-20' - last_day)) AS BIGINT), null, null, null, null, null,
  segment, null, null, null
from member
group by segment
union all
select 'taste', null, null, null, 0, 0, revenue, null, null, null, null, null, null,
  segment, 0, label, null
from (
  select segment, value, revenue,
    row_number() over (partition by segment order by revenue desc, value) as rank
  from (
    -- one row per segment and value
    select segment, "product" as value, cast(sum(amount) AS BIGINT) as revenue
    from "shop"."line" as line
    join member on member.customer = line.customer
    where "product" is not null
    group by segment, "product"
  ) as bought
  where revenue > 0
) as best
join (select product, coalesce(name, code) as label from "shop"."product" as named) as named on named.product = best.value where rank = 1
union all
select 'taste', null, null, null, 0, 0, revenue, null, null, null, null, null, null,
  segment, 1, cast(best.value AS VARCHAR), null
from (
  select segment, value, revenue,
    row_number() over (partition by segment order by revenue desc, value) as rank
  from (
    -- one row per segment and value
    select segment, "d_country" as value, cast(sum(amount) AS BIGINT) as revenue
    from "shop"."line" as line
    join member on member.customer = line.customer
    where "d_country" is not null
    group by segment, "d_country"
  ) as bought
  where revenue > 0
) as best
where rank = 1
