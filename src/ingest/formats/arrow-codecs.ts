import { CompressionType, compressionRegistry } from 'apache-arrow';
import { unpackLz4Frames } from './lz4-frame.ts';
import { unpackZstd } from './zstd.ts';

/** Teaches the library both compressions that Arrow knows; it comes without either. */
export function registerCodecs(): void {
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: unpackLz4Frames });
  compressionRegistry.set(CompressionType.ZSTD, { decode: (data) => unpackZstd(data) });
}
