/** What a file is that no text reader can read, in words that go into a message. */
export type BinaryKind =
  | 'PNG'
  | 'JPEG'
  | 'GIF'
  | 'PDF'
  | 'ZIP'
  | 'XLSX'
  | 'XLS'
  | 'XLSX with a password'
  | 'Parquet'
  | 'Arrow'
  | 'SQLite'
  | '7z'
  | 'RAR'
  | 'xz'
  | 'bzip2'
  | 'Zstandard'
  | 'gzip'
  | 'binary';

const signatures: readonly (readonly [BinaryKind, readonly number[]])[] = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31]],
  ['Arrow', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31, 0]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
];
const zip = [0x50, 0x4b, 0x03, 0x04];
const ole = [0xd0, 0xcf, 0x11, 0xe0];

/** Formats that hold tables of cells, or files with tables. */
export type TableFormat = 'XLSX' | 'XLS' | 'Parquet' | 'Arrow' | 'JSON' | 'ZIP';
const tableFormats: readonly (BinaryKind & TableFormat)[] = [
  'XLSX',
  'XLS',
  'Parquet',
  'Arrow',
  'ZIP',
];

/** Which of them the first bytes of a file show; null for everything else, delimited text included. */
export function tableFormat(head: Uint8Array): TableFormat | null {
  // The stream format of Arrow begins with the mark of its first message.
  if (startsWith(head, [0xff, 0xff, 0xff, 0xff])) return 'Arrow';
  const kind = sniffBinary(head);
  if (kind === null) return isJson(head) ? 'JSON' : null;
  return tableFormats.find((format) => format === kind) ?? null;
}

/** An object or an array at the very start, and what may stand behind its bracket. */
function isJson(head: Uint8Array): boolean {
  let text = '';
  for (let i = 0; i < head.length && text.length < 64; i++) {
    const byte = head[i] as number;
    // Byte order marks, and the empty halves of UTF-16.
    if (byte !== 0 && byte < 0x80) text += String.fromCharCode(byte);
  }
  return /^\s*(?:\{\s*["}]|\[\s*[{["\]])/.test(text);
}

/** Whether the bytes are the start of a gzip member. */
export function isGzip(head: Uint8Array): boolean {
  return startsWith(head, [0x1f, 0x8b, 0x08]);
}

/**
 * Which binary format the first bytes of a file (64 kB are plenty) show, or null for text. Bytes
 * count, extensions do not. NUL bytes in the places where UTF-16 has them are text.
 */
export function sniffBinary(head: Uint8Array): BinaryKind | null {
  if (isGzip(head)) return 'gzip';
  if (startsWith(head, zip)) {
    return holds(head, 'xl/') || holds(head, '[Content_Types].xml') ? 'XLSX' : 'ZIP';
  }
  // Excel keeps a password-protected XLSX inside the container format of the old XLS.
  if (startsWith(head, ole)) {
    return holds(head, 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e')
      ? 'XLSX with a password'
      : 'XLS';
  }
  for (const [kind, magic] of signatures) {
    if (startsWith(head, magic)) return kind === 'bzip2' && !isBzip2(head) ? null : kind;
  }
  return isNulRidden(head) ? 'binary' : null;
}

/** "BZh" could begin a text; the real thing goes on with a level and a fixed block mark. */
function isBzip2(head: Uint8Array): boolean {
  return head[4] === 0x31 && head[5] === 0x41 && head[6] === 0x59;
}

/** More than 1 % NUL or control bytes, and not the every-other-byte pattern of UTF-16. */
function isNulRidden(head: Uint8Array): boolean {
  let control = 0;
  const nul = [0, 0];
  for (let i = 0; i < head.length; i++) {
    const byte = head[i] as number;
    if (byte === 0) nul[i & 1] = (nul[i & 1] ?? 0) + 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b)) control++;
  }
  const [even = 0, odd = 0] = nul;
  const bom = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const utf16 = bom || Math.max(even, odd) > 10 * Math.min(even, odd) + head.length * 0.05;
  if (control > head.length * 0.01 && !bom) return true;
  return !utf16 && even + odd > head.length * 0.01;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, i) => bytes[i] === byte);
}

function holds(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same < word.length && bytes[at + same] === word.charCodeAt(same)) same++;
    if (same === word.length) return true;
  }
  return false;
}
