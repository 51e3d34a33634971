import { lookupKeys, type LookupRole } from '../core/model/fields.ts';
import { columnFor } from '../core/model/plan.ts';
import { textCell } from '../core/model/read-cell.ts';
import type { TextRecipe } from '../core/model/recipe.ts';
import { cell, csvRelation } from '../core/model/csv-relation.ts';
import { dimensionColumns } from '../core/model/stage-columns.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, join, nothing, sql, type Sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { dropRejects } from './import-names.ts';
import { oneRow } from './rows.ts';

/** How a table of customers, products or orders met the lines. */
export interface Matched {
  readonly source: Source;
  readonly role: LookupRole;
  /** Keys of the lines that the table knows. */
  readonly known: number;
  /** Keys of the lines that it does not know. */
  readonly unknown: number;
  /** Rows of the table whose key no line has. */
  readonly unused: number;
  /** Rows that repeat a key; the first one is kept. */
  readonly repeated: number;
  /** Keys whose rows contradict each other. */
  readonly contradicting: number;
  /** Records that could not be cut into fields. */
  readonly rejected: number;
  /** Whether the table was left out, because its key does not stand for one thing. */
  readonly isRefused: boolean;
}

/** A key that many rows contradict each other about is none: a join would have to choose among them. */
const mostContradictions = 0.05;

/**
 * Loads the dimensions of a table of customers, products or orders, one row per key that the lines
 * have, so that no sum can multiply. Customers' go to the table `attribute`, the others' become
 * dimensions of the lines. Null where the table has no key.
 */
export async function loadLookup(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  cancel: Cancel,
): Promise<Matched | null> {
  const role = source.plan.role as LookupRole;
  const key = columnFor(source.plan, lookupKeys[role]);
  if (!key) return null;
  const file = `${tables.schema}.${role}.csv`;
  const rejects = `${tables.schema}_${role}_rejects`;
  const staged = id(tables.schema, 'lookup_stage');
  const names = dimensionColumns(source.plan).map(({ name }) => name);
  await host.register(file, source.data);
  try {
    const dimensions = dimensionColumns(source.plan).map(
      ({ column, name }) =>
        sql`, ${textCell(cell(column), { kind: 'text', stripPointZero: false })} as ${id(name)}`,
    );
    await host.run(
      sql`
        create table ${staged} as
        select row_number() over () as row_no, ${textCell(cell(key), key.recipe as TextRecipe)} as id${join(dimensions, nothing)}
        from ${csvRelation(file, source.plan, rejects, source.longestRecordBytes)}`,
      cancel,
    );
    const counts = await countMatches(host, staged, role, tables, names, rejects);
    const isRefused = counts.contradicting > mostContradictions * counts.keys;
    if (!isRefused) await attach(host, staged, role, tables, names, cancel);
    return { source, role, ...counts, isRefused };
  } finally {
    host.unregister(file);
    await host.run(sql`drop table if exists ${staged}`);
    await dropRejects(host, rejects);
  }
}

/** What the lines are joined by: their key, and the identifier as the file writes it. */
function keysOf(role: LookupRole, tables: StarTables): { keys: Sql; key: Sql } {
  switch (role) {
    case 'customers':
      return {
        keys: sql`(select customer as key, id from ${tables.customerKey})`,
        key: sql`customer`,
      };
    case 'products':
      return {
        keys: sql`(select product as key, code as id from ${tables.product})`,
        key: sql`product`,
      };
    case 'orders':
      return { keys: sql`(select distinct ord as key, id from ${tables.orderKey})`, key: sql`ord` };
  }
}

async function countMatches(
  host: DuckDbHost,
  staged: Sql,
  role: LookupRole,
  tables: StarTables,
  names: readonly string[],
  rejects: string,
): Promise<Omit<Matched, 'source' | 'role' | 'isRefused'> & { readonly keys: number }> {
  const { keys } = keysOf(role, tables);
  const contradicts = names.map((name) => sql`count(distinct ${id(name)}) > 1`);
  const row = await oneRow<
    Record<'rows' | 'ids' | 'known' | 'every' | 'used' | 'rejected' | 'contradicting', bigint>
  >(
    host,
    sql`select
        (select count(id) from ${staged}) as rows,
        (select count(distinct id) from ${staged}) as ids,
        (select count(*) from ${keys} as k where k.id in (select id from ${staged})) as known,
        (select count(*) from ${keys}) as every,
        (select count(*) from ${staged} where id in (select id from ${keys} as k)) as used,
        (select count(distinct line) from ${id(rejects)}) as rejected,
        ${
          contradicts.length === 0
            ? sql`0`
            : sql`(select count(*) from (select id from ${staged} where id is not null group by id having ${join(contradicts, sql` or `)}))`
        } as contradicting`,
  );
  const count = (name: keyof typeof row): number => Number(row[name]);
  return {
    keys: count('ids'),
    known: count('known'),
    unknown: count('every') - count('known'),
    unused: count('rows') - count('used'),
    repeated: count('rows') - count('ids'),
    contradicting: count('contradicting'),
    rejected: count('rejected'),
  };
}

async function attach(
  host: DuckDbHost,
  staged: Sql,
  role: LookupRole,
  tables: StarTables,
  names: readonly string[],
  cancel: Cancel,
): Promise<void> {
  const { keys, key } = keysOf(role, tables);
  const columns = names.map((name) => sql`, found.${id(name)}`);
  const firsts = sql`
    select k.key${join(columns, nothing)}
    from ${staged} as found
    join ${keys} as k on k.id = found.id
    qualify row_number() over (partition by k.key order by row_no) = 1`;
  if (role === 'customers') {
    await host.run(
      sql`
      create table ${tables.attribute} as
      select key as customer${join(
        names.map((name) => sql`, ${id(name)}`),
        nothing,
      )}
      from (${firsts})
      order by key`,
      cancel,
    );
    return;
  }
  if (names.length === 0) return;
  const first = id(tables.schema, 'lookup_first');
  await host.run(sql`create table ${first} as ${firsts}`, cancel);
  for (const name of names)
    await host.run(sql`
      create type ${id(tables.schema, name)} as enum (
        select distinct ${id(name)} from ${first} where ${id(name)} is not null order by 1
      )`);
  const wider = id(tables.schema, 'line_wider');
  const typed = names.map(
    (name) => sql`, cast(first.${id(name)} as ${id(tables.schema, name)}) as ${id(name)}`,
  );
  // Sorted again, because a join may turn the rows around.
  await host.run(
    sql`
    create table ${wider} as
    select line.*${join(typed, nothing)}
    from ${tables.line} as line
    left join ${first} as first on first.key = line.${key}
    order by line.ord`,
    cancel,
  );
  await host.run(sql`drop table ${tables.line}`);
  await host.run(sql`alter table ${wider} rename to line`);
  await host.run(sql`drop table ${first}`);
}
