import { mappingOf, type MappedColumn, type Mapping } from '../core/model/mapping.ts';
import type { ColumnPlan, SourcePlan } from '../core/model/plan.ts';
import { fingerprint } from '../core/fingerprint.ts';

/** What is kept of a mapping; its headers are the name it is kept under. */
interface Kept extends Omit<Mapping, 'columns'> {
  readonly columns: readonly Omit<MappedColumn, 'header'>[];
}

const prefix = 'regulars.mapping.';

/**
 * Mappings that a user confirmed, kept on the device for files with the same header. A blocked or
 * full storage only means that nothing is remembered.
 */
export const remembered = {
  /** The plan as it was confirmed for this header last time, or the plan itself. */
  recall(plan: SourcePlan): {
    readonly plan: SourcePlan;
    readonly currency: string | null | undefined;
  } {
    const kept = read(keyOf(plan.columns));
    if (!kept || kept.columns.length !== plan.columns.length) return { plan, currency: undefined };
    const columns = plan.columns.map((column, index): ColumnPlan => {
      const before = kept.columns[index];
      // A mapping that was found again needs no word, unless its reading was the user's choice.
      if (!before || (before.use === column.use && !before.readingChosen)) return column;
      // What a column holds counts more than what it held last time.
      if (before.recipe.kind !== 'text' && before.recipe.kind !== column.recipe.kind) return column;
      return { ...column, ...before, confidence: 1, reason: { code: 'remembered', detail: {} } };
    });
    const { refunds, amountComputed } = kept;
    const again = { ...plan, columns, refunds, ...(amountComputed ? { amountComputed } : {}) };
    return { plan: again, currency: kept.currency };
  },
  keep(plan: SourcePlan, currency: string | null): void {
    this.take(mappingOf(plan, currency));
  },
  /** Keeps a mapping that came from elsewhere. */
  take({ columns, ...rest }: Mapping): void {
    const kept: Kept = {
      columns: columns.map(({ use, recipe, readingChosen }) => ({
        ...{ use, recipe },
        ...(readingChosen ? { readingChosen } : {}),
      })),
      ...rest,
    };
    try {
      localStorage.setItem(keyOf(columns), JSON.stringify(kept));
    } catch {
      // Nothing is remembered then.
    }
  },
  /** Forgets every mapping. */
  clear(): void {
    try {
      for (const key of Object.keys(localStorage))
        if (key.startsWith(prefix)) localStorage.removeItem(key);
    } catch {
      // There was nothing to forget.
    }
  },
};

function keyOf(columns: readonly Pick<ColumnPlan, 'header'>[]): string {
  return prefix + fingerprint(JSON.stringify(columns.map(({ header }) => header)));
}

function read(key: string): Kept | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}
