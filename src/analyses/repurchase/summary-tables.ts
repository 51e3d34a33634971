import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import { keyOfGroup } from './groups.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import type { Summary } from './summary.ts';
import type { RepurchaseView } from './view.ts';
import { nameOfGroup } from './words.ts';

/** What is said of a set of spells, with how each number is written. */
const measures = (labels: RepurchaseLabels): readonly TableColumn[] => [
  { id: 'customers', label: labels.customers, kind: 'integer' },
  { id: 'gaps', label: labels.closedGaps, kind: 'integer' },
  { id: 'gapP25', label: `${labels.quartiles} p25`, kind: 'days' },
  { id: 'gapMedian', label: labels.observed, kind: 'days' },
  { id: 'gapP75', label: `${labels.quartiles} p75`, kind: 'days' },
  { id: 'median', label: labels.estimate, kind: 'days' },
  { id: 'medianLow', label: labels.medianLow, kind: 'days' },
  { id: 'medianHigh', label: labels.medianHigh, kind: 'days' },
  { id: 'threshold', label: labels.threshold, kind: 'days' },
  { id: 'overdue', label: labels.overdue, kind: 'integer' },
  { id: 'overdueRevenue', label: labels.overdueRevenue, kind: 'money' },
];

function measured(customers: number | null, summary: Summary): readonly CellValue[] {
  const { gaps, estimate, overdue } = summary;
  return [
    customers,
    gaps.count,
    gaps.p25,
    gaps.median,
    gaps.p75,
    estimate.median,
    estimate.medianLow,
    estimate.medianHigh,
    overdue.threshold,
    overdue.customers,
    overdue.amount,
  ];
}

/** One row: the spells of the origin. */
export function figureTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  const { all, params } = view;
  return {
    id: 'figures',
    title: labels.figuresTitle,
    columns: [{ id: 'origin', label: labels.origin, kind: 'text' }, ...measures(labels)],
    rows: [[labels.origins(params.origin, params.nth), ...measured(all.customers, all)]],
    marks: [null],
    cellMarks: { overdue: [all.overdue.customers > 0 ? 'overdue' : null] },
    footer: [],
  };
}

/** The medians of every origin by both views, so that none is mistaken for another. */
export function mediansTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  const origins = ['any', 'first', 'nth'] as const;
  return {
    id: 'medians',
    title: labels.mediansTitle,
    columns: [
      { id: 'origin', label: labels.origin, kind: 'text' },
      { id: 'median', label: labels.estimate, kind: 'days' },
      { id: 'gapMedian', label: labels.observed, kind: 'days' },
    ],
    rows: origins.map((origin) => [
      labels.origins(origin, view.params.nth),
      view.medians[origin].estimate,
      view.medians[origin].gaps,
    ]),
    marks: origins.map(() => null),
    footer: [],
  };
}

/** The groups beside everybody; a row stands for the customers of its group. */
export function groupTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  return {
    id: 'groups',
    title: labels.groupsTitle(nameOfComparison(view, labels)),
    columns: [{ id: 'group', label: labels.group, kind: 'text' }, ...measures(labels)],
    rows: view.groups.map((one) => [
      nameOfGroup(one.group, labels),
      ...measured(one.customers, one),
    ]),
    marks: view.groups.map(({ group }) => `group:${keyOfGroup(group)}`),
    cellMarks: {
      overdue: view.groups.map(({ group, overdue }) =>
        overdue.customers > 0 ? `overdueIn:${keyOfGroup(group)}` : null,
      ),
    },
    footer: [[labels.all, ...measured(view.all.customers, view.all)]],
  };
}

/** What the groups are groups of. */
export function nameOfComparison(
  { comparison, dimension, params }: RepurchaseView,
  labels: RepurchaseLabels,
): string {
  const { options } = labels.params.by;
  const own = comparison === 'number' ? options?.['orderNumber'] : options?.[params.by];
  return (dimension ? dimension.label : own) ?? '';
}

/** Whether the groups differ at all; no row without a test. */
export function logRankTable({ logRank }: RepurchaseView, labels: RepurchaseLabels): TableData {
  const rows = logRank ? [[logRank.chiSquare, logRank.degreesOfFreedom, logRank.p]] : [];
  return {
    id: 'logRank',
    title: labels.logRankTitle,
    columns: [
      { id: 'chiSquare', label: labels.chiSquare, kind: 'number' },
      { id: 'degreesOfFreedom', label: labels.degreesOfFreedom, kind: 'integer' },
      { id: 'p', label: labels.p, kind: 'number' },
    ],
    rows,
    marks: rows.map(() => null),
    footer: [],
  };
}
