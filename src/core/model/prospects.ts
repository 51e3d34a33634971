import { all, day, sql, type Sql } from '../sql/index.ts';
import type { ModelInfo } from './info.ts';
import { starTables, type StarTables } from './tables.ts';

/** Whether a sale names the `customer` of a row: people of the customers files need not be among them. */
export function isBuyer({ customer }: Pick<StarTables, 'customer'>): Sql {
  return sql`customer in (select customer from ${customer})`;
}

/**
 * One row per person of the customers files who had not ordered by the end of a day: `customer`. Only
 * `people`, conditions on the customer, apply: who ordered anything at all is no prospect, whichever
 * lines a view counts. Null where the data have no such file.
 */
export function prospectsOf(
  model: Pick<ModelInfo, 'schema' | 'prospects' | 'lastDay'>,
  people: readonly Sql[],
  asOf: string,
): Sql | null {
  if (model.prospects === null) return null;
  const { attribute, customer, line } = starTables(model.schema);
  // Whom no sale names has a key after those of all others.
  const isProspect =
    asOf < model.lastDay
      ? sql`customer not in (select customer from ${line} as line where day <= ${day(asOf)} and customer is not null)`
      : sql`customer > (select max(customer) from ${customer} as buyer)`;
  return sql`(
      select customer from ${attribute} as person
      where ${all([...people, isProspect])}
    )`;
}
