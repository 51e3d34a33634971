import { AppFailure } from '../core/error.ts';
import { findBody, findHeadBody, type Body } from './body.ts';
import { detectCharsetOfHead } from './charset.ts';
import { decodeBytes } from './decode.ts';
import { describe, recordsAbove } from './describe.ts';
import { withUnread } from './first-look.ts';
import { headBytes } from './gunzip.ts';
import { scanText } from './scan.ts';
import { settleCharset } from './settle-charset.ts';
import { findTable } from './table.ts';
import { readText } from './text-source.ts';
import type { Inspection, InspectHooks, NamedBlob, Overrides } from './types.ts';

/**
 * Finds out all that must be known about a dropped file before it is loaded: encoding, delimiter,
 * table, columns, roles, exact number of records. What the user decided (`overrides`) is taken as
 * given. `hooks.early` gets a first answer from the head of the file. Fails with a `file.…` error.
 */
export async function inspectFile(
  file: NamedBlob,
  hooks: InspectHooks = {},
  overrides: Overrides = {},
): Promise<Inspection> {
  const early = (head: Uint8Array<ArrayBuffer>): void => {
    if (hooks.early !== undefined) lookEarly(file, head, overrides, hooks.early);
  };
  const source = await readText(file, overrides, { ...hooks, head: early });
  const { name, text, charset } = source;
  const given = {
    ...overrides,
    ...(source.dialect ? { dialect: source.dialect } : {}),
    ...(source.hasHeader ? { headerRecords: 1 as const, preambleRecords: 0 } : {}),
  };
  const body = await findBody(text, given, hooks);
  const { sample } = body;
  const table = findTable(sample.head, ownPreamble(given, body), sample.later.length > 0);
  const sizes = { fileBytes: file.size, textBytes: body.text.size };
  const before = table.preambleRecords + table.headerRecords;
  const scan = await scanText(body.text, body.guess.dialect, before, hooks);
  const isText = source.dialect === null;
  const look = { name, isText, role: overrides.role, ...sizes, charset, body, table };
  const found = describe(look, scan, body.text.slice(scan.offset));
  return source.first ? withUnread(found, source.first) : found;
}

/** A user counts the records above a header from the top of the file. */
function ownPreamble(given: Overrides, body: Body): Overrides {
  const above = recordsAbove(body);
  if (given.preambleRecords === undefined || above === 0) return given;
  return { ...given, preambleRecords: Math.max(0, given.preambleRecords - above) };
}

/** A first answer from the first bytes; a head that is no table yet is left to the whole pass. */
function lookEarly(
  file: NamedBlob,
  bytes: Uint8Array<ArrayBuffer>,
  overrides: Overrides,
  tell: (inspection: Inspection) => void,
): void {
  // What stands further down is not in the head.
  if ((overrides.block ?? 0) > 0) return;
  const cut = bytes.length >= headBytes;
  let inspection: Inspection;
  try {
    const charset = settleCharset(detectCharsetOfHead(bytes, cut), overrides.encoding);
    const wide = charset.encoding.startsWith('utf-16');
    const body = bytes.slice(charset.bomBytes, headBytes);
    const even = wide ? body.slice(0, body.length - (body.length % 2)) : body;
    const text = decodeBytes(even, charset.encoding);
    const found = findHeadBody(text, overrides, cut);
    const table = findTable(found.sample.head, overrides, cut);
    const sizes = { fileBytes: file.size, textBytes: file.size };
    const look = {
      name: file.name,
      isText: true,
      role: overrides.role,
      ...sizes,
      charset,
      body: found,
      table,
    };
    inspection = describe(look, null, null);
  } catch (cause) {
    if (cause instanceof AppFailure) return;
    throw cause;
  }
  tell(inspection);
}
