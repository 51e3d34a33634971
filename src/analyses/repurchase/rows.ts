import type { Table } from 'apache-arrow';
import type { SpellCount } from './summary.ts';

/** One row of the answer; see `compileRepurchase`. */
export interface Row {
  readonly part: string;
  readonly key: number;
  readonly days: number;
  readonly closed: number;
  readonly open: number;
  readonly amount: bigint;
  readonly total: bigint;
}

/** The rows of the answer, read by column: there are thousands, and nulls mean nothing here. */
export function readRows(result: Table): readonly Row[] {
  const column = (name: string) => result.getChild(name);
  const [part, key, days] = [column('part'), column('key'), column('days')];
  const [closed, open] = [column('closed'), column('still_open')];
  const [amount, total] = [column('amount'), column('total')];
  return Array.from({ length: result.numRows }, (_, row): Row => ({
    part: String(part?.get(row)),
    key: Number(key?.get(row) ?? 0),
    days: Number(days?.get(row) ?? 0),
    closed: Number(closed?.get(row) ?? 0),
    open: Number(open?.get(row) ?? 0),
    amount: BigInt((amount?.get(row) as bigint | null) ?? 0),
    total: BigInt((total?.get(row) as bigint | null) ?? 0),
  }));
}

/** The spells of the keys that are picked, one entry per length, ascending. */
export function spellsWhere(
  rows: readonly Row[],
  picks: (key: number) => boolean,
): readonly SpellCount[] {
  const byTime = new Map<number, SpellCount>();
  for (const { key, days, closed, open, amount } of rows) {
    if (!picks(key)) continue;
    const known = byTime.get(days);
    byTime.set(days, {
      time: days,
      events: (known?.events ?? 0) + closed,
      censored: (known?.censored ?? 0) + open,
      amount: (known?.amount ?? 0n) + amount,
    });
  }
  return [...byTime.values()].sort((left, right) => left.time - right.time);
}
