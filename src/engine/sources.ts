import { fail } from '../core/error.ts';
import { columnFor, type ImportPlan, type SourcePlan } from '../core/model/plan.ts';
import type { Sources } from './engine.ts';

/** What is known of one inspected file. */
export interface Inspected {
  readonly plan: SourcePlan;
  readonly currency: string | null;
  readonly data: Blob | null;
  readonly facts: { readonly records: number | null; readonly longestRecordBytes: number | null };
}

/**
 * Puts inspected files together for an import: one transactions file, and at most one customers
 * file. Fails with the role that is missing.
 */
export function sourcesOf(files: readonly Inspected[], currency?: string | null): Sources {
  const transactions = files.find((file) => file.plan.role === 'transactions') ?? files[0];
  const customers = files.find((file) => file !== transactions && file.plan.role === 'customers');
  if (!transactions) fail('import.nothingLoaded', { rows: 0 });
  requireRoles(transactions.plan);
  const used = customers ? [transactions, customers] : [transactions];
  const plan: ImportPlan = {
    sources: used.map((file) => file.plan),
    currency: currency === undefined ? transactions.currency : currency,
  };
  return {
    plan,
    sources: used.map((file) => {
      if (!file.data) fail('file.unreadable', { name: file.plan.fileName });
      return {
        plan: file.plan,
        data: file.data,
        records: file.facts.records ?? 0,
        longestRecordBytes: file.facts.longestRecordBytes ?? 0,
      };
    }),
  };
}

/** Whether a transactions file says who bought when and for how much. */
function requireRoles(plan: SourcePlan): void {
  const name = plan.fileName;
  if (!columnFor(plan, 'date')) fail('mapping.noDate', { name });
  const hasAmount =
    columnFor(plan, 'amount') ?? (columnFor(plan, 'quantity') && columnFor(plan, 'unitPrice'));
  if (!hasAmount) fail('mapping.noAmount', { name });
  if (!columnFor(plan, 'customer')) fail('mapping.noCustomer', { name });
}
