import type { ControlTotals, HealthCheck } from '../core/model/info.ts';
import { marginInScale, saysMargin, saysService } from '../core/model/margin.ts';
import { rowsOfFile } from '../core/model/order-grain.ts';
import type { SourcePlan } from '../core/model/plan.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, sql, type Sql } from '../core/sql/index.ts';
import type { DuckDbHost } from './host.ts';
import { oneRow } from './rows.ts';

/** What the staged rows and the finished fact say of margins and of the cost to serve. */
export async function marginTotals(
  host: DuckDbHost,
  { stage, line }: StarTables,
  plan: SourcePlan,
  scale: number,
): Promise<Pick<ControlTotals, 'margin' | 'service'>> {
  const sums = async (name: 'margin' | 'service'): Promise<{ file: bigint; loaded: bigint }> => {
    const total = (value: Sql): Sql => sql`cast(coalesce(sum(${value}), 0) as varchar)`;
    const row = await oneRow<Record<'file' | 'loaded', string>>(
      host,
      sql`select
          (select ${total(marginInScale(id(name), scale))} from ${stage} where problem = 0) as file,
          (select ${total(id(name))} from ${line}) as loaded`,
    );
    return { file: BigInt(row.file), loaded: BigInt(row.loaded) };
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
      status: totals.every(({ file, loaded }) => file === loaded) ? 'pass' : 'fail',
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
