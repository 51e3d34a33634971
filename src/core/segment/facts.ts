import type { Dataset } from '../model/dataset.ts';
import { customerFifthsOf, fifthOf } from '../model/fifths.ts';
import { customerGroupPlaces } from '../model/customer-groups.ts';
import { middleOf } from '../model/middle.ts';
import { fewestGaps, ownGaps, rhythmDays } from '../model/own-gaps.ts';
import { starTables } from '../model/tables.ts';
import { day, id, join, lit, newline, nothing, op, sql, unionAll, type Sql } from '../sql/index.ts';
import { conditionsOf } from './rule-walk.ts';
import type { Rule } from './rule.ts';
import { quartileOfGaps } from './gap-quartile.ts';

/** What only some conditions read, beside the sums of a customer. */
export type Need = 'first' | 'gap' | 'cycle' | 'edge' | 'scores' | 'tier' | 'attribute';

/**
 * One row per person whom the data know: customer, last_day (null: never bought), days, orders, amount,
 * sales, and the columns of what the rule needs. Stands after `data.ctes`.
 */
export function factsFor(rule: Rule, data: Dataset): Sql {
  const needs = new Set(conditionsOf(rule).flatMap(needsOf));
  // Without a file of customers there is no table of what it says.
  if (data.model.prospects === null) needs.delete('attribute');
  const parts = partsOf(data).filter(([need]) => needs.has(need));
  const prospects = data.prospects
    ? sql`${unionAll}select customer, null, 0, 0, 0, 0
from ${data.prospects} as prospect`
    : nothing;
  return sql`
      select person.*${join(
        parts.map(([, columns]) => columns),
        nothing,
      )}
      from (
        select customer, last_day, days, orders, amount, sales
        from ${data.customers} as buyer${prospects}
      ) as person${join(
        parts.map(([, , joined]) => sql`${newline}${joined}`),
        nothing,
      )}`;
}

function needsOf(condition: ReturnType<typeof conditionsOf>[number]): readonly Need[] {
  switch (condition.kind) {
    case 'number':
      return needsOfNumber[condition.of] ?? [];
    case 'day':
      return condition.of === 'first' ? ['first'] : [];
    case 'group':
      return condition.of === 'segment' ? ['scores'] : ['tier'];
    case 'moved':
      if (condition.to.length === 0) return [];
      return condition.of === 'segment' ? ['scores'] : ['tier'];
    case 'column':
    case 'range':
    case 'birthday':
    case 'consent':
      return ['attribute'];
    default:
      return [];
  }
}

const needsOfNumber: Readonly<Partial<Record<string, readonly Need[]>>> = {
  age: ['first'],
  gap: ['gap'],
  late: ['gap', 'cycle'],
  overdue: ['edge'],
  r: ['scores'],
  f: ['scores'],
  m: ['scores'],
};

/** What each need adds: columns, and the relation that has them. */
function partsOf(data: Dataset): readonly (readonly [Need, Sql, Sql])[] {
  const score = (measure: string): Sql =>
    sql`case when person.days > 0 then ${fifthOf(
      sql`person.${id(measure)}`,
      [1, 2, 3, 4].map((k) => id(`${measure}_${k}`)),
    )} end`;
  return [
    [
      'first',
      sql`, first_day`,
      sql`left join ${data.firstPurchases} as first_purchase on first_purchase.customer = person.customer`,
    ],
    [
      'gap',
      sql`, median_gap`,
      sql`left join (
        ${ownGaps(data.purchaseDays)}
      ) as rhythm on rhythm.customer = person.customer`,
    ],
    [
      'cycle',
      sql`, case when person.days >= ${lit(rhythmDays)} then median_gap else cycle end as own_cycle`,
      sql`cross join (
        -- one row: the middle of all gaps, where they are enough to say
        select case when rows >= ${lit(fewestGaps)} then middle end as cycle
        from (${middleOf(data.purchaseDays, id('gap'))}) as every_gap
      ) as everyones`,
    ],
    [
      'edge',
      sql`, edge`,
      sql`cross join (
        -- one row: three quarters of all gaps are no longer than this
        ${quartileOfGaps(data.purchaseDays)}
      ) as gap_quartile`,
    ],
    [
      'scores',
      sql`, ${score('last_day')} as r, ${score('days')} as f, ${score('amount')} as m`,
      sql`cross join ${data.customerFifths ?? sql`(${customerFifthsOf(data.customers)})`} as fifths`,
    ],
    [
      'tier',
      sql`, standing.place as tier`,
      sql`left join ${customerGroupPlaces('tier', data)} as standing on standing.customer = person.customer`,
    ],
    [
      'attribute',
      attributeColumns(data),
      sql`left join ${starTables(data.model.schema).attribute} as attribute on attribute.customer = person.customer`,
    ],
  ];
}

/** `known`: whether a customers file names them; and every column of those files. */
function attributeColumns({ model }: Dataset): Sql {
  const dimensions = model.dimensions.filter(({ source }) => source === 'customer');
  const columns = new Set([...dimensions, ...model.contacts].map(({ column }) => column));
  return sql`, attribute.customer is not null as known${join(
    [...columns].map((column) => sql`, attribute.${id(column)}`),
    nothing,
  )}`;
}

/** Days from a day to the last one that the data know about. */
export function daysSince(from: Sql, asOf: string): Sql {
  return op({ name: 'daysBetween', from, to: day(asOf) });
}
