import { personalFields, type ColumnUse, type SourceRole } from '../core/model/fields.ts';
import type { Assignment } from './assign.ts';
import type { ColumnFacts } from './column-facts.ts';

/** What the columns would mean in each kind of table. */
export interface Readings {
  readonly sales: ReadonlyMap<number, Assignment>;
  readonly people: ReadonlyMap<number, Assignment>;
  readonly trial: ReadonlyMap<number, Assignment>;
}

/** What the rows of a table are, as far as its own headers and cells tell. */
export function decideRole(
  { sales, people, trial }: Readings,
  facts: readonly ColumnFacts[],
): SourceRole {
  const has = (map: ReadonlyMap<number, Assignment>, use: ColumnUse): Assignment | undefined =>
    [...map.values()].find((assignment) => assignment.use === use);
  const money = has(sales, 'amount') ?? (has(sales, 'quantity') && has(sales, 'unitPrice'));
  const order = has(sales, 'order');
  const complete = money !== undefined && has(sales, 'date') !== undefined;
  if (order !== undefined && order.confidence >= 0.7)
    return money === undefined && has(sales, 'date') === undefined ? 'orders' : 'transactions';
  const key = [...people].find(([, assignment]) => assignment.use === 'customer');
  const column = key === undefined ? undefined : facts[key[0]];
  const unique = column !== undefined && isUnique(column);
  const told = personalFields.filter((use) => has(people, use as ColumnUse));
  // A name in two columns is one thing that is told of somebody.
  const personal = new Set(told.map((use) => (nameUses.includes(use) ? 'name' : use))).size;
  if (complete) return unique && personal >= 2 ? 'customers' : 'transactions';
  const variant = has(trial, 'variant');
  // `Group` may be anything, unless somebody was put into it at some time.
  const isTrial = variant && (variant.confidence > 0.9 || has(trial, 'exposedAt'));
  if (isTrial && key !== undefined && personal === 0) return 'assignments';
  if (unique) return 'customers';
  const product = [...sales].find(([, assignment]) => assignment.use === 'product')?.[0];
  const products = product === undefined ? undefined : facts[product];
  if (column === undefined && products !== undefined && isUnique(products)) return 'products';
  return personal >= 2 ? 'customers' : 'transactions';
}

const nameUses: readonly string[] = ['name', 'firstName', 'lastName'];

function isUnique(column: ColumnFacts): boolean {
  return column.filled > 0 && column.counts.length >= 0.98 * column.filled;
}
