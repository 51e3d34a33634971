import type { Dataset } from '../../core/model/dataset.ts';
import { day, id, join, newline, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { memberCte, personCte } from './members.ts';
import { segmentsOf, type SegmentParams } from './params.ts';

/** What customers who have bought are compared by: a number of each, null where it is unknown of them. */
export const compared = ['revenue', 'orders', 'days', 'recency', 'gap', 'margin'] as const;
export type Compared = (typeof compared)[number];

/** The measures that a data set has. */
export function comparedIn({ hasMargin }: { readonly hasMargin: boolean }): readonly Compared[] {
  return compared.filter((measure) => measure !== 'margin' || hasMargin);
}

/**
 * Two rows (`side` 0: the segment, 1: the other one, or everyone else), and one (`side` 2) of those in both:
 * customers, of them buyers, their amount; then of those who have bought how many came back, how many
 * have a refund, and of each measure how many have it, its sum and the sum of its squares.
 */
export function compileCompare(params: SegmentParams, data: Dataset): Sql {
  const [, other] = segmentsOf(params);
  const opposite = other
    ? memberCte(id('opposite'), other.rule, data)
    : sql`opposite as (
      -- one row per customer whom the segment does not have
      select customer from person where customer not in (select customer from member)
    )`;
  const measures = comparedIn(data.model);
  const ofBuyers = (value: Sql): Sql => sql`case when days > 0 then ${value} end`;
  const sums = measures.flatMap((measure) => {
    const value = ofBuyers(id(measure));
    const exact = op({ name: 'cast', value, type: 'double' });
    return [
      sql`count(${value}) as ${id(`${measure}_count`)}`,
      sql`coalesce(sum(${exact}), 0) as ${id(`${measure}_sum`)}`,
      sql`coalesce(sum(${exact} * ${exact}), 0) as ${id(`${measure}_squares`)}`,
    ];
  });
  return sql`
    with ${data.ctes}${memberCte(id('member'), params.rule, data)},
    ${personCte(data)},
    ${opposite},
    measured as (
      -- one row per customer known, with what is compared
      select person.customer, person.days, person.amount as revenue, person.orders, person.sales,
        ${op({ name: 'daysBetween', from: sql`person.last_day`, to: day(data.asOf) })} as recency,
        case when person.days > 1 then ${op({
          name: 'divide',
          left: op({ name: 'daysBetween', from: sql`first_day`, to: sql`person.last_day` }),
          right: sql`(person.days - 1)`,
        })} end as gap${measures.includes('margin') ? sql`, margin` : nothing}
      from person
      left join ${data.firstPurchases} as first_purchase on first_purchase.customer = person.customer${
        measures.includes('margin') ? marginOf(data) : nothing
      }
    ),
    sided as (
      -- one row per customer and side
      select customer, 0 as side from member
      union all
      select customer, 1 as side from opposite
      union all
      select member.customer, 2 as side from member join opposite on opposite.customer = member.customer
    )
    select side, count(*) as customers,
      ${op({ name: 'countIf', condition: sql`days > 0` })} as buyers,
      ${op({ name: 'sumInteger', value: sql`revenue` })} as amount,
      ${op({ name: 'countIf', condition: sql`days > 1` })} as back,
      ${op({ name: 'countIf', condition: sql`days > 0 and sales > revenue` })} as refunded,
      ${join(sums, sql`,${newline}`)}
    from sided
    join measured on measured.customer = sided.customer
    group by side`;
}

/** What all lines of a customer with a known margin earned; null where none is known. */
function marginOf({ lines }: Dataset): Sql {
  return sql`${newline}left join (
        select customer, ${op({ name: 'sumInteger', value: sql`margin` })} as margin
        from ${lines} as line
        where customer is not null and margin is not null
        group by customer
      ) as earned on earned.customer = person.customer`;
}
