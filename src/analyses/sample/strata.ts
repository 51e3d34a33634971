import { addDays } from '../../core/calendar.ts';
import {
  customerGroupPlaces,
  customerGroupsOf,
  isCustomerGroupKind,
  type CustomerGroupKind,
} from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { fifthOf, fifthsOf } from '../../core/model/fifths.ts';
import type { DimensionInfo } from '../../core/model/info.ts';
import { starTables } from '../../core/model/tables.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import { day, id, join, lit, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { ownKinds, type SampleParams } from './params.ts';

export type StrataKind = (typeof ownKinds)[number] | 'dimension';

/** What the strata are made of; `dimension` is null for the analysis' own ways. */
export interface Strata {
  readonly kind: StrataKind;
  readonly dimension: DimensionInfo | null;
}

/** The strata that a view asks for; a dimension that these data do not have gives way to the first kind. */
export function strataOf({ by }: SampleParams, { model }: Dataset): Strata {
  const dimension = dimensionOf(by, model);
  if (dimension) return { kind: 'dimension', dimension };
  return { kind: ownKinds.find((kind) => kind === by) ?? 'spending', dimension: null };
}

/** One row per customer who has bought: the stratum as text (null: a blank value), net amount. */
export function membersOf(params: SampleParams, data: Dataset): Sql {
  const { kind, dimension } = strataOf(params, data);
  if (dimension?.source === 'customer') return byAttribute(dimension, data);
  if (dimension) return byLine(dimension, data);
  if (kind === 'newness') return byNewness(params.newDays, data);
  if (isCustomerGroupKind(kind)) return byGroup(kind, data);
  return byFifth(kind === 'recency' ? 'last_day' : 'amount', data);
}

const bought = (data: Dataset): Sql =>
  sql`(select * from ${data.customers} as customer_row where days > 0)`;

function byFifth(measure: 'last_day' | 'amount', data: Dataset): Sql {
  const many = measure === 'amount' ? [measure] : [];
  const few = measure === 'amount' ? [] : [measure];
  const fifths = data.customerFifths ?? sql`(${fifthsOf(bought(data), { few, many })})`;
  const cuts = [1, 2, 3, 4].map((k) => id(`${measure}_${k}`));
  const stratum = op({ name: 'cast', value: fifthOf(id(measure), cuts), type: 'text' });
  return sql`
    select customer, ${stratum} as stratum, amount
    from ${bought(data)} as person
    cross join ${fifths} as fifths`;
}

function byNewness(newDays: number, data: Dataset): Sql {
  return sql`
    select person.customer, person.amount,
      case when first_day > ${day(addDays(data.asOf, -newDays))} then 'new' else 'existing' end as stratum
    from ${bought(data)} as person
    join ${data.firstPurchases} as seen on seen.customer = person.customer`;
}

function byGroup(kind: CustomerGroupKind, data: Dataset): Sql {
  const cases = customerGroupsOf(kind).map(
    ({ id: name, place }) => sql` when ${lit(place)} then ${lit(name)}`,
  );
  return sql`
    select person.customer, person.amount, case grouped.place${join(cases, nothing)} end as stratum
    from ${bought(data)} as person
    join ${customerGroupPlaces(kind, data)} as grouped on grouped.customer = person.customer`;
}

function byAttribute({ column }: DimensionInfo, data: Dataset): Sql {
  return sql`
    select person.customer, person.amount, attribute.${id(column)} as stratum
    from ${bought(data)} as person
    left join ${starTables(data.model.schema).attribute} as attribute on attribute.customer = person.customer`;
}

/** The value of most of a customer's net revenue; among equals the first by name, a blank one last. */
function byLine({ column }: DimensionInfo, data: Dataset): Sql {
  return sql`
    with spent as (
      -- one row per customer and value of their lines
      select customer, ${id(column)} as value, ${op({ name: 'sumInteger', value: sql`amount` })} as amount
      from ${data.lines} as line
      where customer is not null
      group by customer, ${id(column)}
    ),
    highest as (
      -- one row per customer: the most that was spent on one value
      select customer, max(amount) as amount from spent group by customer
    ),
    most as (
      -- one row per customer: the value it was spent on
      select spent.customer, min(value) as value
      from spent
      join highest on highest.customer = spent.customer and highest.amount = spent.amount
      group by spent.customer
    )
    select person.customer, person.amount, ${op({ name: 'cast', value: sql`most.value`, type: 'text' })} as stratum
    from ${bought(data)} as person
    left join most on most.customer = person.customer`;
}

/** The text of a stratum in a mark: its value, escaped, or `-` for a blank one. */
export function stratumCode(stratum: string | null): string {
  return stratum === null ? '-' : `=${encodeURIComponent(stratum)}`;
}

/** The stratum of a text in a mark; undefined where it is none. */
export function readStratumCode(code: string): string | null | undefined {
  if (code === '-') return null;
  try {
    const text = decodeURIComponent(code.slice(1));
    return code.startsWith('=') && !text.includes('\0') ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a row of `membersOf` is in a stratum. */
export function isIn(stratum: string | null): Sql {
  return stratum === null ? sql`stratum is null` : sql`stratum = ${lit(stratum)}`;
}
