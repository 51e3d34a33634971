const magic = 0x184d2204;

/**
 * Unpacks LZ4 frames, of which the blocks may lean on one another. Throws where a length or a
 * distance makes no sense; checksums are not compared.
 */
export function unpackLz4Frames(input: Uint8Array): Uint8Array<ArrayBuffer> {
  const frames: Lz4Frames = {
    input,
    view: new DataView(input.buffer, input.byteOffset, input.byteLength),
    at: 0,
    output: new Uint8Array(input.length * 4),
    end: 0,
  };
  while (frames.at < input.length) unpackFrame(frames);
  return frames.output.slice(0, frames.end);
}

interface Lz4Frames {
  readonly input: Uint8Array;
  readonly view: DataView;
  at: number;
  /** Grows as it fills: what a frame says about its size may be damaged. */
  output: Uint8Array<ArrayBuffer>;
  end: number;
}

function unpackFrame(frames: Lz4Frames): void {
  const { view } = frames;
  const mark = view.getUint32(frames.at, true);
  if (mark >>> 4 === 0x184d2a5) {
    // A frame of anything at all, to be skipped.
    frames.at += 8 + view.getUint32(frames.at + 4, true);
    return;
  }
  const flags = view.getUint8(frames.at + 4);
  const blockClass = (view.getUint8(frames.at + 5) >> 4) & 7;
  if (mark !== magic || flags >> 6 !== 1 || blockClass < 4) throw new Error('no LZ4 frame');
  const [hasBlockSum, hasSize, hasSum, hasDictionary] = [16, 8, 4, 1].map((bit) => flags & bit);
  if (hasDictionary) throw new Error('LZ4 dictionary is missing');
  const start = frames.end;
  const size = hasSize ? view.getBigUint64(frames.at + 6, true) : null;
  frames.at += hasSize ? 15 : 7;
  for (;;) {
    const header = view.getUint32(frames.at, true);
    frames.at += 4;
    if (header === 0) break;
    const length = header & 0x7fffffff;
    if (length > frames.input.length - frames.at) throw new Error('LZ4 block is cut off');
    const block = frames.input.subarray(frames.at, frames.at + length);
    // Classes 4 to 7 are 64 KB, 256 KB, 1 MB and 4 MB.
    unpackBlock(frames, block, start, 4 ** (blockClass + 4), header > 0x7fffffff);
    frames.at += length + (hasBlockSum ? 4 : 0);
  }
  if (hasSum) frames.at += 4;
  if (size !== null && size !== BigInt(frames.end - start)) throw new Error('LZ4 size differs');
}

function unpackBlock(
  frames: Lz4Frames,
  block: Uint8Array,
  start: number,
  most: number,
  isStored: boolean,
): void {
  const from = frames.end;
  const limit = from + Math.min(most, isStored ? block.length : block.length * 255);
  if (limit > frames.output.length) {
    const larger = new Uint8Array(Math.max(limit, frames.output.length * 2));
    larger.set(frames.output.subarray(0, from));
    frames.output = larger;
  }
  const { output } = frames;
  let end = from;
  let at = 0;
  const put = (length: number): void => {
    if (length > limit - end || length > block.length - at) throw new Error('LZ4 text is too long');
    output.set(block.subarray(at, at + length), end);
    at += length;
    end += length;
  };
  const extended = (length: number): number => {
    if (length < 15) return length;
    let sum = length;
    for (let more = 255; more === 255; sum += more) more = block[at++] ?? fail();
    return sum;
  };
  if (isStored) put(block.length);
  while (at < block.length) {
    const token = block[at++] as number;
    put(extended(token >> 4));
    // The last piece of a block has no copy.
    if (at === block.length) break;
    const distance = (block[at] ?? 0) + (block[at + 1] ?? fail()) * 256;
    at += 2;
    const length = extended(token & 15) + 4;
    if (distance === 0 || distance > end - start || length > limit - end) fail();
    for (const to = end + length; end < to; end++) output[end] = output[end - distance] as number;
  }
  frames.end = end;
}

function fail(): never {
  throw new Error('LZ4 block makes no sense');
}
