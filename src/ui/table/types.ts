/** One column of a table; `format` turns a row's raw value into what is shown, copied and exported. */
export interface TableColumn<Value = unknown> {
  readonly id: string;
  readonly label: string;
  readonly align?: 'start' | 'end';
  readonly format?: (value: Value) => string;
  /** Width in pixels; columns without one share what is left. */
  readonly width?: number;
  /** Shown on hover and read after the label. */
  readonly description?: string;
  readonly sortable?: boolean;
  /** Personal data: shown masked until revealed. */
  readonly masked?: boolean;
}

/** One row by column id. `key` tells rows apart while scrolling. */
export type TableRow = Readonly<Record<string, unknown>>;

/** Fetches rows `start` (included) to `end` (excluded), in the order of the current sort. */
export type RowPages = (start: number, end: number) => Promise<readonly TableRow[]>;

export interface TableSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}
