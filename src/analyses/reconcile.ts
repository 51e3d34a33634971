import type { Table } from 'apache-arrow';
import type { LoadReport, ModelInfo } from '../core/model/info.ts';
import {
  add,
  against,
  amounts,
  gapOf,
  type Amounts,
  type Line,
  type Reconciliation,
  type Subject,
} from '../core/model/reconciliation.ts';
import type { DateUse } from '../core/model/scope-period.ts';
import { customerConditions, rowConditions } from '../core/model/scope-conditions.ts';
import { scope } from '../core/model/scope.ts';
import {
  leftOutQuery,
  periodQuery,
  readAmounts,
  readBalance,
  balanceQuery,
  type Balance,
} from '../core/model/balance.ts';
import type { Dataset } from '../core/model/dataset.ts';
import { noFilters, type Filters, type ViewState } from '../core/spec/filters.ts';
import { day, sql, type Sql } from '../core/sql/index.ts';
import { customersOfSet } from './open-view.ts';
import { fileLines } from './reconcile-files.ts';
import { partsOf } from './reconcile-parts.ts';
import { tiesOf, type Base } from './reconcile-ties.ts';

/** The page's name in links. */
export const reconcilePage = 'reconcile';

/** What a reconciliation is made of: the files as they were read, and the view whose numbers are asked about. */
export interface ReconcileRequest {
  readonly report: LoadReport;
  readonly view: ViewState;
  readonly run: (query: Sql) => Promise<Table>;
}

/** One narrowing of the view: what it asks of a line, and all filters up to and including it. */
interface Step {
  readonly subject: Subject;
  readonly condition: Sql;
  readonly filters: Filters;
}

/**
 * Ties the totals of all pages under the filters of a view to the files' own, line by line. Rows and
 * amounts are counted twice, once as what stays (`scope`) and once as what goes (the stored fact);
 * orders and customers once, for what goes can change which orders count.
 */
export async function reconcile(request: ReconcileRequest): Promise<Reconciliation> {
  const { report, view, run } = request;
  const { model } = report;
  const balance = async (filters: Filters): Promise<Balance> =>
    readBalance(await one(run, balanceQuery(dataOf(model, filters, 'history'))));

  const loaded = await balance(noFilters);
  const lines: Line[] = [...fileLines(report, loaded.all), ...partsOf(loaded, model.control)];
  const steps = stepsOf(model, view.filters);
  const range = dataOf(model, view.filters, 'period').period;
  const inRange = sql`day between ${day(range.from)} and ${day(range.to)}`;
  const left = await leftOut(request, [...steps.map(({ condition }) => condition), inRange]);

  let whole = loaded;
  for (const [place, { subject, filters }] of steps.entries()) {
    const next = await balance(filters);
    lines.push(minus(subject, left(place), whole.all, next.all));
    whole = next;
  }
  const undated = { ...view.filters, dates: null };
  const data = dataOf(model, undated, 'history');
  lines.push(total({ kind: 'view', asOf: data.asOf }, whole.all, lines, loaded.all));
  if (steps.length > 0) lines.push(...partsOf(whole, null));

  const period = readAmounts(await one(run, periodQuery(data, range)));
  const span = { range, isUsual: view.filters.dates === null };
  const outside = minus({ kind: 'outside', ...span }, left(steps.length), whole.all, period);
  lines.push(outside, against({ kind: 'period', ...span }, period, add(whole.all, outside)));

  const bases: Record<Base['over'], Base> = {
    view: { over: 'view', data, balance: whole, amounts: whole.all },
    period: { over: 'period', data, balance: null, amounts: period },
    dates: { over: 'dates', data, balance: whole, amounts: whole.all },
  };
  if (view.filters.dates) {
    const dated = await balance(view.filters);
    const alone: Line = {
      ...{ subject: { kind: 'alone' }, role: 'plus', gap: null },
      amounts: { ...gapOf(dated.all, period), rows: 0, revenue: 0n },
    };
    const isOther = alone.amounts.orders !== 0 || alone.amounts.customers !== 0;
    lines.push(
      ...(isOther ? [alone] : []),
      against({ kind: 'dates', range }, dated.all, add(period, alone)),
    );
    const own = dataOf(model, view.filters, 'history');
    bases.dates = { over: 'dates', data: own, balance: dated, amounts: dated.all };
  }
  return { bridge: lines, ties: await tiesOf(request, bases) };
}

function dataOf(model: ModelInfo, filters: Filters, dates: DateUse): Dataset {
  const sets = filters.customers.map((set) => customersOfSet(set, model));
  return scope(model, { filters, dates, compares: false, sets });
}

/** The narrowings that make a difference to these data, in the order of the filter bar. */
function stepsOf(model: ModelInfo, { asOf, dimensions, customers }: Filters): readonly Step[] {
  let filters = noFilters;
  const steps: Step[] = [];
  const push = (subject: Subject, change: Partial<Filters>, own: readonly Sql[]): void => {
    filters = { ...filters, ...change };
    for (const condition of own) steps.push({ subject, condition, filters });
  };
  if (asOf) {
    const late = rowConditions(model, noFilters, null, asOf);
    push({ kind: 'asOf', day: asOf }, { asOf }, late);
  }
  for (const filter of dimensions) {
    const alone = { ...noFilters, dimensions: [filter] };
    const own = [
      ...rowConditions(model, alone, null, model.lastDay),
      ...customerConditions(model, alone, []),
    ];
    push({ kind: 'dimension', filter }, { dimensions: [...filters.dimensions, filter] }, own);
  }
  for (const set of customers)
    push(
      { kind: 'set', set },
      { customers: [...filters.customers, set] },
      customerConditions(model, noFilters, [customersOfSet(set, model)]),
    );
  return steps;
}

/** What each condition leaves out, by its place. */
async function leftOut(
  { run, report }: ReconcileRequest,
  conditions: readonly Sql[],
): Promise<(place: number) => Amounts> {
  const table = await run(leftOutQuery(report.model.schema, conditions));
  const rows = rowsOf(table);
  return (place) => {
    const found = rows.find(({ step }) => Number(step) === place);
    return amounts({
      rows: Number(found?.['line_count'] ?? 0),
      revenue: found?.['revenue'] ?? 0n,
    });
  };
}

/** What a narrowing takes away: rows and amounts as counted, orders and customers as the change. */
function minus(subject: Subject, out: Amounts, before: Amounts, after: Amounts): Line {
  const change = gapOf(before, after);
  return {
    ...{ subject, role: 'minus', gap: null },
    amounts: { ...out, orders: change.orders, customers: change.customers },
  };
}

/** A total with the lines since the last one of all the data taken off it. */
function total(subject: Subject, counted: Amounts, lines: readonly Line[], whole: Amounts): Line {
  const narrowed = lines.filter(
    ({ role, subject: { kind } }) => role === 'minus' && kind !== 'rejected',
  );
  return against(subject, counted, narrowed.reduce(add, whole));
}

/** The only row of an answer. */
async function one(
  run: ReconcileRequest['run'],
  query: Sql,
): Promise<Readonly<Record<string, bigint>>> {
  return rowsOf(await run(query))[0] ?? {};
}

function rowsOf(table: Table): readonly Readonly<Record<string, bigint>>[] {
  return table
    .toArray()
    .map((row: { toJSON(): unknown }) => row.toJSON() as Readonly<Record<string, bigint>>);
}
