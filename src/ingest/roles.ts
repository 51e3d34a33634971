import { personalFields } from '../core/model/fields.ts';
import type { ColumnUse, SourceRole } from '../core/model/fields.ts';
import type { ColumnPlan, CsvDialect, Encoding, Reason, SourcePlan } from '../core/model/plan.ts';
import type { Recipe } from '../core/model/recipe.ts';
import { assignFields, type Assignment } from './assign.ts';
import { columnFacts, type ColumnFacts } from './column-facts.ts';
import { suitsDimension } from './field-fit.ts';
import { headerWords } from './header-words.ts';
import { isMissing } from './narrow.ts';
import { parseNumber } from './number.ts';
import { refundPrefix, refundRule, refundStatuses } from './refunds.ts';
import { isOrderLevel, synonymsFor } from './synonyms.ts';
import { findTotals } from './totals.ts';
import type { TotalRow } from './types.ts';

/** What the detectors look at: the shape of a file and some of its rows, as written. */
export interface SourceSample {
  readonly fileName: string;
  readonly encoding: Encoding;
  readonly dialect: CsvDialect;
  readonly preambleRecords: number;
  readonly hasHeader: boolean;
  readonly header: readonly string[];
  readonly ids: readonly string[];
  /** Data rows from the head, the middle and the end of the file. */
  readonly rows: readonly (readonly string[])[];
  /** Whether the last of `rows` is the last of the file: total rows are looked for there. */
  readonly reachesEnd: boolean;
}

/** A first plan for a file with the evidence it rests on. */
export interface SourceDraft {
  readonly plan: SourcePlan;
  readonly facts: readonly ColumnFacts[];
  readonly totalRows: readonly TotalRow[];
  /** ISO 4217 codes seen in the currency column or beside the amounts. */
  readonly currencies: readonly string[];
}

const moneyUses: readonly ColumnUse[] = ['amount', 'unitPrice', 'quantity', 'discount'];
const dateUses: readonly ColumnUse[] = ['date', 'birthday'];

/** Decides what a file is and what its columns mean, from headers and content together. */
export function detectSource(sample: SourceSample): SourceDraft {
  const cut = withoutTotals(sample);
  const facts = sample.header.map((_, i) => columnFacts(cut.rows.map((row) => row[i] ?? '')));
  const sales = assignFields('transactions', sample.header, facts);
  const people = assignFields('customers', sample.header, facts);
  const role = decideRole(sales, people, facts);
  const assigned = new Map(role === 'transactions' ? sales : people);
  if (role === 'transactions') dropOrderTotals(assigned, sample.header, facts);
  const columns = sample.header.map((header, index): ColumnPlan => {
    const column = facts[index] ?? columnFacts([]);
    const { use, confidence, reason } = assigned.get(index) ?? leftOver(header, column, role);
    const recipe = recipeFor(use, column);
    return { index, header, id: sample.ids[index] ?? '', use, recipe, confidence, reason };
  });
  const plan: SourcePlan = {
    fileName: sample.fileName,
    role,
    encoding: sample.encoding,
    dialect: sample.dialect,
    preambleRecords: sample.preambleRecords,
    hasHeader: sample.hasHeader,
    columns,
    refunds:
      role === 'transactions' ? refundsOf(columns, facts, cut.rows) : { kind: 'negativeOnly' },
    totalLabels: [...new Set(cut.totalRows.map((row) => row.label))],
  };
  return { plan, facts, totalRows: cut.totalRows, currencies: currenciesOf(columns, facts) };
}

/** Total rows would spoil the evidence on types: they are found first, by a look at the columns. */
function withoutTotals(sample: SourceSample): {
  readonly rows: readonly (readonly string[])[];
  readonly totalRows: readonly TotalRow[];
} {
  if (!sample.reachesEnd) return { rows: sample.rows, totalRows: [] };
  const head = sample.rows.slice(0, 300);
  const identifiers = sample.header.flatMap((header, index) => {
    const measured = synonymsFor(header).some(({ use }) => moneyUses.includes(use));
    const filled = head.filter((row) => !isMissing(row[index] ?? '')).length;
    if (measured || filled < head.length * 0.5) return [];
    const { numbers, integerShare } = columnFacts(head.map((row) => row[index] ?? ''));
    const named = synonymsFor(header).length > 0;
    return named || numbers.share < 0.9 || integerShare === 1 ? [index] : [];
  });
  const totalRows = findTotals(sample.rows.slice(-30), identifiers);
  const dropped = new Set(totalRows.map((row) => row.cells));
  return { rows: sample.rows.filter((row) => !dropped.has(row)), totalRows };
}

