import type { ColumnPlan, SourcePlan } from './plan.ts';

/** How the columns of a file differ from those of the first file of its source, by their headers. */
export interface LayoutChanges {
  readonly added: readonly string[];
  readonly missing: readonly string[];
  /** Columns that mean the same under another name: that of the first file, and its own. */
  readonly renamed: readonly (readonly [string, string])[];
  /** Whether the columns that both have stand in another order. */
  readonly isReordered: boolean;
}

/** A column by what it means, where it has a meaning, otherwise by its name. */
export function meaningOf({ use, id }: Pick<ColumnPlan, 'use' | 'id'>): string {
  return use === 'dimension' || use === 'ignore' ? `column ${id}` : `field ${use}`;
}

/** Null where both have the same columns in the same order. */
export function layoutChanges(first: SourcePlan, plan: SourcePlan): LayoutChanges | null {
  const [before, after] = [byMeaning(first), byMeaning(plan)];
  const common = [...after.keys()].filter((meaning) => before.has(meaning));
  const places = common.map((meaning) => [...before.keys()].indexOf(meaning));
  const changes = {
    added: headers(after, before),
    missing: headers(before, after),
    renamed: common
      .map((meaning) => [before.get(meaning) ?? '', after.get(meaning) ?? ''] as const)
      .filter(([name, own]) => name !== own),
    isReordered: places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0)),
  };
  const { added, missing, renamed, isReordered } = changes;
  return added.length + missing.length + renamed.length > 0 || isReordered ? changes : null;
}

/** Headers by meaning, in file order; of several columns with one meaning the first. */
function byMeaning({ columns }: SourcePlan): ReadonlyMap<string, string> {
  const headersOf = new Map<string, string>();
  for (const column of columns) {
    const meaning = meaningOf(column);
    if (!headersOf.has(meaning)) headersOf.set(meaning, column.header);
  }
  return headersOf;
}

/** Headers of what one has and the other has not. */
function headers(
  own: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] {
  return [...own].filter(([meaning]) => !other.has(meaning)).map(([, header]) => header);
}
