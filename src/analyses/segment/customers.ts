import type { Dataset } from '../../core/model/dataset.ts';
import { customersOfRule } from '../../core/segment/rule-sql.ts';
import { all, id, lit, newline, join, sql, type Sql } from '../../core/sql/index.ts';
import { holdersOf, isOfPeople, keyOf, type ProfileField } from './fields.ts';
import { itemDays, itemKey, itemOf } from './items.ts';
import { fieldNamed, readMark, valueOfMark } from './marks.ts';
import { memberCte, personCte } from './members.ts';
import { maskCtes } from './overlap-query.ts';
import { segmentsOf, type SegmentParams } from './params.ts';

/** The customers of a mark, see `marks.ts`; null for a mark that the view does not have. */
export function customersOfMark(text: string, params: SegmentParams, data: Dataset): Sql | null {
  const mark = readMark(text);
  switch (mark?.kind) {
    case undefined:
      return null;
    case 'in':
      return customersOfRule(params.rule, data);
    case 'out':
      return sql`
    with ${data.ctes}${memberCte(id('member'), params.rule, data)},
    ${personCte(data)}
    select customer from person where customer not in (select customer from member)`;
    case 'value': {
      const field = fieldNamed(mark.field, data);
      const value = field && valueOfMark(field, mark.value);
      return field && value !== null ? membersWith(field, value, params, data) : null;
    }
    case 'only':
    case 'of': {
      const segments = segmentsOf(params);
      if (mark.kind === 'only') {
        if (mark.within.length !== segments.length) return null;
        const bits = mark.within.reduce((sum, is, place) => sum + (is ? 2 ** place : 0), 0);
        return masked(sql`bits = ${lit(bits)}`, params, data);
      }
      const chosen = mark.segments.flatMap((place) => segments[place] ?? []);
      if (chosen.length < mark.segments.length) return null;
      const ctes = chosen.map(({ rule }, place) =>
        memberCte(id(`segment_${place + 1}`), rule, data),
      );
      const within = chosen.map(
        (_, place) => sql`customer in (select customer from ${id(`segment_${place + 1}`)})`,
      );
      return sql`
    with ${join(ctes, sql`,${newline}`)}
    select customer from segment_1 where ${all(within.slice(1))}`;
    }
    case 'bought':
    case 'lacks':
      return membersByItem(mark.code, mark.kind, params, data);
  }
}

function membersWith(
  field: ProfileField,
  value: string,
  { rule }: SegmentParams,
  data: Dataset,
): Sql | null {
  const key = keyOf(field, value, data);
  if (!key) return null;
  const buyers = sql` and customer in (select customer from ${data.customers} as buyer where days > 0)`;
  return sql`
    with ${data.ctes}${memberCte(id('member'), rule, data)}
    select customer
    from (
      ${holdersOf(field, data)}
    ) as holder
    where value = ${key} and customer in (select customer from member)${isOfPeople(field) ? sql`` : buyers}`;
}

function masked(condition: Sql, params: SegmentParams, data: Dataset): Sql {
  return sql`
    with ${data.ctes}${maskCtes(params, data)}
    select customer from mask where ${condition}`;
}

function membersByItem(
  code: string,
  kind: 'bought' | 'lacks',
  params: SegmentParams,
  data: Dataset,
): Sql | null {
  const item = itemOf(params, data.model);
  if (!item) return null;
  const holders = sql`
      select customer from (
        ${itemDays(item, data)}
      ) as held
      where item = ${itemKey(item, code, data)}`;
  const isHeld = kind === 'bought' ? sql`customer in` : sql`customer not in`;
  return sql`
    with ${data.ctes}${memberCte(id('member'), params.rule, data)}
    select customer
    from ${data.customers} as buyer
    where days > 0 and customer in (select customer from member) and ${isHeld} (${holders}
    )`;
}
