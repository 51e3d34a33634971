import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { lit, op, sql, type Sql } from '../../core/sql/index.ts';
import { ownKinds, type SampleParams } from './params.ts';
import {
  isIn,
  membersOf,
  readStratumCode,
  strataOf,
  stratumCode,
  type StrataKind,
} from './strata.ts';

/**
 * One row per stratum, and the complements that make the revenue add up: customers who only have
 * refunds, and rows without a customer. How many are drawn follows from the sizes.
 */
export function compileSample(params: SampleParams, data: Dataset): Sql {
  const revenue = op({ name: 'sumInteger', value: sql`amount` });
  return sql`
    with ${data.ctes}member as (
      -- one row per customer who has bought: the stratum
      ${membersOf(params, data)}
    )
    select 'stratum' as part, stratum, count(*) as customers, ${revenue} as revenue
    from member
    group by stratum
    union all
    select 'withoutPurchase', null, count(*), coalesce(${revenue}, 0)
    from ${data.customers} as customer_row
    where days = 0
    union all
    select 'withoutCustomer', null, 0, coalesce(${revenue}, 0)
    from ${data.lines} as line
    where customer is null`;
}

const kinds: readonly StrataKind[] = [...ownKinds, 'dimension'];

/** A set of customers: those drawn, or all there are, of one stratum or of every one. */
export interface SampleMark {
  readonly set: 'drawn' | 'all';
  readonly kind: StrataKind;
  readonly stratum: string | null;
  readonly isEveryStratum: boolean;
}

/** The text of a mark: `drawn:dimension:=Consumer`, or `drawn:spending` for every stratum. */
export function markText(
  set: SampleMark['set'],
  kind: StrataKind,
  stratum?: string | null,
): string {
  return stratum === undefined ? `${set}:${kind}` : `${set}:${kind}:${stratumCode(stratum)}`;
}

/** A mark, or null where no view shows such a one. */
export function readMark(text: string): SampleMark | null {
  const [, set, kind, , code] = /^(drawn|all):([a-z]+)(:(-|=.{0,1000}))?$/u.exec(text) ?? [];
  if (!set || !kinds.some((name) => name === kind)) return null;
  const stratum = code === undefined ? null : readStratumCode(code);
  if (stratum === undefined) return null;
  return {
    set: set as SampleMark['set'],
    kind: kind as StrataKind,
    stratum,
    isEveryStratum: code === undefined,
  };
}

/**
 * The customers of a mark. Drawn are those with the smallest hashes of seed and identifier in their
 * stratum, so neither the order of the rows nor other customers change who has which hash.
 */
export function customersOfMark(text: string, params: SampleParams, data: Dataset): Sql | null {
  const mark = readMark(text);
  if (mark?.kind !== strataOf(params, data).kind) return null;
  const wanted = mark.isEveryStratum ? sql`true` : isIn(mark.stratum);
  const members = sql`member as (
      -- one row per customer who has bought: the stratum
      ${membersOf(params, data)}
    )`;
  if (mark.set === 'all')
    return sql`
    with ${data.ctes}${members}
    select customer from member where ${wanted}`;
  return sql`
    with ${data.ctes}${members},
    placed as (
      -- one row per customer of the wanted strata: the place in the draw
      select member.customer,
        row_number() over (
          partition by stratum
          order by ${op({ name: 'seededHash', value: sql`k.id`, seed: params.seed })}, k.id
        ) as place
      from member
      join ${starTables(data.model.schema).customerKey} as k on k.customer = member.customer
      where ${wanted}
    )
    select customer from placed where place <= ${lit(params.size)}`;
}
