import type { Money } from '../kit/types.ts';

/** One customer of a set. */
export interface CustomerRow {
  readonly key: string;
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly segment?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly orders: number;
  readonly net: Money;
}

export type CustomerColumn =
  'id' | 'name' | 'email' | 'segment' | 'firstDay' | 'lastDay' | 'orders' | 'net';

/** The list behind a set of customers. */
export interface CustomersProps {
  /** How the set came about: "Recency 5, frequency 5". */
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly count: number;
  readonly columns: readonly CustomerColumn[];
  readonly rows:
    readonly CustomerRow[] | ((start: number, end: number) => Promise<readonly CustomerRow[]>);
  readonly sort: { readonly column: string; readonly direction: 'ascending' | 'descending' };
  readonly search: string | null;
  readonly onsort: (column: string) => void;
  readonly onsearch: (text: string) => void;
  readonly onrow: ((row: CustomerRow) => void) | null;
  readonly onexport: (() => void) | null;
  readonly onback: (() => void) | null;
}
