import type { Table } from 'apache-arrow';
import type { Dataset } from '../core/model/dataset.ts';
import type { ModelInfo } from '../core/model/info.ts';
import {
  add,
  amounts,
  gapOf,
  type Amounts,
  type Line,
  type Tie,
} from '../core/model/reconciliation.ts';
import { beforeQuery, readAmounts, type Balance } from '../core/model/balance.ts';
import type { AnyAnalysis, Totals } from '../core/spec/analysis.ts';
import type { ViewState } from '../core/spec/filters.ts';
import { sql, type Sql } from '../core/sql/index.ts';
import { nextTask } from '../core/next-task.ts';
import { listColumns } from './customer-columns.ts';
import { listScope, orderQuery } from './customer-list.ts';
import { openView } from './open-view.ts';
import { analyses } from './registry.ts';

/** A line of the bridge that pages are held against, with the data it was counted in. */
export interface Base {
  readonly over: Totals['over'];
  readonly data: Dataset;
  /** Its parts; null for a period, whose pages count everyone. */
  readonly balance: Balance | null;
  readonly amounts: Amounts;
}

type Bases = Readonly<Record<Base['over'], Base>>;

interface Asked {
  readonly report: { readonly model: ModelInfo };
  readonly view: ViewState;
  readonly run: (query: Sql) => Promise<Table>;
}

/** Runs every page under the filters of the view and holds its own totals against the bridge. */
export async function tiesOf(asked: Asked, bases: Bases): Promise<readonly Tie[]> {
  const found: Tie[] = [];
  for (const analysis of analyses) {
    // Every page is a task of its own, so that none of them holds the thread.
    await nextTask();
    const totals = await totalsOf(analysis, asked);
    if (totals) found.push(await tieOf(analysis.id, totals, bases, asked));
  }
  found.push(await tieOfList(asked, bases.dates));
  return found;
}

async function totalsOf(
  analysis: AnyAnalysis,
  { report, view, run }: Asked,
): Promise<Totals | null> {
  if (!analysis.totals) return null;
  const open = openView({ page: analysis.id, params: {}, filters: view.filters }, report.model);
  const shown: unknown = analysis.view(await run(open.query), open.params, open.data);
  return analysis.totals(shown);
}

async function tieOf(page: string, totals: Totals, bases: Bases, { run }: Asked): Promise<Tie> {
  const { over, orders, customers, revenue, from } = totals;
  const base = bases[over];
  const lines = (totals.without ?? []).flatMap((kind) => withoutLine(kind, base.balance));
  if (from) {
    const [row] = (await run(beforeQuery(base.data, from)))
      .toArray()
      .map((one: { toJSON(): unknown }) => one.toJSON() as Readonly<Record<string, bigint>>);
    lines.push({
      subject: { kind: 'before', day: from },
      role: 'minus',
      amounts: readAmounts(row ?? {}),
      gap: null,
    });
  }
  return tie(page, base, lines, amounts({ orders, customers, revenue }));
}

/** What a page does not count; nothing where there is none of it. */
function withoutLine(kind: 'guests' | 'unbought', balance: Balance | null): Line[] {
  if (!balance) return [];
  const { guests, unbought, unboughtCustomers } = balance;
  const line = (subject: Line['subject'], own: Amounts): Line[] => [
    { subject, role: 'minus', amounts: own, gap: null },
  ];
  if (kind === 'guests') return guests.rows === 0 ? [] : line({ kind }, guests);
  return unboughtCustomers === 0 ? [] : line({ kind, customers: unboughtCustomers }, unbought);
}

/** The customer list counts those who bought; a set of customers is shown with everyone in it. */
async function tieOfList({ report: { model }, view, run }: Asked, base: Base): Promise<Tie> {
  const [sort] = listColumns(model);
  const against = { recency: [], frequency: [], monetary: [], medianGapDays: null };
  const search = { text: '', whole: false };
  const listed = sort
    ? await run(
        sql`select count(*) as customers from (
          ${orderQuery(view, listScope(view, model), against, { sort, descending: false, search })}
        ) as listed`,
      )
    : null;
  const shown = Number(listed?.getChild('customers')?.get(0) ?? 0);
  const isSet = view.filters.customers.length > 0;
  const idle = isSet ? (base.balance?.unboughtCustomers ?? 0) : 0;
  const data = listScope(view, model);
  const prospects = data.prospects ? await countOf(data.prospects, data, run) : 0;
  const lines = [
    { kind: 'unbought' as const, customers: idle },
    { kind: 'prospects' as const, customers: prospects },
  ]
    .filter(({ customers }) => customers > 0)
    .map((subject): Line => ({
      ...{ subject, role: 'plus', gap: null },
      amounts: amounts({ customers: subject.customers }),
    }));
  return tie('customers', base, lines, amounts({ customers: shown }));
}

async function countOf(relation: Sql, data: Dataset, run: Asked['run']): Promise<number> {
  const counted = await run(
    sql`with ${data.ctes}counted as (select count(*) as people from ${relation} as person)
      select people from counted`,
  );
  return Number(counted.getChild('people')?.get(0) ?? 0);
}

function tie(page: string, base: Base, lines: readonly Line[], shown: Amounts): Tie {
  const gap = gapOf(shown, lines.reduce(add, base.amounts));
  return { page, over: base.over, base: base.amounts, lines, shown, gap };
}
