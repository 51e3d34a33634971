import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { openView } from '../analyses/open-view.ts';
import { fail } from '../core/error.ts';
import { csvForPeople, plainRows } from '../core/export/csv.ts';
import type { ControlTotals, LoadReport, ModelInfo } from '../core/model/info.ts';
import type { ImportPlan, SourcePlan } from '../core/model/plan.ts';
import { decimalText } from '../core/money.ts';
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

/** Opens a view on files, without a browser, and writes what its tables show. */
export async function printView(args: Arguments): Promise<string> {
  const { view, notices } = readLocation(args.view.slice(args.view.indexOf('#') + 1));
  const engine = await LocalEngine.open(openNodeHost);
  try {
    const report = await loadFiles(engine, args);
    const { model } = report;
    const open = openView(view, model);
    const answer = await engine.run(open.query);
    const result: unknown = open.analysis.view(tableFromIPC(answer.bytes), open.params, open.data);
    const labels: unknown = open.analysis.labels.en;
    const tables = open.analysis.tables(result, labels);
    if (args.format === 'csv') return csvForPeople(chooseTable(tables, args.table), model.scale);
    const formats = formatsOf(createFormats('en'), 'en', model);
    const screen = open.analysis.screen(result, { labels, formats, data: open.data });
    return `${JSON.stringify(
      {
        view: args.view,
        answer: screen.answer,
        asOf: open.data.asOf,
        tables: Object.fromEntries(
          tables.map((table) => [table.id, plainRows(table, model.scale)]),
        ),
        notes: [
          ...screen.notes,
          ...[...notices, ...open.notices].map(
            ({ code, detail }) => `${code} ${JSON.stringify(detail)}`,
          ),
        ],
        controlTotals: totalsOf(model),
      },
      null,
      2,
    )}\n`;
  } finally {
    await engine.close();
  }
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
  return engine.load(sourcesOf(mapped, currency), 'shop');
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
  const totals: readonly (readonly [string, number | bigint])[] = Object.entries(
    model.control satisfies ControlTotals,
  );
  return Object.fromEntries(
    totals.map(([name, value]) => [
      name,
      typeof value === 'bigint' ? decimalText(value, model.scale) : value,
    ]),
  );
}
