import fc from 'fast-check';
import type { ImportPlan, SourcePlan } from '../../src/core/model/plan.ts';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { Recipe } from '../../src/core/model/recipe.ts';
import type { Sources } from '../../src/engine/engine.ts';
import { ContentHash } from '../../src/ingest/content-hash.ts';
import type { OracleMapping } from './oracle.ts';

/** One record of a random shop, as text: what stands in the file. */
export interface ShopRow {
  readonly customer: string;
  readonly order: string;
  readonly date: string;
  readonly amount: string;
  readonly channel: string;
  /** The original order of a refund, in a column of its own. */
  readonly original: string;
}

/** The header of a shop's file. */
export const shopColumns = ['customer', 'order', 'date', 'amount', 'channel', 'original'] as const;
const uses: Readonly<Record<(typeof shopColumns)[number], ColumnUse>> = {
  customer: 'customer',
  order: 'order',
  date: 'date',
  amount: 'amount',
  channel: 'dimension',
  original: 'originalOrder',
};
const recipes: Partial<Record<(typeof shopColumns)[number], Recipe>> = {
  date: { kind: 'date', order: 'ymd' },
  amount: { kind: 'number', decimalMark: '.' },
};

/** Refunds are negative amounts, and whatever stands under an order id with this prefix. */
export const refundPrefix = 'C';

/** The same columns, for the oracle. */
export const shopMapping: OracleMapping = {
  customer: 'customer',
  order: 'order',
  date: 'date',
  amount: 'amount',
  dimension: 'channel',
  original: 'original',
  refundPrefix,
  decimals: 2,
};

/** A row the shop always has: it fixes the first day and two decimals, whatever else is drawn. */
export const anchor: ShopRow = {
  customer: 'zoe',
  order: 'z0',
  date: '2023-11-01',
  amount: '0.01',
  channel: 'web',
  original: '',
};

const customers = ['', 'ann', 'bob', "d'arcy", '周', 'e "x"', 'f,g', '007', 'Ann'];
const orders = [
  '',
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [`o${n}`, `o${n}`, `C` + `o${n}`]),
  'r1',
  'r2',
];
/** Orders whose rows name another order as their original. */
const originals: Readonly<Record<string, string>> = { r1: 'o1', r2: 'o2' };

const row: fc.Arbitrary<ShopRow> = fc
  .record({
    customer: fc.constantFrom(...customers),
    order: fc.constantFrom(...orders),
    offset: fc.integer({ min: 0, max: 130 }),
    cents: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 5000 }) },
      { weight: 2, arbitrary: fc.integer({ min: -3000, max: -1 }) },
      // Small round amounts, so that refunds cancel sales exactly and values tie.
      { weight: 3, arbitrary: fc.constantFrom(1000, -1000, 500, -500, 0) },
    ),
    channel: fc.constantFrom('web', 'store', 'app', ''),
  })
  .map(({ customer, order, offset, cents, channel }) => ({
    customer,
    order,
    date: new Date(Date.UTC(2023, 10, 2 + offset)).toISOString().slice(0, 10),
    amount: centsText(cents),
    channel,
    original: originals[order] ?? '',
  }));

/** Records that can not be loaded, each for a reason of its own. */
const broken: fc.Arbitrary<ShopRow> = fc
  .tuple(row, fc.integer({ min: 0, max: 4 }))
  .map(([good, n]) => {
    const faults: readonly Partial<ShopRow>[] = [
      { date: '' },
      { date: '2024-02-30' },
      { amount: '' },
      { amount: 'twelve' },
      { amount: '10000000000' },
    ];
    return { ...good, ...faults[n] };
  });

/** Small shops with every complication: refunds, shared and spread orders, guests, broken records. */
export const anyShop: fc.Arbitrary<readonly ShopRow[]> = fc
  .array(fc.oneof({ weight: 12, arbitrary: row }, { weight: 1, arbitrary: broken }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((rows) => [anchor, ...rows]);

/** The same over two years instead of four months: some customers have stayed away for a year. */
export const anyLongShop: fc.Arbitrary<readonly ShopRow[]> = anyShop.map((rows) =>
  rows.map((one) => {
    const days = (Date.parse(one.date) - Date.parse(anchor.date)) / 86_400_000;
    if (!(days > 0)) return one;
    const date = new Date(Date.parse(anchor.date) + 6 * days * 86_400_000);
    return { ...one, date: date.toISOString().slice(0, 10) };
  }),
);

/** The same where every line stands on the day of its order, refunds too. */
export const anyPromptShop: fc.Arbitrary<readonly ShopRow[]> = anyShop.map((rows) =>
  rows.map((one) => {
    const order = /[0-9]/.exec(one.order)?.[0];
    return order && one !== anchor && one.date !== '' ? { ...one, date: `2024-01-0${order}` } : one;
  }),
);

/** The same without refunds and without orders that cost nothing. */
export const anySellingShop: fc.Arbitrary<readonly ShopRow[]> = anyPromptShop.map((rows) =>
  rows.filter((one) => Number(one.amount) > 0 && !one.order.startsWith(refundPrefix)),
);

function centsText(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The shop as the text of a CSV file, header first. */
export function shopCsv(rows: readonly ShopRow[]): string {
  const field = (text: string): string =>
    /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.map((one) => shopColumns.map((column) => field(one[column])).join(','));
  return [shopColumns.join(','), ...lines, ''].join('\n');
}

/** How the file of a shop is read: written by hand, nothing is detected. */
export const shopPlan: SourcePlan = {
  fileName: 'shop.csv',
  role: 'transactions',
  encoding: 'utf-8',
  dialect: { delimiter: ',', quote: '"' },
  preambleRecords: 0,
  hasHeader: true,
  columns: shopColumns.map((name, index) => ({
    index,
    header: name,
    id: name,
    use: uses[name],
    recipe: recipes[name] ?? { kind: 'text', stripPointZero: false },
    confidence: 1,
    reason: { code: 'none', detail: {} },
  })),
  refunds: { kind: 'orderPrefix', prefix: refundPrefix },
  totalLabels: [],
};

/** The shop as the engine loads it. */
export function shopSources(rows: readonly ShopRow[]): Sources {
  return handMadeSources(shopCsv(rows), shopPlan);
}

/** A file with a header and a plan written by hand, ready to load. */
export function handMadeSources(
  csv: string,
  plan: SourcePlan,
  currency: string | null = null,
): Sources {
  const data = csv.slice(csv.indexOf('\n') + 1);
  const whole: ImportPlan = { sources: [plan], currency };
  return {
    plan: whole,
    sources: [
      {
        plan,
        data: new Blob([data]),
        records: data.split('\n').filter((line) => line !== '').length,
        longestRecordBytes: 0,
        contentHash: contentHashOf(data),
        marks: [],
      },
    ],
  };
}

function contentHashOf(text: string): string {
  const hash = new ContentHash();
  hash.push(new TextEncoder().encode(text));
  return hash.end();
}
