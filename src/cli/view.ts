import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { openView } from '../analyses/open-view.ts';
import { reconcilePage } from '../analyses/reconcile.ts';
import { fail, type AppError } from '../core/error.ts';
import { csvForPeople, plainRows } from '../core/export/csv.ts';
import type { ControlTotals, LoadReport, ModelInfo } from '../core/model/info.ts';
import type { ImportPlan, SourcePlan } from '../core/model/plan.ts';
import { decimalText } from '../core/money.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { TableData } from '../core/spec/screen.ts';
import { LocalEngine } from '../engine/local.ts';
import { openNodeHost } from '../engine/node-host.ts';
import { sourcesOf } from '../engine/sources.ts';
import { inspectFile } from '../ingest/inspect.ts';
import { mostMemory, requireMemory } from '../ingest/memory-need.ts';
import { settleJoins } from '../ingest/joins/settle-joins.ts';
import { listTables } from '../ingest/tables.ts';
import { missingColumns } from '../ingest/first-look.ts';
import type { Inspection, Overrides } from '../ingest/types.ts';
import { formatsOf } from '../i18n/cells.ts';
import { createFormats } from '../i18n/format.ts';
import { readLocation } from '../url/location.ts';
import type { Arguments } from './arguments.ts';
import { printedReconciliation, type Printed } from './reconcile.ts';

/** Opens a view on files, without a browser, and writes what its tables show. */
export async function printView(args: Arguments): Promise<string> {
  const { view, notices } = readLocation(args.view.slice(args.view.indexOf('#') + 1));
  const engine = await LocalEngine.open(openNodeHost);
  try {
    const report = await loadFiles(engine, args);
    const { model } = report;
    const { answer, asOf, tables, notes } = await (view.page === reconcilePage
      ? printedReconciliation(engine, view, report)
      : printedAnalysis(engine, view, model));
    if (args.format === 'csv') return csvForPeople(chooseTable(tables, args.table), model.scale);
    return `${JSON.stringify(
      {
        view: args.view,
        answer,
        asOf,
        tables: Object.fromEntries(
          tables.map((table) => [table.id, plainRows(table, model.scale)]),
        ),
        notes: [...notes, ...notices.map(written)],
        controlTotals: totalsOf(model),
      },
      null,
      2,
    )}\n`;
  } finally {
    await engine.close();
  }
}

async function printedAnalysis(
  engine: LocalEngine,
  view: ViewState,
  model: ModelInfo,
): Promise<Printed> {
  const { query, analysis, params, data, notices } = openView(view, model);
  const result: unknown = analysis.view(
    tableFromIPC((await engine.run(query)).bytes),
    params,
    data,
  );
  const labels: unknown = analysis.labels.en;
  const formats = formatsOf(createFormats('en'), 'en', model);
  const { answer, notes } = analysis.screen(result, { labels, formats, data });
  return {
    ...{ answer, asOf: data.asOf, tables: analysis.tables(result, labels) },
    notes: [...notes, ...notices.map(written)],
  };
}

function written({ code, detail }: AppError): string {
  return `${code} ${JSON.stringify(detail)}`;
}

async function loadFiles(engine: LocalEngine, args: Arguments): Promise<LoadReport> {
  const inspections: Inspection[] = [];
  const read: (readonly [File, Overrides])[] = [];
  for (const path of args.data) {
    const file = await readNamed(path);
    for (const { path: inside, isHidden } of await listTables(file)) {
      if (isHidden) continue;
      read.push([file, { path: inside }]);
      inspections.push(await inspectFile(file, {}, { path: inside }));
    }
  }
  const mapping = args.mapping === null ? null : await readMapping(args.mapping);
  const { plans: settled } = await settleJoins(
    inspections.map((inspection) => ({ inspection, isRoleChosen: false })),
  );
  const mapped = inspections.map((inspection, index) => ({
    ...inspection,
    plan: plannedFor(inspection.plan, mapping) ?? settled[index] ?? inspection.plan,
  }));
  for (const [index, inspection] of mapped.entries()) {
    const wanted = missingColumns(inspection.plan, inspection.facts);
    const [file, overrides] = read[index] ?? [];
    if (wanted.length === 0 || !file) continue;
    const whole = await inspectFile(file, {}, { ...overrides, wanted });
    mapped[index] = { ...whole, plan: inspection.plan };
  }
  requireMemory(mapped, mostMemory);
  const currency = args.currency ?? (mapping ? mapping.currency : undefined);
  const sources = sourcesOf(mapped, currency);
  return engine.load(sources, 'shop');
}

/** The mapping's plan for a table: of the same name, or else of the same header. */
function plannedFor(plan: SourcePlan, mapping: ImportPlan | null): SourcePlan | null {
  const sources = mapping?.sources ?? [];
  const named = sources.find(({ fileName }) => fileName === plan.fileName);
  const header = JSON.stringify(plan.columns.map((column) => column.header));
  const alike = sources.find(
    ({ columns }) => JSON.stringify(columns.map((column) => column.header)) === header,
  );
  return named ?? alike ?? null;
}

async function readNamed(path: string): Promise<File> {
  try {
    return new File([await readFile(path)], basename(path));
  } catch {
    return fail('file.unreadable', { name: basename(path) });
  }
}

async function readMapping(path: string): Promise<ImportPlan> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ImportPlan;
  } catch {
    return fail('file.unreadable', { name: basename(path) });
  }
}

function chooseTable(tables: readonly TableData[], name: string | null): TableData {
  const table = name === null ? tables[0] : tables.find((candidate) => candidate.id === name);
  return table ?? fail('view.badValue', { key: '--table', value: name ?? '' });
}

/** The control totals with amounts as exact decimal texts. */
function totalsOf(model: ModelInfo): Record<string, string | number> {
  const { margin, service, ...sums }: ControlTotals = model.control;
  const totals: readonly (readonly [string, number | bigint])[] = [
    ...Object.entries(sums),
    ...(margin
      ? [['margin', margin.loaded] as const, ['marginUnknownRows', margin.unknownRows] as const]
      : []),
    ...(service ? [['serviceCost', service.loaded] as const] : []),
  ];
  return Object.fromEntries(
    totals.map(([name, value]) => [
      name,
      typeof value === 'bigint' ? decimalText(value, model.scale) : value,
    ]),
  );
}
