import type { Vector } from 'apache-arrow';
import type { StarTables } from '../../core/model/tables.ts';
import { id, join, lit, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import type { Cancel, DuckDbHost } from '../host.ts';
import type { Survey } from '../import-survey.ts';
import { arrowStream, column } from './arrow-columns.ts';
import { intAt, numberAt, numberWidth, type PlainLines } from './plain-lines.ts';
import type { PlainOrders } from './plain-orders.ts';
import { none, type TextOrder } from '../../core/text-codes.ts';
import { differences, pickInts, pickRows, pickWhole, range, ranksOf } from './typed-arrays.ts';

/** What was read, in the order in which the star keeps it. */
export interface PlainRead {
  readonly lines: PlainLines;
  readonly orders: PlainOrders;
  readonly customers: TextOrder;
  readonly survey: Survey;
}

/** Rows handed over at a time. */
const batchRows = 1 << 18;

/** Creates keys, orders and lines of the star from arrays in memory. */
export async function handOver(
  host: DuckDbHost,
  tables: StarTables,
  read: PlainRead,
  cancel: Cancel,
): Promise<void> {
  const create: Create = async (table, rows, batch, columns) => {
    const name = 'plain_batch';
    for (let from = 0; from === 0 || from < rows; from += batchRows) {
      const to = Math.min(from + batchRows, rows);
      await host.insert(tables.schema, name, arrowStream(batch(from, to)), cancel);
      const into = from === 0 ? sql`create table ${table} as` : sql`insert into ${table}`;
      const part = id(tables.schema, name);
      await host.run(sql`${into} select ${columns} from ${part}`, cancel);
      await host.run(sql`drop table ${part}`);
    }
  };
  await createCustomers(create, tables, read);
  await createOrders(create, tables, read);
  const productKeys = read.lines.hasProducts ? await createProducts(create, tables, read) : null;
  const dimensions = await createDimensions(host, tables, read);
  await createLines(create, tables, read, productKeys, dimensions);
}

/** Creates a table from columns in memory: `columns` says what becomes of a batch. */
type Create = (
  table: Sql,
  rows: number,
  batch: (from: number, to: number) => Readonly<Record<string, Vector>>,
  columns: Sql,
) => Promise<void>;

function createCustomers(create: Create, tables: StarTables, read: PlainRead): Promise<void> {
  const { codes } = read.customers;
  return create(
    tables.customerKey,
    codes.length,
    (from, to) => ({
      customer: column.int32(range(from, to)),
      id: column.text(read.lines.customers, codes.subarray(from, to)),
    }),
    sql`customer, id`,
  );
}

function createOrders(create: Create, tables: StarTables, read: PlainRead): Promise<void> {
  const { lines, orders, customers } = read;
  return create(
    tables.order,
    orders.sorted.length,
    (from, to) => {
      const batch = orders.sorted.subarray(from, to);
      return {
        ord: column.int32(range(from, to)),
        customer: column.int32(ranksOf(pickInts(lines.customerOf, batch), customers.ranks)),
        day: column.day(pickInts(orders.day, batch)),
        amount: column.whole(pickWhole(orders.amount, 1, 0, batch)),
        sales: column.whole(pickWhole(orders.sales, 1, 0, batch)),
      };
    },
    sql`ord, ${present('customer')}, day, ${whole('amount')}, ${whole('sales')}`,
  );
}

/** Creates the products; returns the key of every code. */
async function createProducts(
  create: Create,
  tables: StarTables,
  { lines: { products, productNames, nameOf } }: PlainRead,
): Promise<Int32Array> {
  const { codes, ranks } = products.sorted();
  const name = (from: number, to: number): Readonly<Record<string, Vector>> =>
    productNames
      ? { name: column.text(productNames, pickInts(nameOf, codes.subarray(from, to))) }
      : {};
  await create(
    tables.product,
    codes.length,
    (from, to) => ({
      product: column.int32(range(from, to)),
      code: column.text(products, codes.subarray(from, to)),
      ...name(from, to),
    }),
    sql`product, code, ${productNames ? sql`nullif(name, '')` : sql`null::varchar`} as name`,
  );
  return ranks;
}

/** A dimension of the fact: its column, and the value behind every code. */
interface Dimension {
  readonly name: string;
  readonly value: Sql;
}

async function createDimensions(
  host: DuckDbHost,
  tables: StarTables,
  { lines }: PlainRead,
): Promise<readonly Dimension[]> {
  const dimensions: Dimension[] = [];
  for (const { name, texts } of lines.dimensions) {
    const type = id(tables.schema, name);
    const { codes } = texts.sorted();
    await host.run(
      sql`create type ${type} as enum (${join(texts.decode(codes).map((text) => lit(text)))})`,
    );
    // A join would do, but it may turn the rows around.
    const byCode = texts.decode(range(0, codes.length));
    const values = join(byCode.map((text) => sql`cast(${lit(text)} as ${type})`));
    const value =
      byCode.length === 0
        ? sql`cast(null as ${type})`
        : sql`list_extract([${values}], ${id(name)} + 1)`;
    dimensions.push({ name, value });
  }
  return dimensions;
}

function createLines(
  create: Create,
  tables: StarTables,
  { lines, orders, customers, survey }: PlainRead,
  productKeys: Int32Array | null,
  dimensions: readonly Dimension[],
): Promise<void> {
  const customerOfPlace = ranksOf(pickInts(lines.customerOf, orders.sorted), customers.ranks);
  const dayOfPlace = pickInts(orders.day, orders.sorted);
  return create(
    tables.line,
    lines.rows,
    (from, to) => {
      const rows = orders.rows.subarray(from, to);
      const places = orders.placeOfRow.subarray(from, to);
      const ints = pickRows(lines.ints, lines.width, rows);
      const number = (at: number): Vector =>
        column.whole(pickWhole(lines.numbers, numberWidth, at, rows));
      const day = ints[intAt.day] as Int32Array;
      const product = ints[intAt.product] as Int32Array;
      return {
        customer: column.int32(pickInts(customerOfPlace, places)),
        ord: column.int32(places),
        day: column.day(day),
        product: column.int32(productKeys ? ranksOf(product, productKeys) : product),
        quantity: number(numberAt.quantity),
        amount: number(numberAt.amount),
        refund: column.int32(ints[intAt.refund] as Int32Array),
        later: column.int32(differences(day, pickInts(dayOfPlace, places))),
        ...(lines.hourAt === null ? {} : { hour: column.int32(ints[lines.hourAt] as Int32Array) }),
        ...Object.fromEntries(
          dimensions.map(({ name }, index) => [
            name,
            column.int32(ints[intAt.dimensions + index] as Int32Array),
          ]),
        ),
      };
    },
    sql`${present('customer')}, ord, day, ${present('product')}, ${whole('quantity')},
      ${op({ name: 'cast', value: sql`amount`, type: survey.amountType })} as amount,
      ${lines.hourAt === null ? nothing : sql`cast(nullif(hour, ${lit(none)}) as utinyint) as hour, `}cast(refund as boolean) as refund, cast(later as boolean) as later${join(
        dimensions.map(({ name, value }) => sql`, ${value} as ${id(name)}`),
        nothing,
      )}`,
  );
}

/** A key or null. */
function present(name: string): Sql {
  return sql`nullif(${id(name)}, ${lit(none)}) as ${id(name)}`;
}

/** Whole numbers that may have come as doubles. */
function whole(name: string): Sql {
  return sql`cast(${id(name)} as bigint) as ${id(name)}`;
}
