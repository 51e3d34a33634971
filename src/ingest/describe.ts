import type { SourceRole } from '../core/model/fields.ts';
import type { Body } from './body.ts';
import { checkAmount } from './amount-check.ts';
import { columnFacts } from './column-facts.ts';
import { columnProfile } from './profile.ts';
import { mappingProblems, remarks } from './remarks.ts';
import { detectSource } from './roles.ts';
import { checkedTotals } from './stated-sums.ts';
import type { TableFound } from './table.ts';
import type { CharsetReport, Inspection, ScanReport } from './types.ts';

/** First data rows that a preview shows. */
const previewRows = 50;

/** A sample of a text with how it is cut. */
export interface Look {
  readonly role: SourceRole | undefined;
  readonly name: string;
  readonly isText: boolean;
  readonly fileBytes: number;
  readonly textBytes: number;
  readonly charset: CharsetReport;
  readonly body: Body;
  readonly table: TableFound;
}

/** Records of the file before the table that was taken. */
export function recordsAbove({ blocks, block }: Body): number {
  return blocks[block]?.recordsBefore ?? 0;
}

/** Records above the header, as written. */
function preambleOf({ body, table }: Look): readonly string[] {
  return body.sample.head
    .slice(0, table.preambleRecords)
    .map((record) => record.join(body.guess.dialect.delimiter));
}

/** Puts the parts together. One pass over the sampled rows; nothing here reads the file again. */
export function describe(look: Look, scan: ScanReport | null, text: Blob | null): Inspection {
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
  const [stated] = draft.currencies.length === 1 ? draft.currencies : [];
  return {
    stage: scan === null ? 'early' : 'whole',
    plan: draft.plan,
    currency: stated?.code ?? null,
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
      marks: scan?.marks ?? [],
      sampledRecords: rows.length,
      unread: [],
    },
    charset,
    encodingCandidates: charset.candidates,
    preview: { header: table.header, rows: rows.slice(0, previewRows) },
    columns,
    notes: remarks({ charset, body, table, draft, totalRows, profiles: columns, ragged, scan }),
    amountCheck: checkAmount(draft.plan, data),
    problems: mappingProblems(draft.plan),
    data: text,
  };
}
