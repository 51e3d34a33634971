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
placed as (
  -- one row per customer known: whether the segment has them
  select person.*, case when member.customer is null then 0 else 1 end as inside
  from person
  left join member on member.customer = person.customer
)
select 'size' as part, inside as place, cast(null as varchar) as value, cast(null as varchar) as label,
  count(*) as customers, cast(0 as bigint) as everyone,
  count(*) FILTER (WHERE days > 0) as buyers,
  cast(sum(orders) AS BIGINT) as orders, cast(sum(amount) AS BIGINT) as amount,
  cast(sum(case when days > 0 then amount else 0 end) AS BIGINT) as paid
from placed
group by inside
union all
select 'guest', 0, null, null, 0, 0, 0, 0, coalesce(cast(sum(amount) AS BIGINT), 0), 0
from "shop"."line" as line
where customer is null

union all
select 'course', 0, null, null, customers, 0, buyers, 0, amount, 0
from (
  with "scope_order" as (
    select * from (
      select ord, customer, day, amount, sales
      from "shop"."purchase_order" as purchase
      where day <= DATE '2023-12-31' and not ord in (select ord from "shop"."line" as line where later)
      union all
      select ord, customer, day, amount, sales
      from (select ord, min(customer) as customer,
        coalesce(min(day) filter (where not refund), min(day)) as day,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
      from (select * from "shop"."line" as line where day <= DATE '2023-12-31' and ord in (select ord from "shop"."line" as line where later)) as line
      group by ord) as changed
    ) as earlier
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
        where (customer not in (select customer from "shop"."line" as line where day <= DATE '2023-12-31' and customer is not null))
      ) as prospect
    ) as person
  )
  select count(*) as customers,
  count(*) FILTER (WHERE days > 0) as buyers,
  coalesce(cast(sum(amount) AS BIGINT), 0) as amount
  from facts
  where coalesce(("days" >= 2), false)
) as size_then
union all
select 'course', 1, null, null, customers, 0, buyers, 0, amount, 0
from (
  with "scope_order" as (
    select * from (
      select ord, customer, day, amount, sales
      from "shop"."purchase_order" as purchase
      where day <= DATE '2024-01-31' and not ord in (select ord from "shop"."line" as line where later)
      union all
      select ord, customer, day, amount, sales
      from (select ord, min(customer) as customer,
        coalesce(min(day) filter (where not refund), min(day)) as day,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
      from (select * from "shop"."line" as line where day <= DATE '2024-01-31' and ord in (select ord from "shop"."line" as line where later)) as line
      group by ord) as changed
    ) as earlier
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
  select count(*) as customers,
  count(*) FILTER (WHERE days > 0) as buyers,
  coalesce(cast(sum(amount) AS BIGINT), 0) as amount
  from facts
  where coalesce(("days" >= 2), false)
) as size_then
union all
select 'course', 2, null, null, customers, 0, buyers, 0, amount, 0
from (
  with "scope_order" as (
    select * from (
      select ord, customer, day, amount, sales
      from "shop"."purchase_order" as purchase
      where day <= DATE '2024-02-29' and not ord in (select ord from "shop"."line" as line where later)
      union all
      select ord, customer, day, amount, sales
      from (select ord, min(customer) as customer,
        coalesce(min(day) filter (where not refund), min(day)) as day,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
      from (select * from "shop"."line" as line where day <= DATE '2024-02-29' and ord in (select ord from "shop"."line" as line where later)) as line
      group by ord) as changed
    ) as earlier
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
        where (customer not in (select customer from "shop"."line" as line where day <= DATE '2024-02-29' and customer is not null))
      ) as prospect
    ) as person
  )
  select count(*) as customers,
  count(*) FILTER (WHERE days > 0) as buyers,
  coalesce(cast(sum(amount) AS BIGINT), 0) as amount
  from facts
  where coalesce(("days" >= 2), false)
) as size_then
union all
select 'course', 3, null, null, customers, 0, buyers, 0, amount, 0
from (
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
  select count(*) as customers,
  count(*) FILTER (WHERE days > 0) as buyers,
  coalesce(cast(sum(amount) AS BIGINT), 0) as amount
  from facts
  where coalesce(("days" >= 2), false)
) as size_then
union all
select 'value', 0, cast(frequent.value AS VARCHAR), null,
  customers, everyone, 0, 0, 0, 0
from (
  select value, customers, everyone, row_number() over (order by everyone desc, value) as rank
  from (
    -- one row per value
    select value, count(*) FILTER (WHERE inside = 1) as customers, count(*) as everyone
    from (
      select customer, place as value
      from (
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
      ) as in_group
    ) as holder
    join placed on placed.customer = holder.customer
    where days > 0
    group by value
  ) as counted
) as frequent

