/**
 * Unpacks Snappy into `length` bytes. The decoders at hand go round in circles where a length or a
 * distance is damaged; this one checks each against the bytes there are, and every element takes
 * bytes of the input. Throws where the result would have any other length.
 */
export function unpackSnappy(input: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(length);
  let at = skipLength(input);
  let end = 0;
  while (at < input.length) {
    const tag = input[at++] as number;
    const kind = tag & 3;
    const long = tag >>> 2;
    if (kind === 0) {
      // From 60 on the length stands in the next one to four bytes.
      const bytes = Math.max(0, long - 59);
      const size = (bytes > 0 ? littleEndian(input, at, bytes) : long) + 1;
      at += bytes;
      if (size > input.length - at || size > length - end) throw new Error('text is too long');
      output.set(input.subarray(at, at + size), end);
      at += size;
      end += size;
    } else {
      const size = kind === 1 ? (long & 7) + 4 : long + 1;
      const bytes = kind === 3 ? 4 : kind;
      const distance = littleEndian(input, at, bytes) + (kind === 1 ? (tag >>> 5) << 8 : 0);
      at += bytes;
      if (distance === 0 || distance > end || size > length - end) {
        throw new Error('copy makes no sense');
      }
      copy(output, end, distance, size);
      end += size;
    }
  }
  if (end !== length) throw new Error('ends too early');
  return output;
}

/** Behind the length of the result, which the caller knows. */
function skipLength(input: Uint8Array): number {
  let at = 0;
  while ((input[at] ?? 0) > 0x7f) at++;
  return at + 1;
}

function littleEndian(input: Uint8Array, at: number, bytes: number): number {
  if (at + bytes > input.length) throw new Error('ends too early');
  let value = 0;
  for (let i = bytes - 1; i >= 0; i--) value = value * 256 + (input[at + i] as number);
  return value;
}

/** Repeats bytes from before `end`; those that are written are read again if the piece overlaps. */
function copy(output: Uint8Array, end: number, distance: number, size: number): void {
  if (distance >= size && size > 16) {
    output.copyWithin(end, end - distance, end - distance + size);
  } else {
    for (let to = end; to < end + size; to++) output[to] = output[to - distance] as number;
  }
}
