/** How a table of a drop, or several that are read as one, meets the sales. */
export interface JoinRow {
  readonly name: string;
  /** The columns that join them, in words; null for a table that is left out. */
  readonly on: string | null;
  readonly text: string;
  readonly state: 'good' | 'warn' | 'refused' | 'left';
  readonly notes: readonly string[];
}
