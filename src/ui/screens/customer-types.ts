import type { RowPages, TableColumn, TableSort } from '../table/types.ts';

/** A column that the list can have, and whether it has it. */
export interface ColumnChoice {
  readonly id: string;
  readonly label: string;
  readonly shown: boolean;
}

/** The list behind a set of customers. */
export interface CustomersProps {
  /** How the set came about: "Recency 5, frequency 5". */
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** Customers found; null until known. */
  readonly count: number | null;
  readonly columns: readonly TableColumn[];
  readonly choices: readonly ColumnChoice[];
  readonly rows: RowPages;
  readonly sort: TableSort;
  readonly search: string;
  /** Whether personal data are shown. */
  revealed: boolean;
  /** The row that was opened last. */
  readonly at: number | null;
  readonly exporting: boolean;
  readonly onsort: (column: string) => void;
  readonly onsearch: (text: string) => void;
  readonly oncolumn: (column: string, shown: boolean) => void;
  readonly onrow: (index: number) => void;
  readonly onexport: () => void;
  readonly onback: (() => void) | null;
}
