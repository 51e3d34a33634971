import type { CustomerGroup } from '../model/customer-groups.ts';
import type { CustomerGroupWords } from './en.ts';

/** The name of a group of customers. */
export function customerGroupName({ kind, id }: CustomerGroup, words: CustomerGroupWords): string {
  const names: Readonly<Record<string, string>> = words[kind];
  return names[id] ?? id;
}
