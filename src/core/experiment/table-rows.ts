import { fail } from '../error.ts';
import { mostGroups } from './summary-params.ts';
import { noSums, type MetricKind, type MetricSums } from './sums.ts';
import type { TableColumns } from './table-request.ts';
import { numberColumns, type LeftOutRows, type TableSums } from './table-sums.ts';

type Row = Readonly<Record<string, unknown>>;

/** Refuses a column that does not say groups: too many different values, or one alone. */
export function requireGroups(groups: number, { arm }: TableColumns): void {
  const detail = { column: arm.header, groups };
  if (groups > mostGroups) fail('summary.manyGroups', { ...detail, most: mostGroups });
  if (groups < 2) fail('summary.oneGroup', detail);
}

/** Groups, their sums and the kinds of metrics, from the rows of `sumsQuery`. */
export function armsOfRows(
  rows: readonly Row[],
  { metrics }: TableColumns,
): Pick<TableSums, 'arms' | 'kinds'> {
  const number = (row: Row, name: string): number => Number(row[name] ?? 0);
  const kinds = metrics.map((_, place): MetricKind =>
    rows.every((row) => number(row, `flag${place}`) === 1) ? 'share' : 'mean',
  );
  const arms = rows.map((row) => ({
    name: String(row['arm']),
    metrics: metrics.map((_, place): MetricSums => ({
      ...{ ...noSums, n: number(row, 'n') },
      ...{ y: number(row, `y${place}`), yy: number(row, `yy${place}`) },
      ...{ x: number(row, 'x'), xx: number(row, 'xx'), yx: number(row, `yx${place}`) },
    })),
  }));
  return { kinds, arms };
}

/** What was left out, from the rows of `leftOutQuery`. */
export function leftOutOfRows(rows: readonly Row[], columns: TableColumns): readonly LeftOutRows[] {
  const numbers = numberColumns(columns);
  return rows.map((row) => {
    const problem = Number(row['problem']);
    const counts = { rows: Number(row['rows']), first: Number(row['first']) };
    if (problem === 1) return { reason: 'noGroup', column: columns.arm.header, ...counts };
    const column = numbers[Math.floor((problem - 2) / 2)]?.header ?? '';
    return { reason: problem % 2 === 0 ? 'blank' : 'unreadable', column, ...counts };
  });
}
