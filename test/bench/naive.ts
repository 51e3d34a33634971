import type { SourcePlan } from '../../src/core/model/plan.ts';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { Recipe } from '../../src/core/model/recipe.ts';

/** What anyone writes first: the file as a table. */
export const naiveLoad = `create table naive as select * from read_csv('naive.csv')`;

const text: Recipe = { kind: 'text', stripPointZero: false };
const number: Recipe = { kind: 'number', decimalMark: '.' };
const columns: readonly (readonly [string, ColumnUse, Recipe])[] = [
  ['order_id', 'order', text],
  ['customer_id', 'customer', text],
  ['order_date', 'date', { kind: 'date', order: 'ymd' }],
  ['sku', 'product', text],
  ['category', 'dimension', text],
  ['channel', 'dimension', text],
  ['quantity', 'quantity', number],
  ['unit_price', 'unitPrice', number],
];

/** How the product reads the bench shop. */
export const benchPlan: SourcePlan = {
  fileName: 'shop.csv',
  role: 'transactions',
  encoding: 'utf-8',
  dialect: { delimiter: ',', quote: '"' },
  preambleRecords: 0,
  hasHeader: true,
  columns: columns.map(([header, use, recipe], index) => ({
    index,
    header,
    id: header,
    use,
    recipe,
    confidence: 1,
    reason: { code: 'none', detail: {} },
  })),
  refunds: { kind: 'negativeOnly' },
  totalLabels: [],
};

/** A question with its straightforward SQL and the product's way, and the gates of both sizes. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly naive: string;
  /** SQL over the star, or the address of a view. */
  readonly star: { readonly sql: string } | { readonly view: string };
  /** Times faster than naive, at 1 M and at 5 M lines; null where nothing was promised. */
  readonly gate: readonly [number, number] | null;
}

const rfm = (where: string): string => `
  with c as (
    select customer_id, max(order_date) as last, count(distinct order_id) as f, sum(quantity * unit_price) as m
    from naive ${where} group by customer_id
  ), s as (
    select ntile(5) over (order by last) as r, ntile(5) over (order by f) as f, ntile(5) over (order by m) as m, m as amount
    from c
  )
  select r, f, m, count(*), sum(amount) from s group by all`;

const gaps = (where: string): string => `
  with d as (select distinct customer_id, order_date from naive ${where}),
  g as (select date_diff('day', lag(order_date) over (partition by customer_id order by order_date), order_date) as gap from d)
  select quantile_cont(gap, [0.25, 0.5, 0.75])::varchar from g`;

export const tasks: readonly Task[] = [
  {
    id: 'W3',
    title: 'revenue by month',
    naive: `select cast(date_trunc('month', order_date) as varchar), round(sum(quantity * unit_price), 2) from naive group by 1`,
    star: {
      sql: `select cast(make_date(2000 + month // 12, month % 12 + 1, 1) as varchar), round(sum(amount)::double / 100, 2) from shop.cohort_month group by month`,
    },
    gate: [15, 60],
  },
  {
    id: 'W4',
    title: 'RFM cells (the RFM view)',
    naive: rfm(''),
    star: { view: 'rfm?v=1' },
    gate: [7, 12],
  },
  {
    id: 'W6',
    title: 'purchase-gap quartiles',
    naive: gaps(''),
    star: { sql: `select quantile_cont(gap, [0.25, 0.5, 0.75])::varchar from shop.purchase_day` },
    gate: [5, 20],
  },
  {
    id: 'W7',
    title: 'filtered sum (channel = web)',
    naive: `select round(sum(quantity * unit_price), 2) from naive where channel = 'web'`,
    star: {
      sql: `select round(sum(amount)::double / 100, 2) from shop.line where d_channel = 'web'::shop.d_channel`,
    },
    gate: [3.5, 4],
  },
  {
    id: 'W4f',
    title: 'RFM view, channel = web',
    naive: rfm(`where channel = 'web'`),
    star: { view: 'rfm?v=1&is.channel=web' },
    gate: [2, 2],
  },
  {
    id: 'OV',
    title: 'overview view (beside naive monthly new and existing)',
    naive: `
      with f as (select customer_id, min(order_date) as first from naive group by 1)
      select date_trunc('month', order_date), date_trunc('month', first) = date_trunc('month', order_date),
        count(distinct naive.customer_id), count(distinct order_id), sum(quantity * unit_price)
      from naive join f on f.customer_id = naive.customer_id group by all`,
    star: { view: 'overview?v=1' },
    gate: null,
  },
  {
    id: 'OVf',
    title: 'overview view, channel = web',
    naive: `
      with n as (select * from naive where channel = 'web'), f as (select customer_id, min(order_date) as first from n group by 1)
      select date_trunc('month', order_date), date_trunc('month', first) = date_trunc('month', order_date),
        count(distinct n.customer_id), count(distinct order_id), sum(quantity * unit_price)
      from n join f on f.customer_id = n.customer_id group by all`,
    star: { view: 'overview?v=1&is.channel=web' },
    gate: null,
  },
];
