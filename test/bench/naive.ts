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

/** Customers by month of their first purchase and of any purchase. */
const cohortMatrix = `
  with f as (select customer_id, date_trunc('month', min(order_date)) as cohort from naive group by 1)
  select cast(cohort as varchar), cast(date_trunc('month', order_date) as varchar),
    count(distinct naive.customer_id), round(sum(quantity * unit_price), 2)
  from naive join f on f.customer_id = naive.customer_id group by all`;

/** Spells by length, those that ended and those still open: what a Kaplan–Meier curve is made of. */
const spellLengths = `
  with d as (select distinct customer_id, order_date from naive),
  s as (
    select order_date, lead(order_date) over (partition by customer_id order by order_date) as next,
      (select max(order_date) from naive) as last
    from d
  )
  select date_diff('day', order_date, coalesce(next, last)) as days,
    count(next), count(*) - count(next)
  from s group by 1`;

/** Spending by customer in bins of a logarithmic scale, and what the best tenths bring. */
const spending = `
  with c as (select customer_id, sum(quantity * unit_price) as m from naive group by 1),
  t as (select m, ntile(10) over (order by m desc) as tenth, floor(4 * log10(greatest(m, 0.01))) as bin from c)
  select tenth, bin, count(*), sum(m), min(m), max(m) from t group by all`;

/** Tiers of spending in the last twelve months and in those before, customer by customer. */
const migration = `
  with now as (
    select customer_id, percent_rank() over (order by sum(quantity * unit_price) desc) as place, sum(quantity * unit_price) as m
    from naive where order_date > date '2024-12-31' group by 1
  ), before as (
    select customer_id, percent_rank() over (order by sum(quantity * unit_price) desc) as place, sum(quantity * unit_price) as m
    from naive where order_date > date '2023-12-31' and order_date <= date '2024-12-31' group by 1
  ), everyone as (select distinct customer_id from naive)
  select case when b.place < 0.05 then 1 when b.place < 0.2 then 2 when b.place < 0.5 then 3 when b.place <= 1 then 4 end,
    case when n.place < 0.05 then 1 when n.place < 0.2 then 2 when n.place < 0.5 then 3 when n.place <= 1 then 4 end,
    count(*), sum(b.m), sum(n.m)
  from everyone left join before b using (customer_id) left join now n using (customer_id) group by all`;

/** A view whose answer a screen waits for. */
export interface Screen {
  readonly address: string;
  /** Why it takes longer than a screen should, where it is known to. */
  readonly why?: string;
}

const ofValues = 'every value has spells of its own: customers, values and days in one grouping';
const baskets = 'every basket is joined with itself, and every customer’s first purchases too';

/** Each analysis, and its heavier settings. */
export const screens: readonly Screen[] = [
  { address: 'overview?v=1' },
  { address: 'lifecycle?v=1' },
  {
    address: 'lifecycle?v=1&per=week',
    why: 'has every customer’s state in every week of the file',
  },
  { address: 'distribution?v=1' },
  { address: 'distribution?v=1&bins=quantile' },
  { address: 'abc?v=1' },
  {
    address: 'abc?v=1&of=products',
    why: 'counts the buyers of each class, bar and product over all lines',
  },
  { address: 'rfm?v=1' },
  { address: 'rfm?v=1&show=profile', why: 'reads every line once per what, where and when' },
  { address: 'rfm?v=1&show=spread' },
  { address: 'rfm?v=1&show=change' },
  { address: 'pyramid?v=1' },
  { address: 'cohorts?v=1' },
  { address: 'cohorts?v=1&unit=week' },
  { address: 'cohorts?v=1&measure=revenue&show=cumulative' },
  { address: 'cohorts?v=1&by=dimension:channel' },
  { address: 'cohorts?v=1&by=product', why: 'ranks what each first purchase was spent on' },
  { address: 'repurchase?v=1' },
  {
    address: 'repurchase?v=1&by=tier',
    why: 'ranks everyone by what they spent in twelve months first',
  },
  { address: 'repurchase?v=1&by=dimension:channel', why: ofValues },
  { address: 'repurchase?v=1&by=dimension:category', why: ofValues },
  { address: 'products?v=1', why: baskets },
  { address: 'products?v=1&by=dimension:category', why: baskets },
  { address: 'sample?v=1' },
  { address: 'segment?v=1', why: 'counts the rule in the data of twelve earlier days as well' },
  {
    address: 'segment?v=1&rule=all(r(4..5)~net(500..))',
    why: 'counts the rule in the data of twelve earlier days as well',
  },
  { address: 'explore?v=1' },
  { address: 'explore?v=1&rows=dimension:category&columns=month&measures=revenue~customers' },
];

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
    id: 'W5',
    title: 'monthly cohort matrix',
    naive: cohortMatrix,
    star: {
      sql: `
        select cast(make_date(2000 + first_month // 12, first_month % 12 + 1, 1) as varchar),
          cast(make_date(2000 + month // 12, month % 12 + 1, 1) as varchar),
          cast(sum(customers) as bigint), round(sum(amount)::double / 100, 2)
        from shop.cohort_month where first_month is not null group by first_month, month`,
    },
    gate: [40, 100],
  },
  {
    id: 'CO',
    title: 'the cohorts view (beside the naive matrix)',
    naive: cohortMatrix,
    star: { view: 'cohorts?v=1' },
    gate: null,
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
    id: 'KM',
    title: 'spells by length for Kaplan–Meier (the repurchase view)',
    naive: spellLengths,
    star: { view: 'repurchase?v=1' },
    gate: null,
  },
  {
    id: 'SD',
    title: 'spend distribution (the distribution view)',
    naive: spending,
    star: { view: 'distribution?v=1' },
    gate: null,
  },
  {
    id: 'MI',
    title: 'migration between two years (the pyramid view)',
    naive: migration,
    star: { view: 'pyramid?v=1' },
    gate: null,
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
