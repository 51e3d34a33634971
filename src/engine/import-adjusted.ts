import { currencyOfCell } from '../core/model/currency.ts';
import type { HealthCheck } from '../core/model/info.ts';
import { otherOrderNets, spreadTotals } from '../core/model/order-net.ts';
import { currencyWriting } from '../core/model/other-currency.ts';
import { columnFor, type SourcePlan } from '../core/model/plan.ts';
import { rowProblems } from '../core/model/stage.ts';
import type { StarTables } from '../core/model/tables.ts';
import { lit, sql } from '../core/sql/index.ts';
import type { DuckDbHost } from './host.ts';
import { oneRow, rowsOf } from './rows.ts';

/**
 * What was done to amounts on the way in, as checks with an exact sum: `minor` units of 10^-`scale`
 * as text. Asks the staged rows.
 */
export async function adjustedAmounts(
  host: DuckDbHost,
  { stage }: StarTables,
  plan: SourcePlan,
): Promise<readonly HealthCheck[]> {
  const checks: HealthCheck[] = [];
  if (columnFor(plan, 'orderNet')) {
    const { orders, off } = await oneRow<{ orders: bigint; off: string }>(
      host,
      spreadTotals(stage),
    );
    if (orders > 0n)
      checks.push({
        code: 'orderDiscounts',
        status: 'pass',
        detail: { orders: Number(orders), ...exactly(BigInt(off)) },
      });
    const other = await oneRow<{ orders: bigint }>(host, otherOrderNets(stage));
    checks.push({
      code: 'orderTotals',
      status: other.orders > 0n ? 'warn' : 'pass',
      detail: { orders: Number(other.orders) },
    });
  }
  return [...checks, ...(await otherCurrencies(host, stage))];
}

/** One check per currency whose rows were left out. */
async function otherCurrencies(
  host: DuckDbHost,
  stage: StarTables['stage'],
): Promise<readonly HealthCheck[]> {
  const writings = await rowsOf<{ writing: string; rows: bigint; amount: string }>(
    host,
    sql`select ${currencyWriting(sql`problem_text`)} as writing, count(*) as rows,
        cast(coalesce(sum(amount), 0) as varchar) as amount
      from ${stage}
      where problem = ${lit(rowProblems.indexOf('otherCurrency'))}
      group by writing
      order by writing`,
  );
  const sums = new Map<string, { rows: number; micros: bigint }>();
  for (const { writing, rows, amount } of writings) {
    const name = currencyOfCell(writing) ?? writing;
    const sum = sums.get(name) ?? { rows: 0, micros: 0n };
    sums.set(name, { rows: sum.rows + Number(rows), micros: sum.micros + BigInt(amount) });
  }
  return [...sums].map(([name, { rows, micros }]) => ({
    code: 'otherCurrency',
    status: 'warn',
    detail: { name, rows, ...exactly(micros) },
  }));
}

/** Millionths as a whole number, or with two decimals, or with as many as they need. */
function exactly(micros: bigint): { readonly minor: string; readonly scale: number } {
  const scale = [0, 2, 3, 4, 5].find((places) => micros % 10n ** BigInt(6 - places) === 0n) ?? 6;
  return { minor: String(micros / 10n ** BigInt(6 - scale)), scale };
}
