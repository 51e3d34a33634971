import type { ColumnUse, SourceRole } from './fields.ts';
import type { Recipe } from './recipe.ts';

/** Character sets that browsers decode natively and shops really use. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'big5',
  'gb18030',
  'shift_jis',
  'euc-kr',
  'windows-1252',
] as const;
export type Encoding = (typeof encodings)[number];

/** How a delimited text file is cut into records and fields. */
export interface CsvDialect {
  readonly delimiter: string;
  /** The quote character, or an empty string where the file quotes nothing. */
  readonly quote: string;
}

/** Why a decision was made, in words a user sees: a message code with its details. */
export interface Reason {
  readonly code:
    | 'headerSynonym'
    | 'content'
    | 'allRowsParse'
    | 'onlyCandidate'
    | 'platform'
    | 'join'
    | 'remembered'
    | 'chosenByUser'
    | 'none';
  readonly detail: Readonly<Record<string, string | number>>;
}

/** One column of a file, as it will be read. */
export interface ColumnPlan {
  /** Position in the file, from 0. */
  readonly index: number;
  /** The header as written, or an empty string. */
  readonly header: string;
  /** Unique, URL-safe name made from the header; the name of a dimension. */
  readonly id: string;
  readonly use: ColumnUse;
  readonly recipe: Recipe;
  /** Whether the user chose how it is read: then the recipe is no guess, and is kept. */
  readonly readingChosen?: boolean;
  /**
   * Whether the cell stands on one row of an order only: its other rows take the order's first filled
   * cell.
   */
  readonly perOrder?: boolean;
  /** 0–1: how sure the guess is. */
  readonly confidence: number;
  readonly reason: Reason;
}

/** How refunds are told from sales, beside a negative quantity or amount (always a refund). */
export type RefundRule =
  | { readonly kind: 'negativeOnly' }
  | { readonly kind: 'orderPrefix'; readonly prefix: string }
  | { readonly kind: 'status'; readonly values: readonly string[] };

/** Days as `2024-01-31`, both included. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/** Where the table stands in a file and how each of its columns is read. */
export interface SourcePlan {
  readonly fileName: string;
  readonly role: SourceRole;
  readonly encoding: Encoding;
  readonly dialect: CsvDialect;
  /** Records before the header (titles, comments), which are left out. */
  readonly preambleRecords: number;
  /** Whether the first record after the preamble names the columns. */
  readonly hasHeader: boolean;
  /** Records of the header: two where a row of groups stands above the names. See `headerRecordsOf`. */
  readonly headerRecords?: number;
  readonly columns: readonly ColumnPlan[];
  readonly refunds: RefundRule;
  /** Rows that are no sales, by a column's values (a failed payment, say); they are left out and listed. */
  readonly leaveOut?: { readonly column: number; readonly values: readonly string[] };
  /** ISO 4217 code of the only currency whose rows are loaded: those in others are left out and listed. */
  readonly onlyCurrency?: string;
  /** The known export that the file is, by its id: see `src/ingest/platforms`. */
  readonly platform?: string;
  /** Whether discounts come off the amount too: it is what the line cost before them. */
  readonly amountBeforeDiscount?: boolean;
  /** Whether price × quantity − discount counts although a column states an amount. */
  readonly amountComputed?: boolean;
  /** The days that are loaded; rows of other days are left out and counted. All days if left out. */
  readonly days?: DayRange;
  /** Whether the hours of its dates are kept: its cells write different times of day. */
  readonly hours?: boolean;
  /** `order`: what an order sold on a day is read as one row; see `order-grain.ts`. */
  readonly grain?: 'order';
  /** First-cell texts of total rows at the end (合計, Total, …); such rows are left out and listed. */
  readonly totalLabels: readonly string[];
}

/** Everything the import needs to know; can be kept for files with the same header. */
export interface ImportPlan {
  readonly sources: readonly SourcePlan[];
  /** ISO 4217 code of the amounts, or null where the files do not say. */
  readonly currency: string | null;
}

/** Records between the preamble and the data: none, one, or two where groups stand above the names. */
export function headerRecordsOf(source: Pick<SourcePlan, 'hasHeader' | 'headerRecords'>): number {
  return source.headerRecords ?? Number(source.hasHeader);
}

/** The columns of a plan with a given use. */
export function columnsFor(source: SourcePlan, use: ColumnUse): readonly ColumnPlan[] {
  return source.columns.filter((column) => column.use === use);
}

/** The column of a plan with a given use; the first where several have it. */
export function columnFor(source: SourcePlan, use: ColumnUse): ColumnPlan | null {
  return source.columns.find((column) => column.use === use) ?? null;
}

/** A plan without some of its optional parts. */
export function without(source: SourcePlan, ...parts: readonly ('days' | 'grain')[]): SourcePlan {
  const entries = Object.entries(source).filter(([name]) => !parts.some((part) => part === name));
  return Object.fromEntries(entries) as unknown as SourcePlan;
}
