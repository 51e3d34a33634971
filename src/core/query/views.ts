import type { DimensionInfo, ModelInfo } from '../model/info.ts';
import { starTables } from '../model/tables.ts';
import { id, join, lit, newline, nothing, sql, type Sql } from '../sql/index.ts';

/** The views of a data set that queries read; what they and their columns mean is in `i18n`. */
export const viewColumns = {
  lines: [
    'order_key',
    'customer',
    'day',
    'product_code',
    'product_name',
    'quantity',
    'net_revenue',
    'is_refund',
    'hour',
    'margin',
    'service_cost',
  ],
  orders: ['order_key', 'customer', 'day', 'net_revenue', 'sales', 'is_purchase'],
  customers: [
    'customer',
    'first_day',
    'second_day',
    'last_day',
    'purchase_days',
    'orders',
    'net_revenue',
    'sales',
  ],
  purchase_days: ['customer', 'day', 'number', 'gap_days'],
  products: ['product_code', 'product_name', 'lines', 'quantity', 'net_revenue'],
} as const;

export type ViewName = keyof typeof viewColumns;
export type ViewColumnName = (typeof viewColumns)[ViewName][number];

/** A column of a view; `dimension` is the header that it comes from, null for those of every data set. */
export interface ViewColumn {
  readonly name: string;
  readonly type: string;
  readonly dimension: DimensionInfo | null;
}

/** A view, and the query that it stands for. */
export interface DocumentedView {
  readonly name: ViewName;
  readonly columns: readonly ViewColumn[];
  readonly query: Sql;
}

interface Column extends ViewColumn {
  readonly value: Sql;
}

/** The name of the column that says which file a line comes from: no header names it. */
const sourceColumn = 'source_file';

/** The views that a data set offers: what its files don't say is left out. */
export function documentedViews(model: ModelInfo): readonly DocumentedView[] {
  const tables = starTables(model.schema);
  const money = (value: Sql): Pick<Column, 'type' | 'value'> => scaled(value, model.scale);
  const amount = (value: Sql): Pick<Column, 'type' | 'value'> => scaled(value, model.quantityScale);
  const hasProducts = model.products > 0;
  const ofLines = dimensionsOf(model, 'line');
  const ofCustomers = dimensionsOf(model, 'customer');
  const product = [
    text('product_code', sql`product.code`),
    text('product_name', sql`product.name`),
  ];
  const withProducts = hasProducts
    ? sql`left join ${tables.product} as product on product.product = line.product`
    : nothing;

  const lines = [
    column('order_key', 'INTEGER', sql`line.ord`),
    column('customer', 'INTEGER', sql`line.customer`),
    column('day', 'DATE', sql`line.day`),
    ...(hasProducts ? product : []),
    { ...column('quantity'), ...amount(sql`line.quantity`) },
    { ...column('net_revenue'), ...money(sql`line.amount`) },
    column('is_refund', 'BOOLEAN', sql`line.refund`),
    ...(model.hasHours ? [column('hour', 'UTINYINT', sql`line.hour`)] : []),
    ...(model.hasMargin ? [{ ...column('margin'), ...money(sql`line.margin`) }] : []),
    ...(model.hasServiceCost ? [{ ...column('service_cost'), ...money(sql`line.service`) }] : []),
  ];
  const orders = [
    column('order_key', 'INTEGER', sql`ord`),
    column('customer', 'INTEGER', sql`customer`),
    column('day', 'DATE', sql`day`),
    { ...column('net_revenue'), ...money(sql`amount`) },
    { ...column('sales'), ...money(sql`sales`) },
    column('is_purchase', 'BOOLEAN', sql`amount > 0`),
  ];
  const customers = [
    column('customer', 'INTEGER', sql`buyer.customer`),
    column('first_day', 'DATE', sql`first_purchase.first_day`),
    column('second_day', 'DATE', sql`first_purchase.second_day`),
    column('last_day', 'DATE', sql`buyer.last_day`),
    column('purchase_days', 'INTEGER', sql`buyer.days`),
    column('orders', 'INTEGER', sql`buyer.orders`),
    { ...column('net_revenue'), ...money(sql`buyer.amount`) },
    { ...column('sales'), ...money(sql`buyer.sales`) },
  ];
  const purchaseDays = [
    column('customer', 'INTEGER', sql`customer`),
    column('day', 'DATE', sql`day`),
    column('number', 'INTEGER', sql`nth`),
    column('gap_days', 'INTEGER', sql`cast(gap as integer)`),
  ];
  const products = [
    ...product,
    column('lines', 'BIGINT', sql`count(line.ord)`),
    { ...column('quantity'), ...amount(sql`cast(sum(line.quantity) as bigint)`) },
    { ...column('net_revenue'), ...money(sql`cast(sum(line.amount) as bigint)`) },
  ];

  const withAttributes =
    ofCustomers.length > 0
      ? sql`left join ${tables.attribute} as person on person.customer = buyer.customer`
      : nothing;
  return [
    view(
      'lines',
      [...lines, ...named(lines, ofLines, sql`line`)],
      [sql`${tables.line} as line`, withProducts],
    ),
    view('orders', orders, [sql`${tables.order} as purchase`]),
    view(
      'customers',
      [...customers, ...named(customers, ofCustomers, sql`person`)],
      [
        sql`${tables.customer} as buyer`,
        sql`left join ${tables.firstPurchase} as first_purchase on first_purchase.customer = buyer.customer`,
        withAttributes,
      ],
    ),
    view('purchase_days', purchaseDays, [sql`${tables.purchaseDay} as purchase_day`]),
    ...(hasProducts
      ? [
          view('products', products, [
            sql`${tables.product} as product`,
            sql`left join ${tables.line} as line on line.product = product.product`,
            sql`group by product.code, product.name`,
          ]),
        ]
      : []),
  ];
}

