import { describe, expect, test } from 'vitest';
import type { ColumnUse, SourceRole } from '../../src/core/model/fields.ts';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import type { Recipe } from '../../src/core/model/recipe.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { sql } from '../../src/core/sql/index.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { Source, Sources } from '../../src/engine/engine.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { handMadeSources, shopPlan } from '../support/oracle-shop.ts';

const engine = useEngine();

const text: Recipe = { kind: 'text', stripPointZero: false };
const recipes: Partial<Record<ColumnUse, Recipe>> = {
  date: { kind: 'date', order: 'ymd' },
  amount: { kind: 'number', decimalMark: '.' },
  quantity: { kind: 'number', decimalMark: '.' },
  unitPrice: { kind: 'number', decimalMark: '.' },
  refunded: { kind: 'number', decimalMark: '.' },
};

/** A table as text, its columns as `header:use`. */
function table(
  fileName: string,
  columns: string,
  records: readonly string[],
  more: Partial<SourcePlan> = {},
): Source {
  const plan: SourcePlan = {
    ...shopPlan,
    fileName,
    refunds: { kind: 'negativeOnly' },
    columns: columns.split(' ').map((column, index) => {
      const [header = '', use = 'ignore', perOrder] = column.split(':');
      return {
        ...{ index, header, id: header, use: use as ColumnUse },
        recipe: recipes[use as ColumnUse] ?? text,
        ...{ confidence: 1, reason: { code: 'none' as const, detail: {} } },
        ...(perOrder ? { perOrder: true } : {}),
      };
    }),
    ...more,
  };
  const csv = [plan.columns.map(({ header }) => header).join(','), ...records, ''].join('\n');
  return handMadeSources(csv, plan).sources[0]!;
}

function together(...sources: Source[]): Sources {
  return { plan: { sources: sources.map(({ plan }) => plan), currency: null }, sources };
}

const as = (role: SourceRole): Partial<SourcePlan> => ({ role });

const layout = 'order:order who:customer day:date item:product amount:amount';
const january = table('january.csv', layout, [
  'o1,ann,2024-01-05,tea,10.00',
  'o1,ann,2024-01-05,cup,5.00',
  'o2,bob,2024-01-20,tea,10.00',
  'o3,cho,2024-01-31,tea,7.00',
]);

const linesOf = async (schema: string): Promise<readonly string[]> => {
  const { line, customerKey, product } = starTables(schema);
  const found = await rows<{ text: string }>(
    engine(),
    sql`select concat_ws(' ', k.id, cast(line.day as varchar), p.code, line.amount) as text
      from ${line} as line left join ${customerKey} as k on k.customer = line.customer
      left join ${product} as p on p.product = line.product order by 1`,
  );
  return found.map((row) => row.text);
};

describe('monthly files with one layout', () => {
  test('become one table, whatever the order of their columns', async () => {
    const february = table(
      'february.csv',
      'who:customer amount:amount order:order item:product day:date',
      ['ann,4.00,o4,cup,2024-02-02'],
    );
    await withLoaded(engine(), together(january, february), async ({ model, files }) => {
      expect(model.control.rowsInFile).toBe(5);
      expect(model.control.rowsLoaded).toBe(5);
      expect(model.control.amount).toBe(36n);
      expect(await linesOf(model.schema)).toContain('ann 2024-02-02 cup 4');
      expect(model.dimensions).toEqual([]);
      expect(files.map(({ fileName, rows: n }) => [fileName, n])).toEqual([
        ['january.csv', 4],
        ['february.csv', 1],
      ]);
      expect(files.map(({ layout }) => layout)).toEqual([
        null,
        { added: [], missing: [], renamed: [], isReordered: true },
      ]);
    });
  });

  test('that overlap count every line once, as the later file has it', async () => {
    const february = table('february.csv', layout, [
      'o3,cho,2024-01-31,tea,7.00',
      'o2,bob,2024-01-20,tea,8.00',
      'o2,bob,2024-01-20,tea,10.00',
      'o4,ann,2024-02-02,cup,4.00',
    ]);
    await withLoaded(engine(), together(january, february), async ({ model, files, rejects }) => {
      expect(await linesOf(model.schema)).toEqual([
        'ann 2024-01-05 cup 5',
        'ann 2024-01-05 tea 10',
        'ann 2024-02-02 cup 4',
        'bob 2024-01-20 tea 10',
        'bob 2024-01-20 tea 8',
        'cho 2024-01-31 tea 7',
      ]);
      // o3 is there unchanged, the first tea of o2 has another price, its second tea is new.
      expect(files[1]).toMatchObject({ rows: 4, same: 1, changed: 1 });
      expect(rejects.map(({ fileName, row, reason }) => [fileName, row, reason])).toEqual([
        ['january.csv', 4, 'replaced'],
        ['january.csv', 5, 'replaced'],
      ]);
      expect(model.control.rowsLoaded + model.control.rowsRejected).toBe(8);
    });
  });
});

