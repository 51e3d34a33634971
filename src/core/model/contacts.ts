import { contactUses, type ContactUse } from '../audience/contact.ts';
import type { ColumnPlan, SourcePlan } from './plan.ts';

/** A column about reaching people, as files of one layout have it. */
export interface ContactColumn {
  readonly use: ContactUse;
  /** Unique among the contacts of all tables: that of the first file that has it. */
  readonly id: string;
  /** The header as written in that file. */
  readonly label: string;
  /** Column of the table `attribute`: `p_email`, `p_email_2`. */
  readonly name: string;
  /** Where each of the files has it; null where it does not. */
  readonly own: readonly (ColumnPlan | null)[];
}

/** A contact column of a file that was not yet met in the files before it. */
interface Found {
  readonly use: ContactUse;
  readonly own: (ColumnPlan | null)[];
}

/**
 * The contact columns of several tables of customers, each of one or more files, table by table. Names
 * and ids are unique over all of them, because all stand in one table in the end.
 */
export function contactColumns(
  tables: readonly (readonly SourcePlan[])[],
): readonly (readonly ContactColumn[])[] {
  const counts = new Map<ContactUse, number>();
  const taken = new Set<string>();
  return tables.map((files) =>
    foundIn(files).map(({ use, own }): ContactColumn => {
      const first = own.find((column) => column !== null);
      const count = (counts.get(use) ?? 0) + 1;
      counts.set(use, count);
      return {
        use,
        id: unique(first?.id ?? use, taken),
        label: first?.header ?? '',
        name: `p_${use}${count > 1 ? `_${count}` : ''}`,
        own,
      };
    }),
  );
}

/**
 * The columns that the files share: of several with one use those of one header belong together, and
 * the others by their place.
 */
function foundIn(files: readonly SourcePlan[]): readonly Found[] {
  const found: Found[] = [];
  files.forEach(({ columns }, file) => {
    const left: { readonly use: ContactUse; readonly column: ColumnPlan }[] = [];
    const free = (use: ContactUse): readonly Found[] =>
      found.filter((one) => one.use === use && !one.own[file]);
    for (const column of columns) {
      const use = contactUses.find((one) => one === column.use);
      if (!use) continue;
      const same = free(use).find(({ own }) => own.some((one) => one?.id === column.id));
      if (same) same.own[file] = column;
      else left.push({ use, column });
    }
    for (const { use, column } of left) {
      const [next] = free(use);
      if (next) next.own[file] = column;
      else found.push({ use, own: files.map((_, index) => (index === file ? column : null)) });
    }
  });
  return found;
}

function unique(id: string, taken: Set<string>): string {
  let name = id;
  for (let n = 2; taken.has(name); n++) name = `${id}-${n}`;
  taken.add(name);
  return name;
}
