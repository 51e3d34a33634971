import type { AmountCheck } from './amount-check.ts';
import type { AppError } from '../core/error.ts';
import type { StatedCurrency } from '../core/model/currency.ts';
import type { SourceRole } from '../core/model/fields.ts';
import type { CsvDialect, Encoding, SourcePlan } from '../core/model/plan.ts';
import type { RecordMark } from '../core/model/record-mark.ts';
import type { DateRecipe, NumberRecipe } from '../core/model/recipe.ts';

/** A file as the user dropped it: bytes with a name. A browser's `File` is one. */
export interface NamedBlob extends Blob {
  readonly name: string;
}

/** One table of a dropped file. */
export interface TableRef {
  /** What leads to it inside the file: an archive's entry, a sheet. Empty where the file is the table. */
  readonly path: readonly string[];
  /** Whether the file itself hides it. */
  readonly isHidden: boolean;
  /** Its rows, if the file says how many. */
  readonly rows: number | null;
}

/** What long work on a file calls while it runs, and what it asks. */
export interface WorkHooks {
  /** Bytes of the dropped file that were dealt with so far, out of all of them, per stage. */
  readonly progress?: (bytesDone: number, bytesTotal: number, stage: WorkStage) => void;
  /** Asked between blocks; once true the work stops with `import.cancelled`. */
  readonly signal?: { readonly aborted: boolean };
  /** Decompressed bytes above which an archive is refused with `file.tooLarge`; 2 GiB if left out. */
  readonly maxBytes?: number;
}

/** Stages of an inspection, in order. */
export type WorkStage = 'unpack' | 'charset' | 'convert' | 'scan';

/** A file whose outer wrapping (gzip) is off: raw text in its own encoding. */
export interface OpenedFile {
  readonly fileName: string;
  /** Size of the file as it was dropped. */
  readonly fileBytes: number;
  readonly wrapping: 'none' | 'gzip';
  /** What the bytes hold. Workbooks, Parquet and JSON will be further members of this union. */
  readonly format: 'delimited';
  readonly bytes: Blob;
}

/** One encoding a file may be in, with what its text would look like. */
export interface EncodingCandidate {
  readonly encoding: Encoding;
  /** 0–1, comparable between the candidates of one file. */
  readonly confidence: number;
  /** Byte sequences, among those looked at, that this encoding cannot explain. */
  readonly invalidSequences: number;
  /** Up to three lines of the file with letters beyond ASCII, read in this encoding. */
  readonly samples: readonly string[];
}

/** In which encoding a file is written, judged over all of its bytes. */
export interface CharsetReport {
  readonly encoding: Encoding;
  readonly confidence: number;
  /** Length of the byte order mark, 0 where there is none. */
  readonly bomBytes: number;
  /** Broken byte sequences of a file that is UTF-8 all the same; each becomes U+FFFD. */
  readonly invalidSequences: number;
  /** 1-based line of the first broken sequence, or null. */
  readonly firstInvalidLine: number | null;
  /** Best first; holds every encoding of the plan that could explain the bytes at all. */
  readonly candidates: readonly EncodingCandidate[];
}

/** How a text is cut into fields, and whether that is more than a guess. */
export interface DialectGuess {
  readonly dialect: CsvDialect;
  /** False where no delimiter cuts the lines consistently: one column, or not a table. */
  readonly found: boolean;
  /** Share of the looked-at records (0–1) with the most frequent number of fields. */
  readonly consistency: number;
}

/** What one pass over the whole UTF-8 text found out. */
export interface ScanReport extends RecordCounts {
  /** A text that changes with any byte, in hexadecimal. */
  readonly contentHash: string;
}

/** The records of a text, counted. */
export interface RecordCounts {
  /** Records with content, the preamble and the header included. */
  readonly records: number;
  /** Lines without any character; readers skip them. */
  readonly blankRecords: number;
  /** Longest record in bytes, without its line end. */
  readonly longestRecordBytes: number;
  readonly nulBytes: number;
  /** A quote that was still open at the end of the file. */
  readonly unclosedQuote: boolean;
  /** Line ends seen outside of quotes. */
  readonly newlines: { readonly lf: number; readonly crlf: number; readonly cr: number };
  /** Byte offset at which record number `fromRecord` starts; the size of the text if there is none. */
  readonly offset: number;
  /** Where every so many records after that one begin. */
  readonly marks: readonly RecordMark[];
}

/** A remark about the file that is no error: what was repaired, left out or stays open. */
export interface Note {
  readonly code: NoteCode;
  readonly detail: Readonly<Record<string, string | number>>;
}

export type NoteCode =
  /** Broken UTF-8 sequences become U+FFFD. `{count, line}` */
  | 'encoding.repaired'
  /** The best encoding leads by little; the user should look at the preview. `{encoding}` */
  | 'encoding.unsure'
  /** No delimiter was found: the file has one column. */
  | 'delimiter.undetected'
  /** A quote never closes; everything after it is one record. */
  | 'quote.unclosed'
  /** Title or comment records before the header are left out. `{records}` */
  | 'preamble.skipped'
  /** No header: columns are named by position. */
  | 'header.missing'
  /** Columns without a name, or sharing one, got names of their own. `{columns}` */
  | 'header.renamed'
  /** The header has two rows: groups and names, which are joined. */
  | 'header.joined'
  /** Other tables of the same file, each below its own header, are left out. `{blocks, records}` */
  | 'blocks.left'
  /** The text was cut into columns by the positions in the line. `{columns}` */
  | 'fixedWidth.read'
  /** Total or footer rows at the end are left out. `{rows, label}` */
  | 'totals.left'
  /** A total row states another sum than the rows above it have. `{column, stated}` */
  | 'totals.disagree'
  /** Records of the sample with another number of fields than the header. `{records}` */
  | 'records.ragged'
  /** NUL bytes in the text. `{count}` */
  | 'bytes.nul'
  /** Day and month cannot be told apart: ask. `{column}` */
  | 'date.ambiguous'
  /** Decimal and thousands mark cannot be told apart: ask. `{column}` */
  | 'number.ambiguous'
  /** An identifier column holds `9.12346E+11`: a spreadsheet ate digits. `{column, count}` */
  | 'identifier.rounded'
  /** A phone column holds nine digits that begin with 9: a Taiwanese mobile without its zero. `{column, count}` */
  | 'phone.zeroLost';

