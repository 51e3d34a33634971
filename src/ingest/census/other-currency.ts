import { amountNaming, cellNaming } from '../../core/model/currency.ts';
import { currencyColumn } from '../../core/model/other-currency.ts';
import { columnFor, type ColumnPlan, type SourcePlan } from '../../core/model/plan.ts';
import { narrow } from '../narrow.ts';

/** A pattern of the load's, which marks with `(?i)` that case does not count. */
const ofLoad = (pattern: string): RegExp => new RegExp(pattern.replace('(?i)', ''), 'i');

/**
 * The column by which a record is in another currency than the plan's, as `other-currency.ts` of the
 * core tells it in SQL; null for a record that is not, and throughout where the plan takes every row.
 */
export function otherCurrencyTest(
  source: SourcePlan,
): ((text: (column: ColumnPlan) => string) => ColumnPlan | null) | null {
  const { onlyCurrency } = source;
  if (onlyCurrency === undefined) return null;
  const [any, other] = [ofLoad(cellNaming(null)), ofLoad(cellNaming(onlyCurrency))];
  const sign = ofLoad(amountNaming(onlyCurrency));
  const column = currencyColumn(source);
  const money = (['amount', 'unitPrice'] as const).flatMap((use) => columnFor(source, use) ?? []);
  return (text) => {
    const own = column ? text(column).trim() : '';
    if (column && any.test(own)) return other.test(own) ? column : null;
    return money.find((one) => sign.test(narrow(text(one)))) ?? null;
  };
}

/** Whether a text names another currency than the plan's. */
export function namesOtherCurrency({ onlyCurrency }: SourcePlan): (text: string) => boolean {
  const other = ofLoad(cellNaming(onlyCurrency ?? null));
  return (text) => other.test(text.trim());
}
