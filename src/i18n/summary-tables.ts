import type { RankComparison } from '../core/experiment/table-summary.ts';
import type { LeftOutRows } from '../core/experiment/table-sums.ts';
import { cellsOf, type Summary } from '../core/experiment/summary.ts';
import type { TableData } from '../core/spec/screen.ts';
import type { ExperimentWords } from './experiment-words.ts';

/** What was typed or summed: a row per group, as the page shows it. */
export function sumsTable(
  { groups, metrics }: Summary,
  { summaries: w }: ExperimentWords,
): TableData {
  return {
    ...{ id: 'sums', title: w.tables.sums, footer: [] },
    columns: [
      { id: 'group', label: w.heads.group, kind: 'text' },
      { id: 'people', label: w.heads.people, kind: 'integer' },
      ...metrics.flatMap((metric) =>
        cellsOf(metric).map((cell) => ({
          id: `${metric.name}.${cell}`,
          label: `${metric.name} (${w.heads.cells[cell]})`,
          kind: cell === 'hits' ? ('integer' as const) : ('number' as const),
        })),
      ),
    ],
    rows: groups.map(({ name, n, values }) => [name, n, ...values.flat()]),
    marks: groups.map(() => null),
  };
}

/** Rows of a file that were left out, by reason. */
export function leftOutTable(
  leftOut: readonly LeftOutRows[],
  { summaries: w }: ExperimentWords,
): TableData {
  return {
    ...{ id: 'leftOut', title: w.tables.leftOut, footer: [] },
    columns: [
      { id: 'reason', label: w.tables.reason, kind: 'text' },
      { id: 'column', label: w.tables.column, kind: 'text' },
      { id: 'rows', label: w.tables.rows, kind: 'integer' },
      { id: 'first', label: w.tables.first, kind: 'integer' },
    ],
    rows: leftOut.map(({ reason, column, rows, first }) => [
      ...[w.table.reasons[reason], column, rows, first],
    ]),
    marks: leftOut.map(() => null),
  };
}

/** Rank tests of means, which no large amount can sway. */
export function ranksTable(
  ranks: readonly RankComparison[],
  { summaries: w }: ExperimentWords,
): TableData {
  const { rank } = w.table;
  return {
    ...{ id: 'ranks', title: w.table.ranks, footer: [] },
    columns: [
      { id: 'metric', label: rank.metric, kind: 'text' },
      { id: 'group', label: rank.group, kind: 'text' },
      { id: 'u', label: rank.u, kind: 'measure' },
      { id: 'p', label: rank.p, kind: 'significant' },
      { id: 'superior', label: rank.superior, kind: 'sharePrecise' },
    ],
    rows: ranks.map(({ metric, arm, u, p, superior }) => [metric, arm, u, p, superior]),
    marks: ranks.map(() => null),
  };
}
