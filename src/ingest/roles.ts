import { statedCurrencies, type StatedCurrency } from '../core/model/currency.ts';
import { costUses, joinField } from '../core/model/fields.ts';
import type { ColumnUse, SourceRole } from '../core/model/fields.ts';
import type { ColumnPlan, CsvDialect, Encoding, Reason, SourcePlan } from '../core/model/plan.ts';
import type { Recipe } from '../core/model/recipe.ts';
import { assignFields, type Assignment } from './assign.ts';
import { columnFacts, type ColumnFacts } from './column-facts.ts';
import { decideRole } from './decide-role.ts';
import { suitsDimension } from './field-fit.ts';
import { furtherContact } from './further-contacts.ts';
import { headerWords } from './header-words.ts';
import { tellsHours } from './hours.ts';
import { isMissing } from './narrow.ts';
import { parseNumber } from './number.ts';
import { isPersonal } from './personal.ts';
import { recogniseLines } from './platforms/recognise-lines.ts';
import { columnOf, knownExport, roleOf, rulesOf } from './platforms/plan-of.ts';
import { refundPrefix, refundRule, refundStatuses } from './refunds.ts';
import { isOrderLevel, saysDate, synonymsFor } from './synonyms.ts';
import { findTotals } from './totals.ts';
import type { TotalRow } from './types.ts';

/** What the detectors look at: the shape of a file and some of its rows, as written. */
export interface SourceSample {
  readonly fileName: string;
  readonly encoding: Encoding;
  readonly dialect: CsvDialect;
  readonly preambleRecords: number;
  readonly hasHeader: boolean;
  /** Two where a row of groups stands above the names; one or none as `hasHeader` says if left out. */
  readonly headerRecords?: number;
  readonly header: readonly string[];
  /** The names without their groups; those of `header` if left out. */
  readonly names?: readonly string[];
  readonly ids: readonly string[];
  /** Data rows from the head, the middle and the end of the file. */
  readonly rows: readonly (readonly string[])[];
  /** What stands above the header, as written; empty if left out. */
  readonly preamble?: readonly string[];
  /** What its rows are, where the user said so. */
  readonly role?: SourceRole | undefined;
  /** The column that joins it to the sales, where their values tell, and the share of them that it has. */
  readonly key?: { readonly index: number; readonly share: number } | undefined;
  /** Whether the last of `rows` is the last of the file: total rows are looked for there. */
  readonly reachesEnd: boolean;
}

/** A first plan for a file with the evidence it rests on. */
export interface SourceDraft {
  readonly plan: SourcePlan;
  readonly facts: readonly ColumnFacts[];
  readonly totalRows: readonly TotalRow[];
  /** Currencies seen in the currency column or beside the amounts. */
  readonly currencies: readonly StatedCurrency[];
}

const moneyUses: readonly ColumnUse[] = [
  ...(['amount', 'unitPrice', 'quantity', 'discount', 'refunded', 'orderNet'] as const),
  ...costUses,
];
const dateUses: readonly ColumnUse[] = ['date', 'birthday', 'exposedAt'];

