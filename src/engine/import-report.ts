import { fingerprint } from '../core/fingerprint.ts';
import type { LookupRole } from '../core/model/fields.ts';
import {
  shownValues,
  type ControlTotals,
  type DimensionInfo,
  type HealthCheck,
  type LoadReport,
  type ExperimentInfo,
} from '../core/model/info.ts';
import type { ImportPlan } from '../core/model/plan.ts';
import { rowsOfFile } from '../core/model/order-grain.ts';
import { isBuyer } from '../core/model/prospects.ts';
import { cellRepairs } from '../core/model/stage.ts';
import { keepsHour } from '../core/model/hour.ts';
import { dimensionColumns } from '../core/model/stage-columns.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, lit, sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { DuckDbHost } from './host.ts';
import { assignedCheck } from './import-assignments.ts';
import { contactInfos } from './import-contacts.ts';
import { adjustedAmounts } from './import-adjusted.ts';
import { marginChecks, marginTotals } from './import-margins.ts';
import type { Matched } from './import-lookup.ts';
import type { RollupFacts } from './import-rollups.ts';
import type { Facts } from './import-star.ts';
import type { Rejected } from './import-rejects.ts';
import { oneRow, rowsOf } from './rows.ts';

interface Finished {
  readonly plan: ImportPlan;
  readonly sources: readonly Source[];
  /** The transactions source as it was read in the end. */
  readonly transactions: Source;
  readonly redecided: readonly string[];
  readonly rejected: Rejected;
  readonly files: LoadReport['files'];
  readonly isPlain: boolean;
  readonly tables: StarTables;
  readonly shape: Facts & RollupFacts;
  readonly matched: readonly Matched[];
  readonly experiments: readonly ExperimentInfo[];
  readonly started: number;
}

