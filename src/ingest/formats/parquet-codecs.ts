import type { CompressionCodec } from 'hyparquet';
import { compressors as codecs } from 'hyparquet-compressors';
import { unpackSnappy } from './snappy.ts';
import { unpackZstd } from './zstd.ts';

const compressors: typeof codecs = { ...codecs, SNAPPY: unpackSnappy, ZSTD: unpackZstd };

/** A page is about a megabyte; one that claims to unpack to more than this is not a page. */
const mostPageBytes = 1024 ** 3;

/** The most bytes that one compressed byte can stand for, where the compression sets a limit. */
const mostExpansion: Partial<Record<CompressionCodec, number>> = {
  SNAPPY: 22,
  LZ4: 256,
  LZ4_RAW: 256,
  GZIP: 1032,
};

/** Whether pages in this compression can be unpacked. */
export function isKnownCodec(codec: CompressionCodec): boolean {
  return codec === 'UNCOMPRESSED' || codec in compressors;
}

/** A page without its compression. Throws where it does not unpack to as many bytes as was said. */
export function unpackPage(
  packed: Uint8Array,
  length: number,
  codec: CompressionCodec,
): Uint8Array {
  if (codec === 'UNCOMPRESSED') return packed;
  const most = Math.min(mostPageBytes, 64 + packed.length * (mostExpansion[codec] ?? Infinity));
  // Memory is taken by what a header says, before the first byte is unpacked.
  if (length > most) throw new Error('page is too large');
  const page = length === 0 ? new Uint8Array(0) : compressors[codec]?.(packed, length);
  if (page?.length !== length) throw new Error('page has another length');
  return page;
}
