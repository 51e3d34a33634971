import { join, lit, nothing, op, sql, type Sql } from '../sql/index.ts';
import { followsAmount } from './margin.ts';
import { columnFor, type SourcePlan } from './plan.ts';
import { cellRepairs } from './stage.ts';

/**
 * A discount on a whole order lowers what the order comes to and stands on none of its lines. Where
 * the lines of an order say more than the order does, the rest is taken off its lines above zero, in
 * proportion to their amounts and in whole units of the file's own decimals: by largest remainders,
 * so that the lines add up to the order and none of them changes its sign. Orders that state more
 * than their lines, or of which a row was not loaded, stay as they are.
 */
export function spreadOrderDiscounts(stage: Sql, source: SourcePlan): Sql {
  const names = [
    ...(columnFor(source, 'product') ? [sql`line.product, `] : []),
    ...(columnFor(source, 'productName') ? [sql`line.product_name, `] : []),
  ];
  const weight = sql`(reduced.excess * ${units(sql`line.amount`)})`;
  return sql`
    update ${stage} as stage
    set amount = stage.amount - part.micros, ${followsAmount(source) ? sql`margin = stage.margin - part.micros, ` : nothing}order_discount = part.micros,
      repairs = cast(stage.repairs + ${lit(2 ** cellRepairs.indexOf('orderDiscount'))} as utinyint)
    from (
      with unit as (
        -- one row: the millionths in one unit of the last decimal that the file uses
        select ${unitOf([sql`amount`, sql`order_net`])} as micros from ${stage} where problem = 0
      ),
      reduced as (
        -- one row per order that states less than its lines do: units to take off, and to take them from
        select order_id, loose, ${units(sql`net - stated`)} as excess, ${units(sql`sold`)} as sold
        from (${orderSums(stage)}) as sums, unit
        where complete and stated < net and stated >= net - sold
      ),
      share as (
        -- one row per line above zero of these orders: its share rounded down, and its turn for the rest
        select line.rowid as row_id, line.order_id, reduced.loose, reduced.excess,
          ${op({ name: 'intDivide', left: weight, right: sql`reduced.sold` })} as whole,
          row_number() over (
            partition by line.order_id, reduced.loose
            order by ${weight} % reduced.sold desc, line.amount desc, ${join(names, nothing)}line.rowid
          ) as turn
        from ${stage} as line
        join reduced on reduced.order_id is not distinct from line.order_id
          and (reduced.loose is null or reduced.loose = line.rowid), unit
        where line.amount > 0
      ),
      placed as (
        -- the same, with the units that are left over in its order
        select *, excess - sum(whole) over (partition by order_id, loose) as rest from share
      )
      select row_id, cast((whole + case when turn <= rest then 1 else 0 end) * unit.micros as bigint) as micros
      from placed, unit
    ) as part
    where stage.rowid = part.row_id and part.micros > 0`;
}

/** One row: how many orders state another amount than their lines add up to. */
export function otherOrderNets(stage: Sql): Sql {
  return sql`
    select count(*) as orders
    from (${orderSums(stage)}) as sums
    where net is not null and stated <> net`;
}

/** One row: the orders with discounts that were spread, and the millionths that were taken off. */
export function spreadTotals(stage: Sql): Sql {
  return sql`
    select count(distinct order_id) as orders, cast(coalesce(sum(order_discount), 0) as varchar) as off
    from ${stage}
    where problem = 0 and order_discount > 0`;
}

/** One row per order, or per row without one: what it states, and what its loaded lines add up to. */
function orderSums(stage: Sql): Sql {
  return sql`
    select order_id, case when order_id is null then rowid end as loose,
      first(order_net) filter (where order_net is not null) as stated,
      sum(amount) filter (where problem = 0) as net,
      sum(amount) filter (where problem = 0 and amount > 0) as sold,
      bool_and(problem = 0) as complete
    from ${stage}
    where not made
    group by order_id, loose`;
}

/** The largest power of ten, in millionths, that divides all loaded amounts. */
function unitOf(columns: readonly Sql[]): Sql {
  const powers = [6, 5, 4, 3, 2, 1].map((power) => 10 ** power);
  const divides = (power: number): Sql =>
    join(
      columns.map((column) => sql`coalesce(${column} % ${lit(power)} = 0, true)`),
      sql` and `,
    );
  const cases = powers.map((power) => sql`when bool_and(${divides(power)}) then ${lit(power)} `);
  return sql`case ${join(cases, nothing)}else 1 end`;
}

/** Millionths as whole units; wide, for products of two of them follow. */
function units(micros: Sql): Sql {
  return op({ name: 'intDivide', left: sql`cast(${micros} as hugeint)`, right: sql`unit.micros` });
}
