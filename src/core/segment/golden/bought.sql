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
where (customer in (
  -- customers with so much of it
  select counted.customer
  from (
    select purchase.customer, purchase.ord, purchase.day as order_day
    from "shop"."purchase_order" as purchase
    where (amount > 0) and (customer is not null) and (day > DATE '2023-12-21')
      and ord in (
        select ord from "shop"."line" as line
        where (not refund) and ("d_country" = try_cast('France' as "shop"."d_country"))
      )
  ) as counted
)) and (not (customer in (
  -- customers with so much of it
  select counted.customer
  from (
    select line.customer, line.quantity, line.amount, purchase.day as order_day
    from "shop"."line" as line
    join "shop"."purchase_order" as purchase on purchase.ord = line.ord
    where (line.customer is not null) and (not coalesce(product in (
      select product from "shop"."product" as known
      where code in ('P1')
    ), false))
  ) as counted
  join "shop"."purchase_day" as nth_day on nth_day.customer = counted.customer
  and nth_day.day = counted.order_day and (nth_day.nth >= 1) and (nth_day.nth <= 1)
  group by counted.customer
  having (cast(sum("counted"."amount") AS BIGINT) >= 2000)
)))
