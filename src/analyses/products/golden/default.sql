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
basket as (
  -- one row: how many baskets there are; a basket is a qualifying order
  select count(*) as baskets from "shop"."purchase_order" as purchase where amount > 0
),
counted as (
  -- one row per item (null: none) with any line
  select "product" as item, count(*) as lines, cast(sum(amount) AS BIGINT) as revenue
  from "shop"."line" as line
  group by "product"
),
listed as (
  -- one row per item that the table shows: those with most revenue
  select item from counted where item is not null order by revenue desc, item limit 100
),
candidate as (
  -- one row per item worth looking at: an item is in no more baskets than it has lines
  select item from counted where item is not null and lines * 100.0 >= (select baskets from basket) * '0.2'::DOUBLE
  union
  select item from listed
),
contained as (
  -- one row per basket and candidate in it
  select ord, item, min(customer) as customer, min(day) as day
  from (
    select * from (
      select line.ord, purchase.customer, purchase.day, line."product" as item, line.amount
      from "shop"."line" as line
      join "shop"."purchase_order" as purchase on purchase.ord = line.ord
      where purchase.amount > 0 and line."product" is not null
    ) as candidate_line
    where item in (select item from candidate)
  ) as sold
  group by ord, item
  having sum(amount) > 0
),
buyer as (
  -- one row per customer and candidate bought: first and last day
  select customer, item, min(day) as first_day, max(day) as last_day
  from contained
  where customer is not null
  group by customer, item
),
known as (
  -- one row per candidate: baskets with it, customers, those of them who came back for it
  select counted.item, revenue, coalesce(baskets, 0) as baskets,
    coalesce(customers, 0) as customers, coalesce(repeaters, 0) as repeaters
  from counted
  join candidate on candidate.item = counted.item
  left join (select item, count(*) as baskets from contained group by item) as filled on filled.item = counted.item
  left join (
    select item, count(*) as customers, count(*) FILTER (WHERE last_day > first_day) as repeaters
    from buyer
    group by item
  ) as bought on bought.item = counted.item
),
frequent as (
  -- one row per item in enough baskets, with its place
  select item, baskets, cast(row_number() over (order by baskets desc, item) as integer) as place
  from known
  where baskets > 0 and baskets * 100.0 >= (select baskets from basket) * '0.2'::DOUBLE
),
paired as (
  -- one row per basket and item that is paired
  select ord, place
  from contained
  join frequent using (item)
  where place <= 200
),
most_held as (
  -- one row per basket and item of the matrix
  select ord, customer, place
  from contained
  join frequent using (item)
  where place <= 10
),
pair as (
  -- one row per two items that any basket holds together
  select first_item.place as place_a, second_item.place as place_b, count(*) as baskets
  from paired as first_item
  join paired as second_item on second_item.ord = first_item.ord and second_item.place > first_item.place
  group by first_item.place, second_item.place
),
strong as (
  -- one row per pair in enough baskets, no rarer than chance would have it
  select of_a.item as a, of_b.item as b, held.baskets, (cast(held.baskets AS DOUBLE) / nullif(of_a.baskets * of_b.baskets, 0)) as measure
  from pair as held
  join frequent as of_a on of_a.place = held.place_a
  join frequent as of_b on of_b.place = held.place_b
  where held.baskets * 100.0 >= (select baskets from basket) * '0.2'::DOUBLE
    and held.baskets * (select baskets from basket) >= of_a.baskets * of_b.baskets
    and held.baskets * 100.0 >= least(of_a.baskets, of_b.baskets) * 5
),
strongest as (
  -- one row per pair that is shown
  select a, b, baskets from strong order by measure desc, baskets desc, a, b limit 50
),
start as (
  -- one row per customer and item in the journeys: the day it was first bought
  select customer, place, first_day
  from buyer
  join frequent on frequent.item = buyer.item
  where place <= 30
),
begun as (
  -- one row per item of the journeys: customers who first bought it long enough ago
  select start.place, frequent.item, count(*) FILTER (WHERE first_day <= DATE '2023-12-21') as customers
  from start
  join frequent on frequent.place = start.place
  group by start.place, frequent.item
),
went as (
  -- one row per item and another of the same customers: who had the other already, who went on to it in time
  select earlier.place as place_a, later.place as place_b,
    count(*) FILTER (WHERE later.first_day <= earlier.first_day) as had,
    count(*) FILTER (WHERE later.first_day > earlier.first_day and later.first_day <= cast(earlier.first_day + 90 AS DATE)) as followed
  from start as earlier
  join start as later on later.customer = earlier.customer and later.place <> earlier.place
  where earlier.first_day <= DATE '2023-12-21'
  group by earlier.place, later.place
),
named as (
  -- one row per item: what it is called
  select * from (select product as item, code, name from "shop"."product" as known) as known
)
select 'total' as part, null as a, null as a_name, null as b, null as b_name,
  (select baskets from basket) as baskets,
  (select count(*) from "shop"."customer" as customer_row where days > 0) as customers,
  cast(0 as bigint) as other,
  coalesce(cast(sum(amount) AS BIGINT), 0) as revenue
from "shop"."line" as line

union all
select 'item', code, name, null, null, known.baskets, customers, repeaters, revenue
from known
join named on named.item = known.item
union all
select 'without', null, null, null, null, 0, 0, 0, coalesce(cast(sum(revenue) AS BIGINT), 0)
from counted where item is null
union all
select 'frequent', null, null, null, null, count(*), (select count(*) from counted where item is not null),
  (select count(*) from strong), 0
from frequent
union all
select 'pair', name_a.code, name_a.name, name_b.code, name_b.name, strongest.baskets,
  coalesce(together.customers, 0), coalesce(ever.customers, 0), 0
from strongest
join named as name_a on name_a.item = strongest.a
join named as name_b on name_b.item = strongest.b
left join (
  select strongest.a, strongest.b, count(DISTINCT first_item.customer) as customers
  from strongest
  join contained as first_item on first_item.item = strongest.a
  join contained as second_item on second_item.ord = first_item.ord and second_item.item = strongest.b
  group by strongest.a, strongest.b
) as together on together.a = strongest.a and together.b = strongest.b
left join (
  select strongest.a, strongest.b, count(*) as customers
  from strongest
  join buyer as first_buyer on first_buyer.item = strongest.a
  join buyer as second_buyer on second_buyer.customer = first_buyer.customer and second_buyer.item = strongest.b
  group by strongest.a, strongest.b
) as ever on ever.a = strongest.a and ever.b = strongest.b
union all
select 'matrix', name_a.code, name_a.name, name_b.code, name_b.name, pair.baskets, coalesce(customers, 0), 0, 0
from pair
left join (
  select first_item.place as place_a, second_item.place as place_b, count(DISTINCT first_item.customer) as customers
  from most_held as first_item
  join most_held as second_item on second_item.ord = first_item.ord and second_item.place > first_item.place
  group by first_item.place, second_item.place
) as together using (place_a, place_b)
join frequent as of_a on of_a.place = place_a
join frequent as of_b on of_b.place = place_b
join named as name_a on name_a.item = of_a.item
join named as name_b on name_b.item = of_b.item
where place_a <= 10 and place_b <= 10
union all
select 'next', name_a.code, name_a.name, name_b.code, name_b.name, 0,
  coalesce(followed, 0), begun.customers - coalesce(had, 0), 0
from begun
join begun as target on target.place <> begun.place
left join went on went.place_a = begun.place and went.place_b = target.place
join named as name_a on name_a.item = begun.item
join named as name_b on name_b.item = target.item
