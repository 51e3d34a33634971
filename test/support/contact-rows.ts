import type { ModelInfo } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { id, join, nothing, sql } from '../../src/core/sql/index.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { rows } from './node-engine.ts';

/** What the table of people says of reaching each of them, in the order of the contacts, by their id. */
export async function contactRows(
  engine: Engine,
  model: ModelInfo,
): Promise<Readonly<Record<string, readonly (string | null)[]>>> {
  const { attribute, customerKey } = starTables(model.schema);
  const columns = model.contacts.map(({ column }) => sql`, person.${id(column)}`);
  const found = await rows<Record<string, string | null>>(
    engine,
    sql`select named.id as "whose"${join(columns, nothing)}
      from ${attribute} as person
      join ${customerKey} as named on named.customer = person.customer
      order by named.id`,
  );
  return Object.fromEntries(
    found.map((row) => [
      row['whose'] ?? '',
      model.contacts.map(({ column }) => row[column] ?? null),
    ]),
  );
}

/** Use, column, header and number of people of each contact. */
export function contactFacts({ contacts }: ModelInfo): readonly (readonly (string | number)[])[] {
  return contacts.map(({ use, column, label, filled }) => [use, column, label, filled]);
}
