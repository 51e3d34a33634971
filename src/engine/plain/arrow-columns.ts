import {
  DateDay,
  Float64,
  Int32,
  makeData,
  makeVector,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
} from 'apache-arrow';
import type { TextCodes } from '../../core/text-codes.ts';

/** Typed arrays as columns of an Arrow table; texts are copied, numbers are not. */
export const column = {
  int32: (data: Int32Array): Vector => makeVector(makeData({ type: new Int32(), data })),
  /** Days since 1970. */
  day: (data: Int32Array): Vector => makeVector(makeData({ type: new DateDay(), data })),
  whole: (data: Int32Array | Float64Array): Vector =>
    data instanceof Int32Array
      ? column.int32(data)
      : makeVector(makeData({ type: new Float64(), data })),
  text: (texts: TextCodes, codes: Int32Array): Vector => {
    const { offsets, bytes } = texts.gather(codes);
    const { length } = codes;
    return makeVector(
      makeData({ type: new Utf8(), length, nullCount: 0, valueOffsets: offsets, data: bytes }),
    );
  },
};

/** Columns of one length as an Arrow IPC stream. */
export function arrowStream(columns: Readonly<Record<string, Vector>>): Uint8Array {
  return tableToIPC(new Table(columns), 'stream');
}