/** What a column holds, from the rows looked at; feeds the mapping screen. */
export interface ColumnProfile {
  readonly index: number;
  readonly kind: 'text' | 'number' | 'date' | 'empty';
  /** Up to five different values, most frequent first, as written. */
  readonly sampleValues: readonly string[];
  /** Share (0–1) of sampled rows with a value. */
  readonly filledShare: number;
  /** Different values among the sampled rows. */
  readonly distinctInSample: number;
  /** Rows of 12 equal bins between the smallest and largest number or day; null for text. */
  readonly histogram: readonly number[] | null;
  /** First and last day of the sample, as `2024-01-31`; null for what is no date. */
  readonly days: readonly [string, string] | null;
  /** Other readings that the sample allows: of the same kind, best first, then as numbers or dates. */
  readonly alternatives: readonly (NumberRecipe | DateRecipe)[];
  /** Nothing in the sample decides between the recipe and the first alternative. */
  readonly ambiguous: boolean;
  /** It tells who somebody is: an e-mail address, a phone number, a name. */
  readonly isPersonal: boolean;
  /** The currencies that its cells name, most frequent first, with their rows in the sample. */
  readonly currencies: readonly StatedCurrency[];
}

/** A row at the end that sums up or signs the file instead of being data. */
export interface TotalRow {
  readonly label: string;
  readonly cells: readonly string[];
  /**
   * Positions at which it states another sum than the rows have; left out where that was not checked,
   * because the sample does not hold all rows or because it sums up some of them.
   */
  readonly disagrees?: readonly number[];
}

/** Facts about a file that are shown as they are. */
export interface FileFacts {
  readonly fileName: string;
  readonly fileBytes: number;
  /** Size of the UTF-8 text; for the early inspection the size of the raw text. */
  readonly textBytes: number;
  /** Exact number of data records (total rows included); null in the early inspection. */
  readonly records: number | null;
  readonly blankRecords: number;
  /** Tables that stand below one another in the file, each with a header of its own; mostly 1. */
  readonly blocks: number;
  /** Whether the columns were cut by their positions in the line. */
  readonly fixedWidth: boolean;
  /** Whether the file is text; false for a table of cells, which has no encoding and no separator. */
  readonly isText: boolean;
  /** The preamble as written, one entry per record. */
  readonly preambleLines: readonly string[];
  /** Rows at the end that are left out, in file order. */
  readonly totalRows: readonly TotalRow[];
  readonly longestRecordBytes: number | null;
  /** Changes with any byte of the UTF-8 text; null in the early inspection. */
  readonly contentHash: string | null;
  /** Where the text can be cut if it is long; see `record-mark.ts`. */
  readonly marks: readonly RecordMark[];
  /** Rows that the profiles and the mapping were made from. */
  readonly sampledRecords: number;
  /** Columns of a large table of cells that nothing uses: their cells are empty in `data`. */
  readonly unread: readonly number[];
}

/** All that is known about a file before it is loaded. */
export interface Inspection {
  /** `early`: from the first bytes only; `whole`: after a pass over all of them. */
  readonly stage: 'early' | 'whole';
  readonly plan: SourcePlan;
  /** ISO 4217 code that the file states, or null. */
  readonly currency: string | null;
  readonly facts: FileFacts;
  readonly charset: CharsetReport;
  readonly encodingCandidates: readonly EncodingCandidate[];
  /** Header and first data rows, as written. */
  readonly preview: {
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  /** One per column, in file order. */
  readonly columns: readonly ColumnProfile[];
  readonly notes: readonly Note[];
  /** Whether a stated amount is what price, quantity and discount make; null where nothing can be said. */
  readonly amountCheck: AmountCheck | null;
  /** What keeps the plan from being loaded; empty when it can be. */
  readonly problems: readonly AppError[];
  /** UTF-8 text that starts with the first data record; null in the early inspection. */
  readonly data: Blob | null;
}

/** What a user decided in place of the detectors. */
export interface Overrides {
  /** Which table of the file: see `TableRef`. */
  readonly path?: readonly string[];
  /** What the rows of the table are. */
  readonly role?: SourceRole;
  readonly encoding?: Encoding;
  readonly dialect?: CsvDialect;
  readonly hasHeader?: boolean;
  /** Records of the header, in place of `hasHeader`: two where groups stand above the names. */
  readonly headerRecords?: 0 | 1 | 2;
  /** Records before the header. */
  readonly preambleRecords?: number;
  /** Which of several tables that stand below one another, from 0; see `FileFacts.blocks`. */
  readonly block?: number;
  /** Whether columns are cut by their positions in the line instead of by a delimiter. */
  readonly fixedWidth?: boolean;
  /** Columns to read of a large table beside those that the detectors use; see `FileFacts.unread`. */
  readonly wanted?: readonly number[];
}

/** Hooks of an inspection. */
export interface InspectHooks extends WorkHooks {
  /** Called once with what the first bytes say, before the passes over the whole file. */
  readonly early?: (inspection: Inspection) => void;
}
