/** Step of the sequential ramp: 0 lowest, 6 highest; null leaves the cell uncoloured. */
export type RampStep = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** One cell of a heat grid: a set of customers and the number that describes it. */
export interface HeatCell {
  readonly value: number;
  readonly text: string;
  readonly subtext?: string | undefined;
  readonly step: RampStep | null;
  /** The period behind the cell is still open. */
  readonly hatched?: boolean | undefined;
  /** Too few customers to read much into it. */
  readonly thin?: boolean | undefined;
  /** Stands for no customers: there is nothing to choose. */
  readonly inert?: boolean | undefined;
  /** The whole cell in words, for screen readers; contains `text` and `subtext` as written. */
  readonly label: string;
  /** Lines of the tooltip below the cell's title. */
  readonly lines?: readonly string[] | undefined;
}

export interface HeatColumn {
  readonly id: string;
  readonly label: string;
  readonly note?: string | undefined;
  /** Stands before the axis and is never coloured, such as the size of a cohort. */
  readonly lead?: boolean | undefined;
}

/** A row of cells in column order; null where there is none. */
export interface HeatRow {
  readonly id: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly cells: readonly (HeatCell | null)[];
}

/** A row of means, shown first and not coloured: a text per column. */
export interface HeatSummary {
  readonly label: string;
  readonly note: string;
  readonly texts: readonly string[];
}

/** How a click changes the customer set: replace it, add to it (Shift) or take from it (Alt). */
export type SelectMode = 'replace' | 'union' | 'subtract';

export interface CellAddress {
  readonly row: string;
  readonly column: string;
}
