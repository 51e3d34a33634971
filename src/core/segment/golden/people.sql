with facts as (
  -- one row per person whom the data know: sums, and what the rule reads
  select person.*, edge, standing.place as tier, attribute.customer is not null as known, attribute."d_tier"
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
  cross join (
    -- one row: three quarters of all gaps are no longer than this
    select ((100 * min(gap) filter (where up_to > ((gaps - 1) * 75 // nullif(100, 0))) + max(((gaps - 1) * 75) % 100) * (min(gap) filter (where up_to > (((gaps - 1) * 75 + 99) // nullif(100, 0))) - min(gap) filter (where up_to > ((gaps - 1) * 75 // nullif(100, 0))))) // nullif(100, 0)) as edge
    from (
      select gap, cast(sum(count(*)) over (order by gap) as bigint) as up_to,
        cast(sum(count(*)) over () as bigint) as gaps
      from "shop"."purchase_day" as purchase_day
      where gap is not null
      group by gap
    )
  ) as gap_quartile
  left join (
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
  ) as standing on standing.customer = person.customer
  left join "shop"."attribute" as attribute on attribute.customer = person.customer
)
select customer
from facts
where (coalesce(known and (coalesce(contains(concat(',', regexp_replace(regexp_replace("d_tier", '[\s　]*[,;|、，／][\s　]*', ',', 'g'), '^[\s　]+|[\s　]+$', '', 'g'), ','), ',gold,') and "d_tier" is not null, false)), false)) or (coalesce((((DATE '2024-03-20' - "last_day") - edge) >= 1), false)) or (coalesce((customer in (
  with "order_then" as (
    -- one row per order as it stood at the earlier day
    select * from (
      select ord, customer, day, amount, sales
      from "shop"."purchase_order" as purchase
      where day <= DATE '2023-03-20' and not ord in (select ord from "shop"."line" as line where later)
      union all
      select ord, customer, day, amount, sales
      from (select ord, min(customer) as customer,
        coalesce(min(day) filter (where not refund), min(day)) as day,
        cast(sum(amount) AS BIGINT) as amount,
        cast(sum(case when refund then 0 else amount end) AS BIGINT) as sales
      from (select * from "shop"."line" as line where day <= DATE '2023-03-20' and ord in (select ord from "shop"."line" as line where later)) as line
      group by ord) as changed
    ) as earlier
  )
  select customer from (
    with spender as (
      -- one row per customer (null: none): revenue of twelve months, and whether they have bought
      select customer,
        coalesce(cast(sum(amount) FILTER (WHERE day >= DATE '2022-03-21') AS BIGINT), 0) as revenue,
        max(case when amount > 0 then day end) as last_day,
        coalesce(max(case when amount > 0 then day end) >= DATE '2022-03-21', false) as is_active
      from "order_then" as purchase
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
  ) as standing_then
  where place in (0)
)) and ("tier" in (4)), false))
