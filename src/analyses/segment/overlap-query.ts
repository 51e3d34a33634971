import type { Dataset } from '../../core/model/dataset.ts';
import { id, join, lit, newline, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import { memberCte, personCte } from './members.ts';
import { segmentsOf, type SegmentParams } from './params.ts';

/** The CTEs of the segments of a view, and `mask`: one row per customer of any, with a bit per segment. */
export function maskCtes(params: SegmentParams, data: Dataset): Sql {
  const segments = segmentsOf(params);
  const name = (place: number): Sql => id(`segment_${place + 1}`);
  const ctes = segments.map(({ rule }, place) => memberCte(name(place), rule, data));
  const bits = segments.map(
    (_, place) => sql`select customer, ${lit(2 ** place)} as bit from ${name(place)} as member`,
  );
  return sql`${join(ctes, sql`,${newline}`)},
    mask as (
      -- one row per customer of any segment: the sum of the bits of all that have them
      select customer, cast(sum(bit) as integer) as bits
      from (
        ${join(bits, unionAll)}
      ) as marked
      group by customer
    )`;
}

/**
 * One row per exact intersection of the segments (its bits; 0 for customers in none): customers, those of
 * them who have bought, and their net revenue.
 */
export function compileOverlap(params: SegmentParams, data: Dataset): Sql {
  return sql`
    with ${data.ctes}${maskCtes(params, data)},
    ${personCte(data)}
    select coalesce(bits, 0) as bits, count(*) as customers,
      ${op({ name: 'countIf', condition: sql`days > 0` })} as buyers,
      ${op({ name: 'sumInteger', value: sql`amount` })} as amount
    from person
    left join mask on mask.customer = person.customer
    group by coalesce(bits, 0)`;
}
