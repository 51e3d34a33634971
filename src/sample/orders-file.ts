import { dateParts, day, LAST_DAY, type Day } from './calendar.ts';
import { csvText } from './csv.ts';
import { memberId } from './customers-file.ts';
import { DIRT, fullWidthDigits, spoilCells } from './dirt.ts';
import { amountOf, type Line, type Order } from './orders.ts';
import { PRODUCTS, priceOn } from './products.ts';
import { at, random, type Random } from './random.ts';
import type { Shop } from './shop.ts';

/** Columns of `orders.csv`. */
export const ORDER_COLUMNS = [
  '訂單編號',
  '訂單日期',
  '會員編號',
  '商品編號',
  '商品名稱',
  '分類',
  '數量',
  '單價',
  '折扣',
  '金額',
  '通路',
  '付款方式',
  '訂單狀態',
] as const;

/** A date and a minute of that day as the shop's system writes them: `2025/03/05 14:22`. */
export function timestamp(of: Day, minute: number): string {
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${dateParts(of).join('/')} ${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

interface OrderRow {
  readonly time: number;
  readonly line: Line;
  readonly order: Order;
  readonly number: string;
  readonly status: string;
  date: string;
  member: string;
  product: string;
  quantity: string;
  amount: string;
}

/** `MR250305-014`: the fourteenth order of 5 March 2025. */
function orderNumbers(orders: readonly Order[]): string[] {
  let today = 0;
  let count = 0;
  return orders.map((order) => {
    count = order.day === today ? count + 1 : 1;
    today = order.day;
    const [year, month, date] = dateParts(order.day);
    return `MR${year.slice(2)}${month}${date}-${String(count).padStart(3, '0')}`;
  });
}

function cleanRows(shop: Shop): OrderRow[] {
  const numbers = orderNumbers(shop.orders);
  const rowsOf =
    (order: Order, number: string, status: string, of: Day, minute: number) =>
    (line: Line): OrderRow => ({
      time: of * 1440 + minute,
      line,
      order,
      number,
      status,
      date: timestamp(of, minute),
      member: order.member === null ? '' : memberId(order.member + 1),
      product: line.product.name,
      quantity: String(line.quantity),
      amount: String(amountOf(line)),
    });

  const sold = shop.orders.flatMap((order, index) => {
    const posted = order.channel === '官網' || order.channel === 'LINE';
    const status = posted && order.day > LAST_DAY - 4 ? '已出貨' : '已完成';
    return order.lines.map(rowsOf(order, at(numbers, index), status, order.day, order.minute));
  });
  const returned = shop.refunds.flatMap(({ order, lines, day: of, minute }) =>
    lines.map(rowsOf(at(shop.orders, order), at(numbers, order), '已退款', of, minute)),
  );
  return [...sold, ...returned].sort((a, b) => a.time - b.time);
}

function spoilOrderCells(chance: Random, rows: readonly OrderRow[]): void {
  spoilCells(chance, rows, DIRT.quantitiesFullWidth, (row) => () => {
    row.quantity = fullWidthDigits(row.quantity);
  });
  spoilCells(chance, rows, DIRT.productsTrailingSpace, (row) => () => {
    row.product += ' ';
  });
  spoilCells(chance, rows, DIRT.memberIdsTrailingSpace, (row) =>
    row.member === ''
      ? null
      : () => {
          row.member += ' ';
        },
  );
  spoilCells(chance, rows, DIRT.amountsWithComma, (row) =>
    amountOf(row.line) < 1000
      ? null
      : () => {
          row.amount = row.amount.replace(/(\d)(?=(\d{3})+$)/g, '$1,');
        },
  );
}

/** Lines that nobody can read, each timed to stand where a clerk would have keyed it in. */
function unreadableLines(chance: Random, rows: readonly OrderRow[]): OrderRow[] {
  const bought = rows.filter(({ status, member }) => status === '已完成' && member !== '');
  const endOfFebruary = day(2025, 3, 1) * 1440 - 1;
  const before = bought.filter(({ time }) => time <= endOfFebruary).slice(-200);
  const impossible = chance
    .sample(before.length, DIRT.impossibleDates)
    .map((index, k): OrderRow => ({
      ...at(before, index),
      time: endOfFebruary,
      number: `MR250230-${String(k + 1).padStart(3, '0')}`,
      date: `2025/02/30 ${timestamp(0, 660 + 60 * k + chance.below(60)).slice(11)}`,
    }));
  const broken = chance.sample(bought.length, DIRT.brokenAmounts).map((index): OrderRow => {
    const original = at(bought, index);
    const bag = original.order.lines.map(({ product }) => product);
    const product = chance.pick(
      PRODUCTS.filter((item) => item.category === '茶器' && !bag.includes(item)),
    );
    const line = { product, quantity: 1, price: priceOn(product, original.order.day), discount: 0 };
    return { ...original, line, product: product.name, quantity: '1', amount: '#REF!' };
  });
  return [...impossible, ...broken];
}

function totalRow(rows: readonly OrderRow[]): string[] {
  const sum = (of: (line: Line) => number): string =>
    String(rows.reduce((total, { line }) => total + of(line), 0));
  const quantity = sum((line) => line.quantity);
  const discount = sum((line) => line.discount);
  return ['合計', '', '', '', '', '', quantity, '', discount, sum(amountOf), '', '', ''];
}

/** `orders.csv`: one row per order line or refund line, by time, then a total of all readable rows. */
export function ordersFile(seed: number, shop: Shop): string {
  const chance = random(seed, 'order dirt');
  const readable = cleanRows(shop);
  const total = totalRow(readable);
  const unreadable = unreadableLines(chance, readable);
  spoilOrderCells(chance, readable);
  const rows = [...readable, ...unreadable].sort((a, b) => a.time - b.time);
  const cells = rows.map((row) => [
    row.number,
    row.date,
    row.member,
    row.line.product.code,
    row.product,
    row.line.product.category,
    row.quantity,
    String(row.line.price),
    String(row.line.discount),
    row.amount,
    row.order.channel,
    row.order.payment,
    row.status,
  ]);
  return csvText(ORDER_COLUMNS, [...cells, total]);
}
