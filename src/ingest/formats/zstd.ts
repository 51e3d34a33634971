import { decompressZstd } from 'hyparquet-compressors';

const magic = 0xfd2fb528;
/** What the format's own tool accepts without being told otherwise. */
const mostWindowBytes = 128 * 1024 ** 2;
const mostContentBytes = 1024 ** 3;

/**
 * Unpacks Zstandard. A frame must not ask for more memory than a sound one would, nor for more than
 * `length`, where that is known: memory is taken before anything is unpacked.
 */
export function unpackZstd(input: Uint8Array, length = mostContentBytes): Uint8Array {
  if (input.length === 0) return input;
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  for (let at = 0; at < input.length;) at = checkFrame(view, at, length);
  return decompressZstd(input);
}

/** Where the next frame begins. */
function checkFrame(view: DataView, start: number, length: number): number {
  const mark = view.getUint32(start, true);
  if (mark >>> 4 === 0x184d2a5) return start + 8 + view.getUint32(start + 4, true);
  if (mark !== magic) throw new Error('no Zstandard frame');
  const flags = view.getUint8(start + 4);
  const isSingle = (flags & 32) !== 0;
  if (!isSingle && windowOf(view.getUint8(start + 5)) > mostWindowBytes)
    throw new Error('too large');
  const sizeAt = start + (isSingle ? 5 : 6) + ([0, 1, 2, 4][flags & 3] ?? 0);
  if (contentOf(view, sizeAt, flags >> 6, isSingle) > length) throw new Error('too large');
  let at = sizeAt + ([isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0);
  for (let isLast = false; !isLast;) {
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    isLast = (header & 1) === 1;
    const kind = (header >> 1) & 3;
    at += 3;
    if (kind === 2) checkWeights(view, at);
    // One byte stands for a whole block of the same byte.
    at += kind === 1 ? 1 : header >> 3;
    if (at > view.byteLength) throw new Error('block is cut off');
  }
  return at + ((flags & 4) !== 0 ? 4 : 0);
}

/**
 * Throws where the weights of a block's Huffman code are packed with a table of one symbol: reading
 * such weights takes no bits, and the decoder, which waits for the bits to run out, never ends.
 */
function checkWeights(view: DataView, block: number): void {
  const first = view.getUint8(block);
  const isNewCode = (first & 3) === 2;
  const start = block + ([3, 3, 4, 5][(first >> 2) & 3] ?? 3);
  if (!isNewCode || view.getUint8(start) > 127) return;
  const byte = (at: number): number => (at < view.byteLength ? view.getUint8(at) : 0);
  let bit = (start + 1) * 8 + 4;
  const total = 2 ** ((byte(start + 1) & 15) + 5);
  for (let left = total, symbol = 0; left > 0 && symbol < 256; symbol++) {
    const bits = 31 - Math.clz32(left + 1);
    const at = bit >> 3;
    const window = (byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16)) >> (bit & 7);
    const mask = 2 ** (bits + 1) - 1;
    // Small values take a bit less.
    const small = window & (mask >> 1);
    const spare = mask - left - 1;
    let value = small;
    if (small < spare) {
      bit += bits;
    } else {
      bit += bits + 1;
      value = window & mask;
      if (value > mask >> 1) value -= spare;
    }
    const share = value - 1;
    if (share === total) throw new Error('weights of one symbol');
    left -= Math.abs(share);
    if (share !== 0) continue;
    for (let more = 3; more === 3; bit += 2) {
      more = ((byte(bit >> 3) | (byte((bit >> 3) + 1) << 8)) >> (bit & 7)) & 3;
      symbol += more;
    }
  }
}

function windowOf(byte: number): number {
  return 2 ** (10 + (byte >> 3)) * (1 + (byte & 7) / 8);
}

/** The size of what is packed, as far as the frame says it. */
function contentOf(view: DataView, at: number, kind: number, isSingle: boolean): number {
  if (kind === 0) return isSingle ? view.getUint8(at) : 0;
  if (kind === 1) return view.getUint16(at, true) + 256;
  return kind === 2 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}
