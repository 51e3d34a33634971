import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import type { OverviewLabels } from './labels/en.ts';
import { customerKinds } from './query.ts';
import { averageOrderValue, repeatShare, type OverviewView, type Span } from './view.ts';

/** Every number of an overview. */
export function tablesOfOverview(view: OverviewView, labels: OverviewLabels): readonly TableData[] {
  return [figureTable(view, labels), monthTable(view, labels), concentrationTable(view, labels)];
}

/** The measures of a span, with how each is written. */
export const figures = [
  { id: 'netRevenue', kind: 'money', of: (span: Span): CellValue => span.revenue },
  { id: 'orders', kind: 'integer', of: (span: Span): CellValue => span.orders },
  { id: 'customers', kind: 'integer', of: (span: Span): CellValue => span.customers },
  { id: 'aov', kind: 'moneyAverage', of: averageOrderValue },
  { id: 'repeatRate', kind: 'share', of: repeatShare },
] as const;

/** The key figures of the period beside those it is compared with: one row per period. */
export function figureTable(view: OverviewView, labels: OverviewLabels): TableData {
  const columns: readonly TableColumn[] = [
    { id: 'span', label: '', kind: 'text' },
    { id: 'from', label: labels.period, kind: 'day' },
    { id: 'to', label: '', kind: 'day' },
    ...figures.map(({ id, kind }) => ({ id, label: labels[id], kind })),
    ...customerKinds.map((kind) => ({
      id: `revenue.${kind}`,
      label: labels.revenueOf(labels.kinds[kind]),
      kind: 'money' as const,
    })),
    ...(['new', 'early', 'existing'] as const).map((kind) => ({
      id: `customers.${kind}`,
      label: labels.customersOf(labels.kinds[kind]),
      kind: 'integer' as const,
    })),
  ];
  const row = (
    name: string,
    range: { from: string; to: string },
    span: Span,
  ): readonly CellValue[] => [
    name,
    range.from,
    range.to,
    ...figures.map(({ of }) => of(span)),
    ...customerKinds.map((kind) => span.byKind[kind].revenue),
    ...(['new', 'early', 'existing'] as const).map((kind) => span.byKind[kind].customers),
  ];
  const rows = [row(labels.period, view.period, view.now)];
  if (view.before && view.comparison)
    rows.push(row(labels.comparison, view.comparison, view.before));
  return {
    id: 'figures',
    title: labels.kpiTitle,
    columns,
    rows,
    marks: rows.map((_, index) => (index === 0 ? 'period' : null)),
    footer: [],
  };
}

/** Month by month, by kind of customer; the footer is the control total of the filtered rows. */
export function monthTable(view: OverviewView, labels: OverviewLabels): TableData {
  const money = customerKinds.map((kind) => ({
    id: `revenue.${kind}`,
    label: labels.kinds[kind],
    kind: 'money' as const,
  }));
  const columns: readonly TableColumn[] = [
    { id: 'month', label: labels.month, kind: 'month' },
    { id: 'netRevenue', label: labels.netRevenue, kind: 'money' },
    ...money,
    { id: 'orders', label: labels.orders, kind: 'integer' },
    { id: 'customers', label: labels.customers, kind: 'integer' },
    { id: 'newCustomers', label: labels.customersOf(labels.kinds.new), kind: 'integer' },
    { id: 'earlyCustomers', label: labels.customersOf(labels.kinds.early), kind: 'integer' },
    { id: 'existingCustomers', label: labels.customersOf(labels.kinds.existing), kind: 'integer' },
  ];
  const marksOf = (kind: 'new' | 'early' | 'existing'): readonly (string | null)[] =>
    view.months.map(({ month, byKind }) =>
      byKind[kind].customers > 0 ? `${kind}:${month}` : null,
    );
  return {
    id: 'months',
    title: labels.monthsTitle,
    columns,
    rows: view.months.map((month) => [
      month.month,
      month.revenue,
      ...customerKinds.map((kind) => month.byKind[kind].revenue),
      month.orders,
      month.customers,
      month.byKind.new.customers,
      month.byKind.early.customers,
      month.byKind.existing.customers,
    ]),
    marks: view.months.map(({ month, customers }) => (customers > 0 ? `active:${month}` : null)),
    cellMarks: {
      newCustomers: marksOf('new'),
      earlyCustomers: marksOf('early'),
      existingCustomers: marksOf('existing'),
    },
    footer: [
      [
        labels.total,
        view.months.reduce((sum, month) => sum + month.revenue, 0n),
        ...customerKinds.map((kind) =>
          view.months.reduce((sum, month) => sum + month.byKind[kind].revenue, 0n),
        ),
        view.months.reduce((sum, month) => sum + month.orders, 0),
        null,
        view.months.reduce((sum, month) => sum + month.byKind.new.customers, 0),
        view.months.reduce((sum, month) => sum + month.byKind.early.customers, 0),
        null,
      ],
    ],
  };
}

/** How much of all known customers' revenue the best of them bring. */
function concentrationTable(view: OverviewView, labels: OverviewLabels): TableData {
  return {
    id: 'concentration',
    title: labels.params.top.label,
    columns: [
      { id: 'top', label: labels.params.top.label, kind: 'number' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'revenue', label: labels.netRevenue, kind: 'money' },
      { id: 'share', label: labels.revenueShare, kind: 'share' },
    ],
    rows: [
      [
        view.params.top,
        view.best.customers,
        view.best.revenue,
        ratio(Number(view.best.revenue), Number(view.bought.revenue)),
      ],
      [100, view.bought.customers, view.bought.revenue, 1],
    ],
    marks: ['best', null],
    footer: [],
  };
}
