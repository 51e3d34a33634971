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
moved as (
  -- one row per customer (null: no customer) and period with any movement
  select customer, period,
    cast(sum(amount) AS BIGINT) as amount,
    cast(sum(orders) as integer) as orders
  from (select customer, ((("month" + 600000) // nullif(3, 0)) - 200000) as period, amount, orders from "shop"."customer_month" as movement)
  group by customer, period
),
seen as (
  -- one row per customer who has bought: the period of the first purchase
  select customer, (((cast((year("first_day") - 2000) * 12 + month("first_day") - 1 AS INTEGER) + 600000) // nullif(3, 0)) - 200000) as first_period, first_day <= DATE '2023-02-12' as is_early
  from "shop"."first_purchase" as first_purchase
),
judged as (
  -- one row per customer and period, with the state of the customer in it
  select moved.period, moved.orders, moved.amount, earlier.amount as amount_before,
    case
      when moved.customer is null then 'guest'
      when first_period is null or first_period > moved.period then 'notYet'
      when moved.orders = 0 then 'inactive'
      when first_period = moved.period and is_early then 'early'
      when first_period = moved.period then 'new'
      when earlier.customer is not null then 'returning'
      else 'resurrected'
    end as kind
  from moved
  left join seen on seen.customer = moved.customer
  left join moved as earlier
    on earlier.customer = moved.customer and earlier.period = moved.period - 1 and earlier.orders > 0
)
select period, kind,
  count(*) as customers,
  cast(sum(orders) as bigint) as orders,
  cast(sum(amount) AS BIGINT) as revenue,
  coalesce(cast(sum(amount_before) AS BIGINT), 0) as revenue_before
from judged
group by period, kind
