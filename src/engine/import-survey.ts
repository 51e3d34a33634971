import { rowsOfFile } from '../core/model/order-grain.ts';
import type { SourcePlan } from '../core/model/plan.ts';
import type { StarShape } from '../core/model/star.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, join, lit, sql, type Sql } from '../core/sql/index.ts';
import type { DuckDbHost } from './host.ts';
import { oneRow } from './rows.ts';

/** What one look at the staged rows tells: what the star's types depend on, and what must add up. */
export interface Survey extends Pick<StarShape, 'scale' | 'quantityScale' | 'amountType'> {
  readonly rowsLoaded: number;
  readonly rowsRefused: number;
  readonly refundRows: number;
  readonly guestRows: number;
  /** Loaded lines that are no rows of a file, and rows that were summed up with another one. */
  readonly linesMade: number;
  readonly rowsSummed: number;
  /** Sums of the loaded rows, as integers of `scale`. */
  readonly amount: bigint;
  readonly refundAmount: bigint;
  readonly guestAmount: bigint;
}

/** The type that holds amounts up to the largest one. */
export function amountTypeFor(largest: number): Survey['amountType'] {
  return largest <= 2 ** 31 - 1 ? 'integer' : 'bigint';
}

/** Decimals that amounts and quantities are staged with. */
const staged = { amount: 6, quantity: 3 } as const;
type Column = keyof typeof staged;

/** Surveys the staged rows; their texts are tidy by now. */
export async function survey(
  host: DuckDbHost,
  source: SourcePlan,
  tables: StarTables,
): Promise<Survey> {
  const rows = (condition: Sql): Sql =>
    sql`cast(coalesce(sum(case when ${condition} then ${rowsOfFile(source)} end), 0) as bigint)`;
  const guest = sql`customer is null`;
  // Text, because millionths of a large shop's revenue can be more than 64 bits hold.
  const total = (amounts: Sql): Sql => sql`cast(coalesce(sum(${amounts}), 0) as varchar)`;
  const amountOf = (condition: Sql): Sql => total(sql`case when ${condition} then amount end`);
  const row = await oneRow<Record<string, bigint> & Record<'amount' | 'refund' | 'guest', string>>(
    host,
    sql`select ${rows(sql`not made`)} as loaded,
        (select cast(coalesce(sum(${rowsOfFile(source)}), 0) as bigint) from ${tables.stage} where problem <> 0 and not made) as refused,
        ${rows(sql`refund and not made`)} as refund_rows,
        ${rows(sql`${guest} and not made`)} as guest_rows,
        count(case when made then 1 end) as lines_made,
        cast(coalesce(sum(${rowsOfFile(source)} - 1), 0) as bigint) as rows_summed,
        ${total(sql`amount`)} as amount, ${amountOf(sql`refund`)} as refund, ${amountOf(guest)} as guest,
        cast(greatest(-min(amount), max(amount)) as bigint) as largest,
        ${join([...holds('amount', [0, 1, 2]), ...holds('quantity', [0, 1, 2])])}
      from ${tables.stage}
      where problem = 0`,
  );
  const scale = fewest(row, 'amount') ?? (await finer(host, tables, 'amount'));
  const quantityScale = fewest(row, 'quantity') ?? (await finer(host, tables, 'quantity'));
  const unit = 10 ** (staged.amount - scale);
  const scaled = (micros: string): bigint => BigInt(micros) / BigInt(unit);
  return {
    scale,
    quantityScale,
    amountType: amountTypeFor(Number(row['largest'] ?? 0) / unit),
    rowsLoaded: Number(row['loaded']),
    rowsRefused: Number(row['refused']),
    refundRows: Number(row['refund_rows']),
    guestRows: Number(row['guest_rows']),
    linesMade: Number(row['lines_made']),
    rowsSummed: Number(row['rows_summed']),
    amount: scaled(row.amount),
    refundAmount: scaled(row.refund),
    guestAmount: scaled(row.guest),
  };
}

/** Whether so many decimals hold every loaded value of a column. */
function holds(column: Column, scales: readonly number[]): readonly Sql[] {
  return scales.map(
    (scale) =>
      sql`bool_and(${id(column)} % ${lit(10 ** (staged[column] - scale))} = 0) as ${id(`${column}_${scale}`)}`,
  );
}

function fewest(row: Readonly<Record<string, unknown>>, column: Column): number | undefined {
  const scales = Array.from({ length: staged[column] }, (_, scale) => scale);
  return scales.find((scale) => row[`${column}_${scale}`] === true);
}

/** The same beyond two decimals, which few files have. */
async function finer(host: DuckDbHost, tables: StarTables, column: Column): Promise<number> {
  const scales = [3, 4, 5].filter((scale) => scale < staged[column]);
  if (scales.length === 0) return staged[column];
  const row = await oneRow<Record<string, boolean>>(
    host,
    sql`select ${join(holds(column, scales))} from ${tables.stage} where problem = 0`,
  );
  return fewest(row, column) ?? staged[column];
}
