/** First and last day, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** What the selected dates are compared with: the preceding span, the same days a year earlier, or nothing. */
export type Comparison = 'previous' | 'year' | 'none';

/** Rows whose dimension is (or is not) one of some values (at least one, none empty); null stands
 * for a blank cell. */
export interface DimensionFilter {
  readonly dimension: string;
  readonly exclude: boolean;
  readonly values: readonly (string | null)[];
}

/**
 * A set of customers, given by the mark of a view that shows it, never by a list of people: the
 * segment "at risk" of an RFM view, or its cell 5–5.
 */
export interface CustomerSet {
  readonly view: ViewState;
  readonly mark: string;
}

/** Between the marks of a set that was put together from several. */
export const markSeparator = '|';

/** Two sets of customers that are set beside each other. */
export interface Sides {
  readonly a: CustomerSet | null;
  readonly b: CustomerSet | null;
}

/** The filters every analysis obeys. A missing value means the analysis' own default. */
export interface Filters {
  readonly dates: DayRange | null;
  readonly compare: Comparison | null;
  /** The day at which the report stands; null is the last order in the data. */
  readonly asOf: string | null;
  readonly dimensions: readonly DimensionFilter[];
  readonly customers: readonly CustomerSet[];
  /** They leave nobody out: only where a field sets them apart do they matter. */
  readonly sides?: Sides;
}

/** Everything a screen shows follows from this, and its URL says exactly this. */
export interface ViewState {
  /** An analysis, or a page of the shell. */
  readonly page: string;
  /** Only the parameters that differ from their defaults. */
  readonly params: Readonly<Record<string, string>>;
  readonly filters: Filters;
}

export const noFilters: Filters = {
  dates: null,
  compare: null,
  asOf: null,
  dimensions: [],
  customers: [],
};
