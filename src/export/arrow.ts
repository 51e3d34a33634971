import {
  DateDay,
  Decimal,
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  type Data,
} from 'apache-arrow';
import type { TypedColumn } from '../core/export/typed-columns.ts';

/**
 * Columns as an Arrow IPC file (Feather V2), uncompressed: texts as Utf8, days as Date32, amounts as
 * Decimal128, whole numbers as Int64, all else as Float64. The metadata of a field say what its column
 * is called and which kind it is; those of the schema are `about`.
 */
export function writeArrow(
  columns: readonly TypedColumn[],
  rowCount: number,
  about: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const data = columns.map(dataOf);
  const fields = columns.map(({ id, label, kind }, place) => {
    const type = data[place]?.type ?? new Utf8();
    return new Field(id, type, true, new Map(Object.entries({ label, kind })));
  });
  const schema = new Schema(fields, new Map(Object.entries(about)));
  const rows = makeData({ type: new Struct(fields), length: rowCount, children: data });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, rows)]), 'file').slice();
}

function dataOf(column: TypedColumn): Data {
  const shared = {
    length: column.values.length,
    nullBitmap: bitmap(column.values),
    nullCount: column.values.filter((value) => value === null).length,
  };
  switch (column.type) {
    case 'text':
      return makeData({ ...shared, type: new Utf8(), ...texts(column.values) });
    case 'integer': {
      const data = BigInt64Array.from(column.values, (value) => value ?? 0n);
      return makeData({ ...shared, type: new Int64(), data });
    }
    case 'double': {
      const data = Float64Array.from(column.values, (value) => value ?? 0);
      return makeData({ ...shared, type: new Float64(), data });
    }
    case 'day': {
      const data = Int32Array.from(column.values, (value) => value ?? 0);
      return makeData({ ...shared, type: new DateDay(), data });
    }
    case 'decimal': {
      const type = new Decimal(column.scale, column.precision, 128);
      return makeData({ ...shared, type, data: words(column.values) });
    }
  }
}

/** One bit per value, the lowest first: 1 where there is one. */
function bitmap(values: readonly unknown[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(values.length / 8));
  for (const [place, value] of values.entries())
    if (value !== null) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  return bits;
}

/** The bytes of all texts behind each other, and where each begins. */
function texts(values: readonly (string | null)[]): {
  readonly data: Uint8Array;
  readonly valueOffsets: Int32Array;
} {
  const encoder = new TextEncoder();
  const pieces = values.map((value) => encoder.encode(value ?? ''));
  const valueOffsets = new Int32Array(values.length + 1);
  for (const [place, { length }] of pieces.entries())
    valueOffsets[place + 1] = (valueOffsets[place] ?? 0) + length;
  const data = new Uint8Array(valueOffsets.at(-1) ?? 0);
  for (const [place, piece] of pieces.entries()) data.set(piece, valueOffsets[place]);
  return { data, valueOffsets };
}

/** Integers of 128 bits in two's complement, as four words each, the lowest first. */
function words(values: readonly (bigint | null)[]): Uint32Array {
  const halves = new BigInt64Array(values.length * 2);
  for (const [place, value] of values.entries()) {
    halves[place * 2] = value ?? 0n;
    halves[place * 2 + 1] = (value ?? 0n) >> 64n;
  }
  return new Uint32Array(halves.buffer);
}
