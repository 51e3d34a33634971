import type { Option } from '../kit/types.ts';

/** One thing to decide about how a column is read, each choice with what it does. */
export interface ReadingSwitch {
  readonly id: string;
  readonly label: string;
  /** Null while nothing is chosen. */
  readonly chosen: string | null;
  readonly options: readonly Option[];
  /** More than one choice fits: the person must choose. */
  readonly isAsked: boolean;
}

/** What was understood of a column's cells, in words. */
export interface UnderstoodCells {
  /** "541,909 dates", "Day, month, year", "12 with ROC years" */
  readonly parts: readonly string[];
  /** "3 can’t be read (row 17 “31/02/2020”)"; null where all can. */
  readonly unreadable: string | null;
  /** "so far, 120,000 of 541,909 rows"; null once all rows were looked at. */
  readonly soFar: string | null;
  readonly rules: readonly {
    readonly id: string;
    readonly label: string;
    readonly cells: string;
    readonly example: string;
  }[];
}

/** What will become of the rows, in words. */
export interface RowsForetold {
  /** "541,880 rows will be loaded, 1,234.50 in all." */
  readonly loaded: string;
  readonly soFar: string | null;
  /** Empty where every row will be loaded. */
  readonly leftOut: readonly {
    readonly id: string;
    readonly reason: string;
    readonly rows: string;
    readonly sum: string;
    readonly examples: string;
  }[];
}

/** What became of a cell. */
export interface PreviewCell {
  readonly text: string;
  /** What stands in the file, where that was mended. */
  readonly from?: string | undefined;
  readonly state: 'ok' | 'repaired' | 'rejected' | 'missing';
  readonly note?: string | undefined;
}

export interface PreviewRow {
  /** Line number in the file, from 1. */
  readonly line: number;
  readonly raw: readonly string[];
  readonly parsed: readonly PreviewCell[];
}
