import type { PageReader } from './parquet-reader.ts';

/**
 * Reads `output.length` integers of `width` bits: runs of one value, and groups of eight packed
 * integers, in the "RLE/bit-packing hybrid" of the format. The decoder's own reader believes the
 * length of a run: a damaged one of two thousand million fills memory for minutes. Here a run ends
 * with the output, and every run takes a byte at least.
 */
export function readRuns(
  reader: PageReader,
  width: number,
  output: Uint8Array | Int32Array,
  end = reader.view.byteLength,
): void {
  if (width > 32 || end > reader.view.byteLength) throw new Error('runs make no sense');
  // Integers of no bits are zeros, for which some writers store no runs.
  let seen = width === 0 ? output.length : 0;
  while (seen < output.length) {
    const header = readUnsigned(reader);
    const isPacked = (header & 1) === 1;
    const length = Math.min(
      isPacked ? Math.floor(header / 2) * 8 : Math.floor(header / 2),
      output.length - seen,
    );
    if (isPacked) readPacked(reader, width, output, seen, length);
    else output.fill(readValue(reader, width), seen, seen + length);
    // What a group holds beyond the last value is padding, and need not be there.
    if (isPacked) reader.offset += Math.floor(header / 2) * width - Math.ceil((length * width) / 8);
    seen += length;
  }
  reader.offset = end;
}

/** The same after the length of the runs in bytes, which is how levels and truth values are stored. */
export function readSizedRuns(
  reader: PageReader,
  width: number,
  output: Uint8Array | Int32Array,
): void {
  const length = reader.view.getUint32(reader.offset, true);
  reader.offset += 4;
  readRuns(reader, width, output, reader.offset + length);
}

/** An unsigned LEB128 integer of up to 32 bits. */
export function readUnsigned(reader: PageReader): number {
  let value = 0;
  for (let scale = 1; scale < 2 ** 35; scale *= 128) {
    const byte = reader.view.getUint8(reader.offset++);
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
  }
  throw new Error('integer is too long');
}

function readValue(reader: PageReader, width: number): number {
  let value = 0;
  for (let shift = 0; shift < width; shift += 8) {
    value |= reader.view.getUint8(reader.offset++) << shift;
  }
  return value;
}

function readPacked(
  reader: PageReader,
  width: number,
  output: Uint8Array | Int32Array,
  from: number,
  length: number,
): void {
  const { view } = reader;
  const mask = 2 ** width - 1;
  // Up to 7 bits are left over and 32 are wanted: more than the operators on bits can hold.
  let held = 0;
  let bits = 0;
  for (let at = from; at < from + length; at++) {
    while (bits < width) {
      held += view.getUint8(reader.offset++) * 2 ** bits;
      bits += 8;
    }
    if (width <= 24) {
      output[at] = held & mask;
      held >>>= width;
    } else {
      output[at] = held % (mask + 1);
      held = Math.floor(held / (mask + 1));
    }
    bits -= width;
  }
}
