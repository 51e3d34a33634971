import type { AppError } from '../../core/error.ts';
import type { Fact, Icon, Option } from '../kit/types.ts';

export interface NavItem {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  readonly icon: Icon;
  /** A dot that asks for attention, with the reason for screen readers. */
  readonly alert?: string | undefined;
}

/** Pages under one heading; only pages that exist are passed. */
export interface NavGroup {
  readonly id: string;
  readonly label: string;
  readonly items: readonly NavItem[];
}

/** One tab at the bottom of a small screen; `href` or, for "More", a sheet with the whole navigation. */
export interface BottomTab {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  /** Pages for which the tab counts as current. */
  readonly pages: readonly string[];
  /** Absent: opens the whole navigation. */
  readonly href?: string | undefined;
}

export interface DatasetChoice {
  readonly id: string;
  readonly name: string;
  /** "18,532 orders" */
  readonly note: string;
}

/** What a page does with a global filter. */
export type FilterUse =
  | { readonly kind: 'applied' }
  | { readonly kind: 'unused'; readonly text: string }
  | { readonly kind: 'reinterpreted'; readonly text: string };

/** An inclusive range of calendar days, `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export interface DatePreset extends DayRange {
  readonly id: string;
  readonly label: string;
}

export interface DatesFilter extends DayRange {
  /** The resolved dates, from the object that feeds the query: "Sep – Nov 2011". */
  readonly label: string;
  readonly preset: string | null;
  readonly presets: readonly DatePreset[];
  /** First and last day in the data. */
  readonly min: string;
  readonly max: string;
  readonly use: FilterUse;
}

export interface CompareFilter {
  /** "vs Jun – Aug 2011", or the text for no comparison. */
  readonly label: string;
  readonly chosen: string;
  /** Each with its resolved dates as `note`. */
  readonly options: readonly Option[];
  readonly use: FilterUse;
}

export interface DimensionFilter {
  readonly dimension: string;
  /** "Region: North, South" or "Region: 5 values". */
  readonly label: string;
  readonly values: readonly string[];
  /** Everything except these values. */
  readonly exclude: boolean;
  readonly use: FilterUse;
}

export interface DimensionValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** A filter that belongs to the page in front, or to a side that is compared: shown, and taken away. */
export interface OwnFilter {
  readonly id: string;
  readonly label: string;
  readonly use: FilterUse;
}

/** Whether a view filtered so still has a link that can be sent. */
export type FitsLink = (dimension: string, values: readonly string[], exclude: boolean) => boolean;

/** Finds values of a dimension, most frequent first; an empty search gives the top ones. */
export type FindValues = (dimension: string, search: string) => Promise<readonly DimensionValue[]>;

export interface CustomerSetFilter {
  /** "All customers", "Champions", "445 customers". */
  readonly label: string;
  readonly removable: boolean;
  readonly use: FilterUse;
}

export interface AsOf {
  readonly day: string;
  /** The last order in the data, which is the default. */
  readonly lastOrder: string;
  readonly firstOrder: string;
}

/** Everything the Explain panel says about the focused result. */
export interface Explanation {
  readonly definition: string;
  readonly note?: { readonly title: string; readonly text: string } | undefined;
  readonly settings: readonly Fact[];
  readonly source: readonly Fact[];
  readonly sql: string | null;
  readonly milliseconds: number | null;
}

/** A headline under one definition. */
export interface CountingRow {
  readonly id: string;
  readonly way: string;
  readonly value: string;
  /** Relative to what is on screen; empty for that itself. */
  readonly difference: string;
}

/** "What if counted otherwise?": the headlines of a view, one of them under every definition. */
export interface CountingPanel {
  readonly headlines: readonly Option[];
  readonly headline: string;
  /** Null before anyone asked. */
  readonly rows: readonly CountingRow[] | null;
  readonly isCounting: boolean;
  readonly error: AppError | null;
  readonly onheadline: (id: string) => void;
  readonly oncount: () => void;
}

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly icon?: Icon | undefined;
  readonly keys?: string | undefined;
  /** Further words that find it. */
  readonly words?: string | undefined;
  readonly run: () => void;
}

/** What a shared link contains, in words. */
export interface LinkContents {
  readonly url: string;
  readonly contains: readonly Fact[];
  /** What it never contains; on the page of queries, that it contains the query. */
  readonly promises: readonly string[];
  /** What was left out of it, and that it is long. */
  readonly warnings: readonly string[];
  /** Columns a recipient's file must have. */
  readonly needs: readonly string[];
}

/** Evidence for the promise that nothing leaves the device. */
export interface PrivacyEvidence {
  /** Directives of the page's Content-Security-Policy, each with its value; empty when none was found. */
  readonly directives: readonly Fact[];
  /** Requests to other origins since the page was loaded. */
  readonly otherOrigins: number;
  /** Requests to this page's own origin. */
  readonly ownOrigin: number;
  readonly storedOnDevice: boolean;
}

/** The choice to keep the data on this device, and what came of it. */
export interface Keeping {
  readonly on: boolean;
  /** A copy is being written. */
  readonly isKeeping: boolean;
  /** What is kept or why nothing is, in words; null where there is nothing to say. */
  readonly status: string | null;
  readonly error: AppError | null;
  readonly onswitch: (on: boolean) => void;
  readonly onretry: () => void;
}

/** Whether the open data are kept on this device, in two short lines. */
export interface KeptNote {
  readonly title: string;
  readonly text?: string | undefined;
  readonly failed: boolean;
}

export interface Shortcut {
  /** Keys as written on a keyboard: `⌘K`, `G O`. */
  readonly keys: string;
  readonly label: string;
}

export interface ShortcutGroup {
  readonly label: string;
  readonly shortcuts: readonly Shortcut[];
}
