import { describe, expect, it } from 'vitest';
import type { LoadReport } from '../../core/model/info.ts';
import { checksum } from './checksum.ts';
import { decodeManifest, encodeManifest, type Manifest } from './manifest.ts';

const manifest: Manifest = {
  savedAt: 1_700_000_000_000,
  bytes: 12,
  enumerations: [{ name: 'd_channel', values: ['門市', "it's"] }],
  tables: [
    {
      name: 'line',
      columns: [{ name: 'd_channel', enumeration: 'd_channel' }],
      parts: [{ at: 0, bytes: 12, checksum: 7 }],
    },
  ],
  report: { milliseconds: 3, rejects: [{ text: 'a\nb' }] } as unknown as LoadReport,
};

/** The bytes with another line, under a checksum that fits. */
function rewritten(change: (line: string) => string): Uint8Array {
  const text = new TextDecoder().decode(encodeManifest(manifest));
  const line = change(text.slice(text.indexOf('\n') + 1));
  return new TextEncoder().encode(`${checksum(new TextEncoder().encode(line))}\n${line}`);
}

describe('the manifest of kept data', () => {
  it('is read as it was written', () => {
    expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
    expect(decodeManifest(rewritten((line) => line))).toEqual(manifest);
  });

  it('is not read when it is cut off anywhere', () => {
    const bytes = encodeManifest(manifest);
    for (let length = 0; length < bytes.length; length++)
      expect(decodeManifest(bytes.subarray(0, length)), `${length} bytes`).toBeNull();
  });

  it('is not read when any byte of it changed', () => {
    const bytes = encodeManifest(manifest);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Uint8Array.from(bytes);
      damaged[at]! ^= 1;
      expect(decodeManifest(damaged), `byte ${at}`).toBeNull();
    }
  });

  it('is not read under another version, of its own or of the report', () => {
    for (const format of [/"format":\d+/, /\\"format\\":\d+/]) {
      const other = rewritten((line) => {
        const changed = line.replace(format, (found) => found.replace(/\d+/, '999'));
        expect(changed).not.toBe(line);
        return changed;
      });
      expect(decodeManifest(other)).toBeNull();
    }
  });
});
