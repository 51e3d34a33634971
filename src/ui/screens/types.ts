import type { AppError } from '../../core/error.ts';
import type { Confidence, Option } from '../kit/types.ts';
import type { AmountLine } from './amount-line.ts';
import type {
  PreviewRow,
  ReadingSwitch,
  RowsForetold,
  UnderstoodCells,
} from './understood-types.ts';

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

/** What is kept on this device and can be opened at once, in words. */
export interface KeptChoice {
  /** "orders.csv and 2 more files" */
  readonly name: string;
  /** "541,909 rows · 22 Nov 2026, 14:03" */
  readonly note: string;
  readonly onopen: () => void;
  readonly onforget: () => void;
}

/** Start: an empty workbench that doubles as the landing page. */
export interface StartProps {
  /** File kinds that can be read now, as written for people: `['CSV', 'TSV', 'TXT', '.gz']`. */
  readonly formats: readonly string[];
  /** The `accept` attribute of the file chooser. */
  readonly accept: string;
  readonly engine: EngineStatus;
  readonly kept: KeptChoice | null;
  readonly sample: SampleInfo | null;
  readonly questions: readonly QuestionCard[];
  /** The page that reads a test from its sums, which needs no file. */
  readonly sumsHref: string;
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
  /** Why that is not certain, in a few words; empty where it is. */
  readonly doubt: string;
}

export interface ReviewColumn {
  /** Position in the file, from 0, as text. */
  readonly id: string;
  readonly name: string;
  /** Whether it tells who somebody is. */
  readonly isPersonal: boolean;
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
  /** What was understood of the column's cells; null before any of them was looked at. */
  readonly understood: UnderstoodCells | null;
  /** What can be decided about how they are read. */
  readonly switches: readonly ReadingSwitch[];
  /** A designed error instead of a guess. */
  readonly error?: AppError | undefined;
}

/** What a file takes of the memory there is, and what can be left out of it. */
export interface LoadLessProps {
  /** Bytes. */
  readonly need: number;
  readonly limit: number;
  readonly isTooLarge: boolean;
  /** Columns that the analyses can do without. */
  readonly columns: readonly {
    readonly id: string;
    readonly name: string;
    readonly isLeftOut: boolean;
  }[];
  /** The days to load, or those of the file; null where they are not known. */
  readonly days: {
    readonly first: string;
    readonly last: string;
    readonly isChosen: boolean;
  } | null;
  /** Whether one row per order is loaded; null where the file cannot be read so. */
  readonly byOrder: boolean | null;
  readonly oncolumn: (id: string, isUsed: boolean) => void;
  readonly ondays: (days: { readonly first: string; readonly last: string } | null) => void;
  readonly onbyorder: (isOn: boolean) => void;
}

/** Review: "We read this as…". */
export interface ReviewProps {
  readonly file: ReviewFile;
  readonly columns: readonly ReviewColumn[];
  readonly mapping: readonly MappingRow[];
  readonly preview: readonly PreviewRow[];
  /** How the amounts come about; null where a column states them and nothing checks it. */
  readonly amount: AmountLine | null;
  readonly refund: { readonly chosen: string; readonly options: readonly Option[] };
  /** Null while a table states several currencies and nobody has chosen one. */
  readonly currency: { readonly chosen: string | null; readonly options: readonly Option[] };
  /** Null before any row was looked at, and for tables that are no sales. */
  readonly foretold: RowsForetold | null;
  /** What was noticed while reading, in words. */
  readonly notes: readonly string[];
  /** One sentence that says what was understood; null lets the screen write its own. */
  readonly sentence: string | null;
  /** What it takes of memory, and what can be left out; null for a table without sales. */
  readonly less: LoadLessProps | null;
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
  /** `column` is the column's id, `choice` the option's. */
  readonly onreading: (column: string, choice: string) => void;
  readonly oncompute: (isComputed: boolean) => void;
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
  /** How far all of it is (0–1); null while nobody knows. */
  readonly share: number | null;
  readonly rows: number;
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly elapsedMs: number;
  readonly cancelling: boolean;
  readonly oncancel: () => void;
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
  readonly kept: KeptChoice | null;
  readonly sample: SampleInfo | null;
  readonly error: AppError | null;
  readonly onfiles: (files: readonly File[]) => void;
  readonly onsample: () => void;
  readonly onleave: () => void;
}
