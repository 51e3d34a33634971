/** Cells that the sheet shows as one: positions from 0, ends included. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** Rows at the top of a sheet in which merged cells are headers. */
export const headerRows = 12;

/**
 * Gives the value of merged header cells to all cells they cover, to the right and down; merges
 * that begin below the header area stay as they are. Rows must come in order, each once.
 */
export class MergeFill {
  readonly #merges: readonly Merge[];
  readonly #values: string[] = [];
  readonly #lastRow: number;

  /** `lastColumn` is the last one a sheet of the format can have. */
  constructor(merges: readonly Merge[], lastColumn: number) {
    this.#merges = merges
      // A title merged up to the sheet's edge is no group of columns.
      .filter((merge) => merge.fromRow < headerRows && merge.toColumn < lastColumn)
      .toSorted((a, b) => a.fromRow - b.fromRow || a.fromColumn - b.fromColumn);
    this.#lastRow = this.#merges.reduce((last, merge) => Math.max(last, merge.toRow), -1);
  }

  /** Whether a row may get values from a merge. */
  reaches(row: number): boolean {
    return row <= this.#lastRow;
  }

  /** Fills the empty cells of one row. */
  fill(cells: string[], row: number): void {
    this.#merges.forEach((merge, i) => {
      if (row < merge.fromRow || row > merge.toRow) return;
      if (row === merge.fromRow) this.#values[i] = cells[merge.fromColumn] ?? '';
      const value = this.#values[i] ?? '';
      if (value === '') return;
      while (cells.length <= merge.toColumn) cells.push('');
      for (let c = merge.fromColumn; c <= merge.toColumn; c++) {
        if (cells[c] === '') cells[c] = value;
      }
    });
  }
}
