/**
 * What rows are sorted by, within the groups of the fields outside: one of the measures, in the column
 * of these keys (empty: the total column). Groups follow their own subtotals.
 */
export interface Sort {
  /** Place of the measure on its shelf. */
  readonly measure: number;
  readonly isAscending: boolean;
  readonly column: readonly string[];
}

/** A sort from its texts (`0`, `desc`, then the keys of a column); null where they say none. */
export function readSort([measure, direction, ...column]: readonly string[]): Sort | null {
  if (measure === undefined || !/^\d$/.test(measure)) return null;
  if (direction !== 'asc' && direction !== 'desc') return null;
  return { measure: Number(measure), isAscending: direction === 'asc', column };
}

export function sortTexts({ measure, isAscending, column }: Sort): readonly string[] {
  return [String(measure), isAscending ? 'asc' : 'desc', ...column];
}
