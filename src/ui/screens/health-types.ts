import type { FileReport } from '../../core/model/info.ts';

/** A total of the file beside the same total after loading; they must be equal, but for rounding. */
export interface ControlTotal {
  readonly id: string;
  readonly label: string;
  readonly file: string;
  readonly loaded: string;
  readonly outcome: 'equal' | 'equalButRounded' | 'notEqual';
}

/** A rejected row. */
export interface Reject {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  /** Whether `value` is the record as a whole, in which personal data may stand: it is masked. */
  readonly isRecord: boolean;
  readonly reason: string;
}

export interface Repair {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly example?: { readonly from: string; readonly to: string } | undefined;
}

export interface Check {
  readonly id: string;
  readonly status: 'pass' | 'warn' | 'fail';
  readonly label: string;
  readonly note?: string | undefined;
}

/** Health: rows in = rows loaded + rows rejected, and what was found on the way. */
export interface HealthProps {
  readonly fileName: string;
  readonly rowsIn: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly controls: readonly ControlTotal[];
  /** What each of several files brought; empty where there is one. */
  readonly files: readonly FileReport[];
  /** Rows that were left out, by reason. */
  readonly reasons: readonly { readonly label: string; readonly rows: number }[];
  /** The left-out rows that are listed one by one: the first of them, if they are many. */
  readonly rejects:
    readonly Reject[] | ((start: number, end: number) => Promise<readonly Reject[]>);
  readonly repairs: readonly Repair[];
  readonly checks: readonly Check[];
  readonly ondownload: () => void;
  readonly onopen: () => void;
  readonly onreconcile: () => void;
  readonly onremap: (() => void) | null;
  readonly onsavemapping: (() => void) | null;
}
