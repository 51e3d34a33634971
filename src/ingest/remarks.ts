import type { AppError } from '../core/error.ts';
import { lookupKeys, marginUses } from '../core/model/fields.ts';
import { columnFor, type SourcePlan } from '../core/model/plan.ts';
import type { Body } from './body.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { SourceDraft } from './roles.ts';
import { saysPhone } from './synonyms.ts';
import type { TableFound } from './table.ts';
import type { CharsetReport, ColumnProfile, Note, ScanReport, TotalRow } from './types.ts';

/** Everything that the notes of an inspection are made from. */
export interface Findings {
  readonly charset: CharsetReport;
  readonly body: Body;
  readonly table: TableFound;
  readonly draft: SourceDraft;
  readonly totalRows: readonly TotalRow[];
  readonly profiles: readonly ColumnProfile[];
  /** Records of the sample with another number of fields than the header. */
  readonly ragged: number;
  readonly scan: ScanReport | null;
}

/** What a user should know about a file beside its plan: repairs, omissions and open questions. */
export function remarks(found: Findings): readonly Note[] {
  const { charset, body, table, draft, scan } = found;
  const notes: Note[] = [];
  const add = (when: boolean, code: Note['code'], detail: Note['detail'] = {}): void => {
    if (when) notes.push({ code, detail });
  };
  const { invalidSequences: count, firstInvalidLine: line, encoding } = charset;
  add(count > 0, 'encoding.repaired', line === null ? { count } : { count, line });
  add(encoding !== 'utf-8' && charset.confidence < 0.6, 'encoding.unsure', { encoding });
  add(!body.guess.found, 'delimiter.undetected');
  const { fixedColumns } = body;
  add(fixedColumns !== null, 'fixedWidth.read', { columns: fixedColumns ?? 0 });
  add(scan?.unclosedQuote === true, 'quote.unclosed');
  add(table.preambleRecords > 0, 'preamble.skipped', { records: table.preambleRecords });
  add(!table.hasHeader, 'header.missing');
  add(table.headerRecords === 2, 'header.joined');
  const others = body.blocks.filter((_, i) => i !== body.block);
  const left = others.reduce((rows, block) => rows + block.rows, 0);
  add(others.length > 0, 'blocks.left', { blocks: others.length, records: left });
  add(table.renamed > 0, 'header.renamed', { columns: table.renamed });
  const { totalRows } = found;
  add(totalRows.length > 0, 'totals.left', {
    rows: totalRows.length,
    label: totalRows[0]?.label ?? '',
  });
  for (const { cells, disagrees = [] } of totalRows) {
    for (const index of disagrees) {
      const column = draft.plan.columns[index];
      const name = column === undefined || column.header === '' ? column?.id : column.header;
      add(true, 'totals.disagree', { column: name ?? '', stated: (cells[index] ?? '').trim() });
    }
  }
  add(found.ragged > 0, 'records.ragged', { records: found.ragged });
  add((scan?.nulBytes ?? 0) > 0, 'bytes.nul', { count: scan?.nulBytes ?? 0 });
  for (const column of draft.plan.columns) {
    const profile = found.profiles[column.index];
    const name = column.header === '' ? column.id : column.header;
    if (column.use !== 'ignore' && profile?.ambiguous === true) {
      add(column.recipe.kind === 'date', 'date.ambiguous', { column: name });
      add(column.recipe.kind === 'number', 'number.ambiguous', { column: name });
    }
    const rounded = roundedIn(column.use, draft.facts[column.index]);
    add(rounded > 0, 'identifier.rounded', { column: name, count: rounded });
    const isPhone = column.use === 'phone' || saysPhone(column.header);
    const short = isPhone ? (draft.facts[column.index]?.shortMobiles ?? 0) : 0;
    add(short > 0, 'phone.zeroLost', { column: name, count: short });
  }
  return notes;
}

/** What keeps a plan from being loaded, as errors with a message of their own. */
export function mappingProblems(plan: SourcePlan): readonly AppError[] {
  const { role, fileName: name } = plan;
  const has = (use: Parameters<typeof columnFor>[1]): boolean => columnFor(plan, use) !== null;
  if (role === 'unused') return [];
  if (role === 'products' || role === 'orders') {
    const field = lookupKeys[role];
    return has(field) ? [] : [{ code: 'mapping.noKey', detail: { name, field } }];
  }
  const problems: AppError[] = [];
  if (role === 'assignments' && !has('variant'))
    problems.push({ code: 'mapping.noVariant', detail: { name } });
  // A known export that names no buyer still tells revenue and orders.
  if (!has('customer') && !(role === 'transactions' && plan.platform))
    problems.push({ code: 'mapping.noCustomer', detail: { name } });
  if (role === 'transactions') {
    if (!has('date')) problems.push({ code: 'mapping.noDate', detail: { name } });
    if (!has('amount') && !(has('quantity') && has('unitPrice'))) {
      problems.push({ code: 'mapping.noAmount', detail: { name } });
    }
    if (marginUses.filter(has).length > 1)
      problems.push({ code: 'mapping.severalMargins', detail: { name } });
    if (has('unitCost') && !has('quantity'))
      problems.push({ code: 'mapping.noQuantity', detail: { name } });
  }
  return problems;
}

function roundedIn(use: string, facts: ColumnFacts | undefined): number {
  const identifies = ['customer', 'order', 'product', 'originalOrder', 'phone'].includes(use);
  return identifies ? (facts?.roundedIdentifiers ?? 0) : 0;
}
