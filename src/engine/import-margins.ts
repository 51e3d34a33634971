import { isReconciled, type CostTotal } from '../core/model/cost-total.ts';
import type { ControlTotals, HealthCheck } from '../core/model/info.ts';
import { saysMargin, saysService } from '../core/model/margin.ts';
import { rowsOfFile } from '../core/model/order-grain.ts';
import type { SourcePlan } from '../core/model/plan.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, lit, op, sql, type Sql } from '../core/sql/index.ts';
import type { DuckDbHost } from './host.ts';
import { oneRow } from './rows.ts';

/** What the staged rows and the finished fact say of margins and of the cost to serve. */
export async function marginTotals(
  host: DuckDbHost,
  { stage, line }: StarTables,
  plan: SourcePlan,
  scale: number,
): Promise<Pick<ControlTotals, 'margin' | 'service'>> {
  const unit = 10 ** (6 - scale);
  const sums = async (name: 'margin' | 'service'): Promise<CostTotal> => {
    const total = (value: Sql): Sql => sql`cast(coalesce(sum(${value}), 0) as varchar)`;
    const finer = op({ name: 'countIf', condition: sql`${id(name)} % ${lit(unit)} <> 0` });
    const row = await oneRow<Record<'micros' | 'loaded', string> & { rounded: bigint }>(
      host,
      sql`select micros, rounded, (select ${total(id(name))} from ${line}) as loaded
        from (select ${total(id(name))} as micros, ${finer} as rounded from ${stage} where problem = 0)`,
    );
    return {
      file: inUnits(BigInt(row.micros), BigInt(unit)),
      loaded: BigInt(row.loaded),
      rounded: Number(row.rounded),
    };
  };
  const unknown = async (): Promise<number> => {
    const { rows } = await oneRow<{ rows: bigint }>(
      host,
      sql`select cast(coalesce(sum(${rowsOfFile(plan)}), 0) as bigint) as rows
        from ${stage} where problem = 0 and margin is null and not made`,
    );
    return Number(rows);
  };
  return {
    margin: saysMargin(plan) ? { ...(await sums('margin')), unknownRows: await unknown() } : null,
    service: saysService(plan) ? await sums('service') : null,
  };
}

/** Millionths in units of so many, rounded half away from zero. */
function inUnits(micros: bigint, unit: bigint): bigint {
  return (micros + (micros < 0n ? -unit : unit) / 2n) / unit;
}

/** Whether margins are what the file says, and of how many rows they are known. */
export function marginChecks({
  margin,
  service,
  rowsLoaded,
}: ControlTotals): readonly HealthCheck[] {
  const totals = [margin, service].filter((total) => total !== null);
  if (totals.length === 0) return [];
  const checks: HealthCheck[] = [
    {
      code: 'marginReconciles',
      status: totals.every(isReconciled) ? 'pass' : 'fail',
      detail: {},
    },
  ];
  if (margin)
    checks.push({
      code: 'marginUnknown',
      status: margin.unknownRows > 0 ? 'warn' : 'pass',
      detail: { rows: margin.unknownRows, share: margin.unknownRows / Math.max(1, rowsLoaded) },
    });
  return checks;
}
