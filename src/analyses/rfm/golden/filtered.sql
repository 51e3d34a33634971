with "scope_line" as (
  select * from "shop"."line" as kept where (day <= DATE '2024-01-31') and (day between DATE '2023-07-01' and DATE '2023-12-31') and (("d_country" = try_cast('Côte d''Ivoire' as "shop"."d_country") or "d_country" is null)) and (customer in (
    select customer from "shop"."attribute" as person
    where not coalesce("d_tier" = 'gold', false)
  )) and (customer in (
    select customer from "chosen"
  ))
),
"scope_order" as (
  select ord, min(customer) as customer,
    coalesce(min(day) filter (where not refund), min(day)) as day,
    cast(sum(amount) AS BIGINT) as amount,
    cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
  from "scope_line" as line
  group by ord
),
"scope_purchase_day" as (
  select customer, day,
    (day - lag(day) over of_customer) as gap,
    cast(row_number() over of_customer as integer) as nth
  from (
    select customer, day
    from "scope_order" as purchase
    where amount > 0 and customer is not null
    group by customer, day
  )
  window of_customer as (partition by customer order by day)
),
"scope_customer" as (
  select spent.customer, last_day, coalesce(days, 0) as days, orders, amount, sales
  from (
    select customer,
      cast(count(*) FILTER (WHERE amount > 0) as integer) as orders,
      cast(sum(amount) AS BIGINT) as amount,
      cast(sum(sales) AS BIGINT) as sales
    from "scope_order" as purchase
    where customer is not null
    group by customer
  ) as spent
  left join (
    select customer, max(day) as last_day, cast(count(*) as integer) as days
    from "scope_purchase_day" as purchase_day
    group by customer
  ) as bought on bought.customer = spent.customer
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
"scope_first_purchase" as (
  select customer, min(day) as first_day,
    min(case when gap is not null then day end) as second_day
  from "scope_purchase_day" as purchase_day
  group by customer
),
"scope_cohort_month" as (
  select month, first_month, moved.customer is null as is_guest, coalesce(is_early, false) as is_early,
    count(*) FILTER (WHERE orders > 0 and moved.customer is not null) as customers,
    count(*) FILTER (WHERE orders > 0 and second_month <= month) as repeaters,
    cast(sum(orders) as bigint) as orders,
    cast(sum(amount) AS BIGINT) as amount
  from "scope_customer_month" as moved
  left join (
    select customer, first_day <= DATE '2023-02-12' as is_early,
      cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as first_month,
      cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) as second_month
    from "scope_first_purchase" as first_purchase
  ) as seen on seen.customer = moved.customer
  group by month, first_month, moved.customer is null, coalesce(is_early, false)
),
everyone as (
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
select 'score' as part, r, f, m,
  cast(sum(cell.customers) AS BIGINT) as customers,
  cast(sum(cell.purchases) AS BIGINT) as purchases,
  cast(sum(cell.revenue) AS BIGINT) as revenue,
  (DATE '2024-01-31' - max(latest)) as low_recency, (DATE '2024-01-31' - min(earliest)) as high_recency,
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
from everyone as customer_row
where days = 0
union all
select 'withoutCustomer', null, null, null, 0, 0,
  coalesce(cast(sum(amount) AS BIGINT), 0), null, null, null, null, null, null
from "scope_line" as line
where customer is null
