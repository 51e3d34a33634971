import { id, join, lit, nothing, sql, type Sql } from '../sql/index.ts';
import { marginUses } from './fields.ts';
import { columnFor, columnsFor, type ColumnPlan, type SourcePlan } from './plan.ts';
import { largestAmount, microsPerUnit } from './stage-columns.ts';

/** The columns that tell what lines earned, and what serving them cost. */
export interface MarginColumns {
  /** Gross profit of the line. */
  readonly margin: ColumnPlan | null;
  /** Cost of its goods. */
  readonly cost: ColumnPlan | null;
  /** Cost of one piece. */
  readonly unitCost: ColumnPlan | null;
  /** Shipping, handling, fees: each adds to the cost to serve. */
  readonly services: readonly ColumnPlan[];
}

export function marginColumns(source: SourcePlan): MarginColumns {
  return {
    margin: columnFor(source, 'margin'),
    cost: columnFor(source, 'cost'),
    unitCost: columnFor(source, 'unitCost'),
    services: columnsFor(source, 'serviceCost'),
  };
}

/** Whether a source tells what its lines earned. */
export function saysMargin(source: SourcePlan): boolean {
  return marginUses.some((use) => columnFor(source, use) !== null);
}

/** Whether a source tells what serving its customers cost. */
export function saysService(source: SourcePlan): boolean {
  return columnFor(source, 'serviceCost') !== null;
}

/** Columns of the stage, and of the fact, that hold money beside the amount. */
export function marginNames(source: SourcePlan): readonly ('margin' | 'service')[] {
  return [
    ...(saysMargin(source) ? (['margin'] as const) : []),
    ...(saysService(source) ? (['service'] as const) : []),
  ];
}

/** What a margin depends on beside its own columns, in SQL. */
interface Line {
  /** The record's amount as written and as it counts, in millionths. */
  readonly micros: Sql;
  readonly counted: Sql;
  readonly quantity: Sql;
  readonly refund: Sql;
  /** Whether the record is a sale that was cancelled and counts nothing. */
  readonly cancelled: Sql | null;
}

/**
 * Margin (null: unknown) and cost to serve of a record in millionths, as columns of the stage; ends with
 * a comma. Costs count whatever their sign: a sale's goods cost, a refund's goods come back, and what
 * serving cost is never given back. A stated margin turns round with its amount.
 */
export function stagedMargins(source: SourcePlan, line: Line): Sql {
  const { margin, cost, unitCost, services } = marginColumns(source);
  const micros = (column: ColumnPlan): Sql => id(`m${column.index}`);
  const goods = cost
    ? sql`abs(round(${micros(cost)}))`
    : unitCost
      ? sql`abs(round(${line.quantity} * round(${micros(unitCost)})))`
      : null;
  const earned = margin
    ? sql`case when sign(${line.counted}) <> sign(${line.micros}) then -1 else 1 end * round(${micros(margin)})`
    : goods && sql`${line.counted} - case when ${line.refund} then -1 else 1 end * ${goods}`;
  const spent = join(
    services.map((column) => sql`coalesce(abs(round(${micros(column)})), 0)`),
    sql` + `,
  );
  return sql`${earned ? sql`${bounded(line.cancelled ? sql`case when ${line.cancelled} then 0 else ${earned} end` : earned)} as margin, ` : nothing}${
    services.length > 0 ? sql`${bounded(spent)} as service, ` : nothing
  }`;
}

function bounded(micros: Sql): Sql {
  return sql`try_cast(case when abs(${micros}) <= ${lit(largestAmount * microsPerUnit)} then ${micros} end as bigint)`;
}

/** Whether some order's discount that is spread over its lines lowers their margins too. */
export function followsAmount(source: SourcePlan): boolean {
  const { margin, cost, unitCost } = marginColumns(source);
  return margin === null && (cost ?? unitCost) !== null;
}

/** Millionths in the decimals of the data's amounts, rounded half away from zero. */
export function marginInScale(micros: Sql, scale: number): Sql {
  return sql`cast(round(${micros} / ${lit(10 ** (6 - scale))}) as bigint)`;
}
