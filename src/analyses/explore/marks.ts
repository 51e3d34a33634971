import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { all, id, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import type { Axis, Group } from './axis.ts';
import type { Field, FieldKind } from './field.ts';
import { beginsWithMonth, fieldMark, keyMark, readKey, type MarkedKey } from './marked-key.ts';
import type { ExploreParams } from './params.ts';
import { keyName, otherName } from './axis-columns.ts';
import { groupedLines } from './query.ts';
import { shelvesOf, type Shelves } from './shelves.ts';
import type { Cell } from './values.ts';
import type { ExploreView } from './view.ts';

/**
 * The mark of a cell: the fields of its row with their keys, then those of its column, so that it can be
 * told without the table: `cell:dimension:region=West~product=GB001/month=291`. Blank is `!b`, what is
 * beyond the top `!o`.
 */
export function markOfCell(
  row: Group,
  column: Group,
  { rows, columns, shelves }: ExploreView,
): string {
  return `cell:${pathMark(rows, row, shelves)}/${pathMark(columns, column, shelves)}`;
}

function pathMark({ fields }: Axis, group: Group, { yearStart }: Shelves): string {
  const texts: string[] = [];
  for (let at = group; at.parent; at = at.parent) {
    const field = fields[at.depth - 1];
    if (field)
      texts.unshift(
        `${fieldMark(field.on, yearStart)}=${at.isOther ? '!o' : keyMark(at.path.at(-1) ?? null)}`,
      );
  }
  return texts.join('~');
}

/** The keys of a mark, of rows and of columns, or null where it is none. */
export function readMark(
  mark: string,
): { readonly rows: readonly MarkedKey[]; readonly columns: readonly MarkedKey[] } | null {
  const [, rows, columns] = /^cell:([^/]*)\/([^/]*)$/su.exec(mark) ?? [];
  if (rows === undefined || columns === undefined) return null;
  const [down, across] = [readPath(rows), readPath(columns)];
  return down && across ? { rows: down, columns: across } : null;
}

function readPath(text: string): readonly MarkedKey[] | null {
  if (text === '') return [];
  const keys = text.split('~').map(readKey);
  return keys.every((key) => key !== null) ? keys : null;
}

/** What the table of a view says of a mark; null where it has no such group. */
export function cellOfMark(mark: string, view: ExploreView): Cell | null {
  const read = mark === 'all' ? { rows: [], columns: [] } : readMark(mark);
  const groupOf = (axis: Axis, keys: readonly MarkedKey[]): Group | null => {
    let group: Group | null = axis.root;
    for (const { key, isOther } of keys) group &&= axis.child(group, key, isOther);
    return group;
  };
  const row = read && groupOf(view.rows, read.rows);
  const column = read && groupOf(view.columns, read.columns);
  return row && column ? view.cell(row, column) : null;
}

/** Lines behind a mark: relations that stand after `data.ctes`, the last of them, and what its lines meet. */
export interface MarkedLines {
  readonly ctes: Sql;
  readonly from: Sql;
  readonly where: Sql;
}

/**
 * The lines of a cell, with further columns of theirs (`also`) beside what is counted of them; `all` is
 * the whole table. Null for a mark of other shelves.
 */
export function linesOfMark(
  mark: string,
  params: ExploreParams,
  data: Dataset,
  also: readonly string[] = [],
): MarkedLines | null {
  const read = mark === 'all' ? { rows: [], columns: [] } : readMark(mark);
  const shelves = shelvesOf(params, data);
  if (!read) return null;
  const isOf = (keys: readonly MarkedKey[], fields: readonly Field[]): boolean =>
    keys.every(({ on, yearStart }, place) => {
      const field = fields[place];
      return (
        field !== undefined &&
        fieldMark(on, yearStart) ===
          fieldMark(field.on, beginsWithMonth(on) ? shelves.yearStart : 1)
      );
    });
  if (!isOf(read.rows, shelves.rows) || !isOf(read.columns, shelves.columns)) return null;
  const of = (
    axis: 'r' | 'c',
    fields: readonly Field[],
    keys: readonly MarkedKey[],
  ): readonly Sql[] =>
    keys.map((key, place) => isKey(axis, place, fields[place]?.top ?? null, key, data));
  return {
    ...groupedLines(shelves, data, also),
    where: all([
      ...(shelves.comparison && !shelves.areDatesApart ? [sql`is_now`] : []),
      ...of('r', shelves.rows, read.rows),
      ...of('c', shelves.columns, read.columns),
    ]),
  };
}

/**
 * The customers of a cell: those with an order that counts and a line of the chosen dates in it. Null
 * for a mark of other shelves.
 */
export function customersOfMark(mark: string, params: ExploreParams, data: Dataset): Sql | null {
  const lines = linesOfMark(mark, params, data);
  if (!lines) return null;
  return sql`
    with ${data.ctes}${lines.ctes}
    select distinct customer
    from ${lines.from} as marked
    where ${all([sql`customer is not null`, sql`bought is not null`, lines.where])}`;
}

function isKey(
  axis: 'r' | 'c',
  place: number,
  top: number | null,
  { on, key, isOther }: MarkedKey,
  { model }: Dataset,
): Sql {
  const column = id(keyName(axis, place));
  const other = id(otherName(axis, place));
  if (isOther) return top === null ? sql`false` : other;
  const own = key === null ? sql`${column} is null` : isValue(column, on, key, model.schema);
  return top === null ? own : sql`not ${other} and ${own}`;
}

function isValue(column: Sql, on: FieldKind, key: string | number, schema: string): Sql {
  if (on.kind === 'product')
    return sql`${column} in (select product from ${starTables(schema).product} as named where code = ${lit(key)})`;
  if (on.kind === 'dimension')
    return sql`${op({ name: 'cast', value: column, type: 'text' })} = ${lit(key)}`;
  return sql`${column} = ${lit(key)}`;
}