/** Decides what a file is and what its columns mean, from headers and content together. */
export function detectSource(sample: SourceSample): SourceDraft {
  const cut = withoutTotals(sample);
  const spoken = spokenHeaders(sample);
  const facts = spoken.map((header, i) =>
    columnFacts(
      cut.rows.map((row) => row[i] ?? ''),
      saysDate(header),
    ),
  );
  const sales = assignFields('transactions', spoken, facts, cut.rows);
  const people = assignFields('customers', spoken, facts);
  const trial = assignFields('assignments', spoken, facts);
  const known = sample.role === undefined ? knownExport(sample.header) : null;
  const signed = known
    ? null
    : recogniseLines({
        before: sample.preamble ?? [],
        after: cut.totalRows.map(({ label }) => label),
      });
  const role = known
    ? roleOf(known.platform)
    : (sample.role ??
      (signed?.role === 'other' ? 'unused' : decideRole({ sales, people, trial }, facts)));
  const all = role === 'customers' ? people : role === 'assignments' ? trial : sales;
  const assigned = new Map([...all].filter(([, { use }]) => isUseOf(role, use)));
  if (role === 'transactions') dropOrderTotals(assigned, spoken, facts);
  if (sample.key) giveKey(assigned, role, sample.key);
  const columns = sample.header.map((header, index): ColumnPlan => {
    const column = facts[index] ?? columnFacts([]);
    const place = { index, header, id: sample.ids[index] ?? '' };
    const further = known ? furtherContact(known, index, people) : null;
    if (known && !further) return columnOf(known, place, (use) => recipeFor(use, column));
    const { use, confidence, reason } =
      further ?? assigned.get(index) ?? leftOver(header, column, role);
    return { ...place, use, recipe: recipeFor(use, column), confidence, reason };
  });
  const plan: SourcePlan = {
    fileName: sample.fileName,
    role,
    encoding: sample.encoding,
    dialect: sample.dialect,
    preambleRecords: sample.preambleRecords,
    hasHeader: sample.hasHeader,
    ...(sample.headerRecords === 2 ? { headerRecords: 2 } : {}),
    columns,
    refunds:
      role === 'transactions' ? refundsOf(columns, facts, cut.rows) : { kind: 'negativeOnly' },
    ...(signed ? { platform: signed.id } : {}),
    ...(known ? rulesOf(known, sample.header) : {}),
    ...(role === 'transactions' && writesHours(columns, facts) ? { hours: true } : {}),
    totalLabels: [...new Set(cut.totalRows.map((row) => row.label))],
  };
  return { plan, facts, totalRows: cut.totalRows, currencies: statedCurrencies(plan, facts) };
}

/** Whether the column of the day writes different times of it. */
function writesHours(columns: readonly ColumnPlan[], facts: readonly ColumnFacts[]): boolean {
  const date = columns.find(({ use }) => use === 'date');
  const cells = date && facts[date.index]?.counts.map(([cell]) => cell);
  return cells !== undefined && date?.recipe.kind === 'date' && tellsHours(cells, date.recipe);
}

/** What the headers say: `Order ID` of a joined header is known as such, `Basics SKU` by its name alone. */
function spokenHeaders({ header, names = header }: SourceSample): readonly string[] {
  return header.map((text, i) => (synonymsFor(text).length > 0 ? text : (names[i] ?? text)));
}

/** Total rows would spoil the evidence on types: they are found first, by a look at the columns. */
function withoutTotals(sample: SourceSample): {
  readonly rows: readonly (readonly string[])[];
  readonly totalRows: readonly TotalRow[];
} {
  if (!sample.reachesEnd) return { rows: sample.rows, totalRows: [] };
  // Footers of one cell are no evidence of which columns identify a row; in a short file they are many.
  const several = (row: readonly string[]): boolean =>
    sample.header.length === 1 || row.filter((cell) => !isMissing(cell)).length > 1;
  const head = sample.rows.slice(0, 300).filter(several);
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

/** Tables about products and orders have a key, a name at most, and what they say. */
function isUseOf(role: SourceRole, use: ColumnUse): boolean {
  if (role === 'products') return use === 'product' || use === 'productName';
  return role === 'orders' ? use === 'order' : true;
}

/** Makes a column the key of a table, in place of the one that its header named. */
function giveKey(
  assigned: Map<number, Assignment>,
  role: SourceRole,
  { index, share }: NonNullable<SourceSample['key']>,
): void {
  const use = joinField(role);
  if (use === null) return;
  for (const [other, assignment] of assigned) if (assignment.use === use) assigned.delete(other);
  assigned.set(index, { use, confidence: share, reason: { code: 'join', detail: { share } } });
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
  const personal = isPersonal(header, facts);
  const detail = { distinct: facts.counts.length };
  const ignored: Assignment = { use: 'ignore', confidence: 0.5, reason: { code: 'none', detail } };
  if (role === 'assignments') return ignored;
  // A price or a rate is no label, even where it takes few values.
  const measure = role === 'transactions' && named.some(({ use }) => moneyUses.includes(use));
  const code = / (?:id|no|code|number|zip)$|^zip|編號|代號|代碼|编号|代码|コード|番号/.test(
    ` ${words}`,
  );
  const reason: Reason = { code: 'content', detail };
  // What a table says of orders tells them from the orders it does not name, even if it is one word.
  const mark = role === 'orders' && facts.counts.length === 1;
  if (!personal && !measure && !/^row\b/.test(words) && (mark || suitsDimension(facts, code))) {
    return { use: 'dimension', confidence: 0.8, reason };
  }
  return ignored;
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
