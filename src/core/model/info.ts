import type { ContactInfo } from '../audience/contact.ts';
import type { CostTotal } from './cost-total.ts';
import type { LayoutChanges } from './layout.ts';
import type { CellRepair, RowProblem } from './stage.ts';

/** Values of a dimension that travel with the report, most frequent first. */
export const shownValues = 1000;

/** A dimension that views can be filtered by. */
export interface DimensionInfo {
  /** Name in URLs, made from the header. */
  readonly id: string;
  /** The header as written; empty for the source of a line, which no file names. */
  readonly label: string;
  /** Whether it belongs to the line or to the customer. */
  readonly source: 'line' | 'customer';
  /** Column of the fact or of the customers' table. */
  readonly column: string;
  /**
   * Values by frequency, most frequent first; null stands for blank cells. Of customers those count
   * whom a sale names, so that a value of prospects alone has no rows.
   */
  readonly values: readonly { readonly value: string | null; readonly rows: number }[];
}

/** An experiment: who was in which of its variants, as one file says. */
export interface ExperimentInfo {
  /** Its number in the table of assignments, and its name, made from the file's. */
  readonly id: number;
  readonly name: string;
  readonly fileName: string;
  /** Customers in it, those of them whom sales name, and those in several variants. */
  readonly assigned: number;
  readonly matched: number;
  readonly several: number;
  /** Records without a customer or a variant, or that could not be cut into fields. */
  readonly rejected: number;
  /** The first day of exposure that the file says, null where it says none; and who has no such day. */
  readonly firstDay: string | null;
  readonly undated: number;
  /** Variants by name; a customer in several counts in each. */
  readonly variants: readonly {
    readonly variant: string;
    readonly customers: number;
    readonly matched: number;
  }[];
}

/** What one data set is: everything that views need to know beside its tables. */
export interface ModelInfo {
  readonly schema: string;
  readonly fileNames: readonly string[];
  /** Changes with the data and with the way they were read. Results are cached under it. */
  readonly dataVersion: string;
  /** The header, independent of the rows: what a link's recipient needs. */
  readonly schemaFingerprint: string;
  readonly currency: string | null;
  /** Decimals of the stored amounts. */
  readonly scale: number;
  readonly quantityScale: number;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Median of the observed gaps between purchase days; null with fewer than 30 gaps. */
  readonly medianGapDays: number | null;
  readonly lines: number;
  readonly orders: number;
  readonly customers: number;
  /** People of the customers files whom no sale names; null where no such file was joined. */
  readonly prospects: number | null;
  readonly products: number;
  /** How many keys the tables give out, those of nobody's purchase too: every key is 0 or more and below. */
  readonly keys: Readonly<Record<'customers' | 'orders' | 'products', number>>;
  /** Whether some lines count on another day than their order (refunds that came later). */
  readonly hasLaterLines: boolean;
  /** Whether every line has an amount above zero, so that every order is a purchase. */
  readonly everyLineSells: boolean;
  /** Whether lines have a `margin`, and a cost to serve (`service`). */
  readonly hasMargin: boolean;
  readonly hasServiceCost: boolean;
  /** Whether lines have an `hour`: the files write times of day. */
  readonly hasHours: boolean;
  readonly dimensions: readonly DimensionInfo[];
  /** What the customers files tell of reaching people; empty where they tell nothing. */
  readonly contacts: readonly ContactInfo[];
  readonly experiments: readonly ExperimentInfo[];
  readonly control: ControlTotals;
}

/** What must add up, whatever a view shows. Amounts are integers of the data's scale. */
export interface ControlTotals {
  readonly rowsInFile: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  /** Lines of the staged rows that no row of a file is: refunds that a column states of an order. */
  readonly linesMade: number;
  /** Loaded rows less the lines that they were summed up to; 0 where every row is a line. */
  readonly rowsSummed: number;
  /** Sum of the loaded rows' amounts, taken before the star was built. */
  readonly amount: bigint;
  /** The same sum over the finished fact. */
  readonly factAmount: bigint;
  readonly refundRows: number;
  readonly refundAmount: bigint;
  readonly guestRows: number;
  readonly guestAmount: bigint;
  /** Margins, and the rows that have none that is known; null where no column says them. */
  readonly margin: (CostTotal & { readonly unknownRows: number }) | null;
  /** What serving the customers cost; null where no column says it. */
  readonly service: CostTotal | null;
}

/** One record that was not loaded. */
export interface Reject {
  readonly fileName: string;
  /** Number of the record in the file, the header being 1 where there is no preamble. */
  readonly row: number;
  /** Header of the offending column, or empty where the record as a whole is at fault. */
  readonly column: string;
  readonly reason: RejectReason;
  /** The cell (or the record) as written, at most 80 characters. */
  readonly text: string;
}

/** Why a record could not be cut into fields: its text is the record. */
export const recordProblems = [
  'tooFewFields',
  'tooManyFields',
  'openQuote',
  'brokenEncoding',
  'recordTooLong',
  'unreadableRecord',
] as const;

export type RejectReason = Exclude<RowProblem, 'none'> | (typeof recordProblems)[number];

/** One condition of healthy data. */
export interface HealthCheck {
  readonly code:
    | 'rowsReconcile'
    | 'amountReconciles'
    | 'marginReconciles'
    | 'marginUnknown'
    | 'oneCustomerPerOrder'
    | 'oneDayPerOrder'
    | 'orderDiscounts'
    | 'orderTotals'
    | 'otherCurrency'
    | 'customerShare'
    | 'rejectShare'
    | 'readDifferently'
    | 'unmatchedCustomers'
    | 'unmatchedProducts'
    | 'unmatchedOrders'
    | 'assignedCustomers'
    | 'joinRefused';
  readonly status: 'pass' | 'warn' | 'fail';
  readonly detail: Readonly<Record<string, string | number>>;
}

/** What one transactions file brought. */
export interface FileReport {
  readonly fileName: string;
  /** Records in the file. */
  readonly rows: number;
  /** Records that repeat a line of an earlier file: unchanged, and with other values. */
  readonly same: number;
  readonly changed: number;
  /** How its columns differ from those of the first file of its source; null where they do not. */
  readonly layout: LayoutChanges | null;
}

/** Everything an import has to say. */
export interface LoadReport {
  readonly model: ModelInfo;
  /** The first rejected records, in file order; the table `reject` holds all. */
  readonly rejects: readonly Reject[];
  readonly rejectCounts: readonly { readonly reason: RejectReason; readonly rows: number }[];
  readonly repairs: readonly { readonly repair: CellRepair; readonly rows: number }[];
  readonly checks: readonly HealthCheck[];
  /** The transactions files in the order in which they were read. */
  readonly files: readonly FileReport[];
  readonly milliseconds: number;
}
