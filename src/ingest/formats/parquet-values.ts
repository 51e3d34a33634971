import type { Encoding, ParquetType } from 'hyparquet';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import type { PageReader } from './parquet-reader.ts';
import { readRuns, readSizedRuns, readUnsigned } from './parquet-runs.ts';

/** The values of a page that are not null; positions in the dictionary where it has one. */
export type PageValues = ReturnType<typeof readPlain>;

/** Where the values of a page stand and how they are stored. */
export interface StoredValues {
  readonly reader: PageReader;
  readonly type: ParquetType;
  /** Bytes of a value of fixed length. */
  readonly width: number | undefined;
  readonly encoding: Encoding;
  readonly count: number;
}

/** Reads values in any encoding of the format. Throws where their bytes cannot hold so many. */
export function readValues(stored: StoredValues): PageValues {
  const { reader, type, width, encoding, count } = stored;
  if (count === 0) return [];
  const bytes = reader.view.byteLength - reader.offset;
  switch (encoding) {
    case 'PLAIN':
      checkRoom(count, type === 'BOOLEAN' ? bytes * 8 : bytes);
      return readPlain(reader, type, count, width);
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY': {
      const places = new Int32Array(count);
      readRuns(reader, reader.view.getUint8(reader.offset++), places);
      return places;
    }
    case 'RLE': {
      if (type !== 'BOOLEAN') throw new Error('runs of something else than truth values');
      const bits = new Uint8Array(count);
      readSizedRuns(reader, 1, bits);
      return Array.from(bits, (bit) => bit === 1);
    }
    case 'BYTE_STREAM_SPLIT':
      checkRoom(count, bytes);
      return byteStreamSplit(reader, count, type, width);
    case 'DELTA_BINARY_PACKED':
      return type === 'INT32'
        ? readDeltas(reader, new Int32Array(count))
        : readDeltas(reader, new BigInt64Array(count));
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return Array.from(readDeltas(reader, new Int32Array(count)), (length) =>
        take(reader, length),
      );
    case 'DELTA_BYTE_ARRAY':
      return readPrefixed(reader, count);
    default:
      throw new Error('no such encoding');
  }
}

function checkRoom(count: number, room: number): void {
  if (count > room) throw new Error('more values than the page can hold');
}

/**
 * The decoder walks backwards through the page, and so for ever, if a block has a negative number of
 * parts or of values in each.
 */
function readDeltas<Values extends Int32Array | BigInt64Array>(
  reader: PageReader,
  output: Values,
): Values {
  const start = reader.offset;
  const blockSize = readUnsigned(reader);
  const parts = readUnsigned(reader);
  const isSound = parts > 0 && parts <= blockSize && blockSize < 2 ** 31 && blockSize % parts === 0;
  if (!isSound) throw new Error('blocks make no sense');
  reader.offset = start;
  deltaBinaryUnpack(reader, output.length, output);
  return output;
}

/** Each text begins with as many bytes of the one before it as is said. */
function readPrefixed(reader: PageReader, count: number): Uint8Array[] {
  const prefixes = readDeltas(reader, new Int32Array(count));
  const suffixes = readDeltas(reader, new Int32Array(count));
  let last = new Uint8Array(0);
  return Array.from(prefixes, (prefix, at) => {
    const suffix = take(reader, suffixes[at] ?? 0);
    if (prefix < 0 || prefix > last.length) throw new Error('prefix makes no sense');
    if (prefix === 0) return (last = suffix);
    const text = new Uint8Array(prefix + suffix.length);
    text.set(last.subarray(0, prefix));
    text.set(suffix, prefix);
    return (last = text);
  });
}

function take(reader: PageReader, length: number): Uint8Array<ArrayBuffer> {
  const { view, offset } = reader;
  if (length < 0 || length > view.byteLength - offset) throw new Error('out of the page');
  reader.offset += length;
  return new Uint8Array(view.buffer, view.byteOffset + offset, length);
}
