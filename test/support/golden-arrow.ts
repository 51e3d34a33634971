import {
  Bool,
  Float64,
  Int32,
  Int64,
  Table,
  Utf8,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';

const types = {
  text: () => new Utf8(),
  integer: () => new Int32(),
  bigint: () => new Int64(),
  double: () => new Float64(),
  boolean: () => new Bool(),
} satisfies Record<string, () => DataType>;

/** A table as the engine would answer, from rows written by hand: `{ column: type }`, then rows. */
export function arrowTable(
  columns: Readonly<Record<string, keyof typeof types>>,
  rows: readonly (readonly (string | number | bigint | boolean | null)[])[],
): Table {
  return new Table(
    Object.fromEntries(
      Object.entries(columns).map(([name, type], index) => [
        name,
        vectorFromArray(
          rows.map((row) => row[index] ?? null),
          types[type](),
        ),
      ]),
    ),
  );
}
