import { addDays } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { day, join, lit, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import { basketLines, inBaskets, itemsOf } from './items.ts';
import type { ProductsParams } from './params.ts';

/** How many pairs, products by revenue, and products in the matrix and the journeys are shown. */
export const shown = { pairs: 50, products: 100, matrix: 10, journeys: 30 };

/**
 * One row per part: the totals, every item that is listed or paired, the strongest pairs, the pairs of
 * the matrix, the journeys from one item to the next, and the lines without an item.
 *
 * A-priori: only items whose lines could fill enough baskets are put into baskets, and only items in
 * enough baskets are paired, so the join never sees the long tail.
 */
export function compileProducts(params: ProductsParams, data: Dataset): Sql {
  const items = itemsOf(params.by, data);
  const totals = sql`
    select 'total' as part, null as a, null as a_name, null as b, null as b_name,
      (select baskets from basket) as baskets,
      (select count(*) from ${data.customers} as customer_row where days > 0) as customers,
      cast(0 as bigint) as other,
      coalesce(${op({ name: 'sumInteger', value: sql`amount` })}, 0) as revenue
    from ${data.lines} as line`;
  if (!items.column)
    return sql`
      with ${data.ctes}${baskets(data)}
      ${totals}`;
  return sql`
    with ${data.ctes}${baskets(data)},
    ${pairing(params, items.column, data)},
    ${journeys(params, data)},
    named as (
      -- one row per item: what it is called
      select * from ${items.named} as known
    )
    ${totals}
    ${unionAll}${join([itemRows, complements, pairRows, matrixRows, journeyRows], unionAll)}`;
}

function baskets(data: Dataset): Sql {
  return sql`basket as (
      -- one row: how many baskets there are; a basket is a qualifying order
      select count(*) as baskets from ${data.orders} as purchase where amount > 0
    )`;
}

/** From every line to the pairs: what is frequent alone, what is in which basket, what is there together. */
function pairing(params: ProductsParams, column: Sql, data: Dataset): Sql {
  const enough = (count: Sql): Sql =>
    sql`${count} * 100.0 >= (select baskets from basket) * ${lit(params.support)}`;
  const measures = {
    lift: op({ name: 'divide', left: sql`held.baskets`, right: sql`of_a.baskets * of_b.baskets` }),
    confidence: op({
      name: 'divide',
      left: sql`held.baskets`,
      right: sql`least(of_a.baskets, of_b.baskets)`,
    }),
    baskets: sql`held.baskets`,
  };
  return sql`counted as (
      -- one row per item (null: none) with any line
      select ${column} as item, count(*) as lines, ${op({ name: 'sumInteger', value: sql`amount` })} as revenue
      from ${data.lines} as line
      group by ${column}
    ),
    listed as (
      -- one row per item that the table shows: those with most revenue
      select item from counted where item is not null order by revenue desc, item limit ${lit(shown.products)}
    ),
    candidate as (
      -- one row per item worth looking at: an item is in no more baskets than it has lines
      select item from counted where item is not null and ${enough(sql`lines`)}
      union
      select item from listed
    ),
    contained as (
      -- one row per basket and candidate in it
      ${inBaskets(sql`
        select * from (
          ${basketLines(column, data)}
        ) as candidate_line
        where item in (select item from candidate)`)}
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
        select item, count(*) as customers, ${op({ name: 'countIf', condition: sql`last_day > first_day` })} as repeaters
        from buyer
        group by item
      ) as bought on bought.item = counted.item
    ),
    frequent as (
      -- one row per item in enough baskets, with its place
      select item, baskets, cast(row_number() over (order by baskets desc, item) as integer) as place
      from known
      where baskets > 0 and ${enough(sql`baskets`)}
    ),
    paired as (
      -- one row per basket and item that is paired
      select ord, place
      from contained
      join frequent using (item)
      where place <= ${lit(params.items)}
    ),
    most_held as (
      -- one row per basket and item of the matrix
      select ord, customer, place
      from contained
      join frequent using (item)
      where place <= ${lit(shown.matrix)}
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
      select of_a.item as a, of_b.item as b, held.baskets, ${measures[params.rank]} as measure
      from pair as held
      join frequent as of_a on of_a.place = held.place_a
      join frequent as of_b on of_b.place = held.place_b
      where ${enough(sql`held.baskets`)}
        and held.baskets * (select baskets from basket) >= of_a.baskets * of_b.baskets
        and held.baskets * 100.0 >= least(of_a.baskets, of_b.baskets) * ${lit(params.confidence)}
    ),
    strongest as (
      -- one row per pair that is shown
      select a, b, baskets from strong order by measure desc, baskets desc, a, b limit ${lit(shown.pairs)}
    )`;
}

/**
 * From the first purchase of one item to the first purchase of another: only customers whose days are
 * all known, and who did not have the other one yet.
 */
function journeys(params: ProductsParams, data: Dataset): Sql {
  const lastStart = day(addDays(data.asOf, -params.within));
  return sql`start as (
      -- one row per customer and item in the journeys: the day it was first bought
      select customer, place, first_day
      from buyer
      join frequent on frequent.item = buyer.item
      where place <= ${lit(Math.min(params.items, shown.journeys))}
    ),
    begun as (
      -- one row per item of the journeys: customers who first bought it long enough ago
      select start.place, frequent.item, ${op({ name: 'countIf', condition: sql`first_day <= ${lastStart}` })} as customers
      from start
      join frequent on frequent.place = start.place
      group by start.place, frequent.item
    ),
    went as (
      -- one row per item and another of the same customers: who had the other already, who went on to it in time
      select earlier.place as place_a, later.place as place_b,
        ${op({ name: 'countIf', condition: sql`later.first_day <= earlier.first_day` })} as had,
        ${op({ name: 'countIf', condition: sql`${followed(params)}` })} as followed
      from start as earlier
      join start as later on later.customer = earlier.customer and later.place <> earlier.place
      where earlier.first_day <= ${lastStart}
      group by earlier.place, later.place
    )`;
}

function followed(params: ProductsParams): Sql {
  return sql`later.first_day > earlier.first_day and later.first_day <= ${op({ name: 'addDays', value: sql`earlier.first_day`, days: params.within })}`;
}

const itemRows = sql`
    select 'item', code, name, null, null, known.baskets, customers, repeaters, revenue
    from known
    join named on named.item = known.item`;

/** Lines without an item; how many items have lines, are in enough baskets. */
const complements = sql`
    select 'without', null, null, null, null, 0, 0, 0, coalesce(${op({ name: 'sumInteger', value: sql`revenue` })}, 0)
    from counted where item is null
    union all
    select 'frequent', null, null, null, null, count(*), (select count(*) from counted where item is not null),
      (select count(*) from strong), 0
    from frequent`;

/** Customers with both in one basket, and customers who ever bought held. */
const pairRows = sql`
    select 'pair', name_a.code, name_a.name, name_b.code, name_b.name, strongest.baskets,
      coalesce(together.customers, 0), coalesce(ever.customers, 0), 0
    from strongest
    join named as name_a on name_a.item = strongest.a
    join named as name_b on name_b.item = strongest.b
    left join (
      select strongest.a, strongest.b, ${op({ name: 'countDistinctKeys', value: sql`first_item.customer` })} as customers
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
    ) as ever on ever.a = strongest.a and ever.b = strongest.b`;

const matrixRows = sql`
    select 'matrix', name_a.code, name_a.name, name_b.code, name_b.name, pair.baskets, coalesce(customers, 0), 0, 0
    from pair
    left join (
      select first_item.place as place_a, second_item.place as place_b, ${op({ name: 'countDistinctKeys', value: sql`first_item.customer` })} as customers
      from most_held as first_item
      join most_held as second_item on second_item.ord = first_item.ord and second_item.place > first_item.place
      group by first_item.place, second_item.place
    ) as together using (place_a, place_b)
    join frequent as of_a on of_a.place = place_a
    join frequent as of_b on of_b.place = place_b
    join named as name_a on name_a.item = of_a.item
    join named as name_b on name_b.item = of_b.item
    where place_a <= ${lit(shown.matrix)} and place_b <= ${lit(shown.matrix)}`;

/** Of those who could go on (they did not have the other yet), how many did in time. */
const journeyRows = sql`
    select 'next', name_a.code, name_a.name, name_b.code, name_b.name, 0,
      coalesce(followed, 0), begun.customers - coalesce(had, 0), 0
    from begun
    join begun as target on target.place <> begun.place
    left join went on went.place_a = begun.place and went.place_b = target.place
    join named as name_a on name_a.item = begun.item
    join named as name_b on name_b.item = target.item`;
