import type { Remote } from 'comlink';
import type { Compared } from './compared.ts';
import { compare } from './compared.ts';
import type { PerspectivePeer } from './perspective.ts';
import type { BenchWorker } from './worker.ts';

/** A pivot of revenue and customers by category and channel. */
interface PivotTask {
  readonly id: string;
  readonly title: string;
  /** The one channel whose lines count; null: all. */
  readonly channel: string | null;
  readonly hasTotals: boolean;
  readonly gate: readonly [number, number] | null;
}

/** Ours always counts the totals: where the others do not, they have less to do. */
const tasks: readonly PivotTask[] = [
  {
    id: 'W2',
    title: 'revenue and customers by category × channel (totals: only ours)',
    ...{ channel: null, hasTotals: false, gate: [4, 5.5] },
  },
  {
    id: 'W2t',
    title: 'the same with subtotals and totals',
    ...{ channel: null, hasTotals: true, gate: [4, 5.5] },
  },
  {
    id: 'W2f',
    title: 'W2 of channel = web (totals: only ours)',
    ...{ channel: 'web', hasTotals: false, gate: [3, 3] },
  },
  {
    id: 'W2ft',
    title: 'the same with subtotals and totals',
    ...{ channel: 'web', hasTotals: true, gate: [3, 3] },
  },
];

/** One row per cell, blank where all categories or channels count, amounts in cents. */
function naiveSql({ channel, hasTotals }: PivotTask): string {
  return `select coalesce(category, ''), coalesce(channel, ''),
      cast(round(100 * sum(quantity * unit_price)) as bigint), count(distinct customer_id)
    from naive ${channel === null ? '' : `where channel = '${channel}'`}
    group by ${hasTotals ? 'cube (category, channel)' : 'category, channel'}`;
}

function address({ channel }: PivotTask): string {
  const shelves = 'rows=dimension:category&columns=dimension:channel&measures=revenue~customers';
  const filter = channel === null ? '' : `&is.channel=${channel}`;
  return `explore?v=1&${shelves}&dates=2023-01-01..2025-12-31${filter}`;
}

async function perspectiveRows(
  peer: PerspectivePeer,
  { channel, hasTotals }: PivotTask,
): Promise<readonly string[]> {
  const columns = await peer.columns({
    group_by: ['category'],
    split_by: ['channel'],
    ...(hasTotals
      ? { group_rollup_mode: 'rollup', split_rollup_mode: 'rollup' }
      : { group_rollup_mode: 'flat', split_rollup_mode: 'flat' }),
    columns: ['amount', 'customer_id'],
    aggregates: { amount: 'sum', customer_id: 'distinct count' },
    ...(channel === null ? {} : { filter: [['channel', '==', channel]] }),
  });
  const paths = (columns['__ROW_PATH__'] ?? []) as readonly (readonly string[])[];
  return Object.keys(columns)
    .filter((name) => name.endsWith('amount'))
    .flatMap((name) => {
      const of = name.slice(0, -'amount'.length);
      return paths.flatMap((path, row) => {
        const [amount, customers] = [columns[name]?.[row], columns[`${of}customer_id`]?.[row]];
        const cell = [path.join('/'), of.slice(0, -1), Math.round(100 * Number(amount))];
        return amount === null ? [] : [[...cell, String(customers)].join('|')];
      });
    });
}

/** Pivots in naive SQL, in the product and in Perspective, whose answers have to be the same. */
export async function comparePivots(
  naive: Remote<BenchWorker>,
  star: Remote<BenchWorker>,
  perspective: PerspectivePeer,
  rounds: number,
  isLarge: boolean,
): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const task of tasks) {
    const isAsked = (row: string): boolean =>
      task.hasTotals ||
      row
        .split('|')
        .slice(0, 2)
        .every((key) => key !== '');
    compared.push(
      await compare({
        ...{ id: task.id, title: task.title, gate: task.gate?.[Number(isLarge)] ?? null, rounds },
        naive: () => naive.query(naiveSql(task)),
        star: async () => {
          const { ms, rows } = await star.pivot(address(task));
          return { ms, rows: rows.filter(isAsked).sort().join('\n') };
        },
        perspective: {
          rounds: isLarge ? 1 : 3,
          ask: async () => {
            const started = performance.now();
            const rows = await perspectiveRows(perspective, task);
            return { ms: performance.now() - started, rows: [...rows].sort().join('\n') };
          },
        },
      }),
    );
  }
  return compared;
}
