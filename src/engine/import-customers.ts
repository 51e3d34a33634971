import { columnFor } from '../core/model/plan.ts';
import { textCell } from '../core/model/read-cell.ts';
import type { TextRecipe } from '../core/model/recipe.ts';
import { cell, csvRelation } from '../core/model/csv-relation.ts';
import { dimensionColumns } from '../core/model/stage-columns.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, join, nothing, sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { oneRow } from './rows.ts';

/** How the customers file met the orders. */
export interface Matched {
  readonly source: Source;
  /** Customers of the orders that the customers file knows. */
  readonly known: number;
  /** Customers of the orders that it does not know. */
  readonly unknown: number;
  /** Rows of the customers file whose customer never ordered. */
  readonly neverOrdered: number;
  /** Rows that repeat a customer; the first one is kept. */
  readonly repeated: number;
  /** Records that could not be cut into fields. */
  readonly rejected: number;
}

/**
 * Loads the dimensions of a customers file: one row per customer who ordered. A customer who stands
 * in the file twice is taken once, so that no sum can multiply.
 */
export async function loadAttributes(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  cancel: Cancel,
): Promise<Matched | null> {
  const key = columnFor(source.plan, 'customer');
  if (!key) return null;
  const file = `${tables.schema}.customers.csv`;
  const rejects = `${tables.schema}_customers_rejects`;
  await host.register(file, source.data);
  try {
    const dimensions = dimensionColumns(source.plan).map(
      ({ column, name }) => sql`,
          ${textCell(cell(column), { kind: 'text', stripPointZero: false })} as ${id(name)}`,
    );
    const staged = id(tables.schema, 'attribute_stage');
    await host.run(
      sql`
        create table ${staged} as
        select row_number() over () as row_no, ${textCell(cell(key), key.recipe as TextRecipe)} as id${join(dimensions, nothing)}
        from ${csvRelation(file, source.plan, rejects, source.longestRecordBytes)}`,
      cancel,
    );
    const names = dimensionColumns(source.plan).map(({ name }) => sql`, person.${id(name)}`);
    await host.run(
      sql`
        create table ${tables.attribute} as
        select k.customer${join(names, nothing)}
        from ${staged} as person
        join ${tables.customerKey} as k on k.id = person.id
        qualify row_number() over (partition by k.customer order by row_no) = 1
        order by k.customer`,
      cancel,
    );
    const counts = await oneRow<
      Record<'rows' | 'ids' | 'known' | 'all_customers' | 'rejected' | 'ordered', bigint>
    >(
      host,
      sql`select
          (select count(id) from ${staged}) as rows,
          (select count(distinct id) from ${staged}) as ids,
          (select count(*) from ${tables.attribute}) as known,
          (select count(*) from ${tables.customerKey}) as all_customers,
          (select count(*) from ${staged} as person where id in (select id from ${tables.customerKey})) as ordered,
          (select count(distinct line) from ${id(rejects)}) as rejected`,
    );
    await host.run(sql`drop table ${staged}`);
    await host.run(sql`drop table ${id(rejects)}`);
    await host.run(sql`drop table if exists ${id(`${rejects}_scan`)}`);
    const count = (name: keyof typeof counts): number => Number(counts[name]);
    return {
      source,
      known: count('known'),
      unknown: count('all_customers') - count('known'),
      neverOrdered: count('rows') - count('ordered'),
      repeated: count('rows') - count('ids'),
      rejected: count('rejected'),
    };
  } finally {
    host.unregister(file);
  }
}