describe('sources with layouts of their own', () => {
  test('are told apart by a dimension', async () => {
    const till = table(
      'till.csv',
      'receipt:order card:customer when:date pieces:quantity price:unitPrice shop:dimension clerk:dimension hour:ignore',
      ['t1,ann,2024-01-07,2,3.00,north,x,9'],
    );
    await withLoaded(engine(), together(january, till), ({ model }) => {
      expect(model.control.rowsLoaded).toBe(5);
      const source = model.dimensions.find(({ id }) => id === 'source');
      expect(source?.values).toEqual([
        { value: 'january', rows: 4 },
        { value: 'till', rows: 1 },
      ]);
      const shop = model.dimensions.find(({ id }) => id === 'shop');
      expect(shop?.values).toEqual([
        { value: null, rows: 4 },
        { value: 'north', rows: 1 },
      ]);
      return Promise.resolve();
    });
  });
});

describe('tables that say more about products and orders', () => {
  const products = table(
    'products.csv',
    'item:product family:dimension',
    ['tea,drinks', 'cup,china', 'pot,china'],
    as('products'),
  );

  test('add dimensions to the lines, and no line is lost or doubled', async () => {
    const sparse = table(
      'products.csv',
      'item:product family:dimension',
      ['tea,drinks'],
      as('products'),
    );
    await withLoaded(engine(), together(january, sparse), ({ model, checks }) => {
      expect(model.lines).toBe(4);
      expect(model.control.amount).toBe(model.control.factAmount);
      expect(model.dimensions.find(({ id }) => id === 'family')?.values).toEqual([
        { value: 'drinks', rows: 3 },
        { value: null, rows: 1 },
      ]);
      expect(checks.find(({ code }) => code === 'unmatchedProducts')).toMatchObject({
        status: 'warn',
        detail: { known: 1, unknown: 1, unused: 0 },
      });
      return Promise.resolve();
    });
  });

  test('with one row per returned line mark the order once', async () => {
    const returns = table(
      'returns.csv',
      'returned:dimension order:order',
      ['Yes,o1', 'Yes,o1', 'Yes,o3'],
      as('orders'),
    );
    await withLoaded(engine(), together(january, returns, products), ({ model, checks }) => {
      expect(model.lines).toBe(4);
      expect(model.dimensions.find(({ id }) => id === 'returned')?.values).toEqual([
        { value: 'Yes', rows: 3 },
        { value: null, rows: 1 },
      ]);
      expect(model.dimensions.map(({ id }) => id)).toEqual(['family', 'returned']);
      expect(checks.find(({ code }) => code === 'unmatchedOrders')?.detail).toMatchObject({
        known: 2,
        repeated: 1,
        contradicting: 0,
      });
      return Promise.resolve();
    });
  });

  test('are refused where their key stands for many things', async () => {
    const coupons = table(
      'coupons.csv',
      'item:product campaign:dimension',
      ['tea,a', 'tea,b', 'cup,a', 'cup,c'],
      as('products'),
    );
    await withLoaded(engine(), together(january, coupons), ({ model, checks }) => {
      expect(model.lines).toBe(4);
      expect(model.dimensions).toEqual([]);
      expect(checks.find(({ code }) => code === 'joinRefused')?.detail).toMatchObject({
        contradicting: 2,
      });
      return Promise.resolve();
    });
  });

  test('may share the name of a column with another table', async () => {
    const more = 'order:order who:customer day:date item:product amount:amount family:dimension';
    const lines = table('lines.csv', more, ['o1,ann,2024-01-05,tea,10.00,gift']);
    await withLoaded(engine(), together(lines, products), ({ model }) => {
      expect(model.dimensions.map(({ id, values }) => [id, values[0]?.value])).toEqual([
        ['family', 'gift'],
        ['product-family', 'drinks'],
      ]);
      return Promise.resolve();
    });
  });
});

