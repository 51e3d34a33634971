import { join, lit, nothing, op, sql, type Sql } from '../sql/index.ts';
import { cell } from './csv-relation.ts';
import { amountNaming, cellNaming } from './currency.ts';
import { narrow, withoutSpace } from './narrow-cell.ts';
import { columnFor, type ColumnPlan, type SourcePlan } from './plan.ts';

/**
 * Amounts of several currencies have no sum: a plan names the one whose rows are loaded. A row is in
 * another where its currency column says so, or, where that says nothing clear, a sign beside its
 * amount. Rows that state none are in the plan's.
 */

/** The column that names the currency of a row; null where the plan takes every row or has none. */
export function currencyColumn(source: SourcePlan): ColumnPlan | null {
  return source.onlyCurrency === undefined ? null : columnFor(source, 'currency');
}

/** Whether a record is in another currency, by its own cells; null where the plan takes every row. */
export function isOtherCurrency(source: SourcePlan): Sql | null {
  const { onlyCurrency } = source;
  if (onlyCurrency === undefined) return null;
  const signs = sql`(${join([sql`false`, ...moneyColumns(source).map((column) => hasOtherSign(column, onlyCurrency))], sql` or `)})`;
  const column = currencyColumn(source);
  return column
    ? sql`case when ${names(cell(column), null)} then ${names(cell(column), onlyCurrency)} else ${signs} end`
    : signs;
}

/** The cell by which a record is in another currency, for such a record. */
export function otherCurrencyCell(source: SourcePlan): Sql {
  const column = currencyColumn(source);
  const money = moneyColumns(source).map(
    (one) => sql`when ${hasOtherSign(one, source.onlyCurrency ?? null)} then ${cell(one)} `,
  );
  const own = column ? sql`when ${names(cell(column), null)} then ${cell(column)} ` : nothing;
  return sql`case ${own}${join(money, nothing)}end`;
}

/** Whether a text names another currency than the plan's. */
export function namesOtherCurrency(source: SourcePlan, text: Sql): Sql {
  return names(text, source.onlyCurrency ?? null);
}

/** What a cell says of its currency beside a number: `US$` of `-US$1,234`. */
export function currencyWriting(text: Sql): Sql {
  return sql`translate(${narrow(text)}, ${lit("0123456789.,'()+- ▲△千萬万億亿")}, '')`;
}

function moneyColumns(source: SourcePlan): readonly ColumnPlan[] {
  return [columnFor(source, 'amount'), columnFor(source, 'unitPrice')].filter(
    (column) => column !== null,
  );
}

/** Whether a text names a currency other than `code`, or any (null). */
function names(text: Sql, code: string | null): Sql {
  const named = op({ name: 'matches', value: withoutSpace(text), pattern: cellNaming(code) });
  return sql`coalesce(${named}, false)`;
}

function hasOtherSign(column: ColumnPlan, code: string | null): Sql {
  const named = op({ name: 'matches', value: narrow(cell(column)), pattern: amountNaming(code) });
  return sql`coalesce(${named}, false)`;
}
