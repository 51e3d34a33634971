import type { LookupRole } from '../core/model/fields.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, join, nothing, sql, type Sql } from '../core/sql/index.ts';
import type { DuckDbHost } from './host.ts';

/** One row per key with its dimensions, and of customers with their contacts, on its way to the star. */
export interface FirstRows {
  readonly table: Sql;
  readonly names: readonly string[];
}

/** Gives dimensions and contacts to customers; a second table of customers widens the first. */
export async function attachToCustomers(
  host: DuckDbHost,
  tables: StarTables,
  { table, names }: FirstRows,
  isFirst: boolean,
): Promise<void> {
  const columns = join(
    names.map((name) => sql`, found.${id(name)}`),
    nothing,
  );
  if (isFirst) {
    await host.run(sql`
      create table ${tables.attribute} as
      select found.key as customer${columns}
      from ${table} as found
      order by customer`);
    return;
  }
  await host.run(sql`
    create or replace table ${tables.attribute} as
    select coalesce(person.customer, found.key) as customer, person.* exclude (customer)${columns}
    from ${tables.attribute} as person
    full join ${table} as found on found.key = person.customer
    order by 1`);
}

/** Makes the dimensions of products or orders dimensions of the lines, which are joined by `key`. */
export async function attachToLines(
  host: DuckDbHost,
  tables: StarTables,
  role: Exclude<LookupRole, 'customers'>,
  { table, names }: FirstRows,
): Promise<void> {
  for (const name of names)
    await host.run(sql`
      create type ${id(tables.schema, name)} as enum (
        select distinct ${id(name)} from ${table} where ${id(name)} is not null order by 1
      )`);
  const typed = names.map(
    (name) => sql`, cast(found.${id(name)} as ${id(tables.schema, name)}) as ${id(name)}`,
  );
  const key = role === 'products' ? sql`line.product` : sql`line.ord`;
  // Sorted again, because a join may turn the rows around.
  await host.run(sql`
    create or replace table ${tables.line} as
    select line.*${join(typed, nothing)}
    from ${tables.line} as line
    left join ${table} as found on found.key = ${key}
    order by line.ord`);
}
