import type { CellValue, TableData, ValueKind } from '../spec/screen.ts';
import { defused } from './defused.ts';
import { sheetCell, type NumberPattern, type SheetCell } from './sheet-cell.ts';

/** A row of a sheet, cell by cell. */
export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** Totals stand out. */
  readonly isTotal: boolean;
}

/** A sheet of a workbook for people. */
export interface Sheet {
  /** As it should be called; a workbook makes it valid and unique. */
  readonly name: string;
  /** Names of the columns, which stay in sight; none for a sheet of facts. */
  readonly header: readonly string[];
  /** Whether a column holds numbers, which stand to the end. */
  readonly isNumeric: readonly boolean[];
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  readonly rowCount: number;
  /** Rows are made when they are written: a large table is never all there twice. */
  row(place: number): SheetRow;
}

/** How the cells of a sheet are written. */
export interface SheetWriting {
  /** Decimals of amounts. */
  readonly scale: number;
  readonly pattern: NumberPattern;
  /** A value as the screen shows it, for the width of its column. */
  write(kind: ValueKind, value: CellValue): string;
}

const words: readonly ValueKind[] = ['text', 'day', 'month'];
const [leastWidth, mostWidth] = [8, 60];
/** Rows that decide how wide a column is. */
const measuredRows = 100;

/** A table with its totals as a sheet. */
export function tableSheet(table: TableData, writing: SheetWriting): Sheet {
  const { columns, rows, footer, title, id } = table;
  const header = columns.map((column) => defused(column.label || column.id));
  const measured = [...rows.slice(0, measuredRows), ...footer];
  return {
    name: title || id,
    header,
    isNumeric: columns.map(({ kind }) => !words.includes(kind)),
    widths: columns.map(({ kind }, place) =>
      widthOf([
        header[place] ?? '',
        ...measured.map((row) => writing.write(kind, row[place] ?? null)),
      ]),
    ),
    rowCount: rows.length + footer.length,
    row: (place) => {
      const isTotal = place >= rows.length;
      const values = (isTotal ? footer[place - rows.length] : rows[place]) ?? [];
      const cells = columns.map(({ kind }, column) =>
        sheetCell(kind, values[column] ?? null, writing),
      );
      return { cells, isTotal };
    },
  };
}

/** Names with what they stand for, below each other: what a workbook says about itself. */
export function factSheet(
  name: string,
  facts: readonly { readonly label: string; readonly value: string }[],
): Sheet {
  return {
    name,
    header: [],
    isNumeric: [false, false],
    widths: [widthOf(facts.map(({ label }) => label)), 100],
    rowCount: facts.length,
    row: (place) => {
      const { label = '', value = '' } = facts[place] ?? {};
      return {
        cells: [{ text: defused(label), isName: true }, { text: defused(value) }],
        isTotal: false,
      };
    },
  };
}

/** As wide as the longest text, within reason. */
function widthOf(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, charactersOf(text)), 0);
  return Math.min(mostWidth, Math.max(leastWidth, longest + 2));
}

/** Room that a text takes: a Chinese character is as wide as two digits. */
function charactersOf(text: string): number {
  const wide = text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff60]/g);
  return text.length + (wide?.length ?? 0);
}
