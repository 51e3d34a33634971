import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import type { ProductsLabels } from './labels/en.ts';
import { markOf } from './marks.ts';
import { type ProductsView } from './view.ts';

/** Every number of the view: rules, customers to suggest to, journeys, the matrix, products. */
export function tablesOfProducts(view: ProductsView, labels: ProductsLabels): readonly TableData[] {
  return [
    ruleTable(view, labels),
    missingTable(view, labels),
    journeyTable(view, labels),
    matrixTable(view, labels),
    itemTable(view, labels),
  ];
}

const from = (label: string): TableColumn => ({ id: 'from', label, kind: 'text' });
const to = (label: string): TableColumn => ({ id: 'to', label, kind: 'text' });

/** Both directions of the strongest pairs; a row is the customers with both in one basket. */
export function ruleTable({ rules }: ProductsView, labels: ProductsLabels): TableData {
  return {
    id: 'rules',
    title: labels.rulesTitle,
    columns: [
      from(labels.basketsWith),
      to(labels.alsoHold),
      { id: 'baskets', label: labels.bothBaskets, kind: 'integer' },
      { id: 'support', label: labels.support, kind: 'number' },
      { id: 'confidence', label: labels.confidence, kind: 'share' },
      { id: 'base', label: labels.base, kind: 'share' },
      { id: 'lift', label: labels.lift, kind: 'number' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
    ],
    rows: rules.map((rule) => [
      rule.from.name,
      rule.to.name,
      rule.baskets,
      rule.support * 100,
      rule.confidence,
      rule.base,
      rule.lift,
      rule.customers,
    ]),
    marks: rules.map((rule) =>
      rule.customers > 0 ? markOf('pair', rule.from.code, rule.to.code) : null,
    ),
    footer: [],
  };
}

/** For each rule the customers who have the first and never bought the second. */
export function missingTable(view: ProductsView, labels: ProductsLabels): TableData {
  const rules = view.rules.filter(({ missing }) => missing > 0);
  return {
    id: 'missing',
    title: labels.missingTitle,
    columns: [
      from(labels.bought),
      to(labels.notYet),
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'buyers', label: labels.ofBuyers, kind: 'integer' },
      { id: 'confidence', label: labels.confidence, kind: 'share' },
      { id: 'lift', label: labels.lift, kind: 'number' },
    ],
    rows: rules.map((rule) => [
      rule.from.name,
      rule.to.name,
      rule.missing,
      rule.from.customers,
      rule.confidence,
      rule.lift,
    ]),
    marks: rules.map((rule) => markOf('missing', rule.from.code, rule.to.code)),
    footer: [],
  };
}

/** From the first purchase of one product to the first of another. */
export function journeyTable({ journeys }: ProductsView, labels: ProductsLabels): TableData {
  return {
    id: 'next',
    title: labels.nextTitle,
    columns: [
      from(labels.first),
      to(labels.then),
      { id: 'customers', label: labels.wentOn, kind: 'integer' },
      { id: 'could', label: labels.could, kind: 'integer' },
      { id: 'share', label: labels.nextShare, kind: 'share' },
      { id: 'lift', label: labels.nextLift, kind: 'number' },
    ],
    rows: journeys.map((journey) => [
      journey.from.name,
      journey.to.name,
      journey.customers,
      journey.could,
      journey.share,
      journey.lift,
    ]),
    marks: journeys.map((journey) => markOf('next', journey.from.code, journey.to.code)),
    footer: [],
  };
}

/** The share of the row's baskets that hold the column, for the products in most baskets. */
export function matrixTable({ matrix, shared }: ProductsView, labels: ProductsLabels): TableData {
  const cells = matrix.flatMap((row) =>
    matrix
      .filter((column) => column !== row)
      .map((column) => ({ row, column, ...shared.get(row.code)?.get(column.code) })),
  );
  return {
    id: 'matrix',
    title: labels.matrixTitle,
    columns: [
      from(labels.basketsWith),
      to(labels.alsoHold),
      { id: 'baskets', label: labels.bothBaskets, kind: 'integer' },
      { id: 'confidence', label: labels.confidence, kind: 'share' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
    ],
    rows: cells.map(({ row, column, baskets = 0, customers = 0 }) => [
      row.name,
      column.name,
      baskets,
      ratio(baskets, row.baskets),
      customers,
    ]),
    marks: cells.map(({ row, column, customers = 0 }) =>
      customers > 0 ? markOf('pair', row.code, column.code) : null,
    ),
    footer: [],
  };
}

/** The products with most revenue; the footer adds up to all revenue. */
export function itemTable(view: ProductsView, labels: ProductsLabels): TableData {
  const total = Number(view.revenue);
  const money = (name: string, revenue: bigint): readonly CellValue[] => [
    name,
    ...(view.dimension === null ? [null] : []),
    revenue,
    ratio(Number(revenue), total),
    null,
    null,
    null,
    null,
  ];
  const others = view.itemCount - view.items.length;
  return {
    id: 'products',
    title: labels.itemsTitle(view.dimension),
    columns: [
      { id: 'name', label: view.dimension ?? labels.product, kind: 'text' },
      ...(view.dimension === null
        ? [{ id: 'code', label: labels.code, kind: 'text' as const }]
        : []),
      { id: 'revenue', label: labels.revenue, kind: 'money' },
      { id: 'revenueShare', label: labels.revenueShare, kind: 'share' },
      { id: 'baskets', label: labels.baskets, kind: 'integer' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'repeaters', label: labels.repeaters, kind: 'integer' },
      { id: 'repeatShare', label: labels.repeatShare, kind: 'share' },
    ],
    rows: view.items.map((item) => [
      item.name,
      ...(view.dimension === null ? [item.code] : []),
      item.revenue,
      ratio(Number(item.revenue), total),
      item.baskets,
      item.customers,
      item.repeaters,
      ratio(item.repeaters, item.customers),
    ]),
    marks: view.items.map((item) => (item.customers > 0 ? markOf('buyers', item.code) : null)),
    footer: [
      ...(others > 0 ? [money(labels.others(others), view.restRevenue)] : []),
      ...(view.withoutRevenue === 0n ? [] : [money(labels.withoutItem, view.withoutRevenue)]),
      money(labels.total, view.revenue),
    ],
  };
}
