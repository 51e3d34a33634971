import type { Dataset } from '../../core/model/dataset.ts';
import { lit, id, op, sql, type Sql } from '../../core/sql/index.ts';
import { aggregateSql, keyCounted } from './aggregate-sql.ts';
import type { Aggregate } from './measure.ts';
import { keepsOrdersWhole, mostGroups } from './most-groups.ts';
import type { Shelves } from './shelves.ts';

/** A column of the answer: an aggregate of the lines of a group, or of some of them (null: of all). */
export interface Counted {
  readonly column: string;
  readonly name: Aggregate;
  readonly among: Sql | null;
}

/**
 * A column in two steps: what is taken once from the lines of every finest group, and what groups of
 * those come to. Both together say what the aggregate over the lines says.
 */
export interface Part {
  readonly taken: readonly { readonly as: Sql; readonly of: Sql }[];
  readonly whole: Sql;
}

/** Sets of keys, of all finest groups together, stay below so many bytes. */
const mostBytes = 64 * 2 ** 20;
/** Above so many bytes of sets for each line and level, counting the keys of every level anew is faster. */
const mostBytesPerLine = 8;

/** Whether parts are taken from lines, or from months. */
export type TakenFrom = 'lines' | 'months';

/**
 * Every column by its name, where all of them can be had from finest groups; otherwise null: some need the
 * lines of each group themselves, as medians do, or sets of keys that are too large.
 */
export function partsOf(
  counted: readonly Counted[],
  from: TakenFrom,
  shelves: Shelves,
  data: Dataset,
): ReadonlyMap<string, Part> | null {
  const room = { bytes: mostBytes };
  const parts = new Map<string, Part>();
  for (const one of counted) {
    const part = partOf(one, from, shelves, data, room);
    if (!part) return null;
    parts.set(one.column, part);
  }
  return parts.size === 0 ? null : parts;
}

function partOf(
  { column, name, among }: Counted,
  from: TakenFrom,
  shelves: Shelves,
  data: Dataset,
  room: { bytes: number },
): Part | null {
  const as = id(`${column}_part`);
  const one = (of: Sql, whole: Sql): Part => ({ taken: [{ as, of }], whole });
  const sum = op({ name: 'sumInteger', value: as });
  const count = sql`coalesce(${sum}, ${lit(0)})`;
  switch (name) {
    case 'revenue':
    case 'sales':
    case 'refunds':
    case 'quantity':
    case 'margin':
    case 'served':
      return one(aggregateSql(name, among), sum);
    case 'lines':
      return one(aggregateSql(name, among), count);
    case 'leastLine':
      return one(aggregateSql(name, among), sql`min(${as})`);
    case 'mostLine':
      return one(aggregateSql(name, among), sql`max(${as})`);
    case 'meanLine': {
      const lines = id(`${column}_lines`);
      return {
        taken: [
          { as, of: aggregateSql('revenue', among) },
          { as: lines, of: aggregateSql('lines', among) },
        ],
        whole: op({
          name: 'divide',
          left: sum,
          right: op({ name: 'sumInteger', value: lines }),
        }),
      };
    }
    case 'orders':
    case 'customers':
    case 'products': {
      if (from === 'months' && name === 'orders')
        return one(op({ name: 'sumInteger', value: sql`orders` }), count);
      const value =
        from === 'months'
          ? sql`case when orders > 0 then customer end`
          : keyCounted(name, among, data.model.everyLineSells);
      const size = data.model.keys[name];
      const bytes = (mostGroups(shelves, data) * size) / 8;
      const levels = (shelves.rows.length + 1) * (shelves.columns.length + 1);
      if (bytes <= Math.min(room.bytes, mostBytesPerLine * levels * data.model.lines)) {
        room.bytes -= bytes;
        return one(op({ name: 'keySet', value, size }), op({ name: 'countInKeySets', value: as }));
      }
      return name === 'orders' && keepsOrdersWhole(shelves, data)
        ? one(op({ name: 'countDistinctKeys', value }), count)
        : null;
    }
    default:
      return null;
  }
}
