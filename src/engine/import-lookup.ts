import type { ContactColumn } from '../core/model/contacts.ts';
import { lookupKeys, type ColumnUse, type LookupRole } from '../core/model/fields.ts';
import { mostContradictions } from '../core/model/join.ts';
import { columnFor, type SourcePlan } from '../core/model/plan.ts';
import { isBuyer } from '../core/model/prospects.ts';
import { dimensionColumns } from '../core/model/stage-columns.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, join, nothing, sql, type Sql } from '../core/sql/index.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { attachToCustomers, attachToLines } from './lookup-attach.ts';
import { stageLookup } from './lookup-stage.ts';
import type { Lookup } from './lookups.ts';
import { oneRow } from './rows.ts';

/** How a table of customers, products or orders met the lines. */
export interface Matched {
  readonly plan: SourcePlan;
  readonly role: LookupRole;
  /** What it tells of reaching people. */
  readonly contacts: readonly ContactColumn[];
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
  /** Whether its key does not stand for one thing, so that it was not joined. */
  readonly isRefused: boolean;
  /** Whether the lines have its dimensions now. */
  readonly isJoined: boolean;
}

/** What is known of the star when tables are joined to it. */
export interface LookupContext {
  readonly tables: StarTables;
  readonly hasProducts: boolean;
  /** Whether no table of customers was joined before. */
  readonly isFirstOfCustomers: boolean;
}

/**
 * Loads the dimensions of a table of customers, products or orders, one row per key, so that no sum
 * can multiply. Customers' go to the table `attribute` with what tells how to reach them, and those whom
 * no line names get a key too; the others' become dimensions of the lines, by the keys that these have. Null where the table has
 * no key.
 */
export async function loadLookup(
  host: DuckDbHost,
  lookup: Lookup,
  context: LookupContext,
  cancel: Cancel,
): Promise<Matched | null> {
  const { plan, role } = lookup;
  // A CRM's own ids join no shop's orders; people are then told by their e-mail.
  const uses: readonly ColumnUse[] =
    role === 'customers' ? ['customer', 'email'] : [lookupKeys[role]];
  let matched: Matched | null = null;
  for (const use of uses) {
    if (matched && matched.known > 0) break;
    if (columnFor(plan, use)) matched = await loadBy(host, lookup, use, context, cancel);
  }
  return matched;
}

async function loadBy(
  host: DuckDbHost,
  lookup: Lookup,
  use: ColumnUse,
  context: LookupContext,
  cancel: Cancel,
): Promise<Matched> {
  const { plan, role, contacts } = lookup;
  const { tables } = context;
  const staged = id(tables.schema, 'lookup_stage');
  const first = id(tables.schema, 'lookup_first');
  const names = dimensionColumns(plan).map(({ name }) => name);
  try {
    const rejected = await stageLookup(
      host,
      lookup,
      use,
      { schema: tables.schema, staged },
      cancel,
    );
    const keys = keysOf(role, context);
    const { distinct, ...counts } = await countMatches(host, staged, keys, names);
    const isRefused = counts.contradicting > mostContradictions * distinct;
    const isJoined = !isRefused && counts.known > 0;
    if (isJoined) {
      if (role === 'customers') await host.run(addProspectKeys(tables, staged), cancel);
      const owners = role === 'customers' ? everyKey(tables) : keys;
      // Contacts never contradict: who writes an address in other letters is no other person.
      const all = [...names, ...contacts.map(({ name }) => name)];
      await host.run(createFirstRows(first, staged, owners, all), cancel);
      const rows = { table: first, names: all };
      if (role === 'customers')
        await attachToCustomers(host, tables, rows, context.isFirstOfCustomers);
      else await attachToLines(host, tables, role, rows);
    }
    return { plan, role, contacts, ...counts, rejected, isRefused, isJoined };
  } finally {
    await host.run(sql`drop table if exists ${staged}`);
    await host.run(sql`drop table if exists ${first}`);
  }
}

/** The keys of the lines with the identifiers behind them, as files write them. */
function keysOf(role: LookupRole, { tables, hasProducts }: LookupContext): Sql {
  if (role === 'customers')
    return sql`(select customer as key, id from ${tables.customerKey} where ${isBuyer(tables)})`;
  if (role === 'orders') return sql`(select distinct ord as key, id from ${tables.orderKey})`;
  return hasProducts
    ? sql`(select product as key, code as id from ${tables.product})`
    : sql`(select null::integer as key, null::varchar as id where false)`;
}

/** The keys of all customers, also of those whom only a table of customers names. */
function everyKey(tables: StarTables): Sql {
  return sql`(select customer as key, id from ${tables.customerKey})`;
}

/**
 * Gives a key to everyone in a table of customers who has none yet, in the order of the text. Who has
 * one in other letters (`Ann@x.tw`, `ann@x.tw`) is no other person.
 */
function addProspectKeys(tables: StarTables, staged: Sql): Sql {
  return sql`
    insert into ${tables.customerKey}
    select cast((select count(*) from ${tables.customerKey}) + row_number() over (order by id) - 1 as integer), id
    from (
      select distinct id from ${staged}
      where id is not null and lower(id) not in (select lower(id) from ${tables.customerKey})
    )
    order by id`;
}

async function countMatches(
  host: DuckDbHost,
  staged: Sql,
  keys: Sql,
  names: readonly string[],
): Promise<
  Pick<Matched, 'known' | 'unknown' | 'unused' | 'repeated' | 'contradicting'> & {
    readonly distinct: number;
  }
> {
  const contradicts = names.map((name) => sql`count(distinct ${id(name)}) > 1`);
  const row = await oneRow<
    Record<'rows' | 'ids' | 'known' | 'every' | 'used' | 'contradicting', bigint>
  >(
    host,
    sql`select
        (select count(id) from ${staged}) as rows,
        (select count(distinct id) from ${staged}) as ids,
        (select count(*) from ${keys} as k where k.id in (select id from ${staged})) as known,
        (select count(*) from ${keys} as k) as every,
        (select count(*) from ${staged} where id in (select id from ${keys} as k)) as used,
        ${
          contradicts.length === 0
            ? sql`0`
            : sql`(select count(*) from (select id from ${staged} where id is not null group by id having ${join(contradicts, sql` or `)}))`
        } as contradicting`,
  );
  const count = (name: keyof typeof row): number => Number(row[name]);
  return {
    distinct: count('ids'),
    known: count('known'),
    unknown: count('every') - count('known'),
    unused: count('rows') - count('used'),
    repeated: count('rows') - count('ids'),
    contradicting: count('contradicting'),
  };
}

/** One row per key: the first that the table has for it. */
function createFirstRows(table: Sql, staged: Sql, keys: Sql, names: readonly string[]): Sql {
  const columns = names.map((name) => sql`, found.${id(name)}`);
  return sql`
    create table ${table} as
    select k.key${join(columns, nothing)}
    from ${staged} as found
    join ${keys} as k on k.id = found.id
    qualify row_number() over (partition by k.key order by found.rowid) = 1`;
}
