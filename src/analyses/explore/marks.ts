import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { all, id, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import type { Axis, Group, Key } from './axis.ts';
import { kindText, readField, type Field, type FieldKind } from './field.ts';
import type { ExploreParams } from './params.ts';
import { groupedLines, keyName, otherName } from './query.ts';
import { shelvesOf, type Shelves } from './shelves.ts';
import type { ExploreView } from './view.ts';

/** What a mark says of one field: its value (null: blank), or all beyond its top. */
export interface MarkedKey {
  readonly on: FieldKind;
  /** The month that years and quarters begin with. */
  readonly yearStart: number;
  readonly key: Key;
  readonly isOther: boolean;
}

/** Signs with a meaning in marks, and how a value that holds them is written. */
const escapes: Readonly<Record<string, string>> = {
  ...{ '!': '!!', '~': '!-', '/': '!s', '|': '!p', '=': '!e', '@': '!a' },
};
const unescapes = new Map(Object.entries(escapes).map(([sign, written]) => [written, sign]));

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
    const key = at.path.at(-1) ?? null;
    if (field)
      texts.unshift(
        `${fieldMark(field.on, yearStart)}=${at.isOther ? '!o' : key === null ? '!b' : escaped(String(key))}`,
      );
  }
  return texts.join('~');
}

function fieldMark(on: FieldKind, yearStart: number): string {
  const text = escaped(kindText(on));
  return beginsWithMonth(on) && yearStart > 1 ? `${text}@${yearStart}` : text;
}

/** Whether the values of a field depend on the month that years begin with. */
function beginsWithMonth(on: FieldKind): boolean {
  return (
    (on.kind === 'time' && (on.part === 'year' || on.part === 'quarter')) ||
    (on.kind === 'cycle' && (on.part === 'quarterOfYear' || on.part === 'monthOfYear'))
  );
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

function readKey(text: string): MarkedKey | null {
  const [, name = '', start, value] = /^([^=@]+)(?:@(\d{1,2}))?=([^=]*)$/su.exec(text) ?? [];
  const field = readField(unescaped(name));
  if (!field || field.top !== null || value === undefined) return null;
  const shared = { on: field.on, yearStart: start === undefined ? 1 : Number(start) };
  if (value === '!o' || value === '!b') return { ...shared, key: null, isOther: value === '!o' };
  const key = unescaped(value);
  if (isText(field.on)) return { ...shared, key, isOther: false };
  return /^-?\d{1,9}$/.test(key) ? { ...shared, key: Number(key), isOther: false } : null;
}

function isText({ kind }: FieldKind): boolean {
  return kind === 'dimension' || kind === 'product';
}

/**
 * The customers of a cell: those with an order that counts and a line of the chosen dates in it. Null
 * for a mark of other shelves.
 */
export function customersOfMark(mark: string, params: ExploreParams, data: Dataset): Sql | null {
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
  const { ctes, from } = groupedLines(shelves, data);
  return sql`
    with ${data.ctes}${ctes}
    select distinct customer
    from ${from} as marked
    where ${all([
      ...[sql`customer is not null`, sql`bought is not null`],
      ...(shelves.comparison ? [sql`is_now`] : []),
      ...of('r', shelves.rows, read.rows),
      ...of('c', shelves.columns, read.columns),
    ])}`;
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

function escaped(text: string): string {
  return text.replace(/[!~/|=@]/g, (sign) => escapes[sign] ?? sign);
}

function unescaped(text: string): string {
  return text.replace(/!./gs, (written) => unescapes.get(written) ?? written);
}
