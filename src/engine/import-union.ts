import { buildOverlap, dropReplaced, overlapCounts } from '../core/model/overlap.ts';
import type { FileReport } from '../core/model/info.ts';
import { uniteStages, type StagedFile } from '../core/model/stage-union.ts';
import type { StarTables } from '../core/model/tables.ts';
import { layoutChanges } from '../core/model/layout.ts';
import type { SourcePlan } from '../core/model/plan.ts';
import { sourceGroups, unionPlan, type SourceGroup } from '../core/model/union.ts';
import { sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { dropRejects } from './import-names.ts';
import { stageFile, type ReadOptions, type Staged } from './import-read.ts';
import type { StagePlace } from './stage-place.ts';
import { collectRejects, type Rejected } from './import-rejects.ts';
import { rowsOf } from './rows.ts';

/** All transactions files in one stage. */
export interface United {
  /** What the stage's columns mean. */
  readonly source: Source;
  /** Columns that were read differently than the samples had suggested. */
  readonly redecided: readonly string[];
  readonly rejected: Rejected;
  readonly files: readonly FileReport[];
}

/** Stages the transactions files and puts them together; where files overlap, the later one counts. */
export async function stageUnion(
  host: DuckDbHost,
  planned: readonly Source[],
  tables: StarTables,
  options: ReadOptions,
): Promise<United> {
  const { cancel } = options;
  const staged: Staged[] = [];
  for (const [index, source] of planned.entries())
    staged.push(await stageFile(host, source, placeOf(tables, index, planned.length), options));
  const plans = staged.map(({ source }) => source.plan);
  const groups = sourceGroups(plans);
  const overlaps = new Map<number, { same: number; changed: number }>();
  for (const { files } of groups)
    if (files.length > 1)
      for (const [file, counts] of await resolveOverlap(host, staged, files, tables, cancel))
        overlaps.set(file, counts);
  const rejected = await collectRejects(host, staged, tables);
  for (const { rejects } of staged) await dropRejects(host, rejects);
  const plan = unionPlan(plans);
  if (staged.length > 1) {
    const named = staged.map(({ stage, source }, index): StagedFile => ({
      stage,
      plan: source.plan,
      group:
        groups.length > 1
          ? (groups.find(({ files }) => files.includes(index))?.name ?? null)
          : null,
    }));
    await host.run(uniteStages(tables.stage, named, plan), cancel);
    for (const { stage } of staged) await host.run(sql`drop table ${stage}`);
  }
  return {
    source: { ...together(staged.map(({ source }) => source)), plan },
    redecided: staged.flatMap(({ redecided }) => redecided),
    rejected,
    files: staged.map(({ source }, index) => ({
      fileName: source.plan.fileName,
      rows: source.records,
      layout: layoutChanges(firstPlan(plans, groups, index), source.plan),
      ...(overlaps.get(index) ?? { same: 0, changed: 0 }),
    })),
  };
}

/** The plan of the first file of the source that a file belongs to. */
function firstPlan(
  plans: readonly SourcePlan[],
  groups: readonly SourceGroup[],
  index: number,
): SourcePlan {
  const [first = index] = groups.find(({ files }) => files.includes(index))?.files ?? [];
  return plans[first] as SourcePlan;
}

/** Where a file is staged: a file on its own right where the star is built from. */
function placeOf({ schema, stage, staging }: StarTables, index: number, files: number): StagePlace {
  return {
    file: `${schema}.${index}.csv`,
    stage: files === 1 ? stage : staging(`stage_${index}`),
    rejects: `${schema}_rejects_${index}`,
  };
}

async function resolveOverlap(
  host: DuckDbHost,
  staged: readonly Staged[],
  files: readonly number[],
  { staging }: StarTables,
  cancel: Cancel,
): Promise<ReadonlyMap<number, { same: number; changed: number }>> {
  const overlap = staging('overlap');
  const own = files.map((file) => staged[file]).filter((file) => file !== undefined);
  await host.run(
    buildOverlap(
      overlap,
      own.map(({ stage, source }) => ({ stage, plan: source.plan, group: null })),
    ),
    cancel,
  );
  for (const [place, { stage }] of own.entries())
    await host.run(dropReplaced(overlap, stage, place), cancel);
  const counts = await rowsOf<{ file: number; same: bigint; changed: bigint }>(
    host,
    overlapCounts(overlap),
  );
  await host.run(sql`drop table ${overlap}`);
  return new Map(
    counts.map(({ file, same, changed }) => [
      files[file] ?? file,
      { same: Number(same), changed: Number(changed) },
    ]),
  );
}

/** Several sources as one, for what only counts. */
function together(sources: readonly Source[]): Source {
  const [first] = sources;
  if (!first) throw new Error('a union needs a source');
  return {
    ...first,
    records: sources.reduce((sum, { records }) => sum + records, 0),
    contentHash: sources.map(({ contentHash }) => contentHash).join(' '),
  };
}
