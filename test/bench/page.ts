import { wrap } from 'comlink';
import { screens, tasks, type Screen } from './naive.ts';
import type { BenchWorker } from './worker.ts';
import BenchWorkerUrl from './worker.ts?worker&url';

/** One comparison: medians in milliseconds, and whether both sides gave the same rows. */
export interface Measured {
  readonly id: string;
  readonly title: string;
  readonly naive: number;
  readonly star: number;
  readonly gate: number | null;
  readonly same: boolean | null;
}

/** A screen's answer after import: engine, view model and all, in milliseconds. */
export interface Answered extends Screen {
  readonly first: number;
  readonly median: number;
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;

const start = () => wrap<BenchWorker>(new Worker(BenchWorkerUrl, { type: 'module' }));

/** Runs every task for a shop of `lines` order lines, peers alternating; called by the runner. */
async function bench(
  lines: number,
  rounds: number,
): Promise<{
  measured: Measured[];
  answered: Answered[];
  memory: { naive: number; star: number };
}> {
  const large = lines > 1_000_000 ? 1 : 0;
  const naive = start();
  const star = start();
  await naive.open(lines);
  await star.open(lines);
  const measured: Measured[] = [];
  const loads: { naive: number[]; star: number[] } = { naive: [], star: [] };
  for (let round = 0; round < (large ? 1 : 3); round++) {
    loads.naive.push(await naive.loadNaive());
    loads.star.push(await star.loadStar(lines));
  }
  measured.push({
    id: 'W1',
    title: 'import: file to finished star, against the bare table',
    naive: median(loads.naive),
    star: median(loads.star),
    gate: 2.6,
    same: null,
  });
  const memory = { naive: await naive.memory(), star: await star.memory() };
  for (const task of tasks) {
    const times: { naive: number[]; star: number[] } = { naive: [], star: [] };
    let same: boolean | null = null;
    for (let round = 0; round < rounds; round++) {
      const left = await naive.query(task.naive);
      const right =
        'sql' in task.star ? await star.query(task.star.sql) : await star.view(task.star.view);
      times.naive.push(left.ms);
      times.star.push(right.ms);
      if ('sql' in task.star) same = left.rows === right.rows;
    }
    measured.push({
      id: task.id,
      title: task.title,
      naive: median(times.naive),
      star: median(times.star),
      gate: task.gate?.[large] ?? null,
      same,
    });
  }
  const answered: Answered[] = [];
  for (const screen of screens) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push((await star.view(screen.address)).ms);
    answered.push({ ...screen, first: times[0] ?? 0, median: median(times) });
  }
  return { measured, answered, memory };
}

Object.assign(globalThis, { bench });
