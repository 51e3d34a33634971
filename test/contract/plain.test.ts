import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import { isPlainDay, plainDay as fastDay } from '../../src/core/model/read-cell.ts';
import type { Recipe } from '../../src/core/model/recipe.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { lit, sql } from '../../src/core/sql/index.ts';
import { plainDay, plainNumber } from '../../src/engine/plain/plain-cells.ts';
import { readPlainLines } from '../../src/engine/plain/plain-read.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { handMadeSources, shopPlan } from '../support/oracle-shop.ts';

const engine = useEngine();

const columns: readonly (readonly [string, ColumnUse, Recipe['kind']])[] = [
  ['note', 'ignore', 'text'],
  ['name', 'productName', 'text'],
  ['order', 'order', 'text'],
  ['customer', 'customer', 'text'],
  ['day', 'date', 'date'],
  ['sku', 'product', 'text'],
  ['channel', 'dimension', 'text'],
  ['pieces', 'quantity', 'number'],
  ['price', 'unitPrice', 'number'],
  ['off', 'discount', 'number'],
  ['shop', 'dimension', 'text'],
];
const recipes: Readonly<Record<Recipe['kind'], Recipe>> = {
  text: { kind: 'text', stripPointZero: false },
  number: { kind: 'number', decimalMark: '.' },
  date: { kind: 'date', order: 'ymd' },
};
const plan: SourcePlan = {
  ...shopPlan,
  refunds: { kind: 'negativeOnly' },
  hours: true,
  columns: columns.map(([header, use, kind], index) => ({
    ...{ index, header, use, id: header, recipe: recipes[kind] },
    ...{ confidence: 1, reason: { code: 'none' as const, detail: {} } },
  })),
};

const quoted = (text: string): string => `"${text}"`;
const text = (...texts: string[]): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...texts), fc.constantFrom(...texts.map(quoted)));

/** One record, every cell of it plain. */
const record = fc
  .record({
    note: fc.constantFrom('', 'x', '備註', '"a ""quoted"" word, and a comma"'),
    name: text('', 'Tea', '烏龍茶', 'Blue cup'),
    order: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 0, max: 400 }),
    dayForm: fc.constantFrom('-', '/', 'T', ' '),
    sku: text('', 'T1', 'T2', 'Ünï'),
    channel: text('web', 'store', '門市', ''),
    pieces: fc.constantFrom('1', '2', '-1', '0', '1.5', '0.125', '12.0', '3.'),
    price: fc.constantFrom('0.01', '19.99', '1250', '-3', '0.333333', '7.5', '100000000'),
    off: fc.constantFrom('', '0', '0.5', '1.25'),
    shop: text('north', 'south'),
  })
  .map((cells) => {
    const [date = '', time = ''] = new Date(Date.UTC(2023, 10, 2 + cells.day, cells.day % 24, 4, 5))
      .toISOString()
      .split(/[T.]/);
    const day = {
      '-': date,
      '/': date.replaceAll('-', '/'),
      T: `${date}T${time}`,
      ' ': `${date} ${time}`,
    }[cells.dayForm];
    // An order has one customer; the last ones have none.
    const customer = cells.order > 10 ? '' : ['ann', 'bob', '周', 'Ann', 'bo'][cells.order % 5];
    const { note, name, order, sku, channel, pieces, price, off, shop } = cells;
    return [note, name, `o${order}`, customer, day, sku, channel, pieces, price, off, shop];
  });

const anyPlainShop = fc.record({
  records: fc.array(record, { minLength: 1, maxLength: 40 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  endsOpen: fc.boolean(),
});
type PlainShop = typeof anyPlainShop extends fc.Arbitrary<infer Shop> ? Shop : never;

const header = columns.map(([name]) => name);
function csvOf({ records, lineEnd, endsOpen }: PlainShop): string {
  const body = records.map((cells) => cells.join(',')).join(lineEnd);
  return `${header.join(',')}\n${body}${endsOpen ? '' : lineEnd}`;
}

/** The whole star as texts, with keys resolved, as far as keys may differ. */
async function starOf(csv: string): Promise<unknown> {
  return withLoaded(engine(), handMadeSources(csv, plan), async ({ model, checks, repairs }) => {
    const { line, order, customerKey, product, customer } = starTables(model.schema);
    const texts = async (query: ReturnType<typeof sql>): Promise<readonly string[]> =>
      (await rows(engine(), query))
        .map((one) => JSON.stringify(one, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v)))
        .sort();
    const { rowsLoaded, amount, factAmount, refundRows, refundAmount, guestRows, guestAmount } =
      model.control;
    return {
      ...{ rowsLoaded, amount, factAmount, refundRows, refundAmount, guestRows, guestAmount },
      ...{ repairs, scale: model.scale, quantityScale: model.quantityScale },
      ...{ dimensions: model.dimensions, later: model.hasLaterLines },
      severalDays: checks.find((check) => check.code === 'oneDayPerOrder')?.detail,
      types: await engine().describe(line),
      orderTypes: await engine().describe(order),
      lines: await texts(
        sql`select k.id, cast(o.day as varchar) as order_day, o.amount as order_amount, o.sales, cast(line.day as varchar) as day,
            p.code, p.name, line.quantity, line.amount, line.refund, line.later, line.hour,
            cast(line.d_channel as varchar) as channel, cast(line.d_shop as varchar) as shop
          from ${line} as line join ${order} as o on o.ord = line.ord and o.customer is not distinct from line.customer
          left join ${customerKey} as k on k.customer = line.customer
          left join ${product} as p on p.product = line.product`,
      ),
      keys: await texts(sql`select * from ${customerKey}`),
      products: await texts(sql`select * from ${product}`),
      customers: await texts(
        sql`select * replace (cast(last_day as varchar) as last_day) from ${customer}`,
      ),
      inOrder: await texts(
        sql`select count(*) as n from (select ord < lag(ord) over () as back from ${line}) where back`,
      ),
    };
  });
}

describe('a file in which every cell is plain', () => {
  test('is read as plain lines, and makes the star that the careful way makes', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlainShop, async (shop) => {
        const csv = csvOf(shop);
        const [source] = handMadeSources(csv, plan).sources;
        const lines = await readPlainLines(source!, { aborted: false }, () => undefined);
        expect(lines?.rows).toBe(shop.records.length);
        const plain = await starOf(csv);
        // A record that can not be loaded sends the whole file the careful way.
        const unreadable = shop.records[0]!.with(4, '2024-02-30');
        const careful = await starOf(csvOf({ ...shop, records: [...shop.records, unreadable] }));
        expect(plain).toEqual(careful);
      }),
      { numRuns: 60 },
    );
  });
});