function view(name: ViewName, columns: readonly Column[], from: readonly Sql[]): DocumentedView {
  const values = columns.map(({ name: as, value }) => sql`${value} as ${id(as)}`);
  return {
    name,
    columns: columns.map(({ name: as, type, dimension }) => ({ name: as, type, dimension })),
    query: sql`select ${join(values)}
from ${join(
      from.filter((part) => part !== nothing),
      newline,
    )}`,
  };
}

function column(name: ViewColumnName, type = '', value: Sql = nothing): Column {
  return { name, type, value, dimension: null };
}

function text(name: ViewColumnName, value: Sql): Column {
  return column(name, 'VARCHAR', value);
}

/** Integers of 10^-`scale` as exact decimals in units. */
function scaled(value: Sql, scale: number): Pick<Column, 'type' | 'value'> {
  if (scale === 0) return { type: 'BIGINT', value };
  const unit = lit(`0.${'1'.padStart(scale, '0')}`);
  return {
    type: `DECIMAL(18,${scale})`,
    value: sql`cast(${value} * cast(${unit} as decimal(${lit(scale + 1)}, ${lit(scale)})) as decimal(18, ${lit(scale)}))`,
  };
}

function dimensionsOf(model: ModelInfo, source: DimensionInfo['source']): readonly DimensionInfo[] {
  return model.dimensions.filter((dimension) => dimension.source === source);
}

/** Dimensions under their headers; where two would be the same, the later one is numbered. */
function named(
  before: readonly Column[],
  dimensions: readonly DimensionInfo[],
  of: Sql,
): readonly Column[] {
  const taken = new Set(before.map(({ name }) => name));
  return dimensions.map((dimension) => {
    const label = dimension.label.trim() === '' ? sourceColumn : dimension.label.trim();
    let name = label;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${label} ${count}`;
    taken.add(name.toLowerCase());
    const value = sql`cast(${of}.${id(dimension.column)} as varchar)`;
    return { name, type: 'VARCHAR', value, dimension };
  });
}
