/** Records from one mark to the next. */
export const recordsPerMark = 1 << 20;

/** A place in a text where a record begins: a long text can be cut there. */
export interface RecordMark {
  /** Data records before it. */
  readonly records: number;
  /** Bytes before it, counted from the first data record. */
  readonly bytes: number;
}