describe('plain cells', () => {
  const day = fc.tuple(
    fc.constantFrom('2024', '1899', '1900', '2100', '2101', '024', '0000'),
    fc.constantFrom('-', '/', '.', ''),
    fc.constantFrom('2', '02', '12', '13', '00', '1', '9'),
    fc.constantFrom('-', '/'),
    fc.constantFrom('1', '01', '28', '29', '30', '31', '32', '00', '9'),
    fc.constantFrom(
      '',
      ' 12:34',
      'T23:59:59',
      ' 24:00:00',
      ' 12:34:60',
      ' 1:02',
      ' 12:34:56.789',
      'Z',
      ' ',
      ' 12:34:56 +02',
    ),
  );
  const encode = (cell: string): DataView => new DataView(new TextEncoder().encode(cell).buffer);

  test('hold a day only where the careful way sees the same day without a repair', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: 40, maxLength: 40 }), async (parts) => {
        for (const cell of parts.map((each) => each.join(''))) {
          const view = encode(cell);
          const found = plainDay(view, 0, view.byteLength);
          if (Number.isNaN(found)) continue;
          const fast = fastDay(lit(cell), { kind: 'date', order: 'ymd' });
          const [row] = await rows<{ day: string | null }>(
            engine(),
            sql`select case when ${isPlainDay(fast, lit(cell))} then cast(${fast} as varchar) end as day`,
          );
          expect(new Date(found * 86_400_000).toISOString().slice(0, 10), cell).toBe(row?.day);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('hold a number only where digits say so, and then the nearest double', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.stringMatching(/^-?[0-9]{1,12}(\.[0-9]{0,7})?$/),
          fc.stringMatching(/^[-+.,0-9eE ]{0,8}$/),
        ),
        (cell) => {
          const view = encode(cell);
          const value = plainNumber(view, 0, view.byteLength);
          const isPlain =
            /^-?[0-9]+(\.[0-9]*)?$/.test(cell) && cell.replace(/[-.]/g, '').length <= 15;
          expect(value).toBe(isPlain ? Number(cell) : NaN);
        },
      ),
    );
  });
});

describe('a file with one odd cell', () => {
  const good = 'n,Tea,o1,ann,2024-01-05,T1,web,1,2.50,,north';
  const odd: Readonly<Record<string, string>> = {
    'a day written otherwise': good.replace('2024-01-05', '05.01.2024'),
    'a day that does not exist': good.replace('2024-01-05', '2024-02-30'),
    'a thousands mark': good.replace('2.50', '"1,200.00"'),
    'an exponent': good.replace('2.50', '1e3'),
    'more decimals than millionths': good.replace('2.50', '0.1234567'),
    'an amount beyond the largest': good.replace('2.50', '99999999999'),
    'no price': good.replace('2.50', ''),
    'no order': good.replace('o1', ''),
    'a text with space around it': good.replace('ann', ' ann'),
    'a text that means no value': good.replace('web', 'N/A'),
    'a doubled quote': good.replace('Tea', '"Te""a"'),
    'a quote within a cell': good.replace('Tea', 'Te"a'),
    'text after a quote': good.replace('Tea', '"Te"a'),
    'a cell too few': good.replace(',north', ''),
    'a cell too many': `${good},more`,
    'an order of two customers': good.replace('ann', 'bob'),
    'a lone carriage return': good.replace('Tea', 'Te\ra'),
  };

  test.each(Object.entries(odd))('goes the careful way: %s', async (_, line) => {
    const csv = [header.join(','), good, line, good, ''].join('\n');
    const [source] = handMadeSources(csv, plan).sources;
    expect(await readPlainLines(source!, { aborted: false }, () => undefined)).toBeNull();
  });

  test('and so does a file whose bytes are no UTF-8', async () => {
    const [source] = handMadeSources('', plan).sources;
    const data = new Blob([good.slice(0, 1), new Uint8Array([0xe5, 0x91]), good.slice(1), '\n']);
    const broken = { ...source!, data, records: 1 };
    expect(await readPlainLines(broken, { aborted: false }, () => undefined)).toBeNull();
  });
});
