import { addDays } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { all, day, id, join, newline, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { beforeDays, firstExposure, metricsOf } from './arms.ts';
import { atomsIn, lineSumsOf, lineValue, type Atom, type LineSum } from './atoms.ts';
import type { ExperimentParams } from './params.ts';

/**
 * The CTE `purchase`: one row per order of a customer who counts, as far as it matters: customer, exposed,
 * day, side (1: after exposure and within the window; 0: in the days before that outcomes are adjusted
 * by; -1: before, since the first exposure of anybody), amount, sales, the sums over lines that metrics
 * need, and first_bought, the first day of a purchase on its side.
 *
 * An order before exposure is as it stood the day before: what was refunded later may be an outcome. Orders
 * are read as they are stored, unless metrics count lines or some lines came later than their order.
 */
export function purchaseCte(params: ExperimentParams, data: Dataset): Sql {
  const atoms = atomsIn(metricsOf(params));
  const columns = orderColumns(params, data.model);
  const isByLine = columns.length > 2 || data.model.hasLaterLines;
  const source = isByLine ? ordersByLine(columns, params, data) : ordersOfCounted(params, data);
  const firstBought = needsFirstDay(atoms)
    ? sql`, min(case when amount > 0 then day end) over (partition by customer, side) as first_bought`
    : nothing;
  return sql`purchase as (
      -- one row per order of a customer who counts, after exposure or before
      select *${firstBought}
      from (
        select customer, exposed, day, ${sideOf(params, data)} as side, ${join(columns.map((name) => id(name)))}
        from (
          ${source}
        ) as ordered
        where ${isInReach(params, data)}
      ) as reached
    )`;
}

/** What `purchase` says of an order: its `amount` and `sales`, and the sums over lines that metrics need. */
export function orderColumns(params: ExperimentParams, model: ModelInfo): readonly string[] {
  return ['amount', 'sales', ...lineSumsOf(atomsIn(metricsOf(params)), model)];
}

/** Whether some atom counts a second purchase day. */
export function needsFirstDay(atoms: readonly Atom[]): boolean {
  return atoms.some(({ name }) => name === 'again');
}

function ordersOfCounted(params: ExperimentParams, data: Dataset): Sql {
  return sql`select counted.customer, counted.exposed, stored.day, stored.amount, stored.sales
          from ${data.orders} as stored
          join counted on counted.customer = stored.customer${earliest(sql`stored`, params, data)}`;
}

/**
 * Nothing matters before the first day that anybody's outcomes are adjusted by. It follows from the rest,
 * but leaves most orders of a long history out before they are joined.
 */
function earliest(row: Sql, params: ExperimentParams, { model }: Dataset): Sql {
  const first = firstExposure(params, model);
  if (first === null) return nothing;
  const from = addDays(first, params.adjust ? -beforeDays(params, model) : 0);
  return sql`${newline}where ${row}.day >= ${day(from)}`;
}

/** The orders made of their lines: those before exposure of what there was of them by then. */
function ordersByLine(columns: readonly string[], params: ExperimentParams, data: Dataset): Sql {
  const { hasLaterLines } = data.model;
  const orderDay = hasLaterLines
    ? sql`coalesce(min(case when not refund then day end), min(day))`
    : sql`min(day)`;
  const sum = (value: Sql): Sql => op({ name: 'sumInteger', value });
  const value = (name: string): Sql => {
    const all = sum(id(name));
    if (!hasLaterLines) return all;
    const known = sum(sql`case when day < exposed then ${id(name)} else 0 end`);
    return sql`case when ${orderDay} < min(exposed) then ${known} else ${all} end`;
  };
  return sql`select min(customer) as customer, min(exposed) as exposed, ${orderDay} as day,
            ${join(columns.map((name) => sql`${value(name)} as ${id(name)}`))}
          from (
            select line.ord, line.customer, counted.exposed, line.day, line.refund,
              ${join(columns.map((name) => sql`${ofLine(name)} as ${id(name)}`))}
            from ${data.lines} as line
            join counted on counted.customer = line.customer${hasLaterLines ? nothing : earliest(sql`line`, params, data)}
          ) as own_line
          group by ord`;
}

function ofLine(name: string): Sql {
  if (name === 'amount') return sql`line.amount`;
  if (name === 'sales') return sql`case when line.refund then 0 else line.amount end`;
  return lineValue(name as LineSum);
}

function sideOf(params: ExperimentParams, data: Dataset): Sql {
  const start = op({
    name: 'addDays',
    value: id('exposed'),
    days: -beforeDays(params, data.model),
  });
  const before = params.adjust ? sql`when day >= ${start} then 0 ` : nothing;
  return sql`case when day >= exposed then 1 ${before}else -1 end`;
}

/** Orders of the window, of the days before, and since the first exposure of anybody. */
function isInReach(params: ExperimentParams, { model }: Dataset): Sql {
  const { adjust, window } = params;
  const shifted = (days: number): Sql => op({ name: 'addDays', value: id('exposed'), days });
  const first = firstExposure(params, model);
  const starts = [
    sql`day >= ${adjust ? shifted(-beforeDays(params, model)) : id('exposed')}`,
    ...(first === null ? [] : [sql`day >= ${day(first)}`]),
  ];
  return all([join(starts, sql` or `), ...(window === 0 ? [] : [sql`day < ${shifted(window)}`])]);
}
