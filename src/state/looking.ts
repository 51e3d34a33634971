import { missingColumns } from '../ingest/first-look.ts';
import type { Overrides } from '../ingest/types.ts';
import { inspecting, type Activity } from './activity.ts';
import type { Inspector } from './inspector.ts';
import type { Origin } from './open-data.svelte.ts';
import type { ReadFiles } from './join-files.ts';
import { Review } from './review.svelte.ts';

/** What looking into files needs beside the files. */
export interface Looking {
  readonly inspector: Inspector;
  /** Where what is found is shown. */
  readonly review: Review;
  readonly signal: AbortSignal;
  readonly onactivity: (activity: Activity) => void;
}

/** Looks into every table of the files that the files themselves do not hide. */
export async function lookInto(files: readonly File[], looking: Looking): Promise<void> {
  for (const file of files) {
    looking.onactivity(inspecting(file));
    const tables = await looking.inspector.tables(file, looking.signal);
    const visible = tables.filter(({ isHidden }) => !isHidden);
    for (const { path } of visible.length > 0 ? visible : tables)
      await lookAt(file, path.length > 0 ? { path } : {}, looking);
  }
}

/** Looks into one table; with an index, in place of the table that is shown there. */
export async function lookAt(
  file: File,
  overrides: Overrides,
  { inspector, review, signal, onactivity }: Looking,
  index?: number,
): Promise<void> {
  onactivity(inspecting(file));
  const inspection = await inspector.inspect(file, overrides, {
    signal,
    early: (found) => review.show(file, overrides, found, index),
    progress: (...done) => onactivity(inspecting(file, ...done)),
  });
  review.show(file, overrides, inspection, index);
}

/** Whether a column is used by now that was left unread. */
export function lacksCells({ files }: Review): boolean {
  return files.some(({ inspection: { plan, facts } }) => missingColumns(plan, facts).length > 0);
}

/** Reads the tables again of which a column is used by now that was left unread. */
export async function readMissing(looking: Looking): Promise<void> {
  for (const [index, { file, overrides, inspection }] of looking.review.files.entries()) {
    const { plan, facts } = inspection;
    const missing = missingColumns(plan, facts);
    if (missing.length === 0) continue;
    const wanted = [...(overrides.wanted ?? []), ...missing];
    await lookAt(file, { ...overrides, wanted }, looking, index);
    looking.review.remap(index, plan);
  }
}

/** Files of open data with what is in them; looks into them where nobody had to yet. */
export async function filesOf(
  { files, plan, sources }: Origin,
  looking: Looking,
): Promise<ReadFiles> {
  if (sources) return { files, sources };
  const review = new Review();
  const own = { ...looking, review };
  await lookInto(files, own);
  review.usePlan(plan);
  await readMissing(own);
  return { files, sources: review.sourcesAs(plan) };
}
