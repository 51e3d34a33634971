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
entry as (
  -- one row per customer: place of the group, periods of the first and second purchase
  select first_purchase.customer, grouped.place as cohort, cast((year(first_day) - 2000) * 12 + month(first_day) - 1 AS INTEGER) as first_period,
          cast((year(second_day) - 2000) * 12 + month(second_day) - 1 AS INTEGER) as second_period
  from "shop"."first_purchase" as first_purchase
  join (
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
  ) as grouped on grouped.customer = first_purchase.customer
  where first_day between DATE '2023-01-15' and DATE '2024-03-20'
),
members as (
  -- one row per customer of the cohort
  select entry.* from entry where cohort = 4
)
select customer
from members
where second_period <= first_period + 3 and first_period <= case
  when (select min(first_period) from members) <= 286 then 286
  else 287
end