function decideRole(
  sales: ReadonlyMap<number, Assignment>,
  people: ReadonlyMap<number, Assignment>,
  facts: readonly ColumnFacts[],
): SourceRole {
  const has = (map: ReadonlyMap<number, Assignment>, use: ColumnUse): Assignment | undefined =>
    [...map.values()].find((assignment) => assignment.use === use);
  const money = has(sales, 'amount') ?? (has(sales, 'quantity') && has(sales, 'unitPrice'));
  const order = has(sales, 'order');
  if (order !== undefined && order.confidence >= 0.7) return 'transactions';
  const key = [...people].find(([, assignment]) => assignment.use === 'customer');
  const column = key === undefined ? undefined : facts[key[0]];
  const unique = column !== undefined && column.counts.length >= 0.98 * column.filled;
  const personal = personalFields.filter((use) => has(people, use as ColumnUse)).length;
  const complete = money !== undefined && has(sales, 'date') !== undefined;
  if (complete) return unique && personal >= 2 ? 'customers' : 'transactions';
  return unique && column.filled > 0 ? 'customers' : personal >= 2 ? 'customers' : 'transactions';
}

/** An order's total stands on each of its lines: price × quantity is the line's own amount. */
function dropOrderTotals(
  assigned: Map<number, Assignment>,
  headers: readonly string[],
  facts: readonly ColumnFacts[],
): void {
  const at = (use: ColumnUse): number | undefined =>
    [...assigned].find(([, assignment]) => assignment.use === use)?.[0];
  const [amount, order] = [at('amount'), at('order')];
  if (amount === undefined || order === undefined) return;
  if (at('quantity') === undefined || at('unitPrice') === undefined) return;
  const ids = facts[order];
  const repeats = ids !== undefined && ids.counts.length < 0.95 * ids.filled;
  if (repeats && isOrderLevel(headers[amount] ?? '')) assigned.delete(amount);
}

function leftOver(header: string, facts: ColumnFacts, role: SourceRole): Assignment {
  const words = headerWords(header);
  const named = synonymsFor(header);
  const personal =
    named.some(({ use, strength }) => strength === 1 && personalFields.includes(use)) ||
    facts.phoneShare > 0.8;
  // A price or a rate is no label, even where it takes few values.
  const measure = role === 'transactions' && named.some(({ use }) => moneyUses.includes(use));
  const code = / (?:id|no|code|number|zip)$|^zip|編號|代號|代碼|编号|代码|コード|番号/.test(
    ` ${words}`,
  );
  const detail = { distinct: facts.counts.length };
  const reason: Reason = { code: 'content', detail };
  if (!personal && !measure && !/^row\b/.test(words) && suitsDimension(facts, code)) {
    return { use: 'dimension', confidence: 0.8, reason };
  }
  return { use: 'ignore', confidence: 0.5, reason: { code: 'none', detail } };
}

function recipeFor(use: ColumnUse, facts: ColumnFacts): Recipe {
  if (moneyUses.includes(use)) return facts.numbers.recipe;
  if (dateUses.includes(use)) return facts.dates.recipe;
  if (use === 'ignore') {
    if (facts.dates.share > 0.9 && facts.numbers.share < 0.9) return facts.dates.recipe;
    if (facts.numbers.share > 0.9) return facts.numbers.recipe;
  }
  return { kind: 'text', stripPointZero: facts.pointZeroShare > 0.9 };
}

function refundsOf(
  columns: readonly ColumnPlan[],
  facts: readonly ColumnFacts[],
  rows: readonly (readonly string[])[],
): SourcePlan['refunds'] {
  const at = (use: ColumnUse): number => columns.findIndex((column) => column.use === use);
  const order = at('order');
  const signs = [at('quantity'), at('amount')].filter((index) => index >= 0);
  const negative = (row: readonly string[]): boolean =>
    signs.some((index) => {
      const recipe = columns[index]?.recipe;
      return recipe?.kind === 'number' && (parseNumber(row[index] ?? '', recipe) ?? 0) < 0;
    });
  const lines =
    order < 0 ? [] : rows.map((row) => ({ order: row[order] ?? '', negative: negative(row) }));
  const status = facts[at('status')];
  return refundRule(refundPrefix(lines), status === undefined ? [] : refundStatuses(status));
}

function currenciesOf(
  columns: readonly ColumnPlan[],
  facts: readonly ColumnFacts[],
): readonly string[] {
  const own = columns.filter((column) => column.use === 'currency');
  const money = columns.filter((column) => column.use === 'amount' || column.use === 'unitPrice');
  const from = own.length > 0 ? own : money;
  return [...new Set(from.flatMap((column) => facts[column.index]?.currencies ?? []))];
}
