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
"member" as (
  -- one row per customer of the segment
  with facts as (
    -- one row per person whom the data know: sums, and what the rule reads
    select person.*
    from (
      select customer, last_day, days, orders, amount, sales
      from "shop"."customer" as buyer
      union all
      select customer, null, 0, 0, 0, 0
      from (
        select customer from "shop"."attribute" as person
        where (customer > (select max(customer) from "shop"."customer" as buyer))
      ) as prospect
    ) as person
  )
  select customer
  from facts
  where coalesce(("days" >= 2), false)
),
person as (
  -- one row per customer known, who has bought or not
  select customer, days, orders, amount, sales, last_day
  from "shop"."customer" as customer_row
  union all
  select customer, 0, 0, 0, 0, null
  from (
    select customer from "shop"."attribute" as person
    where (customer > (select max(customer) from "shop"."customer" as buyer))
  ) as prospect
),
"opposite" as (
  -- one row per customer of the segment
  with facts as (
    -- one row per person whom the data know: sums, and what the rule reads
    select person.*
    from (
      select customer, last_day, days, orders, amount, sales
      from "shop"."customer" as buyer
      union all
      select customer, null, 0, 0, 0, 0
      from (
        select customer from "shop"."attribute" as person
        where (customer > (select max(customer) from "shop"."customer" as buyer))
      ) as prospect
    ) as person
  )
  select customer
  from facts
  where coalesce(("amount" >= 5000), false)
),
measured as (
  -- one row per customer known, with what is compared
  select person.customer, person.days, person.amount as revenue, person.orders, person.sales,
    (DATE '2024-03-20' - person.last_day) as recency,
    case when person.days > 1 then (cast((person.last_day - first_day) AS DOUBLE) / nullif((person.days - 1), 0)) end as gap
  from person
  left join "shop"."first_purchase" as first_purchase on first_purchase.customer = person.customer
),
sided as (
  -- one row per customer and side
  select customer, 0 as side from member
  union all
  select customer, 1 as side from opposite
  union all
  select member.customer, 2 as side from member join opposite on opposite.customer = member.customer
)
select side, count(*) as customers,
  count(*) FILTER (WHERE days > 0) as buyers,
  cast(sum(revenue) AS BIGINT) as amount,
  count(*) FILTER (WHERE days > 1) as back,
  count(*) FILTER (WHERE days > 0 and sales > revenue) as refunded,
  count(case when days > 0 then "revenue" end) as "revenue_count",
  coalesce(sum(cast(case when days > 0 then "revenue" end AS DOUBLE)), 0) as "revenue_sum",
  coalesce(sum(cast(case when days > 0 then "revenue" end AS DOUBLE) * cast(case when days > 0 then "revenue" end AS DOUBLE)), 0) as "revenue_squares",
  count(case when days > 0 then "orders" end) as "orders_count",
  coalesce(sum(cast(case when days > 0 then "orders" end AS DOUBLE)), 0) as "orders_sum",
  coalesce(sum(cast(case when days > 0 then "orders" end AS DOUBLE) * cast(case when days > 0 then "orders" end AS DOUBLE)), 0) as "orders_squares",
  count(case when days > 0 then "days" end) as "days_count",
  coalesce(sum(cast(case when days > 0 then "days" end AS DOUBLE)), 0) as "days_sum",
  coalesce(sum(cast(case when days > 0 then "days" end AS DOUBLE) * cast(case when days > 0 then "days" end AS DOUBLE)), 0) as "days_squares",
  count(case when days > 0 then "recency" end) as "recency_count",
  coalesce(sum(cast(case when days > 0 then "recency" end AS DOUBLE)), 0) as "recency_sum",
  coalesce(sum(cast(case when days > 0 then "recency" end AS DOUBLE) * cast(case when days > 0 then "recency" end AS DOUBLE)), 0) as "recency_squares",
  count(case when days > 0 then "gap" end) as "gap_count",
  coalesce(sum(cast(case when days > 0 then "gap" end AS DOUBLE)), 0) as "gap_sum",
  coalesce(sum(cast(case when days > 0 then "gap" end AS DOUBLE) * cast(case when days > 0 then "gap" end AS DOUBLE)), 0) as "gap_squares"
from sided
join measured on measured.customer = sided.customer
group by side
