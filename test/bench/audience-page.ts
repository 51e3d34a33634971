import { digestOfLines } from './audience-digest.ts';
import { cancelTime, run, type Run } from './audience-run.ts';
import { openShop, requestOf } from './audience-shop.ts';
import { median } from './compared.ts';

/** One way of exporting everybody: medians in milliseconds. */
export interface ExportTimes {
  readonly name: string;
  /** The engine's answer. */
  readonly ask: number;
  /** Until the worker that exports has it. */
  readonly hand: number;
  /** Reading, deciding, hashing and writing. */
  readonly write: number;
  readonly rows: number;
  /** Whether every round gave the same bytes. */
  readonly same: boolean;
  /** Tasks of the page's thread above 50 ms, and the longest task, in milliseconds. */
  readonly longTasks: number;
  readonly longest: number;
}

/** Everything that one run found. */
export interface AudienceBench {
  readonly people: number;
  readonly exports: readonly ExportTimes[];
  readonly naive: { readonly ms: number; readonly addresses: number; readonly same: boolean };
  /** Milliseconds from a cancel to its end, at some shares of the work. */
  readonly cancels: readonly { readonly at: number; readonly ms: number }[];
}

const ways = [
  { name: 'e-mail, plain', fields: ['email'], isHashed: false, isCounting: false },
  { name: 'e-mail, hashed', fields: ['email'], isHashed: true, isCounting: false },
  {
    name: 'e-mail and phone, hashed',
    fields: ['email', 'phone'],
    isHashed: true,
    isCounting: false,
  },
  { name: 'the same, counted only', fields: ['email', 'phone'], isHashed: true, isCounting: true },
] as const;
const cancelledAt = [0.1, 0.4, 0.8];

/** Exports `people` people in every way by turns, and hashes their addresses naively; for the runner. */
async function benchAudience(people: number, rounds: number): Promise<AudienceBench> {
  const shop = await openShop(people);
  const tasks = watchTasks();
  const found = ways.map(() => ({ runs: [] as Run[], tasks: [] as number[] }));
  const naive = [];
  for (let round = 0; round < rounds; round++) {
    for (const [place, way] of ways.entries()) {
      await tasks.settle();
      const request = requestOf(shop.model, way.fields, way.isHashed);
      found[place]?.runs.push(await run(shop, request, way.isCounting));
      found[place]?.tasks.push(...(await tasks.settle()));
    }
    naive.push(await shop.naive.hash());
  }
  const exports = ways.map(({ name }, place): ExportTimes => {
    const { runs = [], tasks: long = [] } = found[place] ?? {};
    const of = (part: 'ask' | 'hand' | 'write'): number => median(runs.map((one) => one[part]));
    return {
      ...{ name, ask: of('ask'), hand: of('hand'), write: of('write') },
      rows: runs[0]?.rows ?? 0,
      same: runs.every(({ sha256 }) => sha256 === runs[0]?.sha256),
      longTasks: long.length,
      longest: Math.max(0, ...long),
    };
  });
  const hashed = await found[1]?.runs[0]?.content?.text();
  const digest = await digestOfLines(hashed?.trimEnd().split('\n').slice(1) ?? []);
  const cancels = [];
  const whole = requestOf(shop.model, ['email', 'phone'], true);
  for (const at of cancelledAt) cancels.push({ at, ms: await cancelTime(shop, whole, at) });
  const [first] = naive;
  return {
    ...{ people, exports, cancels },
    naive: {
      ms: median(naive.map(({ ms }) => ms)),
      addresses: first?.addresses ?? 0,
      same: first?.digest === digest,
    },
  };
}

/** Durations of the page's tasks above 50 ms; `settle` waits until all are known and takes them. */
function watchTasks(): { readonly settle: () => Promise<readonly number[]> } {
  const found: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.push(duration);
  }).observe({ type: 'longtask' });
  return {
    async settle() {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return found.splice(0);
    },
  };
}

Object.assign(globalThis, { benchAudience });
