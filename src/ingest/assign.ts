import {
  assignmentFields,
  isCostUse,
  customerFields,
  marginUses,
  transactionFields,
} from '../core/model/fields.ts';
import type { ColumnUse, SourceRole } from '../core/model/fields.ts';
import type { Reason } from '../core/model/plan.ts';
import type { ColumnFacts } from './column-facts.ts';
import { fieldFit } from './field-fit.ts';
import { isNoMoney, type Sampled } from './margin-fit.ts';
import { synonymsFor } from './synonyms.ts';

/** A field given to a column, with the evidence. */
export interface Assignment {
  readonly use: ColumnUse;
  readonly confidence: number;
  readonly reason: Reason;
}

interface Offer extends Assignment {
  readonly index: number;
}

/**
 * Gives each field of a role to the column that header and content speak for most; every column
 * gets at most one field and every field at most one column. Leftmost wins a tie. The cells of `rows` tell
 * margins and costs from what only is called so.
 */
export function assignFields(
  role: SourceRole,
  headers: readonly string[],
  facts: readonly ColumnFacts[],
  rows: readonly (readonly string[])[] = [],
): ReadonlyMap<number, Assignment> {
  const fields = fieldsOf(role);
  const all = headers.flatMap((header, index) => offersFor(header, index, fields, facts[index]));
  all.sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  const costs = all.filter(({ use }) => isCostUse(use));
  const offers = all.filter(({ use }) => !isCostUse(use));
  const given = new Map<number, Assignment>();
  const taken = new Set<ColumnUse>();
  for (const { index, ...assignment } of offers) {
    if (given.has(index) || taken.has(assignment.use)) continue;
    given.set(index, assignment);
    taken.add(assignment.use);
  }
  if (role === 'customers') settleNames(given, headers);
  if (role === 'transactions') addOnlyCandidates(given, taken, headers, facts);
  const at = (use: ColumnUse): number | undefined =>
    [...given].find(([, assignment]) => assignment.use === use)?.[0];
  addCosts(given, costs, headers, { rows, facts, at });
  return given;
}

function fieldsOf(role: SourceRole): readonly ColumnUse[] {
  if (role === 'assignments') return assignmentFields;
  return role === 'transactions' ? transactionFields : customerFields;
}

function offersFor(
  header: string,
  index: number,
  fields: readonly ColumnUse[],
  facts: ColumnFacts | undefined,
): Offer[] {
  if (facts === undefined) return [];
  const offers: Offer[] = [];
  for (const { use, synonym, strength } of synonymsFor(header)) {
    const fit = fields.includes(use) ? fieldFit(use, facts) : 0;
    if (fit === 0) continue;
    offers.push({
      index,
      use,
      // Nothing names the column better than its header; the content breaks ties and vetoes.
      confidence: Math.min(0.99, strength * (0.7 + 0.3 * fit)),
      reason: { code: 'headerSynonym', detail: { header, synonym } },
    });
  }
  return offers;
}

/** 名字 beside 姓氏 is the given name; alone it is the whole one. */
function settleNames(given: Map<number, Assignment>, headers: readonly string[]): void {
  const at = (use: ColumnUse): number | undefined =>
    [...given].find(([, assignment]) => assignment.use === use)?.[0];
  const name = at('name');
  if (name === undefined || at('lastName') === undefined || at('firstName') !== undefined) return;
  const whole = given.get(name);
  const isEither = synonymsFor(headers[name] ?? '').some(({ use }) => use === 'firstName');
  if (whole && isEither) given.set(name, { ...whole, use: 'firstName' });
}

/**
 * What lines earned and what serving them cost: one column says the former, several may say the latter,
 * which means nothing without it. The surest says it; of equally sure ones a stated margin says more
 * than a cost.
 */
function addCosts(
  given: Map<number, Assignment>,
  offers: readonly Offer[],
  headers: readonly string[],
  sampled: Sampled,
): void {
  const give = ({ index, ...assignment }: Offer): unknown => given.set(index, assignment);
  const free = offers.filter(({ index }) => !given.has(index));
  const costs = free.filter(({ use }) => use === 'cost');
  const isMoney = ({ index, use }: Offer): boolean =>
    !isNoMoney({ index, use, header: headers[index] ?? '' }, costs[0]?.index, sampled);
  const [margin] = marginUses
    .filter((use) => use !== 'unitCost' || sampled.at('quantity') !== undefined)
    .flatMap((use) => free.filter((offer) => offer.use === use && isMoney(offer)))
    .sort((a, b) => b.confidence - a.confidence);
  if (!margin) return;
  give(margin);
  for (const offer of free) if (offer.use === 'serviceCost') give(offer);
}

/** A date or an amount that no header names is taken if there is only one column it can be. */
function addOnlyCandidates(
  given: Map<number, Assignment>,
  taken: Set<ColumnUse>,
  headers: readonly string[],
  facts: readonly ColumnFacts[],
): void {
  const offer = (use: ColumnUse, suits: (column: ColumnFacts) => boolean): void => {
    if (taken.has(use)) return;
    const able = headers.flatMap((header, index) => {
      const column = facts[index];
      const named = synonymsFor(header).some(({ use }) => !isCostUse(use));
      return column !== undefined && !given.has(index) && !named && suits(column) ? [index] : [];
    });
    const [index] = able;
    if (index === undefined || able.length > 1) return;
    const share = Math.round((facts[index] ? fieldFit(use, facts[index]) : 0) * 1000) / 1000;
    given.set(index, {
      use,
      confidence: 0.5 * share,
      reason: { code: 'onlyCandidate', detail: { share } },
    });
    taken.add(use);
  };
  offer('date', (column) => column.dates.share > 0.95 && column.numbers.share < 0.5);
  // Only money written as such: any column of decimals could be a weight or a score.
  if (!taken.has('unitPrice')) {
    offer('amount', (column) => column.numbers.share > 0.95 && column.currencies.length > 0);
  }
}
