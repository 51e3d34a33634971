import { fail } from '../core/error.ts';
import { statedCurrencies, type StatedCurrency } from '../core/model/currency.ts';
import { marginUses } from '../core/model/fields.ts';
import { columnFor, type ImportPlan, type SourcePlan } from '../core/model/plan.ts';
import type { RecordMark } from '../core/model/record-mark.ts';
import type { Sources } from './engine.ts';

/** What is known of one inspected file. */
export interface Inspected {
  readonly plan: SourcePlan;
  /** What its columns hold, by position. */
  readonly columns: readonly { readonly currencies: readonly StatedCurrency[] }[];
  readonly data: Blob | null;
  /** Null where only the head of the file is known. */
  readonly facts: {
    readonly records: number | null;
    readonly longestRecordBytes: number | null;
    readonly contentHash: string | null;
    readonly marks: readonly RecordMark[];
  };
}

/**
 * Puts inspected tables together for an import: at least one with transactions, and whatever adds to
 * them. Fails with the role that is missing.
 */
export function sourcesOf(files: readonly Inspected[], currency?: string | null): Sources {
  const used = files
    .filter(({ plan }) => plan.role !== 'unused')
    .map((file) => inOneCurrency(file, currency));
  const transactions = used.filter(({ plan }) => plan.role === 'transactions');
  const [first] = transactions;
  if (!first) fail('mapping.noSales', { name: files.map(({ plan }) => plan.fileName).join(', ') });
  for (const { plan } of transactions) requireRoles(plan);
  requireOneCurrency(transactions.map(({ plan }) => plan));
  const plan: ImportPlan = {
    sources: used.map((file) => file.plan),
    currency: currency === undefined ? (first.plan.onlyCurrency ?? null) : currency,
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
        contentHash: file.facts.contentHash ?? '',
        marks: file.facts.marks,
      };
    }),
  };
}

/**
 * The name of the file that can no longer be read, after one of them could not: the engine does not
 * say which. Null where all of them can be read again.
 */
export async function findUnreadable({ sources }: Sources): Promise<string | null> {
  for (const { plan, data } of sources) {
    const isReadable = await data
      .slice(-1)
      .arrayBuffer()
      .then(
        () => true,
        () => false,
      );
    if (!isReadable || sources.length === 1) return plan.fileName;
  }
  return null;
}

/** Amounts of several currencies have no sum, and no rate stands in the files. */
export function requireOneCurrency(plans: readonly SourcePlan[]): void {
  const stated = new Set(plans.map(({ onlyCurrency }) => onlyCurrency).filter(Boolean));
  if (stated.size > 1) fail('mapping.mixedCurrency', { currencies: [...stated].join(', ') });
}

/**
 * A table with the one currency whose rows count: as mapped, the only one that it states, or the one
 * that was asked for. Fails where it states several and none of them was chosen.
 */
function inOneCurrency(file: Inspected, chosen: string | null | undefined): Inspected {
  const { plan, columns } = file;
  if (plan.role !== 'transactions') return file;
  const stated = statedCurrencies(plan, columns).map(({ code }) => code);
  const only = plan.onlyCurrency ?? stated.find((code) => stated.length === 1 || code === chosen);
  if (stated.length > 1 && only === undefined)
    fail('mapping.chooseCurrency', { name: plan.fileName, currencies: stated.join(', ') });
  return only === undefined ? file : { ...file, plan: { ...plan, onlyCurrency: only } };
}

/** Whether a transactions file says who bought when and for how much. */
function requireRoles(plan: SourcePlan): void {
  const name = plan.fileName;
  if (!columnFor(plan, 'date')) fail('mapping.noDate', { name });
  const hasAmount =
    columnFor(plan, 'amount') ?? (columnFor(plan, 'quantity') && columnFor(plan, 'unitPrice'));
  if (!hasAmount) fail('mapping.noAmount', { name });
  if (marginUses.filter((use) => columnFor(plan, use)).length > 1)
    fail('mapping.severalMargins', { name });
  if (columnFor(plan, 'unitCost') && !columnFor(plan, 'quantity'))
    fail('mapping.noQuantity', { name });
  if (!columnFor(plan, 'customer') && !plan.platform) fail('mapping.noCustomer', { name });
}
