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
order_then as (
  -- one row per order as it stood at the earlier day
  select customer, day, amount, sales from (
    select ord, customer, day, amount, sales
    from "shop"."purchase_order" as purchase
    where day <= DATE '2023-09-30' and not ord in (select ord from "shop"."line" as line where later)
    union all
    select ord, customer, day, amount, sales
    from (select ord, min(customer) as customer,
      coalesce(min(day) filter (where not refund), min(day)) as day,
      cast(sum(amount) AS BIGINT) as amount,
      cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
    from (select * from "shop"."line" as line where day <= DATE '2023-09-30' and ord in (select ord from "shop"."line" as line where later)) as line
    group by ord) as changed
  ) as earlier
),
scored_then as (
  -- one row per customer who had bought by then, scored as of that day
  with everyone as (
    -- one row per customer: the three measures, recency as the last day
    select customer, days, orders, last_day,
      "days" as frequency,
      "amount" as monetary,
      "amount" as revenue
    from (select spent.customer, last_day, coalesce(days, 0) as days, orders, amount, sales
    from (
      select customer,
        cast(count(*) FILTER (WHERE amount > 0) as integer) as orders,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(sales) AS BIGINT) as sales
      from order_then as purchase
      where customer is not null
      group by customer
    ) as spent
    left join (
      select customer, max(day) as last_day, cast(count(*) as integer) as days
      from (select distinct customer, day from order_then where amount > 0 and customer is not null) as purchase_day
      group by customer
    ) as bought on bought.customer = spent.customer) as customer_row
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
  select * from scored
),
moved as (
  -- one row per customer: places of the segments in their list, null for none
  select coalesce(now_row.customer, then_row.customer) as customer,
    now_row.segment as segment, then_row.segment as other,
    coalesce(now_row.revenue, 0) as revenue, coalesce(then_row.revenue, 0) as revenue_then
  from (select customer, revenue, case
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
  end as segment from scored) as now_row
  full join (select customer, revenue, case
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
  end as segment from scored_then) as then_row
    on then_row.customer = now_row.customer
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
select 'move', null, null, null, count(*), 0, cast(sum(revenue) AS BIGINT),
  null, null, null, null, null, null,
  segment, other, null, cast(sum(revenue_then) AS BIGINT)
from moved
group by segment, other
