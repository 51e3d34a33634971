import { ratio } from '../../core/ratio.ts';
import type { TableColumn, TableData, ValueKind } from '../../core/spec/screen.ts';
import type { PlanColumn, PlanLabels } from './labels/en.ts';
import type { PlanMetric } from './params.ts';
import { planMarks } from './query.ts';
import type { PlanView } from './view.ts';

/** How a value of each metric is written. */
export const metricKinds: Readonly<Record<PlanMetric, ValueKind>> = {
  conversion: 'sharePrecise',
  revenue: 'moneyAverage',
  orders: 'significant',
  orderValue: 'moneyAverage',
};

/** Weeks that the table of the rhythm lists. */
const listedWeeks = [1, 2, 4, 8, 13, 26, 52, 104, 156, 208, 260];

/** Every number of the plan. */
export function tablesOfPlan(view: PlanView, labels: PlanLabels): readonly TableData[] {
  return [
    groupTable(view, labels),
    effectTable(view, labels),
    metricTable(view, labels),
    baselineTable(view, labels),
    baseTable(view, labels),
    ...(view.raw && view.adjusted ? [cupedTable(view, labels)] : []),
    ...(view.pace.reached.length > 0 ? [paceTable(view, labels)] : []),
    curveTable(view, labels),
  ];
}

function column(id: PlanColumn, kind: ValueKind, labels: PlanLabels): TableColumn {
  return { id, label: labels.columns[id], kind };
}

const unmarked = (rows: TableData['rows']) =>
  ({ rows, marks: rows.map(() => null), footer: [] }) as const;

/** What each group needs. */
export function groupTable({ own, params }: PlanView, labels: PlanLabels): TableData {
  const { people } = own;
  const others = params.arms - 1;
  const name = others === 1 ? labels.otherGroup : labels.otherGroups(String(others));
  const share = (part: number): number | null => people && ratio(part, people.total);
  return {
    id: 'groups',
    title: labels.groupsTitle,
    columns: [
      column('group', 'text', labels),
      column('people', 'integer', labels),
      column('share', 'shareFine', labels),
    ],
    ...unmarked(
      people
        ? [
            [labels.control, people.control, share(people.control)],
            [name, people.treatment, share(people.treatment)],
          ]
        : [],
    ),
    footer: people ? [[labels.total, people.total, 1]] : [],
  };
}

/** What finding each of several differences takes. */
export function effectTable(view: PlanView, labels: PlanLabels): TableData {
  return {
    id: 'effects',
    title: labels.effectsTitle,
    columns: [
      column('effect', 'shareFine', labels),
      column('value', metricKinds[view.own.metric], labels),
      column('controlPeople', 'integer', labels),
      column('otherPeople', 'integer', labels),
      column('people', 'integer', labels),
      column('weeks', 'integer', labels),
      column('enough', 'text', labels),
    ],
    ...unmarked(
      view.effects.map(({ share, value, people, weeks }) => [
        share,
        value,
        people?.control ?? null,
        people?.treatment ?? null,
        people?.total ?? null,
        weeks,
        people ? (people.total <= view.customers ? labels.yes : labels.no) : null,
      ]),
    ),
  };
}

/** What the chosen difference takes by each metric, and what the base finds. */
export function metricTable({ metrics }: PlanView, labels: PlanLabels): TableData {
  return {
    id: 'metrics',
    title: labels.metricsTitle,
    columns: [
      column('metric', 'text', labels),
      column('people', 'integer', labels),
      column('found', 'shareFine', labels),
      column('cut', 'shareFine', labels),
    ],
    ...unmarked(
      metrics.map(({ metric, people, found, cut }) => [
        labels.metrics[metric],
        people?.total ?? null,
        found,
        cut,
      ]),
    ),
  };
}

/** Baselines as measured: one column per metric, so that each keeps its unit. */
export function baselineTable({ metrics }: PlanView, labels: PlanLabels): TableData {
  return {
    id: 'baselines',
    title: labels.baselineTitle,
    columns: [
      column('side', 'text', labels),
      ...metrics.map(({ metric }) => ({
        ...{ id: metric, label: labels.metrics[metric], kind: metricKinds[metric] },
      })),
    ],
    ...unmarked([
      [labels.columns.baseline, ...metrics.map(({ value }) => value)],
      [labels.low, ...metrics.map(({ interval }) => interval?.low ?? null)],
      [labels.high, ...metrics.map(({ interval }) => interval?.high ?? null)],
    ]),
  };
}

/** Who was measured. */
export function baseTable({ customers, bought }: PlanView, labels: PlanLabels): TableData {
  const sizes = { base: customers, bought, stayed: customers - bought };
  return {
    id: 'base',
    title: labels.baseTitle,
    columns: [
      column('group', 'text', labels),
      column('customers', 'integer', labels),
      column('share', 'shareFine', labels),
    ],
    rows: planMarks.map((mark) => [labels.marks[mark], sizes[mark], ratio(sizes[mark], customers)]),
    marks: planMarks.map((mark) => (sizes[mark] > 0 ? mark : null)),
    footer: [],
  };
}

/** What the days before save. */
export function cupedTable({ raw, adjusted }: PlanView, labels: PlanLabels): TableData {
  return {
    id: 'cuped',
    title: labels.cupedTitle,
    columns: [
      column('group', 'text', labels),
      column('controlPeople', 'integer', labels),
      column('otherPeople', 'integer', labels),
      column('people', 'integer', labels),
    ],
    ...unmarked(
      (
        [
          [labels.without, raw],
          [labels.with, adjusted],
        ] as const
      ).map(([name, people]) => [
        name,
        people?.control ?? null,
        people?.treatment ?? null,
        people?.total ?? null,
      ]),
    ),
  };
}

/** How many different customers come within some weeks. */
export function paceTable({ pace }: PlanView, labels: PlanLabels): TableData {
  const last = pace.reached.length;
  const weeks = [...listedWeeks.filter((week) => week < last), last];
  return {
    id: 'pace',
    title: labels.paceTitle,
    columns: [column('week', 'integer', labels), column('reached', 'integer', labels)],
    ...unmarked(weeks.map((week) => [week, pace.reached[week - 1] ?? null])),
  };
}

/** The points of the curve. */
export function curveTable(view: PlanView, labels: PlanLabels): TableData {
  return {
    id: 'curve',
    title: labels.curveTitle,
    columns: [column('people', 'integer', labels), column('found', 'shareFine', labels)],
    ...unmarked(view.curve.map(({ people, found }) => [people, found])),
  };
}
