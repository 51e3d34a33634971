import { earlyUntil } from '../core/model/early.ts';
import { customerFifthsOf } from '../core/model/fifths.ts';
import { fewestGaps } from '../core/model/own-gaps.ts';
import {
  cohortMonthsOf,
  customerMonthsOf,
  customersOf,
  firstPurchasesOf,
  movementsOf,
  purchaseDaysOfSorted,
} from '../core/model/rollups.ts';
import type { StarShape } from '../core/model/star.ts';
import type { StarTables } from '../core/model/tables.ts';
import { sql, type Sql } from '../core/sql/index.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { oneRow } from './rows.ts';

/** What is known once the rollups stand. */
export type RollupFacts = Pick<
  StarShape,
  'firstDay' | 'lastDay' | 'medianGapDays' | 'hasLaterLines' | 'everyLineSells'
>;

/** Builds what every screen would otherwise compute from orders and lines. */
export async function buildRollups(
  host: DuckDbHost,
  tables: StarTables,
  cancel: Cancel,
): Promise<RollupFacts> {
  const create = (table: Sql, query: Sql): Promise<Uint8Array> =>
    host.run(
      sql`
      create table ${table} as
      ${query}`,
      cancel,
    );
  const { later, sells } = await oneRow<{ later: boolean; sells: boolean }>(
    host,
    sql`select coalesce(bool_or(later), false) as later, coalesce(min(amount) > 0, false) as sells
      from ${tables.line}`,
  );
  await create(tables.purchaseDay, purchaseDaysOfSorted(tables.order));
  await create(
    tables.customer,
    sql`select * from (${customersOf(tables.order, tables.purchaseDay)})
      order by customer`,
  );
  await create(tables.firstPurchase, firstPurchasesOf(tables.purchaseDay));
  await create(tables.customerFifths, customerFifthsOf(tables.customer));
  const movements = sql`(${movementsOf(tables.order, tables.line, later)})`;
  await create(tables.customerMonth, customerMonthsOf(movements));
  const times = await timesOf(host, tables);
  const early = earlyUntil(times.firstDay, times.medianGapDays);
  await create(
    tables.cohortMonth,
    cohortMonthsOf(tables.customerMonth, tables.firstPurchase, early),
  );
  return { ...times, hasLaterLines: later, everyLineSells: sells };
}

async function timesOf(
  host: DuckDbHost,
  tables: StarTables,
): Promise<Pick<StarShape, 'firstDay' | 'lastDay' | 'medianGapDays'>> {
  const row = await oneRow<{
    first_day: string;
    last_day: string;
    gaps: bigint;
    median_gap: number | null;
  }>(
    host,
    sql`select *
      from (
        select cast(min(day) as varchar) as first_day, cast(max(day) as varchar) as last_day
        from ${tables.line}
      )
      cross join (
        select count(gap) as gaps, cast(quantile_cont(gap, 0.5) as double) as median_gap
        from ${tables.purchaseDay}
      )`,
  );
  return {
    firstDay: row.first_day,
    lastDay: row.last_day,
    medianGapDays: row.gaps < BigInt(fewestGaps) ? null : row.median_gap,
  };
}
