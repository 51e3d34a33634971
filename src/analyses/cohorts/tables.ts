import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import type { CohortCell } from './cells.ts';
import { columnsOf, isByCalendar } from './columns.ts';
import { chosenFor } from './curves.ts';
import { figureOf, kindOf, meanOf } from './figure.ts';
import type { CohortLabels } from './labels/en.ts';
import { codeOf } from './mark.ts';
import { lengthOf } from './params.ts';
import type { CohortGroup, CohortView } from './view.ts';
import { cohortKind, cohortValue } from './words.ts';

/** Every number of the view, for exports and the command line. */
export function tablesOfCohorts(view: CohortView, labels: CohortLabels): readonly TableData[] {
  return [
    gridTable(view, labels),
    cellTable(view, labels),
    cohortTable(view, labels),
    curveTable(view, labels),
  ];
}

function cohortColumn(view: CohortView, labels: CohortLabels): TableColumn {
  return { id: 'cohort', label: labels.cohort, kind: cohortKind(view) };
}

/** What the grid shows: a row per cohort, a column per age or period, and the mean in the footer. */
export function gridTable(view: CohortView, labels: CohortLabels): TableData {
  const columns = columnsOf(view);
  const { unit } = view.params;
  const head = (number: number): string =>
    isByCalendar(view) ? codeOf({ kind: 'period', period: number }, unit) : String(number);
  return {
    id: 'grid',
    title: labels.gridTitle,
    columns: [
      cohortColumn(view, labels),
      { id: 'customers', label: labels.customers, kind: 'integer' },
      ...columns.map(({ id, number }) => ({
        id,
        label: head(number),
        kind: kindOf(view.params),
      })),
    ],
    rows: view.cohorts.map((cohort) => [
      cohortValue(cohort, view, labels),
      cohort.customers,
      ...columns.map((column) => {
        const cell = column.cellOf(cohort);
        return cell && figureOf(cell, view.params);
      }),
    ]),
    marks: view.cohorts.map(({ code }) => `cohort:${code}`),
    footer: [[labels.mean, null, ...columns.map(({ mean }) => mean && meanOf(mean, view.params))]],
  };
}

/** Every measure of every cell, and of the mean in the footer. */
function cellTable(view: CohortView, labels: CohortLabels): TableData {
  const cells = view.cohorts.flatMap((cohort) =>
    cohort.cells.map((cell) => ({ cohort, cell, name: cohortValue(cohort, view, labels) })),
  );
  const numbers = (cell: CohortCell): readonly CellValue[] => [
    cell.size,
    cell.customers,
    ratio(cell.customers, cell.size),
    cell.repeaters,
    ratio(cell.repeaters, cell.size),
    cell.orders,
    cell.revenue,
    cell.revenueSoFar,
    ratio(Number(cell.revenueSoFar), cell.size),
    ratio(Number(cell.revenue), cell.orders),
  ];
  return {
    id: 'cells',
    title: labels.cellsTitle,
    columns: [
      cohortColumn(view, labels),
      { id: 'age', label: labels.age, kind: 'integer' },
      { id: 'size', label: labels.size, kind: 'integer' },
      { id: 'bought', label: labels.bought, kind: 'integer' },
      { id: 'boughtShare', label: labels.boughtShare, kind: 'share' },
      { id: 'again', label: labels.again, kind: 'integer' },
      { id: 'againShare', label: labels.againShare, kind: 'share' },
      { id: 'orders', label: labels.orders, kind: 'integer' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
      { id: 'revenueSoFar', label: labels.revenueSoFar, kind: 'money' },
      { id: 'perCustomer', label: labels.perCustomer, kind: 'moneyAverage' },
      { id: 'aov', label: labels.aov, kind: 'moneyAverage' },
      { id: 'state', label: labels.state, kind: 'text' },
    ],
    rows: cells.map(({ cell, name }) => [
      name,
      cell.age,
      ...numbers(cell),
      cell.isOpen ? labels.open : null,
    ]),
    marks: cells.map(({ cohort, cell }) =>
      cell.customers > 0 ? `cell:${cohort.code}:${cell.age}` : null,
    ),
    footer: view.mean.map((cell) => [labels.mean, cell.age, ...numbers(cell), null]),
  };
}

/** The sizes of the cohorts; the footer adds them up to the control total. */
export function cohortTable(view: CohortView, labels: CohortLabels): TableData {
  const numbers = (group: CohortGroup): readonly CellValue[] => [
    group.customers,
    group.orders,
    group.revenue,
    ratio(Number(group.revenue), group.customers),
  ];
  const rest = (text: string, group: CohortGroup): readonly CellValue[] => [
    text,
    group.customers === 0 ? null : group.customers,
    null,
    group.revenue,
    null,
  ];
  return {
    id: 'cohorts',
    title: labels.cohortsTitle,
    columns: [
      cohortColumn(view, labels),
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'orders', label: labels.orders, kind: 'integer' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
      { id: 'perCustomer', label: labels.perCustomer, kind: 'moneyAverage' },
    ],
    rows: view.cohorts.map((cohort) => [cohortValue(cohort, view, labels), ...numbers(cohort)]),
    marks: view.cohorts.map(({ code }) => `cohort:${code}`),
    footer: [
      ...(view.earlier.cohorts > 0
        ? [[labels.earlier(view.earlier.cohorts), ...numbers(view.earlier)]]
        : []),
      ...(view.outside.customers > 0 ? [rest(labels.outside, view.outside)] : []),
      rest(labels.withoutPurchase, view.withoutPurchase),
      rest(labels.withoutCustomer, view.withoutCustomer),
      [labels.total, null, null, view.total, null],
    ],
  };
}

/** The curves: a row per age, the mean and the drawn cohorts. */
export function curveTable(view: CohortView, labels: CohortLabels): TableData {
  const { params } = view;
  const cohorts = chosenFor(view);
  const ages = Math.max(view.mean.length, ...cohorts.map(({ cells }) => cells.length));
  return {
    id: 'curves',
    title: labels.curvesTitle,
    columns: [
      { id: 'age', label: labels.ages(lengthOf(params)), kind: 'integer' },
      { id: 'mean', label: labels.mean, kind: kindOf(params) },
      ...cohorts.map((cohort) => ({
        id: cohort.code,
        label:
          cohort.name.kind === 'period' ? cohort.code : String(cohortValue(cohort, view, labels)),
        kind: kindOf(params),
      })),
    ],
    rows: Array.from({ length: ages }, (_, age) => {
      const mean = view.mean[age];
      return [
        age,
        mean ? meanOf(mean, params) : null,
        ...cohorts.map(({ cells }) => {
          const cell = cells[age];
          return cell ? figureOf(cell, params) : null;
        }),
      ];
    }),
    marks: Array.from({ length: ages }, () => null),
    footer: [],
  };
}
