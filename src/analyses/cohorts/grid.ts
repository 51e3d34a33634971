import { rampOf } from '../../core/chart/ramp.ts';
import { periodRange } from '../../core/periods.ts';
import { isCustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { GridCell, GridData } from '../../core/spec/screen.ts';
import type { CohortCell } from './cells.ts';
import { columnsOf, isByCalendar, type CohortColumn } from './columns.ts';
import { figureOf, intervalOf, isThin, kindOf, markOf, meanKindOf, meanOf } from './figure.ts';
import type { CohortLabels } from './labels/en.ts';
import { lengthOf } from './params.ts';
import type { Cohort, CohortView } from './view.ts';
import { cohortLabel, periodLabel } from './words.ts';

/** The triangle: a row per cohort with its size, a column per age or period, the mean first. */
export function gridOf(view: CohortView, context: ScreenContext<CohortLabels>): GridData {
  const { labels, formats } = context;
  const { params } = view;
  const columns = columnsOf(view);
  const ramp = rampOf(coloured(view, columns), params.measure === 'customers' ? 'linear' : 'log');
  const isTotal = params.show === 'total' && params.measure !== 'aov';
  const meanText = (value: number | null): string =>
    formats.short(meanKindOf(value, params), value);
  const wordOf = (column: CohortColumn): string =>
    isByCalendar(view)
      ? periodLabel(column.number, params.unit, labels, formats)
      : String(column.number);
  return {
    rowTitle: rowTitleOf(view, labels),
    columnTitle: isByCalendar(view) ? labels.calendar : labels.ages(lengthOf(params)),
    rows: view.cohorts.map((cohort) => ({
      id: cohort.code,
      label: cohortLabel(cohort, view, labels, formats),
      ...(isEarly(cohort, view) ? { note: labels.earlyRow } : {}),
    })),
    columns: [
      { id: 'size', label: labels.customers, lead: true },
      ...columns.map((column) => ({ id: column.id, label: wordOf(column) })),
    ],
    summary: {
      label: isTotal ? labels.meanOfTotals : labels.mean,
      note: isTotal ? labels.meanOfTotalsNote : labels.meanNote,
      texts: [
        formats.value('integer', everyoneIn(view)),
        ...columns.map(({ mean }) => (mean === null ? '' : meanText(meanOf(mean, params)))),
      ],
    },
    cells: view.cohorts.flatMap((cohort) => [
      sizeCell(cohort, view, context),
      ...columns.flatMap((column) => {
        const cell = column.cellOf(cohort);
        if (cell === null) return [];
        const figure = figureOf(cell, params);
        const isColoured = !cell.isOpen && !isThin(cell, params) && figure !== null;
        const step = isColoured ? ramp.step(Number(figure)) : null;
        return [gridCell(cell, cohort, column.id, step, view, context)];
      }),
    ]),
    scale: {
      title: labels.figures[params.measure][params.show],
      low: formats.short(kindOf(params), rounded(ramp.low, params)),
      high: formats.short(kindOf(params), rounded(ramp.high, params)),
    },
  };
}

/** Customers of all cohorts, those before the shown ones too. */
function everyoneIn({ cohorts, earlier }: CohortView): number {
  return cohorts.reduce((sum, { customers }) => sum + customers, earlier.customers);
}

/** The ramp runs over closed cells after the first period, whose figure is of another order. */
function coloured(view: CohortView, columns: readonly CohortColumn[]): readonly number[] {
  const cells = view.cohorts.flatMap((cohort) => columns.map((column) => column.cellOf(cohort)));
  return cells.flatMap((cell) => {
    if (cell === null || cell.isOpen || cell.age === 0 || isThin(cell, view.params)) return [];
    const figure = figureOf(cell, view.params);
    return figure === null ? [] : [Number(figure)];
  });
}

/** The ends of a ramp of counts are counts. */
function rounded(value: number, params: CohortView['params']): number {
  return kindOf(params) === 'integer' ? Math.round(value) : value;
}

/** Whether customers of a cohort may have bought before the data begin. */
export function isEarly({ name }: Cohort, { params, earlyUntil }: CohortView): boolean {
  if (name.kind !== 'period' || earlyUntil === null) return false;
  return periodRange(params.unit, name.period).from <= earlyUntil;
}

function sizeCell(
  cohort: Cohort,
  view: CohortView,
  { labels, formats }: ScreenContext<CohortLabels>,
): GridCell {
  const text = formats.value('integer', cohort.customers);
  return {
    row: cohort.code,
    column: 'size',
    text,
    detail: [labels.amountOf(formats.short('money', cohort.revenue))],
    step: null,
    description: formats.term(
      cohortLabel(cohort, view, labels, formats),
      labels.customerCount(text),
    ),
    mark: `cohort:${cohort.code}`,
  };
}

function gridCell(
  cell: CohortCell,
  cohort: Cohort,
  column: string,
  step: number | null,
  view: CohortView,
  { labels, formats }: ScreenContext<CohortLabels>,
): GridCell {
  const { params } = view;
  const { measure, show } = params;
  const text = formats.short(kindOf(params), figureOf(cell, params));
  const isAgain = measure === 'customers' && show === 'cumulative';
  const interval = intervalOf(cell, params);
  const lines = [
    labels.ofCustomers(
      formats.value('integer', isAgain ? cell.repeaters : cell.customers),
      formats.value('integer', cell.size),
    ),
    ...(interval
      ? [
          labels.interval(
            formats.value('share', interval.low),
            formats.value('share', interval.high),
          ),
        ]
      : []),
    ...(measure === 'customers'
      ? []
      : [
          labels.orderCount(formats.value('integer', cell.orders)),
          labels.amountOf(formats.value('money', cell.revenue)),
        ]),
    ...(cell.isOpen ? [labels.notOver] : []),
    ...(isThin(cell, params) ? [labels.thin] : []),
  ];
  const at = labels.cellAt(cohortLabel(cohort, view, labels, formats), lengthOf(params), cell.age);
  return {
    row: cohort.code,
    column,
    text,
    detail: lines,
    step,
    description: formats.beside([formats.term(at, text), ...lines]),
    mark: markOf(cohort.code, cell, params),
    open: cell.isOpen,
    thin: isThin(cell, params),
  };
}

/** What the cohorts are named after. */
function rowTitleOf({ plan: { source } }: CohortView, labels: CohortLabels): string {
  if (isCustomerGroupKind(source)) return labels.customerGroups.options[source];
  return source === 'time' ? labels.firstPurchase : labels.firstValue;
}
