import { tableFromIPC } from 'apache-arrow';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { audiencePeople } from '../analyses/audience-people.ts';
import {
  chosenSources,
  identifierQuery,
  readIdentifierKind,
  usualSources,
} from '../analyses/audience-sources.ts';
import { exportAudience } from '../audience/export.ts';
import { peopleOf } from '../audience/people-table.ts';
import { readSuppression, type Suppression } from '../audience/suppression.ts';
import { joinSuppressions } from '../audience/suppressions.ts';
import type { AudienceFacts, AudienceFile } from '../audience/types.ts';
import type { AudiencePlan } from '../core/audience/plan.ts';
import { fail } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { LocalEngine } from '../engine/local.ts';
import { openNodeHost } from '../engine/node-host.ts';
import { readCellTexts } from '../ingest/cell-texts.ts';
import { audienceFacts } from '../state/audience/audience-facts.ts';
import { readLocation } from '../url/location.ts';
import type { Arguments, Command } from './arguments.ts';
import { planOf, type AudienceOptions } from './audience-options.ts';
import { english } from './english.ts';
import { loadFiles } from './load.ts';

/** What files are called where no name was asked for. */
const usualOut = 'audience.csv';

/** A file that the command writes. */
export interface WrittenFile {
  /** `list.csv`, or with what tells it from the others: `list_A.csv`, `list_meta_1of2.csv`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of an audience and their manifest. */
export interface WrittenAudience {
  readonly files: readonly WrittenFile[];
  readonly manifest: string;
}

/**
 * Makes the files of an audience as the page does, byte for byte: of the customers behind an address,
 * with the same rules of consent. Fails with `audience.…` codes.
 */
export async function audienceFiles(
  args: Arguments & Pick<Command, 'out'>,
  options: AudienceOptions,
  made = new Date(),
): Promise<WrittenAudience> {
  const {
    view: located,
    sample,
    notices,
  } = readLocation(args.view.slice(args.view.indexOf('#') + 1));
  // What can not be read of an address would leave more people in than was meant.
  const [notice] = notices;
  if (notice) fail(notice.code, notice.detail);
  const engine = await LocalEngine.open(openNodeHost);
  try {
    const report = await loadFiles(engine, args);
    const plan = planOf(located, options, report.model);
    const view = audienceView(located);
    const facts = audienceFacts({
      ...{ filters: view.filters, model: report.model, speaking: english, isSample: sample },
      made: made.toISOString(),
    });
    return await written(engine, { view, plan, facts }, report, { ...options, out: args.out });
  } finally {
    await engine.close();
  }
}

interface Task {
  readonly view: ViewState;
  readonly plan: AudiencePlan;
  readonly facts: AudienceFacts;
}

async function written(
  engine: LocalEngine,
  { view, plan, facts }: Task,
  { model }: LoadReport,
  { suppress, out }: Pick<AudienceOptions, 'suppress'> & Pick<Command, 'out'>,
): Promise<WrittenAudience> {
  const [row] = tableFromIPC((await engine.run(identifierQuery(model))).bytes).toArray() as {
    toJSON(): Record<string, unknown>;
  }[];
  const usual = usualSources(model, readIdentifierKind(row?.toJSON()));
  const sources = chosenSources(plan, usual, model);
  const { query, layout } = audiencePeople({ view, plan, sources }, model);
  const people = peopleOf((await engine.run(query)).bytes, layout);
  const parts = new Map<number, Uint8Array[]>();
  const report = await exportAudience(
    { plan, facts, suppression: await suppressionOf(suppress, plan.country) },
    people,
    {
      nameOf: (file, all) => nameOfFile(file, all, out ?? usualOut),
      write: (file, chunk) => void parts.set(file, [...(parts.get(file) ?? []), chunk]),
    },
  );
  return {
    files: report.files.map((file) => ({
      name: file.name,
      bytes: Buffer.concat(parts.get(file.id) ?? []),
    })),
    manifest: report.manifest.text,
  };
}

/** The customers of an address: those that a segment's own page is about, else those of its filters. */
function audienceView(view: ViewState): ViewState {
  const { filters } = view;
  if (view.page !== 'segment') return { page: 'audiences', params: {}, filters };
  return {
    page: 'audiences',
    params: {},
    filters: { ...noFilters, asOf: filters.asOf, customers: [{ mark: 'in', view }] },
  };
}

async function suppressionOf(
  paths: readonly string[],
  country: string | null,
): Promise<Suppression | null> {
  const read: Suppression[] = [];
  for (const path of paths) {
    const name = basename(path);
    const bytes = await readFile(path).catch(() => fail('file.unreadable', { name }));
    const cells = await (await readCellTexts(new File([bytes], name))).text();
    read.push(await readSuppression(cells.split('\n'), country));
  }
  return joinSuppressions(read);
}

/** The name of a file beside the one that was asked for. */
function nameOfFile(file: AudienceFile, all: readonly AudienceFile[], out: string): string {
  const ending = extname(out);
  return `${basename(out, ending)}${suffixOf(file, all)}${ending}`;
}

/** What tells a file from the others of the same export. */
function suffixOf(file: AudienceFile, all: readonly AudienceFile[]): string {
  if (file.kind === 'assignments') return '_assignments';
  const platforms = new Set(all.flatMap(({ platform }) => platform ?? []));
  return [
    platforms.size > 1 ? file.platform : null,
    file.arm,
    file.parts > 1 ? `${file.part}of${file.parts}` : null,
  ]
    .flatMap((part) => (part === null ? [] : [`_${part.replace(/[^\p{L}\p{N}]+/gu, '-')}`]))
    .join('');
}
