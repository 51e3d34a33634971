import type { Table } from 'apache-arrow';
import { customerGroupsOf, isCustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { periodRange } from '../../core/periods.ts';
import { cellsOf, cohortsIn, gather, type CohortCell, type CohortRow } from './cells.ts';
import { codeOf, type CohortName } from './mark.ts';
import type { CohortParams } from './params.ts';
import { mostValues, planOf, type CohortPlan } from './plan.ts';

/** Customers with the sums over all they ever bought; amounts in minor units. */
export interface CohortGroup {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: bigint;
}

export interface Cohort extends CohortGroup {
  readonly name: CohortName;
  /** The cohort as marks write it. */
  readonly code: string;
  /** What a value is called; empty for periods, blank cells and rarer values. */
  readonly label: string;
  /** By age, from 0; shorter where the cohort is younger. */
  readonly cells: readonly CohortCell[];
}

export interface CohortView {
  readonly params: CohortParams;
  readonly plan: CohortPlan;
  /** By period of first purchase, oldest first; by tier or segment, best first; or by value, largest first. */
  readonly cohorts: readonly Cohort[];
  /** Closed cells of all cohorts together, earlier ones too: their rates are means weighted by size. */
  readonly mean: readonly CohortCell[];
  /** Cohorts of earlier periods than those shown. */
  readonly earlier: CohortGroup & { readonly cohorts: number };
  /** Customers whose first purchase is not in the selected dates. */
  readonly outside: CohortGroup;
  /** Customers whose every order was refunded, with what is left of their revenue. */
  readonly withoutPurchase: CohortGroup;
  readonly withoutCustomer: CohortGroup;
  readonly total: bigint;
  /** Days of the open period that the view knows and that it has; null where the last one is over. */
  readonly open: { readonly period: number; readonly seen: number; readonly days: number } | null;
  readonly earlyUntil: string | null;
  readonly firstDay: string;
}

/** Turns the rows of `compileCohorts` into cohorts and their cells. */
export function viewCohorts(result: Table, params: CohortParams, data: Dataset): CohortView {
  const rows = readRows(result);
  const plan = planOf(params, data);
  const texts = new Map(rows.filter(({ part }) => part === 'name').map((row) => [row.cohort, row]));
  const own = new Map<number | null, CohortRow[]>();
  for (const row of rows) {
    if (row.part !== 'cell' && row.part !== 'entry' && row.part !== 'again') continue;
    const group = own.get(row.cohort);
    if (group) group.push(row);
    else own.set(row.cohort, [row]);
  }
  const keys = [...own.keys()].filter((key) => key !== null).sort((left, right) => left - right);
  const cohorts = keys.map((key): Cohort => {
    const name = nameOf(key, plan, texts.get(key)?.value ?? null);
    const gathered = gather(own.get(key) ?? [], plan);
    return {
      name,
      code: codeOf(name, params.unit),
      label: texts.get(key)?.name ?? '',
      ...gathered.all,
      cells: cellsOf(gathered, params.ages, plan),
    };
  });
  const everyone = gather([...own.values()].flat(), plan);
  const rest = gather(own.get(null) ?? [], plan);
  const complement = (part: CohortRow['part']): CohortGroup => sumOf(rows, part);
  const bought = complement('bought');
  const withoutPurchase = complement('withoutPurchase');
  const withoutCustomer = complement('withoutCustomer');
  return {
    params,
    plan,
    cohorts,
    mean: cellsOf(everyone, params.ages, plan).filter((cell) => !cell.isOpen),
    earlier: { ...rest.all, cohorts: cohortsIn(rest.periods) },
    outside: {
      customers: bought.customers - everyone.all.customers,
      orders: 0,
      revenue: bought.revenue - everyone.all.revenue,
    },
    withoutPurchase,
    withoutCustomer,
    total: bought.revenue + withoutPurchase.revenue + withoutCustomer.revenue,
    open: openOf(params, plan, data),
    earlyUntil: data.earlyUntil,
    firstDay: data.model.firstDay,
  };
}

function nameOf(key: number, plan: CohortPlan, value: string | null): CohortName {
  if (plan.source === 'time') return { kind: 'period', period: key };
  const group = isCustomerGroupKind(plan.source) && customerGroupsOf(plan.source)[key];
  if (group) return group;
  if (key > mostValues) return { kind: 'other' };
  return value === null ? { kind: 'blank' } : { kind: 'value', value };
}

function openOf(params: CohortParams, plan: CohortPlan, data: Dataset): CohortView['open'] {
  if (plan.asOfPeriod === plan.lastClosed) return null;
  const { from, to } = periodRange(params.unit, plan.asOfPeriod);
  const days = (end: string): number => (Date.parse(end) - Date.parse(from)) / 86_400_000 + 1;
  return { period: plan.asOfPeriod, seen: days(data.asOf), days: days(to) };
}

function sumOf(rows: readonly CohortRow[], part: CohortRow['part']): CohortGroup {
  const own = rows.filter((row) => row.part === part);
  return {
    customers: own.reduce((sum, row) => sum + row.customers, 0),
    orders: 0,
    revenue: own.reduce((sum, row) => sum + row.amount, 0n),
  };
}

/** The rows column by column, which is many times faster than row objects of Arrow. */
function readRows(result: Table): readonly CohortRow[] {
  const column = (name: string): ((row: number) => unknown) => {
    const vector = result.getChild(name);
    return (row) => (vector?.get(row) as unknown) ?? null;
  };
  const [part, cohort, value, name] = ['part', 'cohort', 'value', 'name'].map(column);
  const [period, age, closed] = ['first_period', 'age', 'is_closed'].map(column);
  const [customers, orders, amount] = ['customers', 'orders', 'amount'].map(column);
  return Array.from({ length: result.numRows }, (_, row): CohortRow => ({
    part: part?.(row) as CohortRow['part'],
    cohort: cohort?.(row) as number | null,
    value: value?.(row) as string | null,
    name: name?.(row) as string | null,
    firstPeriod: period?.(row) as number | null,
    age: age?.(row) as number | null,
    isClosed: closed?.(row) as boolean | null,
    customers: Number(customers?.(row)),
    orders: Number(orders?.(row)),
    amount: amount?.(row) as bigint,
  }));
}
