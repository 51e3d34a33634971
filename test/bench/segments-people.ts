import type { Sources } from '../../src/engine/engine.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { settleJoins } from '../../src/ingest/joins/settle-joins.ts';

/** The bench shop's customers as a file: a city of seven, and two in three who consent. */
export function peopleFile(ids: readonly string[]): File {
  const rows = ids.map((id) => {
    const number = Number(id.slice(1));
    return `${id},city${number % 7},${number % 3 === 0 ? 'no' : 'yes'}`;
  });
  return new File([['customer_id,city,consent', ...rows, ''].join('\n')], 'customers.csv');
}

/** Files as the product understands them when they are dropped together. */
export async function droppedSources(files: readonly File[]): Promise<Sources> {
  const tables = [];
  for (const file of files)
    tables.push({ inspection: await inspectFile(file), isRoleChosen: false });
  const { plans } = await settleJoins(tables);
  return sourcesOf(
    tables.map(({ inspection }, n) => ({ ...inspection, plan: plans[n] ?? inspection.plan })),
  );
}
