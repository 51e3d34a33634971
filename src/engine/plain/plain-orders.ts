import { intAt, numberAt, numberWidth, type PlainLines } from './plain-lines.ts';
import { none } from '../../core/text-codes.ts';
import { range, ranksOf, sortedBy } from './typed-arrays.ts';

/** The orders of plain lines, by order code, and the places they take in the star. */
export interface PlainOrders {
  /** Day of the first sale, or of the first line where nothing was sold; days since 1970. */
  readonly day: Int32Array;
  /** Sum of the lines, and of those that are no refunds; in the units of the lines. */
  readonly amount: Float64Array;
  readonly sales: Float64Array;
  /** Orders that sold on more than one day. */
  readonly ofSeveralDays: number;
  /** Order codes sorted by customer, then day; orders without a customer come last. */
  readonly sorted: Int32Array;
  /** Rows of the file sorted by the place of their order. */
  readonly rows: Int32Array;
  /** The place of the order of every one of these rows. */
  readonly placeOfRow: Int32Array;
}

const never = 0x7fffffff;

/**
 * Groups lines into orders, and sorts both as the fact is sorted. Null where a sum is beyond doubles.
 * `pause` lets a cancel in between the passes over all lines.
 */
export async function ordersOf(
  lines: PlainLines,
  customerRanks: Int32Array,
  pause: () => Promise<void>,
): Promise<PlainOrders | null> {
  const { ints, numbers, width } = lines;
  const count = lines.orders.size;
  const first = new Int32Array(count).fill(never);
  const firstSale = new Int32Array(count).fill(never);
  const lastSale = new Int32Array(count).fill(never);
  const amount = new Float64Array(count);
  const sales = new Float64Array(count);
  for (let row = 0; row < lines.rows; row++) {
    const order = ints[width * row + intAt.order] as number;
    const day = ints[width * row + intAt.day] as number;
    const value = numbers[numberWidth * row + numberAt.amount] as number;
    const sum = (amount[order] as number) + value;
    if (day < (first[order] as number)) first[order] = day;
    amount[order] = sum;
    if (!Number.isSafeInteger(sum)) return null;
    if (ints[width * row + intAt.refund] === 1) continue;
    if (day < (firstSale[order] as number)) firstSale[order] = day;
    if (lastSale[order] === never || day > (lastSale[order] as number)) lastSale[order] = day;
    sales[order] = (sales[order] as number) + value;
    if (!Number.isSafeInteger(sales[order])) return null;
  }
  await pause();
  let ofSeveralDays = 0;
  for (let order = 0; order < count; order++)
    if (firstSale[order] !== lastSale[order]) ofSeveralDays++;
  for (let order = 0; order < count; order++)
    if (firstSale[order] !== never) first[order] = firstSale[order] as number;
  const customers = ranksOf(lines.customerOf.subarray(0, count), customerRanks);
  for (let order = 0; order < count; order++)
    if (customers[order] === none) customers[order] = customerRanks.length;
  const byDay = sortedBy(first, range(0, count));
  await pause();
  const sorted = sortedBy(customers, byDay);
  await pause();
  return {
    day: first,
    amount,
    sales,
    ofSeveralDays,
    sorted,
    ...(await rowsOf(lines, sorted, pause)),
  };
}

/** The rows of the file in the order of their orders' places. */
async function rowsOf(
  { ints, width, rows: count }: PlainLines,
  sorted: Int32Array,
  pause: () => Promise<void>,
): Promise<Pick<PlainOrders, 'rows' | 'placeOfRow'>> {
  const lines = new Int32Array(sorted.length);
  for (let row = 0; row < count; row++) {
    const order = ints[width * row + intAt.order] as number;
    lines[order] = (lines[order] as number) + 1;
  }
  await pause();
  const next = new Int32Array(sorted.length);
  const placeOfRow = new Int32Array(count);
  let at = 0;
  for (let place = 0; place < sorted.length; place++) {
    const order = sorted[place] as number;
    const end = at + (lines[order] as number);
    next[order] = at;
    placeOfRow.fill(place, at, end);
    at = end;
  }
  await pause();
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const order = ints[width * row + intAt.order] as number;
    const place = next[order] as number;
    rows[place] = row;
    next[order] = place + 1;
  }
  return { rows, placeOfRow };
}
