import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import { changeTable } from './change-tables.ts';
import type { RfmLabels } from './labels/en.ts';
import { profileTable, tasteTable } from './profile-tables.ts';
import { spreadPercents } from './spread.ts';
import type { RfmGroup, RfmView } from './view.ts';

/** Every number of an RFM view: segments with their complements, the grid, the cut-points, and more. */
export function tablesOfRfm(view: RfmView, labels: RfmLabels): readonly TableData[] {
  return [
    segmentTable(view, labels),
    gridTable(view, labels),
    scoreTable(view, labels),
    ...(view.params.show === 'spread' ? [spreadTable(view, labels)] : []),
    ...(view.params.show === 'profile' ? profileTablesOf(view, labels) : []),
    ...(view.params.show === 'change' ? [changeTable(view, labels)] : []),
  ];
}

/** The profiles; what segments buy only where the data say so. */
export function profileTablesOf(view: RfmView, labels: RfmLabels): readonly TableData[] {
  const profile = profileTable(view, labels);
  return view.tasteNames.length > 0 ? [profile, tasteTable(view, labels)] : [profile];
}

/** Segments, best first; the footer adds them up to the control total. */
export function segmentTable(view: RfmView, labels: RfmLabels): TableData {
  const columns: readonly TableColumn[] = [
    { id: 'segment', label: labels.segment, kind: 'text' },
    { id: 'customers', label: labels.customers, kind: 'integer' },
    { id: 'customerShare', label: labels.customerShare, kind: 'share' },
    { id: 'revenue', label: labels.revenue, kind: 'money' },
    { id: 'revenueShare', label: labels.revenueShare, kind: 'share' },
    { id: 'perCustomer', label: labels.perCustomer, kind: 'moneyAverage' },
  ];
  const row = (name: string, group: RfmGroup, isCustomers = true): readonly CellValue[] => [
    name,
    isCustomers ? group.customers : null,
    isCustomers ? ratio(group.customers, view.bought.customers) : null,
    group.revenue,
    ratio(Number(group.revenue), Number(view.total)),
    isCustomers ? ratio(Number(group.revenue), group.customers) : null,
  ];
  const rest: RfmGroup = { customers: 0, purchases: 0, revenue: view.total };
  return {
    id: 'segments',
    title: labels.segmentsTitle,
    columns,
    rows: view.segments.map((group) => row(labels.segments[group.segment], group)),
    marks: view.segments.map((group) => `segment:${group.segment}`),
    footer: [
      row(labels.allBuyers, view.bought),
      [
        labels.withoutPurchase,
        view.withoutPurchase.customers,
        null,
        view.withoutPurchase.revenue,
        ratio(Number(view.withoutPurchase.revenue), Number(view.total)),
        null,
      ],
      row(labels.withoutCustomer, view.withoutCustomer, false),
      row(labels.total, rest, false),
    ],
  };
}

/** The 25 cells, most frequent and most recent first. */
export function gridTable(view: RfmView, labels: RfmLabels): TableData {
  const cells = [...view.cells].reverse();
  return {
    id: 'grid',
    title: labels.gridTitle,
    columns: [
      { id: 'frequency', label: labels.frequency, kind: 'integer' },
      { id: 'recency', label: labels.recency, kind: 'integer' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
      { id: 'perCustomer', label: labels.perCustomer, kind: 'moneyAverage' },
    ],
    rows: cells.map((cell) => [
      cell.f,
      cell.r,
      cell.customers,
      cell.revenue,
      ratio(Number(cell.revenue), cell.customers),
    ]),
    marks: cells.map((cell) => (cell.customers > 0 ? `cell:${cell.r}-${cell.f}` : null)),
    footer: [],
  };
}

/** The real bounds and sizes of every score, whatever the scoring. */
export function scoreTable(view: RfmView, labels: RfmLabels): TableData {
  const scores = [...view.scores].sort(
    (left, right) =>
      'rfm'.indexOf(left.dimension) - 'rfm'.indexOf(right.dimension) || right.score - left.score,
  );
  return {
    id: 'scores',
    title: labels.scoresTitle,
    columns: [
      { id: 'dimension', label: '', kind: 'text' },
      { id: 'score', label: labels.score, kind: 'integer' },
      { id: 'low', label: labels.from, kind: 'measure' },
      { id: 'high', label: labels.to, kind: 'measure' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
    ],
    rows: scores.map((score) => [
      dimensionName(score.dimension, view, labels),
      score.score,
      score.low,
      score.high,
      score.customers,
      score.revenue,
    ]),
    marks: scores.map((score) => `score:${score.dimension}${score.score}`),
    footer: [],
  };
}

/** A measure with its unit, as it is scored. */
function dimensionName(
  dimension: 'r' | 'f' | 'm',
  { params, currency }: RfmView,
  { dimensions }: RfmLabels,
): string {
  if (dimension === 'r') return dimensions.r;
  return dimension === 'f'
    ? dimensions.f(params.frequency)
    : dimensions.m(params.monetary, currency);
}

/** How each measure lies among everyone who has bought. */
export function spreadTable(view: RfmView, labels: RfmLabels): TableData {
  return {
    id: 'spread',
    title: labels.spreadTitle,
    columns: [
      { id: 'dimension', label: '', kind: 'text' },
      { id: 'mean', label: labels.mean, kind: 'measure' },
      { id: 'least', label: labels.least, kind: 'measure' },
      ...spreadPercents.map((percent): TableColumn => ({
        id: percent === 50 ? 'median' : `p${percent}`,
        label: percent === 50 ? labels.median : `${percent}%`,
        kind: 'measure',
      })),
      { id: 'most', label: labels.most, kind: 'measure' },
    ],
    rows: view.spreads.map(({ dimension, mean, least, quantiles, most }) => [
      dimensionName(dimension, view, labels),
      mean,
      least,
      ...quantiles,
      most,
    ]),
    marks: view.spreads.map(() => null),
    footer: [],
  };
}
