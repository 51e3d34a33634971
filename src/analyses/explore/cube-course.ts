import type { Vector } from 'apache-arrow';

/** The lists of a column one after another: those of row i from `starts[i]` to before `starts[i + 1]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly values: Float64Array;
  /** Which values are there; null where all are. */
  readonly known: Uint8Array | null;
}

/** Reads a column of lists of numbers. A list that is not there is empty. */
export function listsOf(column: Vector): Lists {
  const starts = new Int32Array(column.length + 1);
  const parts = column.data.map((data) => {
    const [child] = data.children;
    return { offsets: data.valueOffsets as Int32Array, rows: data.length, child };
  });
  const size = parts.reduce((sum, { offsets, rows }) => sum + (offsets[rows] ?? 0), 0);
  const values = new Float64Array(size);
  const hasGaps = parts.some(({ child }) => (child?.nullCount ?? 0) > 0);
  const known = hasGaps ? new Uint8Array(size).fill(1) : null;
  let [row, filled] = [0, 0];
  for (const { offsets, rows, child } of parts) {
    for (let at = 0; at < rows; at += 1) starts[(row += 1)] = filled + (offsets[at + 1] ?? 0);
    const own = offsets[rows] ?? 0;
    if (child && own > 0) {
      values.set((child.values as Float64Array | Int32Array).subarray(0, own), filled);
      if (known && child.nullCount > 0)
        for (let at = 0; at < own; at += 1)
          if (!child.getValid(at)) values[filled + at] = known[filled + at] = 0;
    }
    filled += own;
  }
  return { starts, values, known };
}

/** What a group has come to by each of its days: sums of all values up to there, and how many there are. */
export interface Course {
  readonly sums: Float64Array;
  /** Null where every day has a value. */
  readonly counts: Int32Array | null;
}

/** Whole numbers beyond this are no longer exact. */
const mostExact = Number.MAX_SAFE_INTEGER;

/** Adds lists of whole numbers up; null where a sum may not be exact any more. */
export function courseOf({ starts, values, known }: Lists): Course | null {
  const sums = new Float64Array(values.length);
  const counts = known && new Int32Array(values.length);
  let size = 0;
  for (let row = 0; row + 1 < starts.length; row += 1) {
    let [sum, count] = [0, 0];
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const value = values[at] ?? 0;
      size += Math.abs(value);
      sums[at] = sum += value;
      if (counts) counts[at] = count += known[at] ?? 0;
    }
  }
  return size <= mostExact ? { sums, counts } : null;
}
