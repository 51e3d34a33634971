import type { AppError } from '../core/error.ts';
import { columnFor, type SourcePlan } from '../core/model/plan.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { SourceDraft } from './roles.ts';
import type { TableFound } from './table.ts';
import type { CharsetReport, ColumnProfile, DialectGuess, Note, ScanReport } from './types.ts';

/** Everything that the notes of an inspection are made from. */
export interface Findings {
  readonly charset: CharsetReport;
  readonly guess: DialectGuess;
  readonly table: TableFound;
  readonly draft: SourceDraft;
  readonly profiles: readonly ColumnProfile[];
  /** Records of the sample with another number of fields than the header. */
  readonly ragged: number;
  readonly scan: ScanReport | null;
}

/** What a user should know about a file beside its plan: repairs, omissions and open questions. */
export function remarks(found: Findings): readonly Note[] {
  const { charset, guess, table, draft, scan } = found;
  const notes: Note[] = [];
  const add = (when: boolean, code: Note['code'], detail: Note['detail'] = {}): void => {
    if (when) notes.push({ code, detail });
  };
  const { invalidSequences: count, firstInvalidLine: line, encoding } = charset;
  add(count > 0, 'encoding.repaired', line === null ? { count } : { count, line });
  add(encoding !== 'utf-8' && charset.confidence < 0.6, 'encoding.unsure', { encoding });
  add(!guess.found, 'delimiter.undetected');
  add(scan?.unclosedQuote === true, 'quote.unclosed');
  add(table.preambleRecords > 0, 'preamble.skipped', { records: table.preambleRecords });
  add(!table.hasHeader, 'header.missing');
  add(table.renamed > 0, 'header.renamed', { columns: table.renamed });
  const { totalRows } = draft;
  add(totalRows.length > 0, 'totals.left', {
    rows: totalRows.length,
    label: totalRows[0]?.label ?? '',
  });
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
  }
  const { currencies } = draft;
  add(currencies.length > 1, 'currency.mixed', { currencies: currencies.join(', ') });
  return notes;
}

/** What keeps a plan from being loaded, as errors with a message of their own. */
export function mappingProblems(plan: SourcePlan): readonly AppError[] {
  const has = (use: Parameters<typeof columnFor>[1]): boolean => columnFor(plan, use) !== null;
  const problems: AppError[] = [];
  if (!has('customer'))
    problems.push({ code: 'mapping.noCustomer', detail: { name: plan.fileName } });
  if (plan.role === 'transactions') {
    if (!has('date')) problems.push({ code: 'mapping.noDate', detail: { name: plan.fileName } });
    if (!has('amount') && !(has('quantity') && has('unitPrice'))) {
      problems.push({ code: 'mapping.noAmount', detail: { name: plan.fileName } });
    }
  }
  return problems;
}

function roundedIn(use: string, facts: ColumnFacts | undefined): number {
  const identifies = ['customer', 'order', 'product', 'originalOrder', 'phone'].includes(use);
  return identifies ? (facts?.roundedIdentifiers ?? 0) : 0;
}
