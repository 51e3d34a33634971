import type { ContactInfo } from '../core/audience/contact.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, join, sql } from '../core/sql/index.ts';
import type { DuckDbHost } from './host.ts';
import type { Matched } from './import-lookup.ts';
import { oneRow } from './rows.ts';

/** What the joined tables of customers tell of reaching people, with how many people each column fills. */
export async function contactInfos(
  host: DuckDbHost,
  { attribute }: StarTables,
  matched: readonly Matched[],
): Promise<readonly ContactInfo[]> {
  const columns = matched
    .filter(({ isJoined }) => isJoined)
    .flatMap(({ plan, contacts }) =>
      contacts.map((contact) => ({ ...contact, fileName: plan.fileName })),
    );
  if (columns.length === 0) return [];
  const counts = columns.map(({ name }) => sql`count(${id(name)}) as ${id(name)}`);
  const filled = await oneRow<Record<string, bigint>>(
    host,
    sql`select ${join(counts)} from ${attribute}`,
  );
  return columns.map(({ use, id: own, label, fileName, name }) => ({
    ...{ use, id: own, label, fileName },
    column: name,
    filled: Number(filled[name] ?? 0),
  }));
}
