import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import type { Group } from './bins.ts';
import type { DistributionLabels } from './labels/en.ts';
import type { DistributionView } from './view.ts';

/** Every number of a distribution: its bars, tenths, best customers, and the Lorenz curve. */
export function tablesOfDistribution(
  view: DistributionView,
  labels: DistributionLabels,
): readonly TableData[] {
  return [
    binTable(view, labels),
    topTable(view, labels),
    tenthTable(view, labels),
    lorenzTable(view, labels),
  ];
}

/** The bars, lowest first, those at zero and below before them; the footer adds up to the control total. */
export function binTable(view: DistributionView, labels: DistributionLabels): TableData {
  const bars = view.bins.map(({ low, high, mark, ...group }) => ({ low, high, mark, group }));
  const none = { low: null, high: 0, mark: 'bin:none', group: view.none };
  const all = view.none.customers > 0 && view.params.bins !== 'quantile' ? [none, ...bars] : bars;
  const closing = (name: string, group: Group, isCustomers = true): readonly CellValue[] => [
    name,
    null,
    ...sums(view, group, isCustomers),
  ];
  return {
    id: 'bins',
    title: labels.histogramTitle,
    columns: [
      { id: 'low', label: labels.from, kind: 'moneyAverage' },
      {
        id: 'high',
        label: view.params.bins === 'quantile' ? labels.to : labels.below,
        kind: 'moneyAverage',
      },
      ...sumColumns(labels),
    ],
    rows: all.map(({ low, high, group }) => [low, high, ...sums(view, group)]),
    marks: all.map(({ mark, group }) => (group.customers > 0 ? mark : null)),
    footer: [
      closing(labels.allBuyers, view.bought),
      closing(labels.withoutPurchase, view.withoutPurchase),
      closing(labels.withoutCustomer, view.withoutCustomer, false),
      closing(labels.total, { customers: 0, revenue: view.total }, false),
    ],
  };
}

/** The best 1, 5, 10 and 20 per cent. */
export function topTable(view: DistributionView, labels: DistributionLabels): TableData {
  return {
    id: 'tops',
    title: labels.topsTitle,
    columns: [{ id: 'top', label: labels.group, kind: 'text' }, ...partColumns(labels)],
    rows: view.tops.map(({ percent, ...group }) => [
      labels.bestMark(0, percent),
      ...parts(view, group),
    ]),
    marks: view.tops.map(({ percent, customers }) => (customers > 0 ? `best:0-${percent}` : null)),
    footer: [],
  };
}

/** Ten groups of as many customers each, best first. */
export function tenthTable(view: DistributionView, labels: DistributionLabels): TableData {
  return {
    id: 'tenths',
    title: labels.tenthsTitle,
    columns: [
      { id: 'tenth', label: labels.tenth, kind: 'integer' },
      { id: 'low', label: labels.from, kind: 'moneyAverage' },
      { id: 'high', label: labels.to, kind: 'moneyAverage' },
      ...partColumns(labels),
      { id: 'cumulative', label: labels.cumulative, kind: 'shareFine' },
    ],
    rows: view.tenths.map(({ tenth, low, high, ...group }) => [
      tenth,
      low,
      high,
      ...parts(view, group),
      ratio(
        view.tenths.slice(0, tenth).reduce((sum, { revenue }) => sum + Number(revenue), 0),
        Number(view.bought.revenue),
      ),
    ]),
    marks: view.tenths.map(({ tenth, customers }) =>
      customers > 0 ? `best:${10 * (tenth - 1)}-${10 * tenth}` : null,
    ),
    footer: [[labels.allBuyers, null, null, ...parts(view, view.bought), null]],
  };
}

/**
 * The Lorenz curve: what the lowest spenders bring, for each hundredth of the customers. A row stands for
 * the customers above its point, as a click on the curve does.
 */
export function lorenzTable(view: DistributionView, labels: DistributionLabels): TableData {
  const points = lorenzOf(view);
  return {
    id: 'lorenz',
    title: labels.lorenzTitle,
    columns: [
      { id: 'customerShare', label: labels.lowestShare, kind: 'shareFine' },
      { id: 'revenueShare', label: labels.revenueShare, kind: 'shareFine' },
      { id: 'customers', label: labels.customersAbove, kind: 'integer' },
    ],
    rows: points.map((point) => [point.customers, point.revenue, point.customersAbove]),
    marks: points.map(({ above, customersAbove }) =>
      customersAbove > 0 ? `best:0-${above}` : null,
    ),
    footer: [],
  };
}

/** One point of the Lorenz curve: shares of the customers and of their revenue, from the lowest up. */
export interface LorenzPoint {
  readonly customers: number;
  readonly revenue: number;
  /** Hundredths of the customers above this point, and how many customers these are. */
  readonly above: number;
  readonly customersAbove: number;
}

/** From 0, 0 to 1, 1; empty without revenue. */
export function lorenzOf(view: DistributionView): readonly LorenzPoint[] {
  const whole = Number(view.bought.revenue);
  if (whole <= 0) return [];
  let customers = 0;
  let revenue = 0n;
  const points = [...view.hundredths].reverse().map((group) => {
    customers += group.customers;
    revenue += group.revenue;
    return {
      customers: customers / view.bought.customers,
      revenue: Number(revenue) / whole,
      above: group.slot - 1,
      customersAbove: view.bought.customers - customers,
    };
  });
  const start = { customers: 0, revenue: 0, above: 100, customersAbove: view.bought.customers };
  return [start, ...points];
}

function sumColumns(labels: DistributionLabels): readonly TableColumn[] {
  const [customers, ...revenue] = partColumns(labels);
  return [
    ...(customers ? [customers] : []),
    { id: 'customerShare', label: labels.customerShare, kind: 'shareFine' },
    ...revenue,
  ];
}

/** Shares are of the customers who have bought and of what they brought. */
function sums(view: DistributionView, group: Group, isCustomers = true): readonly CellValue[] {
  const isPart = isCustomers && group !== view.withoutPurchase;
  if (!isPart) return [isCustomers ? group.customers : null, null, group.revenue, null];
  const [customers = null, ...revenue] = parts(view, group);
  return [customers, ratio(group.customers, view.bought.customers), ...revenue];
}

/** Columns of groups whose share of the customers is what makes them. */
function partColumns(labels: DistributionLabels): readonly TableColumn[] {
  return [
    { id: 'customers', label: labels.customers, kind: 'integer' },
    { id: 'revenue', label: labels.revenue, kind: 'money' },
    { id: 'revenueShare', label: labels.revenueShare, kind: 'shareFine' },
  ];
}

function parts(view: DistributionView, group: Group): readonly CellValue[] {
  return [
    group.customers,
    group.revenue,
    ratio(Number(group.revenue), Number(view.bought.revenue)),
  ];
}
