import { tableFromIPC } from 'apache-arrow';
import type { Dataset } from '../core/model/dataset.ts';
import { everyone, type Rule } from '../core/segment/rule.ts';
import { sizeOfRule } from '../core/segment/rule-sql.ts';
import { op, sql } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';

/** How large a segment is. */
export interface SegmentSize {
  readonly customers: number;
  /** Of these, who has bought. */
  readonly buyers: number;
  /** Their net revenue, an integer of the data's scale. */
  readonly amount: bigint;
}

/** Counts whom a rule finds in the data of a view. */
export async function sizeOf(
  engine: Engine,
  data: Dataset,
  rule: Rule,
  signal?: AbortSignal,
): Promise<SegmentSize> {
  const { schema, dataVersion } = data.model;
  const { bytes } = await engine.run(sizeOfRule(rule, data), {
    dataVersion: schema + dataVersion,
    ...(signal ? { signal } : {}),
  });
  const row: Readonly<Record<string, unknown>> = tableFromIPC(bytes).get(0) ?? {};
  return {
    customers: Number(row['customers'] ?? 0),
    buyers: Number(row['buyers'] ?? 0),
    amount: wholeOf(row['amount']),
  };
}

/** Everyone whom the data know, with the net revenue of all orders, those of nobody known too. */
export async function sizeOfAll(
  engine: Engine,
  data: Dataset,
  signal?: AbortSignal,
): Promise<SegmentSize> {
  const { schema, dataVersion } = data.model;
  const size = await sizeOf(engine, data, everyone, signal);
  const { bytes } = await engine.run(
    sql`with ${data.ctes}total as (
      select coalesce(${op({ name: 'sumInteger', value: sql`amount` })}, 0) as amount
      from ${data.orders} as purchase
    )
    select amount from total`,
    { dataVersion: schema + dataVersion, ...(signal ? { signal } : {}) },
  );
  const row: Readonly<Record<string, unknown>> = tableFromIPC(bytes).get(0) ?? {};
  return { ...size, amount: wholeOf(row['amount']) };
}

/** A part of a whole, 0 to 1; null of nothing. */
export function shareOf(part: number | bigint, whole: number | bigint): number | null {
  return Number(whole) === 0 ? null : Number(part) / Number(whole);
}

/** A sum of the engine; of nobody it is 0. */
function wholeOf(value: unknown): bigint {
  return typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : 0n;
}