where rank <= 100
union all
select 'value', 1, cast(frequent.value AS VARCHAR), null,
  customers, everyone, 0, 0, 0, 0
from (
  select value, customers, everyone, row_number() over (order by everyone desc, value) as rank
  from (
    -- one row per value
    select value, count(*) FILTER (WHERE inside = 1) as customers, count(*) as everyone
    from (
      select customer, place as value
      from (
        with spender as (
          -- one row per customer (null: none): revenue of twelve months, and whether they have bought
          select customer,
            coalesce(cast(sum(amount) FILTER (WHERE day >= DATE '2023-03-21') AS BIGINT), 0) as revenue,
            max(case when amount > 0 then day end) as last_day,
            coalesce(max(case when amount > 0 then day end) >= DATE '2023-03-21', false) as is_active
          from "shop"."purchase_order" as purchase
          group by customer
        ),
        placed as (
          -- one row per customer: their place among those who bought in these months
          select customer, revenue, last_day is not null as has_bought, is_active, active,
            row_number() over (order by is_active desc, revenue desc, customer) as place
          from spender as spender
          cross join (
            select count(*) FILTER (WHERE is_active and customer is not null) as active
            from spender as counted
          ) as everyone
          where customer is not null
        )
        select customer, case
          when not coalesce(placed.has_bought, false) then 5
          when not placed.is_active then 4
          when 100 * (placed.place - 1) < 1 * placed.active then 0
          when 100 * (placed.place - 1) < 5 * placed.active then 1
          when 100 * (placed.place - 1) < 20 * placed.active then 2
          when 100 * (placed.place - 1) < 100 * placed.active then 3
        end as place
        from placed
        where has_bought
      ) as in_group
    ) as holder
    join placed on placed.customer = holder.customer
    where days > 0
    group by value
  ) as counted
) as frequent

where rank <= 100
union all
select 'value', 2, cast(frequent.value AS VARCHAR), null,
  customers, everyone, 0, 0, 0, 0
from (
  select value, customers, everyone, row_number() over (order by everyone desc, value) as rank
  from (
    -- one row per value
    select value, count(*) FILTER (WHERE inside = 1) as customers, count(*) as everyone
    from (
      select customer, ((cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) + 24000) // nullif(12, 0)) as value
      from "shop"."first_purchase" as first_purchase
    ) as holder
    join placed on placed.customer = holder.customer
    where days > 0
    group by value
  ) as counted
) as frequent

where rank <= 12
union all
select 'value', 3, code, name,
  customers, everyone, 0, 0, 0, 0
from (
  select value, customers, everyone, row_number() over (order by everyone desc, value) as rank
  from (
    -- one row per value
    select value, count(*) FILTER (WHERE inside = 1) as customers, count(*) as everyone
    from (
      select purchase.customer, line."product" as value
      from "shop"."line" as line
      join "shop"."purchase_order" as purchase on purchase.ord = line.ord
      where purchase.customer is not null and purchase.amount > 0 and line.amount > 0
        and line."product" is not null
      group by purchase.customer, line."product"
    ) as holder
    join placed on placed.customer = holder.customer
    where days > 0
    group by value
  ) as counted
) as frequent
join "shop"."product" as named on named.product = frequent.value
where rank <= 12
union all
select 'value', 4, cast(frequent.value AS VARCHAR), null,
  customers, everyone, 0, 0, 0, 0
from (
  select value, customers, everyone, row_number() over (order by everyone desc, value) as rank
  from (
    -- one row per value
    select value, count(*) FILTER (WHERE inside = 1) as customers, count(*) as everyone
    from (
      select purchase.customer, line."d_country" as value
      from "shop"."line" as line
      join "shop"."purchase_order" as purchase on purchase.ord = line.ord
      where purchase.customer is not null and purchase.amount > 0 and line.amount > 0
        and line."d_country" is not null
      group by purchase.customer, line."d_country"
    ) as holder
    join placed on placed.customer = holder.customer
    where days > 0
    group by value
  ) as counted
) as frequent

where rank <= 12
union all
select 'value', 5, cast(frequent.value AS VARCHAR), null,
  customers, everyone, 0, 0, 0, 0
from (
  select value, customers, everyone, row_number() over (order by everyone desc, value) as rank
  from (
    -- one row per value
    select value, count(*) FILTER (WHERE inside = 1) as customers, count(*) as everyone
    from (
      select customer, "d_tier" as value
      from "shop"."attribute" as described
      where "d_tier" is not null
    ) as holder
    join placed on placed.customer = holder.customer
    
    group by value
  ) as counted
) as frequent

where rank <= 12
