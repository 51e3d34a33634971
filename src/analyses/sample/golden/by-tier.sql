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
member as (
  -- one row per customer who has bought: the stratum
  select person.customer, person.amount, case grouped.place when 0 then 'top' when 1 then 'big' when 2 then 'medium' when 3 then 'small' when 4 then 'inactive' end as stratum
  from (select * from "shop"."customer" as customer_row where days > 0) as person
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
  ) as grouped on grouped.customer = person.customer
)
select 'stratum' as part, stratum, count(*) as customers, cast(sum(amount) AS BIGINT) as revenue
from member
group by stratum
union all
select 'withoutPurchase', null, count(*), coalesce(cast(sum(amount) AS BIGINT), 0)
from "shop"."customer" as customer_row
where days = 0
union all
select 'withoutCustomer', null, 0, coalesce(cast(sum(amount) AS BIGINT), 0)
from "shop"."line" as line
where customer is null
