import { fail } from '../../core/error.ts';
import { headerRows, type MergeFill } from './merges.ts';
import { cellPosition, cellText, type CellContext, sheetLimits } from './xlsx-cell.ts';
import type { XmlTokens } from './xml-tokens.ts';

/** Rows, or cells where rows are wide, after which a batch is handed out. */
const batch = { rows: 4096, cells: 1 << 18 } as const;
/** Characters of one cell above which the file is refused: far beyond what a spreadsheet keeps. */
const longestCell = 1 << 26;
const noCells: readonly string[] = [];

/**
 * Gathers the rows of a sheet out of the tokens of its XML. Rows and cells stand where the sheet
 * has them; rows without any cell come as empty ones, except after the last row with a cell.
 */
export class RowGatherer {
  readonly #context: CellContext;
  readonly #merges: MergeFill;
  readonly #wanted: ReadonlySet<number> | null;

  #rows: (readonly string[])[] = [];
  #cellCount = 0;
  /** Empty rows that only count once another row follows. */
  #gap = 0;
  #row = -1;
  #cells: string[] = [];
  #column = -1;
  #type: string | null = null;
  #style: string | null = null;
  #raw = '';
  #hasValue = false;
  #isInside = false;
  #isValue = false;
  #isReading = false;

  constructor(context: CellContext, merges: MergeFill, wanted: readonly number[] | undefined) {
    this.#context = context;
    this.#merges = merges;
    this.#wanted = wanted === undefined ? null : new Set(wanted);
  }

  /** Whether enough rows are gathered to hand them out. */
  get isFull(): boolean {
    return this.#rows.length >= batch.rows || this.#cellCount >= batch.cells;
  }

  /** The rows gathered so far, which are then forgotten; at most one batch of them. */
  drain(): readonly (readonly string[])[] {
    if (this.#rows.length > batch.rows) return this.#rows.splice(0, batch.rows);
    const rows = this.#rows;
    this.#rows = [];
    this.#cellCount = 0;
    return rows;
  }

  take(token: XmlTokens): void {
    if (token.kind === 'text') {
      if (this.#isValue) this.#addText(token.text);
    } else if (token.kind === 'open') this.#open(token);
    else this.#close(token.name);
  }

  #addText(text: string): void {
    this.#raw += text;
    if (this.#raw.length > longestCell) {
      fail('file.tooLarge', { bytes: this.#raw.length, limit: longestCell });
    }
  }

  #open(token: XmlTokens): void {
    switch (token.name) {
      case 'sheetData':
        this.#isInside = true;
        return;
      case 'row':
        if (this.#isInside) this.#startRow(token.attribute('r'));
        return;
      case 'c':
        if (this.#isInside) this.#startCell(token);
        return;
      case 'v':
      case 't':
        this.#isValue = this.#isInside && !this.#isReading;
        this.#hasValue ||= this.#isValue;
        return;
      case 'rPh':
        this.#isReading = true;
    }
  }

  #close(name: string): void {
    switch (name) {
      case 'sheetData':
        this.#isInside = false;
        return;
      case 'row':
        if (this.#isInside) this.#finishRow();
        return;
      case 'c':
        if (this.#isInside && this.#hasValue) this.#finishCell();
        return;
      case 'v':
      case 't':
        this.#isValue = false;
        return;
      case 'rPh':
        this.#isReading = false;
    }
  }

  #startRow(position: string | null): void {
    const row = position === null ? this.#row + 1 : Number(position) - 1;
    const isInOrder = Number.isInteger(row) && row > this.#row && row < sheetLimits.rows;
    if (!isInOrder) throw new Error('rows out of order');
    this.#gap += row - this.#row - 1;
    this.#row = row;
    this.#cells = [];
    this.#column = -1;
  }

  #startCell(token: XmlTokens): void {
    const position = token.attribute('r');
    this.#column = position === null ? this.#column + 1 : cellPosition(position).column;
    if (this.#column >= sheetLimits.columns) throw new Error('too many columns');
    this.#type = token.attribute('t');
    this.#style = token.attribute('s');
    this.#raw = '';
    this.#hasValue = false;
  }

  #finishCell(): void {
    const cells = this.#cells;
    while (cells.length <= this.#column) cells.push('');
    // A merged header may carry the name of a wanted column in one that is not.
    if (this.#isWanted(this.#column) || this.#row < headerRows) {
      cells[this.#column] = cellText(this.#type, this.#style, this.#raw, this.#context);
    }
  }

  #finishRow(): void {
    if (this.#cells.length === 0) {
      this.#gap++;
      return;
    }
    const first = this.#row - this.#gap;
    for (let row = first; row < this.#row; row++) this.#add(noCells, row);
    this.#gap = 0;
    this.#add(this.#cells, this.#row);
  }

  #add(cells: readonly string[], row: number): void {
    let finished = cells;
    if (this.#merges.reaches(row)) {
      const filled = [...cells];
      this.#merges.fill(filled, row);
      finished = filled;
    }
    if (this.#wanted !== null && (row < headerRows || this.#merges.reaches(row))) {
      finished = this.#chosen(finished);
    }
    this.#cellCount += finished.length;
    this.#rows.push(finished);
  }

  #chosen(cells: readonly string[]): readonly string[] {
    return cells.map((cell, column) => (this.#isWanted(column) ? cell : ''));
  }

  #isWanted(column: number): boolean {
    return this.#wanted === null || this.#wanted.has(column);
  }
}
