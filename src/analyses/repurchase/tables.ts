import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import { keyOfGroup } from './groups.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import { keyOfRange } from './marks.ts';
import { sum, type Summary } from './summary.ts';
import type { RepurchaseView } from './view.ts';
import { nameOfGroup, nameOfRange } from './words.ts';

/** Every number of a repurchase view. */
export function tablesOfRepurchase(
  view: RepurchaseView,
  labels: RepurchaseLabels,
): readonly TableData[] {
  return [
    figureTable(view, labels),
    mediansTable(view, labels),
    curveTable(view, labels),
    gapTable(view, labels),
    groupTable(view, labels),
    logRankTable(view, labels),
    stepTable(view, labels),
    lateTable(view, labels),
  ];
}

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

/** Rows on whole weeks can be opened; the chart opens every day. */
const week = 7;

/** The Kaplan–Meier estimate, day by day; a row stands for the customers who are away longer. */
export function curveTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  let waiting = sum(view.spells.map(({ censored }) => censored));
  const [first] = view.spells;
  if (first?.time === 0) waiting -= first.censored;
  const rows = view.all.estimate.steps.map((step) => {
    waiting -= step.censored;
    return [
      step.time,
      step.atRisk,
      step.events,
      step.censored,
      1 - step.survival,
      step.upper === null ? null : 1 - step.upper,
      step.lower === null ? null : 1 - step.lower,
      waiting,
    ] as const;
  });
  return {
    id: 'curve',
    title: labels.curveTitle,
    columns: [
      { id: 'day', label: labels.day, kind: 'integer' },
      { id: 'atRisk', label: labels.atRisk, kind: 'integer' },
      { id: 'events', label: labels.closedAt, kind: 'integer' },
      { id: 'censored', label: labels.openAt, kind: 'integer' },
      { id: 'back', label: labels.back, kind: 'share' },
      { id: 'low', label: labels.low, kind: 'share' },
      { id: 'high', label: labels.high, kind: 'share' },
      { id: 'customers', label: labels.waiting, kind: 'integer' },
    ],
    rows,
    marks: rows.map(([day, , , , , , , away]) =>
      away > 0 && day % week === 0 ? `away:${day}` : null,
    ),
    footer: [],
  };
}

/** The histogram of closed gaps; a row stands for the customers with a gap of that length. */
export function gapTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  const { count } = view.all.gaps;
  return {
    id: 'gaps',
    title: labels.gapsTitle,
    columns: [
      { id: 'from', label: labels.from, kind: 'integer' },
      { id: 'to', label: labels.to, kind: 'integer' },
      { id: 'gaps', label: labels.gapCount, kind: 'integer' },
      { id: 'share', label: labels.share, kind: 'share' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
    ],
    rows: view.bins.map(({ from, to, gaps, customers }) => [
      from,
      to,
      gaps,
      ratio(gaps, count),
      customers,
    ]),
    marks: view.bins.map((bin) => (bin.customers > 0 ? `gap:${keyOfRange(bin)}` : null)),
    footer: [[null, null, sum(view.bins.map(({ gaps }) => gaps)), ratio(count, count), null]],
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

function logRankTable({ logRank }: RepurchaseView, labels: RepurchaseLabels): TableData {
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

/** From each purchase to the next in time; a row stands for the customers who came back. */
export function stepTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  return {
    id: 'steps',
    title: labels.stepsTitle,
    columns: [
      { id: 'step', label: labels.step, kind: 'text' },
      { id: 'within', label: labels.within, kind: 'integer' },
      { id: 'reached', label: labels.reached, kind: 'integer' },
      { id: 'customers', label: labels.cameBack, kind: 'integer' },
      { id: 'missed', label: labels.missed, kind: 'integer' },
      { id: 'share', label: labels.share, kind: 'share' },
      { id: 'low', label: labels.low, kind: 'share' },
      { id: 'high', label: labels.high, kind: 'share' },
      { id: 'estimate', label: labels.estimated, kind: 'share' },
    ],
    rows: view.steps.map(({ nth, reached, back, interval, estimate }) => [
      labels.stepName(nth),
      view.within,
      reached,
      back,
      reached - back,
      ratio(back, reached),
      interval?.low ?? null,
      interval?.high ?? null,
      estimate,
    ]),
    marks: view.steps.map(({ nth, back }) => (back > 0 ? `step:${nth}` : null)),
    footer: [],
  };
}

/** The overdue customers, all of them and by how long they have been. */
export function lateTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  const { overdue } = view.all;
  return {
    id: 'late',
    title: labels.lateTitle,
    columns: [
      { id: 'late', label: labels.late, kind: 'text' },
      { id: 'expectedFrom', label: labels.expectedFrom, kind: 'day' },
      { id: 'expectedTo', label: labels.expectedTo, kind: 'day' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
    ],
    rows: [
      [labels.all, null, null, overdue.customers, overdue.amount],
      ...view.late.map((row) => [
        nameOfRange(row, labels),
        row.expectedFrom,
        row.expectedTo,
        row.customers,
        row.amount,
      ]),
    ],
    marks: [
      overdue.customers > 0 ? 'overdue' : null,
      ...view.late.map((row) => (row.customers > 0 ? `late:${keyOfRange(row)}` : null)),
    ],
    footer: [],
  };
}

/** A ratio, or null where there is nothing to divide by. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
