/** What is read of an answer, whether it is an engine's Arrow table or was added up from a cube. */
export interface Rows {
  readonly numRows: number;
  /** The values of a column, by the place of their row; null where there is no such column. */
  getChild(name: string): { get(row: number): unknown } | null;
}
