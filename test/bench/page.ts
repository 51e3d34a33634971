import { wrap, type Remote } from 'comlink';
import { compareBrushes } from './brushes.ts';
import { compare, median, type Compared } from './compared.ts';
import { screens, tasks, type Screen } from './naive.ts';
import { timeExperiments, type ExperimentTime } from './experiment.ts';
import { PerspectivePeer } from './perspective.ts';
import { comparePivots } from './pivots.ts';
import { countSegments, type SegmentCount } from './segments.ts';
import type { BenchWorker } from './worker.ts';
import BenchWorkerUrl from './worker.ts?worker&url';

/** A screen's answer after import: engine, view model and all, in milliseconds. */
export interface Answered extends Screen {
  readonly first: number;
  readonly median: number;
}

/** Everything that one run found. */
export interface BenchResult {
  readonly compared: readonly Compared[];
  readonly answered: readonly Answered[];
  readonly counts: readonly SegmentCount[];
  readonly memory: { readonly naive: number; readonly star: number };
}

const start = () => wrap<BenchWorker>(new Worker(BenchWorkerUrl, { type: 'module' }));

/** Runs every task for a shop of `lines` order lines, peers alternating; called by the runner. */
async function bench(lines: number, rounds: number): Promise<BenchResult> {
  const isLarge = lines > 1_000_000;
  const naive = start();
  const star = start();
  await naive.open(lines);
  await star.open(lines);
  const loaded = await compare({
    id: 'W1',
    title: 'import: file to finished star, against the bare table',
    gate: 2.6,
    rounds: isLarge ? 1 : 3,
    naive: async () => ({ ms: await naive.loadNaive(), rows: null }),
    star: async () => ({ ms: await star.loadStar(lines), rows: null }),
  });
  const memory = { naive: await naive.memory(), star: await star.memory() };
  const compared = [loaded];
  for (const { id, title, gate, ...task } of tasks)
    compared.push(
      await compare({
        ...{ id, title, gate: gate?.[Number(isLarge)] ?? null, rounds },
        naive: () => naive.query(task.naive),
        star: async () =>
          'sql' in task.star
            ? star.query(task.star.sql)
            : { ...(await star.view(task.star.view)), rows: null },
      }),
    );
  const answered = await answer(star, screens, rounds);
  // Last, for what it holds of the machine's memory nothing else should have to do without.
  const perspective = await PerspectivePeer.open(await naive.perspectiveColumns());
  compared.push(...(await comparePivots(naive, star, perspective, rounds, isLarge)));
  compared.push(...(await compareBrushes(naive, star, perspective, isLarge)));
  const counts = await countSegments(naive, star, rounds);
  return { compared, answered, counts, memory };
}

/** Only the counts of segments and the page of one, for a shop of `lines` order lines. */
async function benchSegments(
  lines: number,
  rounds: number,
): Promise<Pick<BenchResult, 'answered' | 'counts'>> {
  const naive = start();
  const star = start();
  await naive.open(lines);
  await star.open(lines);
  await naive.loadNaive();
  await star.loadStar(lines);
  const counts = await countSegments(naive, star, rounds);
  const segments = screens.filter(({ address }) => address.startsWith('segment?'));
  return { counts, answered: await answer(star, segments, rounds) };
}

/** Only the read-outs of an experiment, for a shop of `lines` order lines. */
async function benchExperiment(lines: number, rounds: number): Promise<readonly ExperimentTime[]> {
  const naive = start();
  const star = start();
  await naive.open(lines);
  await star.open(lines);
  await naive.loadNaive();
  await star.loadStar(lines);
  return timeExperiments(naive, star, rounds);
}

/** Milliseconds until the answers of screens stand. */
async function answer(
  star: Remote<BenchWorker>,
  asked: readonly Screen[],
  rounds: number,
): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  for (const screen of asked) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push((await star.view(screen.address)).ms);
    answered.push({ ...screen, first: times[0] ?? 0, median: median(times) });
  }
  return answered;
}

Object.assign(globalThis, { bench, benchExperiment, benchSegments });