/** Reconciles what was built with what was read, and drops what only the import needed. */
export async function report(host: DuckDbHost, finished: Finished): Promise<LoadReport> {
  const { plan, sources, tables, shape, matched, isPlain } = finished;
  const { rejects, rejectCounts } = finished.rejected;
  const control = await controlTotals(host, finished);
  const hasPeople = matched.some(({ role, isJoined }) => role === 'customers' && isJoined);
  const prospects = hasPeople
    ? sql`(select count(*) from ${tables.attribute} where not (${isBuyer(tables)}))`
    : sql`null::bigint`;
  const facts = await oneRow<{
    orders: bigint;
    customers: bigint;
    prospects: bigint | null;
    products: bigint;
    customer_keys: number;
    order_keys: number;
    product_keys: number;
  }>(
    host,
    sql`select
        (select count(*) from ${tables.order} where amount > 0) as orders,
        (select count(*) from ${tables.customer} where days > 0) as customers,
        (select coalesce(max(customer), -1) + 1 from ${tables.customer}) as customer_keys,
        (select coalesce(max(ord), -1) + 1 from ${tables.order}) as order_keys,
        ${shape.hasProducts ? sql`(select coalesce(max(product), -1) + 1 from ${tables.product})` : lit(0)} as product_keys,
        ${prospects} as prospects,
        ${shape.hasProducts ? sql`(select count(*) from ${tables.product})` : sql`0`} as products`,
  );
  const repairs = isPlain ? [] : await repairCounts(host, finished);
  const checks = healthChecks(finished, control);
  const adjusted = isPlain ? [] : await adjustedAmounts(host, tables, finished.transactions.plan);
  const dimensions = await dimensionInfos(host, finished);
  await host.run(sql`drop table if exists ${tables.stage}`);

  const headers = sources.map((source) => source.plan.columns.map((column) => column.header));
  return {
    model: {
      schema: tables.schema,
      fileNames: sources.map((source) => source.plan.fileName),
      dataVersion: fingerprint(
        JSON.stringify(
          [plan, control, sources.map(({ contentHash }) => contentHash)],
          (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
        ),
      ),
      schemaFingerprint: fingerprint(JSON.stringify(headers)),
      currency: plan.currency,
      scale: shape.scale,
      quantityScale: shape.quantityScale,
      firstDay: shape.firstDay,
      lastDay: shape.lastDay,
      medianGapDays: shape.medianGapDays,
      lines: control.rowsLoaded,
      orders: Number(facts.orders),
      customers: Number(facts.customers),
      prospects: facts.prospects === null ? null : Number(facts.prospects),
      products: Number(facts.products),
      keys: {
        customers: facts.customer_keys,
        orders: facts.order_keys,
        products: facts.product_keys,
      },
      hasLaterLines: shape.hasLaterLines,
      everyLineSells: shape.everyLineSells,
      hasMargin: control.margin !== null,
      hasServiceCost: control.service !== null,
      hasHours: keepsHour(finished.transactions.plan),
      dimensions,
      contacts: await contactInfos(host, tables, matched),
      experiments: finished.experiments,
      control,
    },
    rejects,
    rejectCounts,
    repairs,
    checks: [
      ...checks,
      ...adjusted,
      ...marginChecks(control),
      ...matched.map(joined),
      ...finished.experiments.map(assignedCheck),
    ],
    files: finished.files,
    milliseconds: performance.now() - finished.started,
  };
}

async function controlTotals(
  host: DuckDbHost,
  { transactions, tables, shape, rejected }: Finished,
): Promise<ControlTotals> {
  const { fact_amount: factAmount } = await oneRow<Record<'fact_amount', bigint>>(
    host,
    sql`select cast(coalesce(sum(amount), 0) as bigint) as fact_amount from ${tables.line}`,
  );
  const { rowsLoaded, linesMade, rowsSummed, amount } = shape;
  const { refundRows, refundAmount, guestRows, guestAmount } = shape;
  return {
    rowsInFile: transactions.records,
    rowsLoaded,
    rowsRejected: shape.rowsRefused + rejected.uncut,
    linesMade,
    rowsSummed,
    amount,
    factAmount,
    refundRows,
    refundAmount,
    guestRows,
    guestAmount,
    ...(await marginTotals(host, tables, transactions.plan, shape.scale)),
  };
}

async function repairCounts(
  host: DuckDbHost,
  { tables, transactions }: Finished,
): Promise<LoadReport['repairs']> {
  const groups = await rowsOf<{ repairs: number; rows: bigint }>(
    host,
    sql`select repairs, cast(sum(${rowsOfFile(transactions.plan)}) as bigint) as rows from ${tables.stage} where problem = 0 and repairs <> 0 group by repairs`,
  );
  return cellRepairs
    .map((repair, bit) => ({
      repair,
      rows: groups.reduce(
        (sum, group) => ((group.repairs >> bit) & 1 ? sum + Number(group.rows) : sum),
        0,
      ),
    }))
    .filter(({ rows }) => rows > 0);
}

/** Rows that were left out because they are meant to be: no sales, say, and lines that come again. */
function meant({ rejectCounts }: Rejected): number {
  return rejectCounts
    .filter(({ reason }) =>
      ['notASale', 'replaced', 'outsideDays', 'otherCurrency'].includes(reason),
    )
    .reduce((sum, { rows }) => sum + rows, 0);
}

function healthChecks(
  { redecided, shape, rejected }: Finished,
  control: ControlTotals,
): readonly HealthCheck[] {
  const unreadable = control.rowsRejected - meant(rejected);
  const rejectShare = unreadable / Math.max(1, control.rowsInFile);
  const guestShare = control.guestRows / Math.max(1, control.rowsLoaded);
  const { rowsInFile, rowsLoaded, rowsRejected } = control;
  const checks: HealthCheck[] = [
    {
      code: 'rowsReconcile',
      status: rowsInFile === rowsLoaded + rowsRejected ? 'pass' : 'fail',
      detail: { rowsInFile, rowsLoaded, rowsRejected },
    },
    {
      code: 'amountReconciles',
      status: control.amount === control.factAmount ? 'pass' : 'fail',
      detail: {},
    },
    {
      code: 'oneCustomerPerOrder',
      status: shape.sharedOrderIds === 0 ? 'pass' : 'warn',
      detail: { orders: shape.sharedOrderIds },
    },
    {
      code: 'oneDayPerOrder',
      status: shape.ordersOfSeveralDays === 0 ? 'pass' : 'warn',
      detail: { orders: shape.ordersOfSeveralDays },
    },
    {
      code: 'customerShare',
      status: guestShare > 0.05 ? 'warn' : 'pass',
      detail: { rows: control.guestRows, share: guestShare },
    },
    {
      code: 'rejectShare',
      status: rejectShare > 0.01 ? 'warn' : 'pass',
      detail: { rows: unreadable, share: rejectShare },
    },
  ];
  if (redecided.length > 0)
    checks.push({
      code: 'readDifferently',
      status: 'warn',
      detail: { columns: redecided.join(', ') },
    });
  return checks;
}

const checkOfRole = {
  customers: 'unmatchedCustomers',
  products: 'unmatchedProducts',
  orders: 'unmatchedOrders',
} as const satisfies Record<LookupRole, HealthCheck['code']>;

/** How a table that adds dimensions met the lines. */
function joined(matched: Matched): HealthCheck {
  const { plan, role, known, unknown, unused, repeated, contradicting, rejected } = matched;
  const name = plan.fileName;
  if (matched.isRefused)
    return { code: 'joinRefused', status: 'warn', detail: { columns: name, contradicting } };
  return {
    code: checkOfRole[role],
    status: unknown > 0 || contradicting > 0 || rejected > 0 || known === 0 ? 'warn' : 'pass',
    detail: { name, known, unknown, unused, repeated, contradicting, rejected },
  };
}

async function dimensionInfos(
  host: DuckDbHost,
  { transactions, tables, matched }: Finished,
): Promise<readonly DimensionInfo[]> {
  const origins = [
    { plan: transactions.plan, kind: 'line' as const, table: tables.line },
    ...matched
      .filter(({ isJoined }) => isJoined)
      .map(({ plan, role }) =>
        role === 'customers'
          ? { plan, kind: 'customer' as const, table: tables.attribute }
          : { plan, kind: 'line' as const, table: tables.line },
      ),
  ];
  const infos: DimensionInfo[] = [];
  for (const { plan, kind, table } of origins)
    for (const { column, name } of dimensionColumns(plan)) {
      // Of customers the buyers count: a value that only prospects have comes last, with none.
      const counted = kind === 'customer' ? sql`case when ${isBuyer(tables)} then 1 end` : sql`*`;
      const values = await rowsOf<{ value: string | null; rows: bigint }>(
        host,
        sql`select cast(${id(name)} as varchar) as value, count(${counted}) as rows
          from ${table} group by ${id(name)} order by rows desc, value limit ${lit(shownValues)}`,
      );
      infos.push({
        id: column.id,
        label: column.header,
        source: kind,
        column: name,
        values: values.map(({ value, rows }) => ({ value, rows: Number(rows) })),
      });
    }
  return infos;
}
