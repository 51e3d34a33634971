import type { CellValue, TableData, ValueKind } from '../../core/spec/screen.ts';
import type { CompareView, Difference, Measure } from './compare-view.ts';
import type { SegmentLabels } from './labels/en.ts';
import { writeMark } from './marks.ts';
import { column } from './profile-tables.ts';
import { nameAt } from './words.ts';

/** How each measure is written. */
export const measureKinds: Readonly<Record<Measure, ValueKind>> = {
  revenue: 'moneyAverage',
  orders: 'number',
  orderValue: 'moneyAverage',
  days: 'number',
  recency: 'number',
  gap: 'number',
  margin: 'moneyAverage',
  back: 'shareFine',
  refunded: 'shareFine',
};

/** Both sides by their names. */
export function sideNames(
  { names: [a, b] }: CompareView,
  labels: SegmentLabels,
): readonly [string, string] {
  return [nameAt(0, a, labels), b === null ? labels.rest : nameAt(1, b, labels)];
}

/** The sides, then what sets them apart: one column per measure, so that each keeps its unit. */
export function compareTable(view: CompareView, labels: SegmentLabels): TableData {
  const [a, b] = sideNames(view, labels);
  const of = (value: (one: Difference) => number | null): readonly CellValue[] =>
    view.differences.map(value);
  const unsized = [null, null, null];
  return {
    id: 'compare',
    title: labels.compareTitle(a, b),
    columns: [
      column('side', 'text', labels),
      column('customers', 'integer', labels),
      column('buyers', 'integer', labels),
      column('revenue', 'money', labels),
      ...view.differences.map(({ measure }) => ({
        id: measure === 'revenue' ? 'perBuyer' : measure,
        label: labels.measures[measure],
        kind: measureKinds[measure],
      })),
    ],
    rows: [
      [a, view.a.customers, view.a.buyers, view.a.revenue, ...of((one) => one.a)],
      [b, view.b.customers, view.b.buyers, view.b.revenue, ...of((one) => one.b)],
      [labels.difference, ...unsized, ...of((one) => one.difference)],
      [labels.low, ...unsized, ...of((one) => one.interval?.low ?? null)],
      [labels.high, ...unsized, ...of((one) => one.interval?.high ?? null)],
    ],
    marks: [
      view.a.customers > 0 ? writeMark({ kind: 'in' }) : null,
      view.b.customers > 0
        ? writeMark(view.names[1] === null ? { kind: 'out' } : { kind: 'of', segments: [1] })
        : null,
      ...[null, null, null],
    ],
    footer: [],
  };
}

/** The relative differences as numbers of one kind: one row per measure. */
export function relativeTable(view: CompareView, labels: SegmentLabels): TableData {
  return {
    id: 'relative',
    title: labels.compareChart,
    columns: [
      { id: 'measure', label: labels.columns.field, kind: 'text' },
      { id: 'relative', label: labels.relative, kind: 'shareFine' },
      { id: 'low', label: labels.low, kind: 'shareFine' },
      { id: 'high', label: labels.high, kind: 'shareFine' },
    ],
    rows: view.differences.map((one) => {
      const { low, high } = relativeInterval(one);
      return [labels.measures[one.measure], one.relative, low, high];
    }),
    marks: view.differences.map(() => null),
    footer: [],
  };
}

/** The interval of a difference, relative to the other side. */
export function relativeInterval({ interval, b }: Difference): {
  readonly low: number | null;
  readonly high: number | null;
} {
  if (!interval || b === null || b <= 0) return { low: null, high: null };
  return { low: interval.low / b, high: interval.high / b };
}
