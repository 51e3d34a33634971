import type { RejectReason } from './info.ts';

/** How cells were read although they were not written plainly; a cell may fall under several. */
export const cellRules = [
  'trimmed',
  'apostrophe',
  'fullWidth',
  'pointZero',
  'thousands',
  'decimalComma',
  'currency',
  'brackets',
  'trailingMinus',
  'triangle',
  'tenThousands',
  'exponent',
  'shortYear',
  'rocYear',
  'era',
  'monthName',
  'serial',
  'timeOfDay',
  'zoneStated',
  'dayMoved',
] as const;
export type CellRule = (typeof cellRules)[number];

/** Why a cell with a value holds none that its column could use. */
export type CellProblem = 'notADate' | 'impossible' | 'notANumber' | 'otherMarks' | 'percent';

/** What can be decided about how a column's cells are read. */
export type Decision = 'order' | 'mark' | 'roc' | 'zone';

/** A cell that stands for others: the record's number in the file, and its text. */
export interface CellExample {
  readonly row: number;
  readonly text: string;
}

/** What the cells of one column are, over all records looked at. */
export interface ColumnCensus {
  /** Position in the file, from 0. */
  readonly index: number;
  /** Whether all records were looked at. */
  readonly isWhole: boolean;
  readonly cells: number;
  /** Cells that say "no value". */
  readonly missing: number;
  /** Cells read as they stand, under no rule. */
  readonly plain: number;
  /** Cells under each rule that applies to any, most first. */
  readonly rules: readonly {
    readonly rule: CellRule;
    readonly cells: number;
    readonly example: CellExample;
  }[];
  /** Cells with a value that cannot be read. */
  readonly unreadable: number;
  /** The first of them, different ones. */
  readonly examples: readonly (CellExample & { readonly problem: CellProblem })[];
  /** Cells that could not be read under each other choice, by `Choice.id`. */
  readonly unreadableUnder: Readonly<Record<string, number>>;
}

/** Records that will be left out for one reason. */
export interface LeftOut {
  readonly reason: RejectReason;
  readonly rows: number;
  /** Sum of the amounts that can be read in them, in millionths. */
  readonly micros: bigint;
  /** Records of them whose amount cannot be read. */
  readonly withoutAmount: number;
  readonly examples: readonly CellExample[];
}

/** What will become of the records of a table of sales. */
export interface RowCensus {
  readonly loaded: number;
  /** Sum of their amounts in millionths; null where it depends on orders as a whole. */
  readonly micros: bigint | null;
  /** Most records first. */
  readonly leftOut: readonly LeftOut[];
}

/** What was understood of a table, cell by cell. */
export interface Census {
  /** Records looked at so far. */
  readonly rows: number;
  readonly isWhole: boolean;
  /** The columns that were asked for. */
  readonly columns: readonly ColumnCensus[];
  /** Null for tables that are no sales, and while roles are missing. */
  readonly records: RowCensus | null;
}
