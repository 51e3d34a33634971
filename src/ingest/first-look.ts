import type { SourcePlan } from '../core/model/plan.ts';
import { findBody } from './body.ts';
import { describe } from './describe.ts';
import type { CellTable } from './formats/cell-table.ts';
import { cellDialect, cellsToText, ownCharset } from './formats/cells-text.ts';
import { findTable } from './table.ts';
import type { FileFacts, Inspection, InspectHooks, Overrides } from './types.ts';

/** Rows from which on it pays to find out first which columns are needed. */
const large = 200_000;
/** Rows that are looked at for it. */
const looked = 20_000;

/**
 * Looks at the first rows of a large table whose format can leave columns unread, and tells what it
 * finds (`hooks.early`). Null where all columns are to be read: the table is small, or it is not clear
 * what its columns mean.
 */
export async function lookFirst(
  table: CellTable,
  { name, fileBytes }: { readonly name: string; readonly fileBytes: number },
  overrides: Overrides,
  hooks: InspectHooks,
): Promise<Inspection | null> {
  if (table.columns === null || table.rows === null || table.rows < large) return null;
  const given = { ...overrides, dialect: cellDialect, headerRecords: 1 as const };
  const { early, ...work } = hooks;
  const text = await cellsToText(firstRows(table), work);
  const body = await findBody(text, given);
  const found = describe(
    {
      ...{ name, fileBytes, textBytes: fileBytes, isText: false, role: overrides.role },
      ...{ charset: ownCharset, body },
      table: findTable(body.sample.head, { ...given, preambleRecords: 0 }, true),
    },
    null,
    null,
  );
  early?.(found);
  if (found.plan.role !== 'transactions' || found.problems.length > 0) return null;
  const wanted = overrides.wanted ?? [];
  const unread = found.plan.columns
    .filter(({ index, use }) => use === 'ignore' && !wanted.includes(index))
    .map(({ index }) => index);
  return unread.length > 0 ? withFacts(found, { unread }) : null;
}

/** The columns that were not left unread, rising. */
export function readColumns({ plan, facts: { unread } }: Inspection): readonly number[] {
  return plan.columns.map(({ index }) => index).filter((index) => !unread.includes(index));
}

/** What was found in a table, and of the columns that were not read what the first look told. */
export function withUnread(found: Inspection, first: Inspection): Inspection {
  const { unread } = first.facts;
  const pick = <T>(own: readonly T[], before: readonly T[]): readonly T[] =>
    own.map((one, index) => (unread.includes(index) ? (before[index] ?? one) : one));
  return {
    ...withFacts(found, { unread }),
    plan: { ...found.plan, columns: pick(found.plan.columns, first.plan.columns) },
    columns: pick(found.columns, first.columns),
    preview: first.preview,
  };
}

/** Columns that a plan uses and that were not read. */
export function missingColumns(plan: SourcePlan, { unread }: FileFacts): readonly number[] {
  return unread.filter((index) => plan.columns[index]?.use !== 'ignore');
}

function withFacts(inspection: Inspection, facts: Partial<FileFacts>): Inspection {
  return { ...inspection, facts: { ...inspection.facts, ...facts } };
}

function firstRows(table: CellTable): CellTable {
  return {
    ...table,
    async *readRows(hooks, wanted) {
      let rows = 0;
      for await (const batch of table.readRows(hooks, wanted)) {
        yield batch;
        rows += batch.length;
        if (rows >= looked) return;
      }
    },
  };
}
