import type { Dataset } from '../../core/model/dataset.ts';
import { id, join, lit, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import type { DistributionParams } from './params.ts';

/**
 * One row per hundredth of the buyers (best first), one per amount cut to its first two digits, and the
 * complements that make the revenue add up. Whatever the bars, they are sums of these rows: their
 * edges have two digits, or are ends of hundredths.
 */
export function compileDistribution(params: DistributionParams, data: Dataset): Sql {
  const amount = measured(params);
  return sql`
    with ${data.ctes}${buyers(params, data)},
    ranked as (
      -- one row per buyer: the place by spending, 1 is best
      select value, row_number() over (order by value desc) as place, count(*) over () as everyone
      from buyer
    )
    select 'hundredth' as part, ${hundredth} as slot, count(*) as customers,
      ${op({ name: 'sumInteger', value: sql`value` })} as revenue,
      min(value) as low, max(value) as high,
      sum(cast(place as double) * value) as weighted,
      min(case when 2 * place <= everyone + 1 then value end) as median_high,
      max(case when 2 * place >= everyone + 1 then value end) as median_low
    from ranked
    group by slot
    union all
    select 'digits', null, count(*), ${op({ name: 'sumInteger', value: sql`value` })}, low, max(value), null, null, null
    from (
      -- one row per buyer: the amount, and it cut to its first two digits; 0 for zero and below
      select value,
        case when value > 0 then ${op({ name: 'intDivide', left: sql`value`, right: sql`step` })} * step else 0 end as low
      from (select value, ${step} as step from buyer)
    )
    group by low
    union all
    select 'withoutPurchase', null, count(*), coalesce(${op({ name: 'sumInteger', value: amount })}, 0), null, null, null, null, null
    from ${data.customers} as customer_row
    where days = 0
    union all
    select 'withoutCustomer', null, 0, coalesce(${op({ name: 'sumInteger', value: amount })}, 0), null, null, null, null, null
    from ${data.orders} as purchase
    where customer is null`;
}

/**
 * The customers of a mark: `best:0-20` (the best 20 %), `best:20-30` (the third tenth), `bin:5000-10000`
 * (amounts in minor units, from and below), `bin:5000-` (and more), `bin:none` (zero and below), `all`.
 */
export function customersOfMark(
  mark: string,
  params: DistributionParams,
  data: Dataset,
): Sql | null {
  const best = bestOf(mark);
  if (best)
    return sql`
      with ${data.ctes}${buyers(params, data)},
      ranked as (
        -- one row per buyer: the place by spending, equal amounts by customer key
        select customer, row_number() over (order by value desc, customer) as place, count(*) over () as everyone
        from buyer
      )
      select customer
      from (select customer, ${hundredth} as slot from ranked)
      where slot > ${lit(best.from)} and slot <= ${lit(best.to)}`;
  const condition = conditionOf(mark);
  return (
    condition &&
    sql`
      with ${data.ctes}${buyers(params, data)}
      select customer from buyer where ${condition}`
  );
}

/** The span of a mark of ranks, in per cent of the customers, best first. */
export function bestOf(mark: string): { readonly from: number; readonly to: number } | null {
  const [, from, to] = /^best:(\d{1,2})-(\d{1,3})$/.exec(mark) ?? [];
  const span = { from: Number(from), to: Number(to) };
  return span.from < span.to && span.to <= 100 ? span : null;
}

/** The span of a mark of amounts, in minor units: from, and below (null: no end). */
export function binOf(mark: string): { readonly low: bigint; readonly high: bigint | null } | null {
  const [, low, high] = /^bin:(\d{1,20})-(\d{1,20})?$/.exec(mark) ?? [];
  return low === undefined
    ? null
    : { low: BigInt(low), high: high === undefined ? null : BigInt(high) };
}

function conditionOf(mark: string): Sql | null {
  if (mark === 'all') return sql`true`;
  if (mark === 'bin:none') return sql`value <= 0`;
  const bin = binOf(mark);
  if (!bin) return null;
  const upper = bin.high === null ? nothing : sql` and value < ${lit(bin.high)}`;
  return sql`value > 0 and value >= ${lit(bin.low)}${upper}`;
}

function buyers(params: DistributionParams, data: Dataset): Sql {
  return sql`buyer as (
      -- one row per customer who has bought: what they spent
      select customer, ${measured(params)} as value
      from ${data.customers} as customer_row
      where days > 0
    )`;
}

function measured(params: DistributionParams): Sql {
  return params.amount === 'sales' ? id('sales') : id('amount');
}

/** 1–100: the first k hundredths are the best ⌈k·n/100⌉ of n. */
const hundredth = sql`1 + ${op({ name: 'intDivide', left: sql`(place - 1) * 100`, right: sql`everyone` })}`;

/** What an amount is cut to a multiple of, to leave two digits. Texts of 18 digits are the longest. */
const step = sql`case${join(
  Array.from({ length: 16 }, (_, power) => power).map(
    (power) =>
      sql` when value < ${lit(10n ** BigInt(power + 2))} then ${lit(10n ** BigInt(power))}`,
  ),
  nothing,
)} else ${lit(10n ** 16n)} end`;
