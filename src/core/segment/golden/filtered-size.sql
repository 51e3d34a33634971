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
facts as (
  -- one row per person whom the data know: sums, and what the rule reads
  select person.*, median_gap, case when person.days >= 3 then median_gap else cycle end as own_cycle, standing.place as tier
  from (
    select customer, last_day, days, orders, amount, sales
    from "scope_customer" as buyer
    union all
    select customer, null, 0, 0, 0, 0
    from (
      select customer from "shop"."attribute" as person
      where (customer in (
        select customer from "shop"."attribute" as person
        where not coalesce("d_tier" = 'gold', false)
      )) and (customer in (
        select customer from "chosen"
      )) and (customer not in (select customer from "shop"."line" as line where day <= DATE '2024-01-31' and customer is not null))
    ) as prospect
  ) as person
  left join (
    -- one row per customer who came back: the middle of their gaps
    select customer, quantile_disc("gap", [0.5])[1] as median_gap
    from "scope_purchase_day" as purchase_day
    where gap is not null
    group by customer
  ) as rhythm on rhythm.customer = person.customer
  cross join (
    -- one row: the middle of all gaps, where they are enough to say
    select case when rows >= 30 then middle end as cycle
    from (select coalesce(max(everyone), 0) as rows,
      min(value) filter (where 2 * up_to_here >= everyone) as middle
    from (
      select value, sum(rows) over (order by value) as up_to_here, sum(rows) over () as everyone
      from (
        select "gap" as value, count(*) as rows
        from "scope_purchase_day" as measured
        where "gap" is not null
        group by "gap"
      )
    )) as every_gap
  ) as everyones
  left join (
    with spender as (
      -- one row per customer (null: none): revenue of twelve months, and whether they have bought
      select customer,
        coalesce(cast(sum(amount) FILTER (WHERE day >= DATE '2023-02-01') AS BIGINT), 0) as revenue,
        max(case when amount > 0 then day end) as last_day,
        coalesce(max(case when amount > 0 then day end) >= DATE '2023-02-01', false) as is_active
      from "scope_order" as purchase
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
  ) as standing on standing.customer = person.customer
)
select count(*) as customers,
count(*) FILTER (WHERE days > 0) as buyers,
coalesce(cast(sum(amount) AS BIGINT), 0) as amount
from facts
where (coalesce((((DATE '2024-01-31' - "last_day") - own_cycle) >= 1), false)) and (coalesce("tier" in (0, 1), false))
