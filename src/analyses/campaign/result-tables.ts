import type { CellValue, TableColumn, TableData, ValueKind } from '../../core/spec/screen.ts';
import type { CampaignColumn, CampaignLabels, ComparisonRow } from './labels/en.ts';
import { sides, standingParts, writeMark } from './marks.ts';
import type { Matched } from './matched.ts';
import type { Measure } from './people.ts';
import type { MeasureResult, ResultView } from './result-view.ts';
import { stratumName } from './words.ts';

/** How each measure is written. */
export const measureKinds: Readonly<Record<Measure, ValueKind>> = {
  bought: 'sharePrecise',
  revenue: 'moneyAverage',
  orders: 'significant',
};

export function column(id: CampaignColumn, kind: ValueKind, labels: CampaignLabels): TableColumn {
  return { id, label: labels.columns[id], kind };
}

/** Every number of the comparison. */
export function resultTables(view: ResultView, labels: CampaignLabels): readonly TableData[] {
  return [
    comparisonTable(view, labels),
    relativeTable(view, labels),
    sizesTable(view, labels),
    strataTable(view, labels),
  ];
}

type Read = (one: MeasureResult) => number | null;

/** Both sides and what sets them apart: one column per measure, so that each keeps its unit. */
export function comparisonTable({ results }: ResultView, labels: CampaignLabels): TableData {
  const difference = (of: (one: MeasureResult) => Matched | null): readonly Read[] => [
    (one) => of(one)?.difference ?? null,
    (one) => of(one)?.interval?.low ?? null,
    (one) => of(one)?.interval?.high ?? null,
  ];
  const [after, before, change] = [
    difference((one) => one.after),
    difference((one) => one.before),
    difference((one) => one.change),
  ];
  const reads: readonly (readonly [ComparisonRow, Read | undefined])[] = [
    ['reached', (one) => one.reached],
    ['rest', (one) => one.rest],
    ['compared', (one) => one.after?.reached ?? null],
    ['alike', (one) => one.after?.rest ?? null],
    ...(['difference', 'low', 'high'] as const).map((row, place) => [row, after[place]] as const),
    ...(['before', 'beforeLow', 'beforeHigh'] as const).map(
      (row, place) => [row, before[place]] as const,
    ),
    ...(['change', 'changeLow', 'changeHigh'] as const).map(
      (row, place) => [row, change[place]] as const,
    ),
  ];
  return {
    id: 'comparison',
    title: labels.comparisonTitle,
    columns: [
      column('side', 'text', labels),
      ...results.map(({ measure }) => ({
        ...{ id: measure, label: labels.measures[measure], kind: measureKinds[measure] },
      })),
    ],
    rows: reads.map(([row, read]): readonly CellValue[] => [
      labels.rows[row],
      ...results.map((one) => read?.(one) ?? null),
    ]),
    marks: reads.map(() => null),
    footer: [],
  };
}

/** A difference relative to the other side; its interval leaves that side's own uncertainty aside. */
export interface Relative {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Null without an interval, or where the others have nothing to be relative to. */
export function relativeOf(matched: Matched | null): Relative | null {
  if (!matched?.interval || matched.rest <= 0) return null;
  const { difference, interval, rest } = matched;
  return { value: difference / rest, low: interval.low / rest, high: interval.high / rest };
}

/** Relative differences as numbers of one kind: in the window, then before. */
export function relativeTable({ results }: ResultView, labels: CampaignLabels): TableData {
  const rows = results.flatMap(({ measure, after, before }) =>
    (
      [
        [labels.inWindow(labels.measures[measure]), after],
        [labels.beforeWindow(labels.measures[measure]), before],
      ] as const
    ).map(([name, matched]) => {
      const found = relativeOf(matched);
      return [name, found?.value ?? null, found?.low ?? null, found?.high ?? null];
    }),
  );
  return {
    id: 'relative',
    title: labels.relativeTitle,
    columns: [
      column('measure', 'text', labels),
      column('relative', 'shareFine', labels),
      column('low', 'shareFine', labels),
      column('high', 'shareFine', labels),
    ],
    rows,
    marks: rows.map(() => null),
    footer: [],
  };
}

/** Who is compared, and who is left out. */
export function sizesTable(view: ResultView, labels: CampaignLabels): TableData {
  const parts = [null, ...standingParts, 'bought'] as const;
  const rows = sides.flatMap((side) =>
    parts.map((part) => ({
      name:
        part === null
          ? labels.sides[side]
          : labels.sideMark(labels.sides[side], labels.parts[part]),
      customers: view[side][part ?? 'customers'],
      mark: writeMark({ kind: 'side', side, part }),
    })),
  );
  return {
    id: 'sizes',
    title: labels.sizesTitle,
    columns: [column('group', 'text', labels), column('customers', 'integer', labels)],
    rows: rows.map(({ name, customers }) => [name, customers]),
    marks: rows.map(({ customers, mark }) => (customers > 0 ? mark : null)),
    footer: [],
  };
}

/** The strata with their customers of both sides. */
export function strataTable({ strata }: ResultView, labels: CampaignLabels): TableData {
  const marksOf = (side: 'reached' | 'rest'): readonly (string | null)[] =>
    strata.map((one) =>
      one[side] > 0 ? writeMark({ kind: 'stratum', side, stratum: one.stratum }) : null,
    );
  return {
    id: 'strata',
    title: labels.strataTitle,
    columns: [
      column('stratum', 'text', labels),
      column('reached', 'integer', labels),
      column('rest', 'integer', labels),
      column('reachedBought', 'shareFine', labels),
      column('restBought', 'shareFine', labels),
    ],
    rows: strata.map((one) => [
      stratumName(one.stratum, labels),
      one.reached,
      one.rest,
      one.reachedBought,
      one.restBought,
    ]),
    marks: strata.map(() => null),
    cellMarks: { reached: marksOf('reached'), rest: marksOf('rest') },
    footer: [],
  };
}
