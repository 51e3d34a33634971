/**
 * A checksum that finds torn and damaged files: FNV-1a over words of 32 bits, then over the bytes
 * that are left. It protects nothing.
 */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5 ^ bytes.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4)
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x01000193);
  for (let at = whole; at < bytes.length; at++)
    hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
  return hash >>> 0;
}
