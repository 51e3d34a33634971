with facts as (
  -- one row per person whom the data know: sums, and what the rule reads
  select person.*, case when person.days > 0 then case when person."last_day" <= "last_day_1" then 1 when person."last_day" <= "last_day_2" then 2 when person."last_day" <= "last_day_3" then 3 when person."last_day" <= "last_day_4" then 4 else 5 end end as r, case when person.days > 0 then case when person."days" <= "days_1" then 1 when person."days" <= "days_2" then 2 when person."days" <= "days_3" then 3 when person."days" <= "days_4" then 4 else 5 end end as f, case when person.days > 0 then case when person."amount" <= "amount_1" then 1 when person."amount" <= "amount_2" then 2 when person."amount" <= "amount_3" then 3 when person."amount" <= "amount_4" then 4 else 5 end end as m
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
  cross join "shop"."customer_fifths" as fifths
)
select customer
from facts
where (coalesce(("r" >= 4) and ("r" <= 5), false)) and (coalesce(("amount" >= 50000), false)) and (coalesce((25 * r + 5 * f + m) in (96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155), false))
