import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { ImportPlan, SourcePlan } from '../core/model/plan.ts';
import type { LocalEngine } from '../engine/local.ts';
import { sourcesOf } from '../engine/sources.ts';
import { missingColumns } from '../ingest/first-look.ts';
import { inspectFile } from '../ingest/inspect.ts';
import { settleJoins } from '../ingest/joins/settle-joins.ts';
import { mostMemory, requireMemory } from '../ingest/memory-need.ts';
import { listTables } from '../ingest/tables.ts';
import type { Inspection, Overrides } from '../ingest/types.ts';
import type { Arguments } from './arguments.ts';

/** Loads the files of a command, as the page would without a question, or by their mapping. */
export async function loadFiles(engine: LocalEngine, args: Arguments): Promise<LoadReport> {
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
