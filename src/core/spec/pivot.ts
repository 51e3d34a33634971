import type { ValueKind } from './value-kind.ts';

/** A column of a pivot: a measure, under the values of the column fields. */
export interface PivotColumn {
  /** Stable while the shelves stay: for widths and focus. */
  readonly id: string;
  /** What stands above it, one text per column field, outermost first; empty texts under a total. */
  readonly heads: readonly string[];
  /** Place among `PivotData.measures`. */
  readonly measure: number;
  /** How many column fields it adds up over: 0 for a column of its own, all of them for the total. */
  readonly totalOver: number;
  /** Whether one of its values is a period that is not over on the as-of day. */
  readonly isOpen: boolean;
  /** What the parameter `sort` holds while rows are sorted by this column downwards. */
  readonly sortTexts: readonly string[];
}

/** A row of a pivot: a group of the row fields. */
export interface PivotRow {
  readonly id: string;
  /** The value of its innermost field, in words; of the whole table "Total". */
  readonly label: string;
  /** Fields that it is told apart by; 0 is the grand total. */
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOther: boolean;
  /** A period that is not over on the as-of day. */
  readonly isOpen: boolean;
}

/** A number of a pivot. */
export interface PivotCell {
  readonly text: string;
  /** For heat and bars: in units of its measure; null where there is none. */
  readonly value: number | null;
  /** Whether it is beyond a limit that was set for its measure. */
  readonly standsOut: 'above' | 'below' | null;
  /** The customers behind it; null where there are none. */
  readonly mark: string | null;
}

/**
 * A pivot as it is drawn. Rows and cells are made when they are asked for: a hundred thousand rows of
 * two hundred columns are never all written out.
 */
export interface PivotData {
  /** Names of the row fields and of the column fields. */
  readonly rowHeads: readonly string[];
  readonly columnHeads: readonly string[];
  readonly measures: readonly {
    readonly label: string;
    readonly kind: ValueKind;
    readonly goodWhen: 'up' | 'down' | 'neutral';
  }[];
  readonly columns: readonly PivotColumn[];
  /** Groups in the order in which they are shown, each before its children; the grand total is last. */
  readonly rowCount: number;
  row(place: number): PivotRow;
  cell(row: number, column: number): PivotCell;
  /**
   * The mark of a group of rows (null: all) where it meets one of columns (null: all), whoever is behind
   * it: of the first `levels` column fields of that column, or of all of them. Without it nothing can be
   * done with a mark but open its customers.
   */
  markAt?(row: number | null, column: number | null, levels?: number): string;
  /** The place after the last row inside a group: where one goes that closes it. */
  endOf(row: number): number;
  /** Least and largest value of a measure over the innermost groups, for heat and bars; null without any. */
  rangeOf(measure: number): { readonly least: number; readonly most: number } | null;
  /** The course of a measure over the innermost column field, for a small line in its row. */
  courseOf(row: number, measure: number): readonly (number | null)[];
}
