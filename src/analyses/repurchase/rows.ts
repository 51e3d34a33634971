import type { Table } from 'apache-arrow';
import type { SpellCount } from './summary.ts';

/** Kinds of rows. In the answer a number, the place here, as a text in each row takes long to read. */
const parts = ['spell', 'group', 'bin', 'step', 'within', 'money'] as const;
export type Part = (typeof parts)[number];

/** The number of a part in the answer. */
export const codeOfPart = (part: Part): number => parts.indexOf(part);

/** One row of the answer; see `compileRepurchase`. */
export interface Row {
  readonly key: number;
  readonly days: number;
  readonly closed: number;
  readonly open: number;
  readonly amount: bigint;
  readonly total: bigint;
}

/** The rows of the answer by part, read column by column: there are thousands, and none is null. */
export function readRows(result: Table): (part: Part) => readonly Row[] {
  const column = <T>(name: string): ArrayLike<T> =>
    (result.getChild(name)?.toArray() ?? []) as ArrayLike<T>;
  const part = column<number>('part');
  const [key, days] = [column<number>('key'), column<number>('days')];
  const [closed, open] = [column<bigint>('closed'), column<bigint>('still_open')];
  const [amount, total] = [column<bigint>('amount'), column<bigint>('total')];
  const found = parts.map((): Row[] => []);
  for (let row = 0; row < part.length; row++)
    found[part[row] ?? 0]?.push({
      key: key[row] ?? 0,
      days: days[row] ?? 0,
      closed: Number(closed[row]),
      open: Number(open[row]),
      amount: amount[row] ?? 0n,
      total: total[row] ?? 0n,
    });
  return (name) => found[codeOfPart(name)] ?? [];
}

/** Spells by key, each key's by ascending length. */
export type Spells = (picks: (key: number) => boolean) => readonly SpellCount[];

/** Spells of rows by ascending days; those of one key need no adding up. */
export function spellsIn(rows: readonly Row[]): Spells {
  const byKey = new Map<number, SpellCount[]>();
  for (const { key, days, closed, open, amount } of rows) {
    const own = byKey.get(key) ?? [];
    own.push({ time: days, events: closed, censored: open, amount });
    byKey.set(key, own);
  }
  return (picks) => {
    const found = [...byKey].flatMap(([key, spells]) => (picks(key) ? [spells] : []));
    return found.length === 1 ? (found[0] ?? []) : together(found);
  };
}

function together(lists: readonly (readonly SpellCount[])[]): readonly SpellCount[] {
  const byTime = new Map<number, { -readonly [K in keyof SpellCount]: SpellCount[K] }>();
  for (const { time, events, censored, amount } of lists.flat()) {
    const known = byTime.get(time);
    if (known) {
      known.events += events;
      known.censored += censored;
      known.amount += amount;
    } else byTime.set(time, { time, events, censored, amount });
  }
  return [...byTime.values()].sort((left, right) => left.time - right.time);
}
