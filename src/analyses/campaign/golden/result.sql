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
reached as (
  -- one row per customer whom the campaign reached
  with "scope_line" as (
    select * from "shop"."line" as kept where (day <= DATE '2024-01-31')
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
  facts as (
    -- one row per person whom the data know: sums, and what the rule reads
    select person.*
    from (
      select customer, last_day, days, orders, amount, sales
      from "scope_customer" as buyer
      union all
      select customer, null, 0, 0, 0, 0
      from (
        select customer from "shop"."attribute" as person
        where (customer not in (select customer from "shop"."line" as line where day <= DATE '2024-01-31' and customer is not null))
      ) as prospect
    ) as person
  )
  select customer
  from facts
  where coalesce(("days" >= 2), false)
),
known as (
  -- one row per customer who had bought before: RFM segment and revenue so far
  with "scope_line" as (
    select * from "shop"."line" as kept where (day <= DATE '2024-01-31')
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
  picked as (
    select placed.customer, place as segment, amount
    from (
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
    ) as placed
    join "scope_customer" as buyer on buyer.customer = placed.customer
  )
  select * from picked
),
edge as (
  -- one row: what splits them into quarters by revenue
  select max(quarters[1]) as edge_1, max(quarters[2]) as edge_2, max(quarters[3]) as edge_3
  from (
    select quantile_disc("amount", [0.25, 0.5, 0.75]) as quarters
    from known
  ) as split
),
acted as (
  -- one row per customer with an order: what they did, and before
  select customer,
    max(case when amount > 0 and day >= DATE '2024-02-01' then 1 else 0 end) as "bought",
    coalesce(cast(sum("amount") FILTER (WHERE day >= DATE '2024-02-01') AS BIGINT), 0) as "revenue",
    count(*) FILTER (WHERE amount > 0 and day >= DATE '2024-02-01') as "orders",
    max(case when amount > 0 and day < DATE '2024-02-01' then 1 else 0 end) as "bought_before",
    coalesce(cast(sum("amount") FILTER (WHERE day < DATE '2024-02-01') AS BIGINT), 0) as "revenue_before",
    count(*) FILTER (WHERE amount > 0 and day < DATE '2024-02-01') as "orders_before"
  from "shop"."purchase_order" as purchase
  where customer is not null
    and day between DATE '2024-01-12' and DATE '2024-02-20'
  group by customer
),
person as (
  -- one row per customer known, who has bought or not
  select customer from "shop"."customer" as customer_row
  union all
  select customer from (
    select customer from "shop"."attribute" as person
    where (customer > (select max(customer) from "shop"."customer" as buyer))
  ) as prospect
),
placed as (
  -- one row per customer known: the side, the stratum, and what they did
  select person.customer, case when reached.customer is null then 0 else 1 end as reached,
    case when known.customer is null then -1
      else 4 * segment + case
        when known.amount <= "edge_1" then 0
        when known.amount <= "edge_2" then 1
        when known.amount <= "edge_3" then 2
        else 3 end
    end as stratum,
    coalesce("bought", 0) as "bought",
    coalesce("bought_before", 0) as "bought_before",
    coalesce("revenue", 0) as "revenue",
    coalesce("revenue_before", 0) as "revenue_before",
    coalesce("orders", 0) as "orders",
    coalesce("orders_before", 0) as "orders_before"
  from person
  left join reached on reached.customer = person.customer
  left join known on known.customer = person.customer
  left join acted on acted.customer = person.customer
  cross join edge
),
shared as (
  -- one row per stratum that has customers on both sides
  select stratum
  from placed
  where stratum >= 0
  group by stratum
  having min(reached) < max(reached)
)
select stratum, reached, count(*) as customers,
  sum(cast("bought" AS DOUBLE)) as "bought_y",
  sum(cast("bought" AS DOUBLE) * cast("bought" AS DOUBLE)) as "bought_yy",
  sum(cast("bought_before" AS DOUBLE)) as "bought_x",
  sum(cast("bought_before" AS DOUBLE) * cast("bought_before" AS DOUBLE)) as "bought_xx",
  sum(cast("bought" AS DOUBLE) * cast("bought_before" AS DOUBLE)) as "bought_yx",
  sum(cast("revenue" AS DOUBLE)) as "revenue_y",
  sum(cast("revenue" AS DOUBLE) * cast("revenue" AS DOUBLE)) as "revenue_yy",
  sum(cast("revenue_before" AS DOUBLE)) as "revenue_x",
  sum(cast("revenue_before" AS DOUBLE) * cast("revenue_before" AS DOUBLE)) as "revenue_xx",
  sum(cast("revenue" AS DOUBLE) * cast("revenue_before" AS DOUBLE)) as "revenue_yx",
  sum(cast("orders" AS DOUBLE)) as "orders_y",
  sum(cast("orders" AS DOUBLE) * cast("orders" AS DOUBLE)) as "orders_yy",
  sum(cast("orders_before" AS DOUBLE)) as "orders_x",
  sum(cast("orders_before" AS DOUBLE) * cast("orders_before" AS DOUBLE)) as "orders_xx",
  sum(cast("orders" AS DOUBLE) * cast("orders_before" AS DOUBLE)) as "orders_yx"
from placed
group by stratum, reached
