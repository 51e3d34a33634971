import { addDays } from '../../core/calendar.ts';
import { customerGroupPlaces } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { neededCtes } from '../../core/model/relations.ts';
import { day, id, join, lit, newline, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import type { CampaignParams } from './params.ts';
import { customersReached } from './reached.ts';
import { spanOf } from './span.ts';
import { quarters } from './strata.ts';

/** What is measured of every customer in the window, and (`_before`) in the days before it. */
export const measures = ['bought', 'revenue', 'orders'] as const;
export type Measure = (typeof measures)[number];

/** The data as they stood the day before the campaign. */
export function dataBefore(params: CampaignParams, data: Dataset): Dataset {
  return data.at(addDays(spanOf(params, data).since, -1));
}

/** A query over the data of another day, with the relations that it names. */
export function within(then: Dataset, query: Sql): Sql {
  const chosen = sql`picked as (
        ${query}
      )
      select * from picked`;
  return sql`with ${neededCtes(then.relations, chosen)}${chosen}`;
}

/**
 * The CTEs up to `placed`, which has one row per customer known by the as-of day: whether the campaign
 * `reached` them (1 or 0), their `stratum` the day before (see `strata.ts`; −1: had not bought), and what they
 * did; and `shared`, the strata that have customers on both sides. They stand after `data.ctes`.
 */
export function placedCtes(params: CampaignParams, data: Dataset): Sql {
  const then = dataBefore(params, data);
  const known = sql`select placed.customer, place as segment, amount
        from ${customerGroupPlaces('segment', then)} as placed
        join ${then.customers} as buyer on buyer.customer = placed.customer`;
  const quarter = [1, 2, 3].map(
    (k) => sql`when known.amount <= ${id(`edge_${k}`)} then ${lit(k - 1)}`,
  );
  const names = measures.flatMap((one) => [id(one), id(`${one}_before`)]);
  const done = names.map((name) => sql`coalesce(${name}, 0) as ${name}`);
  return sql`reached as (
      -- one row per customer whom the campaign reached
      ${customersReached(params, data, then)}
    ),
    known as (
      -- one row per customer who had bought before: RFM segment and revenue so far
      ${within(then, known)}
    ),
    edge as (
      -- one row: what splits them into quarters by revenue
      ${edges}
    ),
    acted as (
      -- one row per customer with an order: what they did, and before
      ${actedOf(params, data)}
    ),
    person as (
      -- one row per customer known, who has bought or not
      ${everybody(data)}
    ),
    placed as (
      -- one row per customer known: the side, the stratum, and what they did
      select person.customer, case when reached.customer is null then 0 else 1 end as reached,
        case when known.customer is null then -1
          else ${lit(quarters)} * segment + case
            ${join(quarter, newline)}
            else ${lit(quarters - 1)} end
        end as stratum,
        ${join(done, sql`,${newline}`)}
      from person
      left join reached on reached.customer = person.customer
      left join known on known.customer = person.customer
      left join acted on acted.customer = person.customer
      cross join edge
    ),
    shared as (
      -- one row per stratum that has customers on both sides
      select stratum
      from placed
      where stratum >= 0
      group by stratum
      having min(reached) < max(reached)
    )`;
}

/** Everyone whom the data know: whoever a sale names, and the people of the customers files. */
function everybody(data: Dataset): Sql {
  const prospects =
    data.prospects === null
      ? nothing
      : sql`${newline}union all
      select customer from ${data.prospects} as prospect`;
  return sql`select customer from ${data.customers} as customer_row${prospects}`;
}

const edges = sql`select max(quarters[1]) as edge_1, max(quarters[2]) as edge_2, max(quarters[3]) as edge_3
      from (
        select ${op({ name: 'quantilesExact', value: id('amount'), k: [1, 2, 3], of: 4 })} as quarters
        from known
      ) as split`;

function actedOf(params: CampaignParams, data: Dataset): Sql {
  const { after, before, since } = spanOf(params, data);
  const isAfter = after ? sql`day >= ${day(since)}` : sql`false`;
  const isBefore = sql`day < ${day(since)}`;
  const of = (condition: Sql, suffix: string): readonly Sql[] => [
    sql`max(case when amount > 0 and ${condition} then 1 else 0 end) as ${id(`bought${suffix}`)}`,
    sql`coalesce(${op({ name: 'sumIntegerIf', value: id('amount'), condition })}, 0) as ${id(`revenue${suffix}`)}`,
    sql`${op({ name: 'countIf', condition: sql`amount > 0 and ${condition}` })} as ${id(`orders${suffix}`)}`,
  ];
  return sql`select customer,
        ${join([...of(isAfter, ''), ...of(isBefore, '_before')], sql`,${newline}`)}
      from ${data.orders} as purchase
      where customer is not null
        and day between ${day(before.from)} and ${day(after ? after.to : before.to)}
      group by customer`;
}
