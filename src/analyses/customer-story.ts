import type { Dataset } from '../core/model/dataset.ts';
import { fifthOf } from '../core/model/fifths.ts';
import { middleOf } from '../core/model/middle.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { starTables } from '../core/model/tables.ts';
import { id, join, lit, newline, nothing, op, sql, type Sql } from '../core/sql/index.ts';
import type { Yardsticks } from './customer-list.ts';

/** Whom a customer is compared with: every buyer, or those of the same fifth by net revenue. */
export type PeerGroup = 'everyone' | 'fifth';

/**
 * One row per month in which the customer ordered: `month`, qualifying `orders`, `amount` after
 * refunds, `refunded`. Money counts in the month of its order, so that the amounts add up to the
 * customer's net revenue. `data` holds this customer alone.
 */
export function monthsQuery(data: Dataset): Sql {
  return sql`
    with ${data.ctes}ordered as (
      -- one row per order
      select ${op({ name: 'monthNumber', value: id('day') })} as month, amount, sales
      from ${data.orders} as purchase
      where customer is not null
    )
    select month, cast(${op({ name: 'countIf', condition: sql`amount > 0` })} as integer) as orders,
      ${op({ name: 'sumInteger', value: id('amount') })} as amount,
      ${op({ name: 'sumInteger', value: sql`sales - amount` })} as refunded
    from ordered
    group by month
    order by month`;
}

/** Which rows of a long answer: from `start` to `end` (excluded). */
export interface Page {
  readonly start: number;
  readonly end: number;
}

const cut = ({ start, end }: Page): Sql =>
  sql`${newline}limit ${lit(end - start)} offset ${lit(start)}`;

/** One row: how many `orders` and `lines` the customer has. */
export function countsQuery(data: Dataset): Sql {
  return sql`
    with ${data.ctes}sold as (
      -- one row per line
      select ord from ${data.lines} as line where customer is not null
    )
    select ${op({ name: 'countDistinctKeys', value: id('ord') })} as orders, count(*) as lines
    from sold`;
}

/** One row per order, newest first: `ord`, `day`, `lines`, `sales`, `refunded`, `amount`. */
export function ordersQuery(data: Dataset, page: Page): Sql {
  return sql`
    with ${data.ctes}sold as (
      -- one row per order: how many lines it has
      select ord, cast(count(*) as integer) as lines
      from ${data.lines} as line
      where customer is not null
      group by ord
    )
    select purchase.ord, ${op({ name: 'cast', value: id('day'), type: 'text' })} as day, lines, sales,
      sales - amount as refunded, amount
    from ${data.orders} as purchase
    join sold on sold.ord = purchase.ord
    where customer is not null
    order by purchase.day desc, purchase.ord desc${cut(page)}`;
}

/**
 * One row per line, of one order or of all, newest first: `ord`, `day`, product `code` and `name`,
 * `quantity`, `refund`, `amount`, and the dimensions of lines by their columns.
 */
export function linesQuery(data: Dataset, order: number | null, page: Page): Sql {
  const dimensions = lineDimensions(data.model).map(
    ({ column }) =>
      sql`, ${op({ name: 'cast', value: sql`line.${id(column)}`, type: 'text' })} as ${id(column)}`,
  );
  const { product } = starTables(data.model.schema);
  const named = data.model.products > 0;
  return sql`
    with ${data.ctes}sold as (
      -- one row per line
      select * from ${data.lines} as line
      where customer is not null${order === null ? nothing : sql` and ord = ${lit(order)}`}
    )
    select ord, ${op({ name: 'cast', value: sql`line.day`, type: 'text' })} as day,
      ${named ? sql`product.code, product.name` : sql`null as code, null as name`},
      quantity, refund, amount${join(dimensions, nothing)}
    from sold as line${
      named ? sql` left join ${product} as product on product.product = line.product` : nothing
    }
    order by line.day desc, ord desc, amount desc, line.product${cut(page)}`;
}

/** The dimensions that lines have. */
export function lineDimensions(model: ModelInfo): ModelInfo['dimensions'] {
  return model.dimensions.filter(({ source }) => source === 'line');
}

/** One row per experiment and variant the customer is in: `experiment`, `variant`, `day`, `several`. */
export function variantsQuery(model: ModelInfo, key: number): Sql {
  return sql`
    select cast(experiment as integer) as experiment, variant,
      ${op({ name: 'cast', value: id('day'), type: 'text' })} as day, several
    from ${starTables(model.schema).assignment} as assigned
    where customer = ${lit(key)}
    order by experiment, variant`;
}

/**
 * One row: `customers` of the group who have bought, the middle one's `net`, `orders`, `average` order
 * and `last_day`, each by itself, and the middle of all gaps between their purchase days (`gap`).
 */
export function peersQuery(
  data: Dataset,
  against: Yardsticks,
  group: PeerGroup,
  ownFifth: number,
): Sql {
  const fifth = fifthOf(id('amount'), against.monetary.map(lit));
  const peers =
    group === 'everyone' ? sql`days > 0` : sql`days > 0 and ${fifth} = ${lit(ownFifth)}`;
  const middle = (value: Sql): Sql =>
    sql`${op({ name: 'quantilesExact', value, k: [1], of: 2 })}[1]`;
  const gaps =
    group === 'everyone'
      ? data.purchaseDays
      : sql`(select * from ${data.purchaseDays} as purchase_day where customer in (select customer from peer))`;
  return sql`
    with ${data.ctes}peer as (
      -- one row per buyer of the group
      select * from ${data.customers} as person where ${peers}
    ),
    rhythm as (
      -- one row: the middle of their gaps
      ${middleOf(gaps, id('gap'))}
    )
    select summed.*, rhythm.middle as gap
    from (
      select count(*) as customers, ${middle(id('amount'))} as net, ${middle(id('orders'))} as orders,
        ${middle(op({ name: 'divide', left: id('amount'), right: id('orders') }))} as average,
        ${op({ name: 'cast', value: middle(id('last_day')), type: 'text' })} as last_day
      from peer
    ) as summed
    cross join rhythm`;
}
