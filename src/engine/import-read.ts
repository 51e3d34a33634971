import { daysOfOrders, leaveOutDays } from '../core/model/day-range.ts';
import {
  fillPerOrder,
  leaveOutCurrencies,
  leaveOutOrders,
  perOrderColumns,
} from '../core/model/fill-per-order.ts';
import { spreadOrderDiscounts } from '../core/model/order-net.ts';
import { columnFor } from '../core/model/plan.ts';
import { addRefundLines } from '../core/model/refund-lines.ts';
import { rowProblems } from '../core/model/stage.ts';
import { sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import { partsOf, type FilePart } from './file-part.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { dropRejects } from './import-names.ts';
import { redecide } from './import-redecide.ts';
import { isLineEndTrouble, withLineFeeds, withOneLineEnd } from './line-feeds.ts';
import type { StagePlace } from './stage-place.ts';
import { stageParts } from './stage-parts.ts';

/** A staged transactions file. */
export interface Staged extends StagePlace {
  /** The source as it was read in the end; recipes may differ from the plan's. */
  readonly source: Source;
  /** Columns that were read differently than the sample had suggested. */
  readonly redecided: readonly string[];
}

/** How a file is read beside its plan. */
export interface ReadOptions {
  readonly cancel: Cancel;
  /** Whether a large file is read in parts, so that the stage can compress one after the other. */
  readonly inParts: boolean;
}

/** Reads a transactions file into its stage, and once more where other recipes read more of it. */
export async function stageFile(
  host: DuckDbHost,
  planned: Source,
  place: StagePlace,
  { cancel, inParts }: ReadOptions,
): Promise<Staged> {
  const data = await withOneLineEnd(planned.data);
  let parts = partsOf(data, inParts && data === planned.data ? planned.marks : [], place);
  await register(host, parts);
  try {
    await stageParts(host, planned, place, parts, cancel).catch(async (error: unknown) => {
      if (!isLineEndTrouble(error)) throw error;
      unregister(host, parts);
      await clear(host, place, parts);
      parts = partsOf(await withLineFeeds(planned.data), [], place);
      await register(host, parts);
      await stageParts(host, planned, place, parts, cancel);
    });
    const better = await redecide(host, planned, place.stage, parts, cancel);
    if (better) {
      await clear(host, place, parts);
      await stageParts(host, better.source, place, parts, cancel);
    }
    const { source, columns: redecided } = better ?? { source: planned, columns: [] };
    await settleOrders(host, source, place, cancel);
    return { ...place, source, redecided };
  } finally {
    unregister(host, parts);
  }
}

/** What only shows once all rows of an order are there. */
async function settleOrders(
  host: DuckDbHost,
  { plan }: Source,
  { stage }: StagePlace,
  cancel: Cancel,
): Promise<void> {
  const perOrder = perOrderColumns(plan);
  if (perOrder.length > 0) await host.run(fillPerOrder(stage, perOrder), cancel);
  if (perOrder.includes('left_out')) await host.run(leaveOutOrders(stage, plan));
  if (perOrder.includes('currency_text')) await host.run(leaveOutCurrencies(stage, plan));
  const days = daysOfOrders(plan);
  if (days) await host.run(leaveOutDays(stage, days, rowProblems.indexOf('outsideDays')), cancel);
  if (columnFor(plan, 'orderNet')) await host.run(spreadOrderDiscounts(stage, plan), cancel);
  if (columnFor(plan, 'refunded')) await host.run(addRefundLines(stage, plan), cancel);
}

async function register(host: DuckDbHost, parts: readonly FilePart[]): Promise<void> {
  for (const { file, data } of parts) await host.register(file, data);
}

function unregister(host: DuckDbHost, parts: readonly FilePart[]): void {
  for (const { file } of parts) host.unregister(file);
}

async function clear(
  host: DuckDbHost,
  { stage }: StagePlace,
  parts: readonly FilePart[],
): Promise<void> {
  await host.run(sql`drop table if exists ${stage}`);
  for (const { rejects } of parts) await dropRejects(host, rejects);
}
