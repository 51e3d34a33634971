import { contactColumns, type ContactColumn } from '../core/model/contacts.ts';
import { lookupKeys, type LookupRole } from '../core/model/fields.ts';
import type { SourcePlan } from '../core/model/plan.ts';
import { dimensionIds, distinctDimensions, sourceGroups, unionPlan } from '../core/model/union.ts';
import type { Source } from './engine.ts';

/** Files about customers, products or orders that have one layout: they are read as one table. */
export interface Lookup {
  readonly role: LookupRole;
  /** What the table's columns mean, each dimension under an id that nothing else has. */
  readonly plan: SourcePlan;
  /** The files, and the id under which each of them knows the dimension of the same place. */
  readonly sources: readonly Source[];
  readonly ownIds: readonly string[];
  /** What the files tell of reaching people; none where they are not about customers. */
  readonly contacts: readonly ContactColumn[];
}

/** The tables that add dimensions to lines. */
export function lookupsOf(sources: readonly Source[], lines: SourcePlan): readonly Lookup[] {
  const groups = Object.keys(lookupKeys).flatMap((role) => {
    const own = sources.filter(({ plan }) => plan.role === role);
    return sourceGroups(own.map(({ plan }) => plan)).map(({ files }) =>
      own.filter((_, index) => files.includes(index)),
    );
  });
  const people = groups.map((group) =>
    group.map(({ plan }) => plan).filter(({ role }) => role === 'customers'),
  );
  const contacts = contactColumns(people);
  const unions = groups.map((group) => unionPlan(group.map(({ plan }) => plan)));
  return distinctDimensions(lines, unions).map((plan, index) => ({
    role: plan.role as LookupRole,
    plan,
    sources: groups[index] ?? [],
    ownIds: dimensionIds(unions[index] ?? plan),
    contacts: contacts[index] ?? [],
  }));
}
