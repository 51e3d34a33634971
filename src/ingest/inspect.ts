import { AppFailure, fail } from '../core/error.ts';
import type { Encoding } from '../core/model/plan.ts';
import { detectCharset, detectCharsetOfHead } from './charset.ts';
import { readBytes } from './bytes.ts';
import { columnFacts } from './column-facts.ts';
import { decodeBytes } from './decode.ts';
import { detectDialect } from './dialect.ts';
import { headBytes } from './gunzip.ts';
import { openFile } from './open.ts';
import { columnProfile } from './profile.ts';
import { mappingProblems, remarks } from './remarks.ts';
import { detectSource } from './roles.ts';
import { sampleHead, sampleText, type TextSample } from './sample.ts';
import { scanText } from './scan.ts';
import { findTable, type TableFound } from './table.ts';
import type {
  CharsetReport,
  DialectGuess,
  Inspection,
  InspectHooks,
  NamedBlob,
  Overrides,
  ScanReport,
} from './types.ts';
import { toUtf8 } from './utf8.ts';

/** First data rows that a preview shows. */
const previewRows = 50;
/** Characters of the head that the delimiter is judged by. */
const dialectChars = 128 * 1024;

/** A sample of a text with how it is cut. */
interface Look {
  readonly name: string;
  readonly fileBytes: number;
  readonly textBytes: number;
  readonly charset: CharsetReport;
  readonly guess: DialectGuess;
  readonly sample: TextSample;
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
  const opened = await openFile(file, { ...hooks, head: early });
  const detected = await detectCharset(opened.bytes, hooks);
  const verdict = settle(detected, overrides.encoding);
  const { encoding, bomBytes } = verdict;
  const repair = verdict.invalidSequences > 0;
  const { text, replaced } = await toUtf8(opened.bytes, encoding, hooks, { bomBytes, repair });
  const charset = { ...verdict, invalidSequences: replaced };
  if (text.size === 0) fail('file.empty', { name: file.name });
  const head = decodeBytes(await readBytes(text, 0, headBytes), 'utf-8');
  const guess = guessDialect(head, overrides);
  const sample = await sampleText(text, guess.dialect);
  const table = findTable(sample.head, overrides, sample.later.length > 0);
  const look: Look = {
    name: file.name,
    fileBytes: file.size,
    textBytes: text.size,
    charset,
    guess,
    sample,
    table,
  };
  const before = table.preambleRecords + Number(table.hasHeader);
  const scan = await scanText(text, guess.dialect, before, hooks);
  return describe(look, scan, text.slice(scan.offset));
}

/** A first answer from the first bytes; a head that is no table yet is left to the whole pass. */
function lookEarly(
  file: NamedBlob,
  bytes: Uint8Array<ArrayBuffer>,
  overrides: Overrides,
  tell: (inspection: Inspection) => void,
): void {
  const cut = bytes.length >= headBytes;
  let inspection: Inspection;
  try {
    const charset = settle(detectCharsetOfHead(bytes, cut), overrides.encoding);
    const wide = charset.encoding.startsWith('utf-16');
    const body = bytes.slice(charset.bomBytes, headBytes);
    const even = wide ? body.slice(0, body.length - (body.length % 2)) : body;
    const text = decodeBytes(even, charset.encoding);
    const guess = guessDialect(text, overrides);
    const sample = sampleHead(text, guess.dialect, cut);
    const table = findTable(sample.head, overrides, cut);
    const sizes = { fileBytes: file.size, textBytes: file.size };
    inspection = describe({ name: file.name, ...sizes, charset, guess, sample, table }, null, null);
  } catch (cause) {
    if (cause instanceof AppFailure) return;
    throw cause;
  }
  tell(inspection);
}

/** Puts the parts together. One pass over the sampled rows; nothing here reads the file again. */
function describe(look: Look, scan: ScanReport | null, data: Blob | null): Inspection {
  const { charset, guess, sample, table } = look;
  const before = table.preambleRecords + Number(table.hasHeader);
  const rows = [...sample.head.slice(before), ...sample.later];
  const draft = detectSource({
    fileName: look.name,
    encoding: charset.encoding,
    dialect: guess.dialect,
    preambleRecords: table.preambleRecords,
    hasHeader: table.hasHeader,
    header: table.header,
    ids: table.ids,
    rows,
    reachesEnd: sample.reachesEnd,
  });
  const empty = columnFacts([]);
  const columns = draft.plan.columns.map((plan, i) => columnProfile(plan, draft.facts[i] ?? empty));
  const totals = new Set(draft.totalRows.map((row) => row.cells));
  const width = table.header.length;
  const ragged = rows.filter((row) => row.length !== width && !totals.has(row)).length;
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
      preambleLines: sample.head
        .slice(0, table.preambleRecords)
        .map((record) => record.join(guess.dialect.delimiter)),
      totalRows: draft.totalRows,
      longestRecordBytes: scan?.longestRecordBytes ?? null,
      contentHash: scan?.contentHash ?? null,
      sampledRecords: rows.length,
    },
    charset,
    encodingCandidates: charset.candidates,
    preview: { header: table.header, rows: rows.slice(0, previewRows) },
    columns,
    notes: remarks({ charset, guess, table, draft, profiles: columns, ragged, scan }),
    problems: mappingProblems(draft.plan),
    data,
  };
}

/** An encoding that the user chose replaces the verdict; what it cannot explain is still counted. */
function settle(found: CharsetReport, chosen: Encoding | undefined): CharsetReport {
  if (chosen === undefined || chosen === found.encoding) return found;
  const candidate = found.candidates.find(({ encoding }) => encoding === chosen);
  return {
    ...found,
    encoding: chosen,
    confidence: 1,
    bomBytes: 0,
    invalidSequences: candidate?.invalidSequences ?? 0,
    firstInvalidLine: null,
  };
}

function guessDialect(text: string, overrides: Overrides): DialectGuess {
  if (overrides.dialect !== undefined) {
    return { dialect: overrides.dialect, found: true, consistency: 1 };
  }
  return detectDialect(text.slice(0, dialectChars));
}
