with "scope_line" as (
  select * from "shop"."line" as kept where (day <= DATE '2024-01-31') and (day between DATE '2023-07-01' and DATE '2023-12-31') and ((coalesce("d_country" in (try_cast('Côte d''Ivoire' as "shop"."d_country")), false) or "d_country" is null)) and (customer in (
    select customer from "shop"."attribute" as person
    where not coalesce("d_tier" in ('gold'), false)
  )) and (customer in (
    select customer from "chosen"
  ))
),
"scope_order" as (
  select ord, min(customer) as customer,
    coalesce(min(day) filter (where not refund), min(day)) as day,
    cast(sum(amount) AS BIGINT) as amount,
    coalesce(cast(sum(amount) FILTER (WHERE not refund) AS BIGINT), 0) as sales
  from "scope_line" as line
  group by ord
),
"scope_purchase_day" as (
  select customer, day,
    date_diff('day', lag(day) over (partition by customer order by day), day) as gap
  from (
    select customer, day
    from "scope_order" as purchase
    where amount > 0 and customer is not null
    group by customer, day
  )
),
"scope_customer" as (
  select customer,
    min(day) filter (where purchases > 0) as first_day,
    (min(day, 2) FILTER (WHERE purchases > 0))[2] as second_day,
    max(day) filter (where purchases > 0) as last_day,
    cast(count(*) FILTER (WHERE purchases > 0) as integer) as days,
    cast(sum(purchases) as integer) as orders,
    cast(sum(day_amount) AS BIGINT) as amount,
    cast(sum(day_sales) AS BIGINT) as sales
  from (
    -- one row per customer and day with orders
    select customer, day,
      sum(case when amount > 0 then 1 else 0 end) as purchases,
      sum(amount) as day_amount, sum(sales) as day_sales
    from "scope_order" as purchase
    where customer is not null
    group by customer, day
  )
  group by customer
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
"scope_amount_fifths" as (
  select max(fifths[1]) as cut_1, max(fifths[2]) as cut_2, max(fifths[3]) as cut_3, max(fifths[4]) as cut_4
  from (
    select quantile_disc(amount, [0.2, 0.4, 0.6, 0.8]) as fifths
    from (select amount from "scope_customer" as customer_row where days > 0) as measured
  )
),
everyone as (
  -- one row per customer: the three measures, recency as the last day
  select customer, days, last_day,
    date_diff('day', last_day, DATE '2024-01-31') as recency,
    "days" as frequency,
    "amount" as monetary,
    "amount" as revenue
  from "scope_customer" as customer_row
),
base as (
  -- one row per customer who has bought
  select * from everyone where days > 0
),
recency_score as (
  -- one row per value: its score, from the customers with smaller values
  select "last_day",
    cast(least(5, 1 + (5 * (sum(customers) over (order by "last_day") - customers) // nullif(sum(customers) over (), 0))) as integer) as score
  from (select "last_day", count(*) as customers from base group by "last_day")
),
frequency_score as (
  -- one row per value: its score, from the customers with smaller values
  select "frequency",
    cast(least(5, 1 + (5 * (sum(customers) over (order by "frequency") - customers) // nullif(sum(customers) over (), 0))) as integer) as score
  from (select "frequency", count(*) as customers from base group by "frequency")
),
scored as (
  -- one row per customer who has bought: the scores, 5 is best
  select base.*, recency_score.score as r, frequency_score.score as f,
    1 + case when monetary > cut_1 then 1 else 0 end + case when monetary > cut_2 then 1 else 0 end
      + case when monetary > cut_3 then 1 else 0 end + case when monetary > cut_4 then 1 else 0 end as m
  from base
  join recency_score on recency_score.last_day = base.last_day
  join frequency_score on frequency_score.frequency = base.frequency
  cross join "scope_amount_fifths" as monetary_cuts
)
select 'score' as part, r, f, m,
  cast(sum(cell.customers) AS BIGINT) as customers,
  cast(sum(cell.purchases) AS BIGINT) as purchases,
  cast(sum(cell.revenue) AS BIGINT) as revenue,
  min(low_recency) as low_recency, max(high_recency) as high_recency,
  min(low_frequency) as low_frequency, max(high_frequency) as high_frequency,
  min(low_monetary) as low_monetary, max(high_monetary) as high_monetary
from (
  -- one row per cell of the cube; cells share no customer, so scores are sums of cells
  select r, f, m, count(*) as customers, sum(frequency) as purchases, sum(revenue) as revenue,
    min(recency) as low_recency, max(recency) as high_recency,
    min(frequency) as low_frequency, max(frequency) as high_frequency,
    cast(min(monetary) as double) as low_monetary, cast(max(monetary) as double) as high_monetary
  from scored
  group by r, f, m
) as cell
group by grouping sets ((r, f, m), (r), (f), (m))
union all
select 'withoutPurchase', null, null, null, count(*), 0,
  coalesce(cast(sum(revenue) AS BIGINT), 0), null, null, null, null, null, null
from everyone
where days = 0
union all
select 'withoutCustomer', null, null, null, 0, 0,
  coalesce(cast(sum("amount") AS BIGINT), 0), null, null, null, null, null, null
from "scope_order" as purchase
where customer is null
