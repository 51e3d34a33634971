import type { FileReport } from '../../core/model/info.ts';
import type { AppError } from '../../core/error.ts';
import type { Confidence, Money, Option } from '../kit/types.ts';

/** How far the calculation engine is; `bytesTotal` is 0 while unknown. */
export type EngineStatus =
  | { readonly state: 'loading'; readonly bytesLoaded: number; readonly bytesTotal: number }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly error: AppError };

/** The small drawing on a question card. */
export type QuestionPicture = 'pyramid' | 'survival' | 'grid' | 'experiment' | 'bars';

/** A question that opens the sample on one page. */
export interface QuestionCard {
  readonly id: string;
  readonly title: string;
  readonly picture: QuestionPicture;
}

export interface SampleInfo {
  readonly name: string;
  /** "12,480 orders · 2,105 customers" */
  readonly note: string;
}

/** Start: an empty workbench that doubles as the landing page. */
export interface StartProps {
  /** File kinds that can be read now, as written for people: `['CSV', 'TSV', 'TXT', '.gz']`. */
  readonly formats: readonly string[];
  /** The `accept` attribute of the file chooser. */
  readonly accept: string;
  readonly engine: EngineStatus;
  readonly sample: SampleInfo | null;
  readonly questions: readonly QuestionCard[];
  readonly error: AppError | null;
  readonly onfiles: (files: readonly File[]) => void;
  readonly onsample: () => void;
  readonly onquestion: (id: string) => void;
  readonly ondismisserror: () => void;
}

/** One way to read the bytes, with three lines of the file so read. */
export interface EncodingChoice extends Option {
  readonly sample: readonly string[];
}

/** One table of a drop, in the list of all of them. */
export interface ReviewTable {
  readonly name: string;
  readonly rows: number;
  readonly rowsExact: boolean;
  /** What its rows are, by `SourceRole`. */
  readonly role: string;
  readonly state: 'ready' | 'asks' | 'unused';
  /** The export that was recognised by its headers, if any. */
  readonly recognised: string | null;
}

export interface ReviewFile {
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
  /** False while the count is an estimate from the first part of the file. */
  readonly rowsExact: boolean;
  readonly columns: number;
  readonly encoding: string;
  /** False for a table of cells (a sheet, a Parquet file): it has no encoding and no separator. */
  readonly isText: boolean;
  /** Records that name the columns: 0, 1 or 2. */
  readonly headerRows: number;
  /** Tables that stand one below the other in the file, and which of them this is, from 0. */
  readonly blocks: number;
  readonly block: number;
  readonly encodings: readonly EncodingChoice[];
  readonly encodingConfidence: Confidence;
  readonly delimiter: string;
  readonly delimiters: readonly Option[];
  /** The export that was recognised by its headers, if any ("Shopify orders"). */
  readonly recognised: string | null;
}

/** What became of a cell. */
export interface PreviewCell {
  readonly text: string;
  readonly state: 'ok' | 'repaired' | 'rejected' | 'missing';
  readonly note?: string | undefined;
}

export interface PreviewRow {
  /** Line number in the file, from 1. */
  readonly line: number;
  readonly raw: readonly string[];
  readonly parsed: readonly PreviewCell[];
}

export interface ReviewColumn {
  /** Position in the file, from 0, as text. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'number' | 'date' | 'empty';
  readonly samples: readonly string[];
  /** Share of rows with a value (0–1). */
  readonly filled: number;
  readonly distinct: number | null;
  /** Heights of a small histogram, any unit; empty for none. */
  readonly histogram: readonly number[];
}

/** Why a column was chosen for a role: a code of `messages.review.reasons` and its facts. */
export interface Reason {
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** One line of the mapping table. */
export interface MappingRow {
  readonly role: string;
  readonly label: string;
  readonly required: boolean;
  /** Column id, or null when the role has none. */
  readonly column: string | null;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  /** How the values are read (`reads as 5 Mar 2025`), with the other readings. */
  readonly reading?:
    | {
        readonly text: string;
        readonly chosen: string | null;
        readonly options: readonly Option[];
        /** More than one reading fits: the person must choose. */
        readonly ambiguous: boolean;
      }
    | undefined;
  /** A designed error instead of a guess. */
  readonly error?: AppError | undefined;
}

/** Review: "We read this as…". */
export interface ReviewProps {
  readonly file: ReviewFile;
  readonly columns: readonly ReviewColumn[];
  readonly mapping: readonly MappingRow[];
  readonly preview: readonly PreviewRow[];
  readonly refund: { readonly chosen: string; readonly options: readonly Option[] };
  readonly currency: { readonly chosen: string; readonly options: readonly Option[] };
  /** What was noticed while reading, in words. */
  readonly notes: readonly string[];
  /** One sentence that says what was understood; null lets the screen write its own. */
  readonly sentence: string | null;
  /** False for a table that is left out: it has no mapping. */
  readonly isLoaded: boolean;
  readonly errors: readonly AppError[];
  readonly canImport: boolean;
  /** Whether the details are unfolded from the start (they are when something is unsure). */
  readonly adjusting: boolean;
  readonly onencoding: (id: string) => void;
  readonly ondelimiter: (id: string) => void;
  readonly onheader: (records: number) => void;
  readonly onblock: (block: number) => void;
  readonly oncolumn: (role: string, column: string | null) => void;
  readonly onreading: (role: string, reading: string) => void;
  readonly onrefund: (id: string) => void;
  readonly oncurrency: (id: string) => void;
  readonly onimport: () => void;
  readonly oncancel: () => void;
}

export interface ImportStep {
  readonly id: string;
  readonly label: string;
  readonly state: 'done' | 'running' | 'waiting' | 'failed';
  readonly note?: string | undefined;
}

/** Importing: steps, rows and bytes so far. */
export interface ImportingProps {
  readonly fileName: string;
  readonly steps: readonly ImportStep[];
  readonly rows: number;
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly elapsedMs: number;
  readonly cancelling: boolean;
  readonly oncancel: () => void;
}

/** A total of the file beside the same total after loading; they must be equal. */
export interface ControlTotal {
  readonly id: string;
  readonly label: string;
  readonly file: string;
  readonly loaded: string;
  readonly equal: boolean;
}

/** A rejected row; `value` is masked when the column holds personal data. */
export interface Reject {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
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
  readonly rejects:
    readonly Reject[] | ((start: number, end: number) => Promise<readonly Reject[]>);
  readonly repairs: readonly Repair[];
  readonly checks: readonly Check[];
  readonly ondownload: () => void;
  readonly onopen: () => void;
  readonly onremap: (() => void) | null;
  readonly onsavemapping: (() => void) | null;
}

/** A link was opened on a device that does not hold its data. */
export interface LinkNeedsDataProps {
  /** Name of the page the link opens. */
  readonly page: string;
  /** Filters of the link in words. */
  readonly filters: readonly string[];
  /** Columns needed, by role name, each with what it is for. */
  readonly needs: readonly { readonly label: string; readonly note?: string | undefined }[];
  readonly formats: readonly string[];
  readonly accept: string;
  readonly sample: SampleInfo | null;
  readonly error: AppError | null;
  readonly onfiles: (files: readonly File[]) => void;
  readonly onsample: () => void;
  readonly onleave: () => void;
}

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
