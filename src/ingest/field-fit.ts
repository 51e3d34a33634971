import { currencyOfCell } from '../core/model/currency.ts';
import type { ColumnUse } from '../core/model/fields.ts';
import type { ColumnFacts } from './column-facts.ts';

/**
 * How well the cells of a column suit a field (0–1), whatever its header says; 0 rules it out. An
 * empty column suits nothing.
 */
export function fieldFit(use: ColumnUse, facts: ColumnFacts): number {
  if (facts.filled === 0) return 0;
  const distinct = facts.counts.length;
  const number = facts.numbers.share;
  const date = facts.dates.share;
  switch (use) {
    case 'date':
    case 'birthday':
    case 'exposedAt':
      return date >= 0.5 ? date : 0;
    case 'amount':
    case 'unitPrice':
    case 'margin':
    case 'cost':
    case 'unitCost':
    case 'serviceCost':
      return number >= 0.6 && !facts.isRate ? number : 0;
    case 'quantity':
      return number >= 0.6 && facts.integerShare > 0.5 ? number * facts.integerShare : 0;
    case 'discount':
      // 0.2 is a rate of the price and no sum of money.
      return number >= 0.6 && !facts.isRate ? number : 0;
    case 'email':
      return facts.emailShare >= 0.5 ? facts.emailShare : 0;
    case 'phone':
      return facts.phoneShare >= 0.5 ? facts.phoneShare : 0;
    case 'consent':
      return distinct <= 12 ? 0.9 : 0;
    case 'status':
      return distinct <= 60 && number < 0.9 && date < 0.5 ? 0.9 : 0;
    case 'variant':
      return isSplit(facts) && date < 0.5 ? 0.9 : 0;
    case 'currency':
      return currencyShare(facts) >= 0.8 ? 1 : 0;
    case 'customer':
      return date > 0.8 || hasFractions(facts) || (distinct < 3 && facts.filled > 20) ? 0 : 0.9;
    case 'order':
    case 'originalOrder':
      return (date > 0.8 && facts.dates.recipe.order !== 'compact') || hasFractions(facts)
        ? 0
        : 0.9;
    case 'product':
      return date > 0.8 || hasFractions(facts) ? 0 : 0.9;
    case 'zip':
      return facts.meanLength <= 12 ? 0.9 : 0;
    case 'lineUser':
      return shareOf(facts, /^U[0-9a-f]{32}$/i);
    case 'device':
      return shareOf(facts, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
    case 'productName':
    case 'name':
    case 'firstName':
    case 'lastName':
      return number > 0.8 || date > 0.8 || facts.emailShare > 0.5 ? 0 : 0.9;
    default:
      return 0;
  }
}

/**
 * Text with few different values, or codes that repeat a lot: worth filtering and grouping by. Free
 * text and near-unique values are not.
 */
export function suitsDimension(facts: ColumnFacts, isCode: boolean): boolean {
  const distinct = facts.counts.length;
  if (distinct === 0 || distinct > 1000 || facts.meanLength > 60) return false;
  const repeats = facts.filled / distinct;
  if (facts.filled > 20 && repeats < 2) return false;
  if (facts.dates.share > 0.5 || facts.emailShare > 0.2) return false;
  if (facts.numbers.share > 0.5) return isCode && repeats >= 4;
  return true;
}

/** Numbers with a fraction other than `.0` are no identifiers. */
function hasFractions(facts: ColumnFacts): boolean {
  return facts.numbers.share > 0.8 && facts.integerShare < 0.9 * facts.numbers.share;
}

/** Share of the filled cells that have a form that nothing else has; 0 where it is not half of them. */
function shareOf(facts: ColumnFacts, form: RegExp): number {
  const alike = facts.counts.reduce(
    (n, [value, rows]) => (form.test(value.trim()) ? n + rows : n),
    0,
  );
  const share = alike / Math.max(1, facts.filled);
  return share >= 0.5 ? share : 0;
}

function currencyShare(facts: ColumnFacts): number {
  const known = facts.counts.reduce(
    (n, [value, rows]) => (currencyOfCell(value) === null ? n : n + rows),
    0,
  );
  return known / Math.max(1, facts.filled);
}

/** Two groups or more; "None", which elsewhere means no value, may be one of them. */
function isSplit({ counts, filled, rows }: ColumnFacts): boolean {
  const groups = counts.length + (filled < rows ? 1 : 0);
  return counts.length >= 1 && groups >= 2 && counts.length <= 10;
}