describe('tables about customers', () => {
  const people = as('customers');
  const dimension = (model: ModelInfo, id: string) =>
    model.dimensions.find((one) => one.id === id)?.values;

  test('of one layout are read as one, whichever file a customer is in', async () => {
    const first = table('a.csv', 'who:customer town:dimension', ['ann,Taipei'], people);
    const second = table('b.csv', 'town:dimension who:customer', ['Tainan,bob'], people);
    await withLoaded(engine(), together(january, first, second), ({ model, checks }) => {
      expect(dimension(model, 'town')).toEqual([
        { value: 'Tainan', rows: 1 },
        { value: 'Taipei', rows: 1 },
      ]);
      expect(checks.filter(({ code }) => code === 'unmatchedCustomers')).toHaveLength(1);
      return Promise.resolve();
    });
  });

  test('of different layouts each add what they know', async () => {
    const first = table('a.csv', 'who:customer town:dimension', ['ann,Taipei'], people);
    const more = 'who:customer age:dimension kids:dimension pets:dimension home:dimension';
    const second = table('b.csv', more, ['bob,30,0,1,own', 'ann,40,2,0,rent'], people);
    await withLoaded(engine(), together(january, first, second), async ({ model }) => {
      const { attribute, customerKey } = starTables(model.schema);
      const found = await rows(
        engine(),
        sql`select id, d_town, d_age from ${attribute} join ${customerKey} using (customer) order by id`,
      );
      expect(found).toEqual([
        { id: 'ann', d_town: 'Taipei', d_age: '40' },
        { id: 'bob', d_town: null, d_age: '30' },
      ]);
    });
  });

  test('name each prospect once, whichever files know them, and no buyer among them', async () => {
    const first = table(
      'a.csv',
      'who:customer town:dimension',
      ['fay,Taipei', 'ann,Taipei'],
      people,
    );
    const more = 'who:customer age:dimension kids:dimension pets:dimension home:dimension';
    const second = table('b.csv', more, ['eve,30,0,1,own', 'fay,40,2,0,rent', 'bob,50,,,'], people);
    await withLoaded(engine(), together(january, first, second), async ({ model, checks }) => {
      expect([model.customers, model.prospects]).toEqual([3, 2]);
      const { attribute, customerKey } = starTables(model.schema);
      const found = await rows(
        engine(),
        sql`select customer, id, d_town, d_age from ${customerKey} join ${attribute} using (customer) order by customer`,
      );
      expect(found).toEqual([
        { customer: 0, id: 'ann', d_town: 'Taipei', d_age: null },
        { customer: 1, id: 'bob', d_town: null, d_age: '50' },
        { customer: 3, id: 'fay', d_town: 'Taipei', d_age: '40' },
        { customer: 4, id: 'eve', d_town: null, d_age: '30' },
      ]);
      expect(dimension(model, 'age')).toEqual([
        { value: '50', rows: 1 },
        { value: null, rows: 1 },
        { value: '30', rows: 0 },
        { value: '40', rows: 0 },
      ]);
      // Both files are measured against the sales, not against each other.
      const met = checks.filter(({ code }) => code === 'unmatchedCustomers');
      expect(
        met.map(({ detail }) => [detail['known'], detail['unknown'], detail['unused']]),
      ).toEqual([
        [1, 2, 1],
        [1, 2, 2],
      ]);
    });
  });

  test('whose key no sale has name no prospects: they may be others', async () => {
    const crm = table('crm.csv', 'who:customer town:dimension', ['1001,Taipei'], people);
    await withLoaded(engine(), together(january, crm), ({ model }) => {
      expect([model.prospects, model.dimensions]).toEqual([null, []]);
      return Promise.resolve();
    });
  });

  test('whose own ids no sale has are joined by the e-mail', async () => {
    const crm = table(
      'contacts.csv',
      'record:customer mail:email stage:dimension',
      ['1001,ann,lead', '1002,eve,lead'],
      people,
    );
    await withLoaded(engine(), together(january, crm), ({ checks, model }) => {
      expect(checks.find(({ code }) => code === 'unmatchedCustomers')?.detail).toMatchObject({
        known: 1,
        unknown: 2,
      });
      expect(dimension(model, 'stage')).toEqual([{ value: 'lead', rows: 1 }]);
      expect(model.prospects).toBe(1);
      return Promise.resolve();
    });
  });
});

