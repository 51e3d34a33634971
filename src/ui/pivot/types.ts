/** What of a pivot is part of the view, and so of its address. */
export interface PivotView {
  /** The sort in force, as `PivotColumn.sortTexts` writes it; empty for none. */
  readonly sort: readonly string[];
  /** Ids of the rows that are closed. */
  readonly closed: readonly string[];
  readonly onsort: (texts: readonly string[]) => void;
  readonly onclosed: (ids: readonly string[]) => void;
}
