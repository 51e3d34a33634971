import { fail } from '../../core/error.ts';
import type { StarTables } from '../../core/model/tables.ts';
import type { LoadProgress, Source } from '../engine.ts';
import type { Cancel, DuckDbHost } from '../host.ts';
import type { Facts } from '../import-star.ts';
import { nextTask } from '../../core/next-task.ts';
import { handOver } from './hand-over.ts';
import { ordersOf } from './plain-orders.ts';
import { readPlainLines } from './plain-read.ts';
import { surveyOf } from './plain-survey.ts';

/** Values of a dimension that may stand in one statement; a good dimension has far fewer. */
const mostValues = 10_000;

/**
 * The short way to keys, orders and lines, for files in which every cell is plain: they are read and
 * sorted as typed arrays, and the engine is handed integers. Null, with nothing left behind, where
 * the file has to go the careful way; a test holds the two ways together.
 */
export async function buildPlainFacts(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  {
    cancel,
    progress,
  }: {
    readonly cancel: Cancel;
    readonly progress: (step: LoadProgress['step'], bytesRead?: number) => void;
  },
): Promise<Facts | null> {
  const lines = await readPlainLines(source, cancel, (bytes) => progress('read', bytes));
  if (!lines || lines.rows === 0) return null;
  if (lines.dimensions.some(({ texts }) => texts.size > mostValues)) return null;
  progress('orders');
  const pause = async (): Promise<void> => {
    await nextTask();
    if (cancel.aborted) fail('engine.cancelled');
  };
  await pause();
  const survey = surveyOf(lines);
  await pause();
  const customers = lines.customers.sorted();
  await pause();
  const orders = await ordersOf(lines, customers.ranks, pause);
  if (!orders) return null;
  progress('lines');
  await handOver(host, tables, { lines, orders, customers, survey }, cancel);
  return {
    ...survey,
    sharedOrderIds: 0,
    ordersOfSeveralDays: orders.ofSeveralDays,
    dimensions: lines.dimensions.map(({ name }) => name),
    hasProducts: lines.hasProducts,
  };
}
