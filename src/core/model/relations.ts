import { join, namesIn, newline, nothing, sql, type Sql } from '../sql/index.ts';

/** A relation that a query makes for itself before it reads it. */
export interface Relation {
  readonly name: Sql;
  readonly query: Sql;
}

/** Relations as they stand right after `with`, each after those that it reads. */
export function ctesOf(relations: readonly Relation[]): Sql {
  return join(
    relations.map(
      ({ name, query }) => sql`${name} as (
        ${query}
      ),${newline}`,
    ),
    nothing,
  );
}

/**
 * The same of those alone that a query names, and of those that these name. An engine plans every relation
 * that stands there, read or not: those of a filtered view take it 10 ms.
 */
export function neededCtes(relations: readonly Relation[], query: Sql): Sql {
  const named = new Set(namesIn(query));
  const needed: Relation[] = [];
  for (const relation of relations.toReversed()) {
    if (!namesIn(relation.name).some((name) => named.has(name))) continue;
    for (const name of namesIn(relation.query)) named.add(name);
    needed.unshift(relation);
  }
  return ctesOf(needed);
}