test('A table of products beside sales that name none is left out, and the report says so', async () => {
  const sales = table('sales.csv', 'order:order who:customer day:date amount:amount', [
    'o1,ann,2024-01-05,10.00',
  ]);
  const products = table('products.csv', 'item:product family:dimension', ['tea,drinks'], {
    role: 'products',
  });
  await withLoaded(engine(), together(sales, products), ({ model, checks }) => {
    expect(model.dimensions).toEqual([]);
    expect(checks.find(({ code }) => code === 'unmatchedProducts')).toMatchObject({
      status: 'warn',
      detail: { known: 0 },
    });
    return Promise.resolve();
  });
});

describe('exports that write an order’s facts on its first line only', () => {
  const shop = table(
    'orders.csv',
    'name:order email:customer:perOrder day:date:perOrder item:product pieces:quantity price:unitPrice refunded:refunded status:ignore country:dimension:perOrder',
    [
      '#1,ann@x.org,2024-01-05,tea,2,10.00,5.00,paid,TW',
      '#1,,,cup,1,7.00,,,',
      '#2,bob@x.org,2024-01-06,tea,1,10.00,,failed,JP',
    ],
    { leaveOut: { column: 7, values: ['failed'] } },
  );

  test('fill the other lines, subtract what was refunded, and leave out what is no sale', async () => {
    await withLoaded(engine(), together(shop), async ({ model, rejects }) => {
      expect(await linesOf(model.schema)).toEqual([
        'ann@x.org 2024-01-05 -5',
        'ann@x.org 2024-01-05 cup 7',
        'ann@x.org 2024-01-05 tea 20',
      ]);
      expect(model.dimensions[0]?.values).toEqual([{ value: 'TW', rows: 3 }]);
      // The refund is a line of its own, and no row of the file.
      expect(model.control).toMatchObject({ rowsLoaded: 2, refundRows: 0, refundAmount: -5n });
      expect(rejects).toMatchObject([{ row: 4, column: 'status', reason: 'notASale' }]);
    });
  });

  test('count a refund once where two files have the order', async () => {
    const again = table(
      'orders-2.csv',
      'name:order email:customer:perOrder day:date:perOrder item:product pieces:quantity price:unitPrice refunded:refunded status:ignore country:dimension:perOrder',
      ['#1,ann@x.org,2024-01-05,tea,2,10.00,6.00,paid,TW', '#1,,,cup,1,7.00,,,'],
    );
    await withLoaded(engine(), together(shop, again), async ({ model, rejects, files }) => {
      expect(await linesOf(model.schema)).toEqual([
        'ann@x.org 2024-01-05 -6',
        'ann@x.org 2024-01-05 cup 7',
        'ann@x.org 2024-01-05 tea 20',
      ]);
      const { rowsInFile, rowsLoaded, rowsRejected } = model.control;
      expect([rowsInFile, rowsLoaded, rowsRejected]).toEqual([5, 2, 3]);
      expect(rejects).toHaveLength(3);
      expect(files[1]).toMatchObject({ same: 2, changed: 0 });
    });
  });

  test('keep a refund of a row that names no order', async () => {
    const bare = table('bare.csv', 'who:customer day:date amount:amount refunded:refunded', [
      'ann,2024-01-05,10.00,4.00',
      'bob,2024-01-05,10.00,',
    ]);
    await withLoaded(engine(), together(bare), ({ model }) => {
      expect(model.control).toMatchObject({ rowsLoaded: 2, amount: 16n, refundAmount: -4n });
      return Promise.resolve();
    });
  });
});

test('Ids that one file writes as numbers and another with spaces are one customer', async () => {
  const stripped = { kind: 'text', stripPointZero: true } as const;
  const first = table('a.csv', layout, ['o1,17.0,2024-01-05,tea,1.00']);
  const columns = first.plan.columns.map((column) =>
    column.use === 'customer' ? { ...column, recipe: stripped } : column,
  );
  const second = table('b.csv', layout, ['o2, 17 ,2024-01-06,tea,1.00']);
  const sources = together({ ...first, plan: { ...first.plan, columns } }, second);
  await withLoaded(engine(), sources, ({ model }) => {
    expect(model.customers).toBe(1);
    return Promise.resolve();
  });
});

test('Files in two currencies are refused: their amounts have no sum', () => {
  const inspected = (source: Source, currency: string) => ({
    plan: source.plan,
    columns: source.plan.columns.map(() => ({ currencies: [{ code: currency, rows: 1 }] })),
    data: source.data,
    facts: { records: 1, longestRecordBytes: 1, contentHash: '', marks: [] },
  });
  expect(() => sourcesOf([inspected(january, 'TWD'), inspected(january, 'USD')])).toThrow(
    'mapping.mixedCurrency',
  );
});
