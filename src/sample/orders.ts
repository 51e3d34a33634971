import { coldBrewSeason, giftSeason, weekday, type Day } from './calendar.ts';
import type { Channel, Taste } from './members.ts';
import { PRODUCTS, priceOn, type Product } from './products.ts';
import { at, type Random } from './random.ts';

/** One product in one order. A refund is a line of its own with a negative quantity. */
export interface Line {
  readonly product: Product;
  readonly quantity: number;
  /** NT$ per piece. */
  readonly price: number;
  /** NT$ off the whole line; negative on a refund, which takes the discount back too. */
  readonly discount: number;
}

/** A visit to the till: what was bought, when, where and how it was paid. */
export interface Order {
  /** Index of the member, or null for a guest. */
  readonly member: number | null;
  readonly day: Day;
  /** Minute of the day. */
  readonly minute: number;
  readonly channel: Channel;
  readonly payment: string;
  readonly lines: readonly Line[];
}

/** What a line adds to revenue, in NT$: quantity × unit price − discount. */
export function amountOf(line: Line): number {
  return line.quantity * line.price - line.discount;
}

const PAYMENTS: Readonly<Record<Channel, readonly (readonly [string, number])[]>> = {
  官網: [
    ['信用卡', 52],
    ['LINE Pay', 22],
    ['ATM轉帳', 14],
    ['超商付款', 12],
  ],
  門市: [
    ['現金', 44],
    ['信用卡', 34],
    ['LINE Pay', 14],
    ['悠遊卡', 8],
  ],
  LINE: [
    ['LINE Pay', 68],
    ['信用卡', 32],
  ],
  市集: [
    ['現金', 72],
    ['LINE Pay', 28],
  ],
};

/** Opening hours, and the hour around which orders gather. */
const HOURS: Readonly<Record<Channel, readonly [from: number, to: number, peak: number]>> = {
  官網: [0, 24, 21],
  門市: [11, 21, 16],
  LINE: [8, 24, 20],
  市集: [10, 18, 14],
};

function drawMinute(chance: Random, channel: Channel): number {
  const [from, to, peak] = HOURS[channel];
  for (;;) {
    const hour = peak + chance.normal() * 3.2;
    if (hour >= from && hour < to) return Math.floor(hour * 60);
    if (channel === '官網') return Math.floor(chance.next() * 1440);
  }
}

function drawChannel(chance: Random, home: Channel, of: Day): Channel {
  const weekend = weekday(of) === 0 || weekday(of) === 6;
  const channel = chance.chance(0.82)
    ? home
    : at<Channel>(['官網', '門市', 'LINE', '市集'], chance.weighted([40, 35, 18, 7]));
  // Markets are held at weekends.
  return channel === '市集' && !weekend ? '門市' : channel;
}

function drawProduct(chance: Random, taste: Taste, of: Day, basket: readonly Product[]): Product {
  const before = basket.at(-1);
  if (before && before.companions.length > 0 && chance.chance(0.34)) {
    const code = chance.pick(before.companions);
    const companion = PRODUCTS.find((item) => item.code === code);
    if (companion) return companion;
  }
  const gifts = giftSeason(of);
  if (gifts > 0 && chance.chance(0.4 * gifts)) return chance.pick(PRODUCTS.slice(-5));
  if (chance.chance(0.5)) return chance.pick(taste.favourites);
  const cold = coldBrewSeason(of);
  return at(
    PRODUCTS,
    chance.weighted(PRODUCTS.map((item) => item.popularity * (item.cold ? 0.6 + 3 * cold : 1))),
  );
}

function drawQuantity(chance: Random, product: Product, of: Day): number {
  // Companies order gift boxes for everybody before a festival.
  if (product.category === '禮盒' && giftSeason(of) > 0.2 && chance.chance(0.05)) {
    return 6 + 2 * chance.below(10);
  }
  if (product.category === '茶器') return 1;
  return at([1, 2, 3, 4, 6], chance.weighted([70, 20, 6, 2, 2]));
}

/** Festival boxes are on the shelf in their season only. */
function onSale(product: Product, of: Day): boolean {
  if (of < product.since) return false;
  const month = new Date(of * 86_400_000).getUTCMonth() + 1;
  if (product.code === 'GB003') return month >= 8 && month <= 10;
  if (product.code === 'GB004') return month === 12 || month <= 2;
  return true;
}

function drawLines(chance: Random, taste: Taste, of: Day): Line[] {
  let wanted = 1;
  for (let left = taste.appetite - chance.wait(1); left > 0 && wanted < 7; left -= chance.wait(1)) {
    wanted++;
  }
  const basket: Product[] = [];
  for (let tries = 0; basket.length < wanted && tries < 3 * wanted; tries++) {
    const product = drawProduct(chance, taste, of, basket);
    if (onSale(product, of) && !basket.includes(product)) basket.push(product);
  }
  if (basket.length === 0) basket.push(at(PRODUCTS, 0));
  return basket.map((product) => ({
    product,
    quantity: drawQuantity(chance, product, of),
    price: priceOn(product, of),
    discount: 0,
  }));
}

/** A tenth off for members on some orders; NT$ 100 off the dearest line from NT$ 1,000 on others. */
function discounted(chance: Random, lines: readonly Line[], guest: boolean): Line[] {
  const kind = chance.next();
  if (!guest && kind < 0.09) {
    return lines.map((line) => ({ ...line, discount: Math.round(amountOf(line) / 10) }));
  }
  const total = lines.reduce((sum, line) => sum + amountOf(line), 0);
  if (kind > 0.93 && total >= 1000) {
    const dearest = lines.reduce((a, b) => (amountOf(b) > amountOf(a) ? b : a));
    return lines.map((line) => (line === dearest ? { ...line, discount: 100 } : line));
  }
  return [...lines];
}

/** The order that somebody with this taste places on a day, at `earliestMinute` or later. */
export function drawOrder(
  chance: Random,
  member: number | null,
  taste: Taste,
  of: Day,
  earliestMinute = 0,
): Order {
  const channel = drawChannel(chance, taste.channel, of);
  const payments = PAYMENTS[channel];
  return {
    member,
    day: of,
    minute: Math.max(earliestMinute, drawMinute(chance, channel)),
    channel,
    payment: at(payments, chance.weighted(payments.map(([, weight]) => weight)))[0],
    lines: discounted(chance, drawLines(chance, taste, of), member === null),
  };
}
