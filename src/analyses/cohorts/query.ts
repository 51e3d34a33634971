import { monthEnd, monthNumber } from '../../core/calendar.ts';
import { isCustomerGroup, isCustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { DimensionInfo } from '../../core/model/info.ts';
import { starTables } from '../../core/model/tables.ts';
import { join, lit, nothing, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import { activityOf, entryOf } from './entry.ts';
import { nameOfCode, readMark, type CohortName } from './mark.ts';
import type { CohortParams } from './params.ts';
import { mostValues, planOf, spanAt, valueSource, type CohortPlan } from './plan.ts';

/**
 * Rows of one shape, told apart by `part`. Periods that are over (`is_closed`) stand apart from the open
 * one; `cohort` is null for periods of first purchase before those shown.
 *
 * - `entry`: customers of a cohort and period of first purchase, and those who came again by now;
 * - `again`: customers by the age at which they bought for the second time;
 * - `cell`: with an age, who bought at it; without one, the sums over all ages per period of first purchase;
 * - `name`: the value of a cohort and what it is called; `bought`, `withoutPurchase`, `withoutCustomer`: what the revenue adds
 *   up from.
 */
export function compileCohorts(params: CohortParams, data: Dataset): Sql {
  const plan = planOf(params, data);
  return sql`
    with ${data.ctes}${entryOf(params, plan, data)},
    ${movedOf(params, plan, data)}
    ${join(partsOf(params, plan, data), unionAll)}`;
}

/** The CTE `moved`: what every cohort did at every age. */
function movedOf(params: CohortParams, plan: CohortPlan, data: Dataset): Sql {
  const age = (period: Sql): Sql =>
    sql`case when ${period} > first_period then ${ageOf(period, plan)} else 0 end`;
  const isClosed = sql`${isOver(sql`age`, plan)} as is_closed`;
  if (hasStoredMonths(plan, data))
    return sql`moved as (
      -- one row per cohort, period of first purchase and age: who bought, orders, net amount
      select cohort, first_period, age, sum(customers) as customers, sum(orders) as orders, sum(amount) as amount, ${isClosed}
      from (
        select ${shownOf(plan)} as cohort, first_period, ${age(sql`month`)} as age, customers, orders, amount
        from (
          select first_month as cohort, first_month as first_period, month, customers, orders, amount
          from ${data.cohortMonths} as cohort_month
          where first_month between ${lit(monthNumber(data.period.from))} and ${lit(monthNumber(data.period.to))}
        )
      )
      group by cohort, first_period, age
    )`;
  return sql`${activityOf(plan, data)},
    moved as (
      -- one row per cohort, period of first purchase and age: who bought, orders, net amount
      select cohort, first_period, age, ${op({ name: 'countIf', condition: sql`orders > 0` })} as customers,
        sum(orders) as orders, sum(amount) as amount, ${isClosed}
      from (
        select ${shownOf(plan)} as cohort, first_period, ${age(sql`period`)} as age, activity.orders, activity.amount
        from activity
        join entry on entry.customer = activity.customer
      )
      group by cohort, first_period, age
    )`;
}

/** The age that a number after the first purchase belongs to. */
function ageOf(period: Sql, { step }: CohortPlan): Sql {
  const since = sql`${period} - first_period`;
  return step === 1 ? since : op({ name: 'intDivide', left: sql`(${since})`, right: lit(step) });
}

/** Whether the period of an age has ended on or before the as-of day. */
function isOver(age: Sql, { step, lastClosed }: CohortPlan): Sql {
  if (step === 1) return sql`first_period + ${age} <= ${lit(lastClosed)}`;
  return sql`first_period + ${age} * ${lit(step)} <= ${lit(lastClosed - step + 1)}`;
}

/** Whether the stored months of cohorts say it all: whole months, and no refund on another day. */
function hasStoredMonths({ unit, source }: CohortPlan, data: Dataset): boolean {
  const { period, model, asOf } = data;
  const isWhole =
    (period.from <= model.firstDay || period.from.endsWith('-01')) &&
    (period.to >= asOf || period.to === monthEnd(monthNumber(period.to)));
  return unit === 'month' && source === 'time' && isWhole && !model.hasLaterLines;
}

function partsOf(params: CohortParams, plan: CohortPlan, data: Dataset): readonly Sql[] {
  const shown = shownOf(plan);
  const source = valueSource(plan);
  const again = ageOf(sql`second_period`, plan);
  const againIsOver =
    plan.step === 1 ? sql`second_period <= ${lit(plan.lastClosed)}` : isOver(again, plan);
  return [
    sql`
    select 'cell' as part, cohort, cast(null as varchar) as value, cast(null as varchar) as name, first_period, age, is_closed,
      ${total(sql`customers`)} as customers, ${total(sql`orders`)} as orders, ${total(sql`amount`)} as amount
    from moved
    group by grouping sets ((cohort, age, is_closed), (cohort, first_period, is_closed))
    having age is null or age <= ${lit(params.ages)}`,
    sql`
    select 'entry', ${shown}, null, null, first_period, null, null, count(*),
      ${op({ name: 'countIf', condition: againIsOver })}, 0
    from entry
    group by ${shown}, first_period`,
    sql`
    select 'again', cohort, null, null, null, age, age_closed, count(*), 0, 0
    from (
      select ${shown} as cohort, ${again} as age, ${againIsOver} as age_closed
      from entry
      where second_period is not null
    )
    where age <= ${lit(params.ages)}
    group by cohort, age, age_closed`,
    ...(source === null ? [] : [names(source, data)]),
    sql`
    select case when days > 0 then 'bought' else 'withoutPurchase' end, null, null, null, null, null, null, count(*), 0, ${total(sql`amount`)}
    from ${data.customers} as customer_row
    group by days > 0`,
    sql`
    select 'withoutCustomer', null, null, null, null, null, null, 0, 0, coalesce(${total(sql`amount`)}, 0)
    from ${data.lines} as line
    where customer is null`,
  ];
}

/** The cohort of a row; null for periods before those shown. */
function shownOf({ source, firstShown }: CohortPlan): Sql {
  return source === 'time'
    ? sql`case when cohort >= ${lit(firstShown)} then cohort end`
    : sql`cohort`;
}

function total(value: Sql): Sql {
  return op({ name: 'sumInteger', value });
}

function names(source: 'product' | DimensionInfo, data: Dataset): Sql {
  const texts =
    source === 'product'
      ? sql`product.code, coalesce(product.name, product.code)`
      : sql`cast(ranked.value as varchar), cast(ranked.value as varchar)`;
  const named =
    source === 'product'
      ? sql` left join ${starTables(data.model.schema).product} as product on product.product = ranked.value`
      : nothing;
  return sql`
    select 'name', place, ${texts}, null, null, null, 0, 0, 0
    from ranked${named}
    where place <= ${lit(mostValues)}`;
}

/**
 * The customers of a mark: `cohort:2011-01` (everyone in it), `cell:2011-01:3` (who bought in the third
 * period after), `again:2011-01:3` (who had bought again by its end). Cohorts by value are written `=web`,
 * `blank` and `other`; products by their code; groups `tier-top`, `segment-loyal`.
 */
export function customersOfMark(mark: string, params: CohortParams, data: Dataset): Sql | null {
  const read = readMark(mark);
  const name = read && nameOfCode(read.code, params.unit);
  const plan = planOf(params, data);
  if (!read || !name || !isShown(name, plan)) return null;
  if (read.age > params.ages) return null;
  const [begin, end] = spanAt(plan, 0, read.age);
  const isMember = memberOf(name, plan, data);
  const members = sql`members as (
      -- one row per customer of the cohort
      select entry.* from entry where ${isMember}
    )`;
  if (read.what === 'cohort')
    return sql`
    with ${data.ctes}${entryOf(params, plan, data)},
    ${members}
    select customer from members`;
  // A cell counts those whose period is over; where there are none, those for whom it has begun.
  const lastOver = lit(plan.lastClosed - end);
  const counted = sql`first_period <= case
        when (select min(first_period) from members) <= ${lastOver} then ${lastOver}
        else ${lit(plan.asOfPeriod - begin)}
      end`;
  if (read.what === 'again')
    return sql`
    with ${data.ctes}${entryOf(params, plan, data)},
    ${members}
    select customer
    from members
    where second_period <= first_period + ${lit(end)} and ${counted}`;
  return sql`
    with ${data.ctes}${entryOf(params, plan, data)},
    ${activityOf(plan, data)},
    ${members}
    select members.customer
    from members
    join activity on activity.customer = members.customer and activity.period = members.first_period + ${lit(begin)}
    where activity.orders > 0 and ${counted}`;
}

/** Whether a plan can have such a cohort. */
function isShown({ kind }: CohortName, { source }: CohortPlan): boolean {
  if (source === 'time') return kind === 'period';
  if (isCustomerGroupKind(source)) return kind === source;
  return kind === 'value' || kind === 'blank' || kind === 'other';
}

function memberOf(name: CohortName, plan: CohortPlan, data: Dataset): Sql {
  if (name.kind === 'period') return sql`cohort = ${lit(name.period)}`;
  if (isCustomerGroup(name)) return sql`cohort = ${lit(name.place)}`;
  if (name.kind === 'other') return sql`cohort = ${lit(mostValues + 1)}`;
  const place = (condition: Sql): Sql =>
    sql`cohort = (select place from ranked where place <= ${lit(mostValues)} and ${condition})`;
  if (name.kind === 'blank') return place(sql`value is null`);
  if (plan.source !== 'product') return place(sql`cast(value as varchar) = ${lit(name.value)}`);
  return place(
    sql`value = (select product from ${starTables(data.model.schema).product} as product where code = ${lit(name.value)})`,
  );
}
