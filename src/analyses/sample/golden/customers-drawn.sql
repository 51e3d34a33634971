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
  select customer, cast(case when "amount" <= "amount_1" then 1 when "amount" <= "amount_2" then 2 when "amount" <= "amount_3" then 3 when "amount" <= "amount_4" then 4 else 5 end AS VARCHAR) as stratum, amount
  from (select * from "shop"."customer" as customer_row where days > 0) as person
  cross join "shop"."customer_fifths" as fifths
),
placed as (
  -- one row per customer of the wanted strata: the place in the draw
  select member.customer,
    row_number() over (
      partition by stratum
      order by md5(concat('7:', k.id)), k.id
    ) as place
  from member
  join "shop"."customer_key" as k on k.customer = member.customer
  where stratum = '5'
)
select customer from placed where place <= 50
