import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Sources } from '../../src/engine/engine.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { settleJoins } from '../../src/ingest/joins/settle-joins.ts';
import { listTables } from '../../src/ingest/tables.ts';
import type { Inspection } from '../../src/ingest/types.ts';

/** Files as a user would drop them together, every table of each inspected and given its role. */
export async function inspectDropped(paths: readonly string[]): Promise<readonly Inspection[]> {
  const inspections: Inspection[] = [];
  for (const path of paths) {
    const file = new File([readFileSync(path)], basename(path));
    for (const table of await listTables(file))
      inspections.push(await inspectFile(file, {}, { path: table.path }));
  }
  const { plans } = await settleJoins(
    inspections.map((inspection) => ({ inspection, isRoleChosen: false })),
  );
  return inspections.map((inspection, index) => ({
    ...inspection,
    plan: plans[index] ?? inspection.plan,
  }));
}

/** The same, ready to load with no question asked. */
export async function dropped(paths: readonly string[]): Promise<Sources> {
  return sourcesOf(await inspectDropped(paths));
}
