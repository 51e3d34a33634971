import { fillPerOrder, leaveOutOrders, perOrderColumns } from '../core/model/fill-per-order.ts';
import { columnFor } from '../core/model/plan.ts';
import { addRefundLines } from '../core/model/refund-lines.ts';
import { csvRelation } from '../core/model/csv-relation.ts';
import { stageTransactions } from '../core/model/stage.ts';
import { sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { dropRejects } from './import-names.ts';
import type { StagePlace } from './stage-place.ts';
import { redecide } from './import-redecide.ts';
import { isLineEndTrouble, withLineFeeds } from './line-feeds.ts';

/** A staged transactions file. */
export interface Staged extends StagePlace {
  /** The source as it was read in the end; recipes may differ from the plan's. */
  readonly source: Source;
  /** Columns that were read differently than the sample had suggested. */
  readonly redecided: readonly string[];
}

/** Reads a transactions file into its stage, and once more where other recipes read more of it. */
export async function stageFile(
  host: DuckDbHost,
  planned: Source,
  place: StagePlace,
  cancel: Cancel,
): Promise<Staged> {
  await host.register(place.file, planned.data);
  try {
    const read = async (source: Source): Promise<void> => {
      const csv = csvRelation(place.file, source.plan, place.rejects, source.longestRecordBytes);
      await host.run(stageTransactions(place.stage, csv, source.plan), cancel);
    };
    await read(planned).catch(async (error: unknown) => {
      if (!isLineEndTrouble(error)) throw error;
      host.unregister(place.file);
      await dropRejects(host, place.rejects);
      await host.register(place.file, await withLineFeeds(planned.data));
      await read(planned);
    });
    const better = await redecide(host, planned, place, cancel);
    if (better) {
      await host.run(sql`drop table ${place.stage}`);
      await dropRejects(host, place.rejects);
      await read(better.source);
    }
    const { source, columns: redecided } = better ?? { source: planned, columns: [] };
    const perOrder = perOrderColumns(source.plan);
    if (perOrder.length > 0) await host.run(fillPerOrder(place.stage, perOrder), cancel);
    if (perOrder.includes('left_out')) await host.run(leaveOutOrders(place.stage, source.plan));
    if (columnFor(source.plan, 'refunded'))
      await host.run(addRefundLines(place.stage, source.plan), cancel);
    return { ...place, source, redecided };
  } finally {
    host.unregister(place.file);
  }
}
