import type { Dataset } from '../../core/model/dataset.ts';
import { middleOf } from '../../core/model/middle.ts';
import { fewestGaps } from '../../core/model/own-gaps.ts';
import { day, id, join, lit, newline, op, sql, type Sql } from '../../core/sql/index.ts';
import type { PlanParams } from './params.ts';

/** Days of the window where nothing is chosen and the base has too few gaps for a median. */
export const usualWindow = 30;

/** Weeks that the rhythm of purchases is followed back. */
export const mostWeeks = 260;

/** What is counted of a customer, in the window and (`_before`) in the days before it. */
const outcomes = ['bought', 'revenue', 'orders'] as const;

/**
 * Rows of two parts. `base`, one row: customers who had bought before the last complete window up to the
 * as-of day (`customers`), the days of that window and of those before it, whether the window is the
 * median cycle (`gaps`: how many it rests on), and of each outcome its sum, its squares and its products with
 * the days before, and with orders. `week`: customers whose last purchase lies `week` weeks back, from 1.
 */
export function compilePlan(params: PlanParams, data: Dataset): Sql {
  return sql`
    with ${data.ctes}${planCtes(params, data)}
    select 'base' as part, cast(null as bigint) as week, count(*) as customers,
      (select max(days) from horizon) as days, (select max(before) from horizon) as before,
      (select max(gaps) from horizon) as gaps,
      ${join(sums, sql`,${newline}`)}
    from base
    union all
    select 'week', week, customers, ${join([sql`null, null, null`, ...sums.map(() => lit(0))])}
    from (
      -- one row per week back from the as-of day
      select ${op({ name: 'intDivide', left: ageOf(id('last_day'), data), right: lit(7) })} + 1 as week,
        count(*) as customers
      from person
      where last_day is not null
      group by 1
    ) as rhythm
    where week <= ${lit(mostWeeks)}`;
}

/** The CTEs `horizon`, `person` and `base`: orders are read once. They stand after `data.ctes`. */
export function planCtes({ window, before }: PlanParams, data: Dataset): Sql {
  const cycle = sql`case when rows >= ${lit(fewestGaps)} and middle > 0 then middle else ${lit(usualWindow)} end`;
  const days = window > 0 ? lit(window) : cycle;
  const isAfter = sql`age < days`;
  const isBefore = sql`age >= days and age < days + before`;
  const within = (condition: Sql): readonly Sql[] => [
    sql`coalesce(max(case when amount > 0 and ${condition} then 1 end), 0)`,
    sql`coalesce(${op({ name: 'sumIntegerIf', value: id('amount'), condition })}, 0)`,
    op({ name: 'countIf', condition: sql`amount > 0 and ${condition}` }),
  ];
  const named = (values: readonly Sql[], suffix: string): readonly Sql[] =>
    values.map((value, place) => sql`${value} as ${id(`${outcomes[place] ?? ''}${suffix}`)}`);
  return sql`horizon as (
      -- one row: days of the window, and of the days before it; gaps behind the median
      select ${days} as days, ${before > 0 ? lit(before) : days} as before, rows as gaps
      from (${middleOf(data.purchaseDays, id('gap'))}) as cycle
    ),
    person as (
      -- one row per customer: what they did in the window, and before it
      select customer,
        min(case when amount > 0 then day end) as first_day,
        max(case when amount > 0 then day end) as last_day,
        ${join([...named(within(isAfter), ''), ...named(within(isBefore), '_before')], sql`,${newline}`)}
      from (
        select customer, day, amount, ${ageOf(id('day'), data)} as age
        from ${data.orders} as purchase
        where customer is not null
      ) as aged
      cross join horizon
      group by customer
    ),
    base as (
      -- one row per customer who had bought before the window
      select person.* from person cross join horizon
      where ${ageOf(id('first_day'), data)} >= days
    )`;
}

function ageOf(value: Sql, { asOf }: Dataset): Sql {
  return op({ name: 'daysBetween', from: value, to: day(asOf) });
}

/** Sums over customers; of none they are zero. */
const sums: readonly Sql[] = [
  ...outcomes.flatMap((one) => {
    const past = `${one}_before`;
    return [
      sumOf([one]),
      sumOf([one, one]),
      sumOf([past]),
      sumOf([past, past]),
      sumOf([one, past]),
    ];
  }),
  sumOf(['revenue', 'orders']),
  sumOf(['revenue_before', 'orders']),
];

/** The sum of a product of columns, named by them: `revenue`, `revenue_x_orders`. */
function sumOf(columns: readonly string[]): Sql {
  const factors = columns.map((name) => op({ name: 'cast', value: id(name), type: 'double' }));
  return sql`coalesce(sum(${join(factors, sql` * `)}), 0) as ${id(columns.join('_x_'))}`;
}

/** Whom a mark stands for: the base, or those of it who bought in the window or did not. */
export const planMarks = ['base', 'bought', 'stayed'] as const;
export type PlanMark = (typeof planMarks)[number];

/** The customers of a mark; null for a mark that the view does not have. */
export function customersOfMark(text: string, params: PlanParams, data: Dataset): Sql | null {
  const mark = planMarks.find((one) => one === text);
  if (!mark) return null;
  const condition: Readonly<Record<PlanMark, Sql>> = {
    base: sql`true`,
    bought: sql`bought = 1`,
    stayed: sql`bought = 0`,
  };
  return sql`
    with ${data.ctes}${planCtes(params, data)}
    select customer from base where ${condition[mark]}`;
}
