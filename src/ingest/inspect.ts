import { AppFailure } from '../core/error.ts';
import type { SourceRole } from '../core/model/fields.ts';
import { findBody, findHeadBody, type Body } from './body.ts';
import { detectCharsetOfHead } from './charset.ts';
import { columnFacts } from './column-facts.ts';
import { decodeBytes } from './decode.ts';
import { headBytes } from './gunzip.ts';
import { columnProfile } from './profile.ts';
import { mappingProblems, remarks } from './remarks.ts';
import { detectSource } from './roles.ts';
import { scanText } from './scan.ts';
import { settleCharset } from './settle-charset.ts';
import { checkedTotals } from './stated-sums.ts';
import { findTable, type TableFound } from './table.ts';
import { readText } from './text-source.ts';
import type {
  CharsetReport,
  Inspection,
  InspectHooks,
  NamedBlob,
  Overrides,
  ScanReport,
} from './types.ts';

/** First data rows that a preview shows. */
const previewRows = 50;

/** A sample of a text with how it is cut. */
interface Look {
  readonly role: SourceRole | undefined;
  readonly name: string;
  readonly isText: boolean;
  readonly fileBytes: number;
  readonly textBytes: number;
  readonly charset: CharsetReport;
  readonly body: Body;
  readonly table: TableFound;
}

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
  return describe(look, scan, body.text.slice(scan.offset));
}

/** A user counts the records above a header from the top of the file. */
function ownPreamble(given: Overrides, body: Body): Overrides {
  const above = recordsAbove(body);
  if (given.preambleRecords === undefined || above === 0) return given;
  return { ...given, preambleRecords: Math.max(0, given.preambleRecords - above) };
}

/** Records of the file before the table that was taken. */
function recordsAbove({ blocks, block }: Body): number {
  return blocks[block]?.recordsBefore ?? 0;
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

/** Records above the header, as written. */
function preambleOf({ body, table }: Look): readonly string[] {
  return body.sample.head
    .slice(0, table.preambleRecords)
    .map((record) => record.join(body.guess.dialect.delimiter));
}

/** Puts the parts together. One pass over the sampled rows; nothing here reads the file again. */
function describe(look: Look, scan: ScanReport | null, text: Blob | null): Inspection {
  const { charset, body, table } = look;
  const { guess, sample } = body;
  const before = table.preambleRecords + table.headerRecords;
  const rows = [...sample.head.slice(before), ...sample.later];
  const draft = detectSource({
    fileName: look.name,
    encoding: charset.encoding,
    dialect: guess.dialect,
    preambleRecords: recordsAbove(body) + table.preambleRecords,
    hasHeader: table.hasHeader,
    headerRecords: table.headerRecords,
    header: table.header,
    names: table.names,
    ids: table.ids,
    rows,
    reachesEnd: sample.reachesEnd,
    role: look.role,
    preamble: preambleOf(look),
  });
  const empty = columnFacts([]);
  const columns = draft.plan.columns.map((plan, i) => columnProfile(plan, draft.facts[i] ?? empty));
  const totals = new Set(draft.totalRows.map((row) => row.cells));
  const data = rows.filter((row) => !totals.has(row));
  const isAll = sample.reachesEnd && sample.later.length === 0;
  const totalRows = isAll
    ? checkedTotals(draft.totalRows, data, draft.plan.columns)
    : draft.totalRows;
  const width = table.header.length;
  const ragged = data.filter((row) => row.length !== width).length;
  const [currency = null] = draft.currencies.length === 1 ? draft.currencies : [];
  return {
    stage: scan === null ? 'early' : 'whole',
    plan: draft.plan,
    currency,
    facts: {
      fileName: look.name,
      fileBytes: look.fileBytes,
      textBytes: look.textBytes,
      records: scan === null ? null : Math.max(0, scan.records - before),
      blankRecords: scan?.blankRecords ?? 0,
      blocks: body.blocks.length,
      fixedWidth: body.fixedColumns !== null,
      isText: look.isText,
      preambleLines: preambleOf(look),
      totalRows,
      longestRecordBytes: scan?.longestRecordBytes ?? null,
      contentHash: scan?.contentHash ?? null,
      sampledRecords: rows.length,
    },
    charset,
    encodingCandidates: charset.candidates,
    preview: { header: table.header, rows: rows.slice(0, previewRows) },
    columns,
    notes: remarks({ charset, body, table, draft, totalRows, profiles: columns, ragged, scan }),
    problems: mappingProblems(draft.plan),
    data: text,
  };
}
