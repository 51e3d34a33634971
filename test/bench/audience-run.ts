import { audiencePeople, type PeopleRequest } from '../../src/analyses/audience-people.ts';
import type { AudienceFacts } from '../../src/audience/types.ts';
import { FileParts } from '../../src/state/audience/file-parts.ts';
import type { AudienceShop } from './audience-shop.ts';

const facts: AudienceFacts = {
  ...{ product: 'bench', name: 'everybody', definition: '', address: '', dataVersion: '' },
  ...{ asOf: '2025-12-31', made: '2026-01-01T00:00:00Z', locale: 'en' },
};

/** One export: milliseconds of its parts, and what it gave. */
export interface Run {
  readonly ask: number;
  readonly hand: number;
  readonly write: number;
  readonly rows: number;
  readonly sha256: string;
  /** The file; null where there was only to be a count. */
  readonly content: Blob | null;
}

/** The whole way of the page: ask the engine, hand the people over, take the chunks of the file. */
export async function run(
  { engine, helper, model }: AudienceShop,
  request: PeopleRequest,
  isCounting: boolean,
): Promise<Run> {
  const { signal } = new AbortController();
  const started = performance.now();
  const { query, layout } = audiencePeople(request, model);
  const { bytes } = await engine.run(query);
  const asked = performance.now();
  await helper.takePeople(bytes, layout, signal);
  const handed = performance.now();
  const parts = new FileParts();
  const take = (file: number, chunk: Uint8Array<ArrayBuffer>): void => parts.take(file, chunk);
  const order = { plan: request.plan, facts };
  const calls = { take: isCounting ? null : take, progress: () => undefined };
  const { files, platforms } = await helper.export(order, calls, signal);
  const written = performance.now();
  const [file] = files;
  return {
    ...{ ask: asked - started, hand: handed - asked, write: written - handed },
    rows: platforms[0]?.counts.out ?? 0,
    sha256: file?.sha256 ?? '',
    content: file ? parts.contentOf(file.id) : null,
  };
}

/** Milliseconds from a cancel at a share of the work until the export says that it has ended. */
export async function cancelTime(
  { helper }: AudienceShop,
  { plan }: PeopleRequest,
  share: number,
): Promise<number> {
  const stop = new AbortController();
  let cancelled = 0;
  const progress = (done: number, total: number): void => {
    if (cancelled > 0 || done < share * total) return;
    cancelled = performance.now();
    stop.abort();
  };
  const calls = { take: () => undefined, progress };
  const isDone = await helper.export({ plan, facts }, calls, stop.signal).then(
    () => true,
    () => false,
  );
  if (isDone) throw new Error(`the export ended before it was cancelled at ${share}`);
  return performance.now() - cancelled;
}
