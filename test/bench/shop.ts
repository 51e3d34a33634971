/** What the bench shop is asked for. */
export interface BenchShop {
  /** Order lines, without the header. */
  readonly lines: number;
  readonly seed?: number;
  /** Size of a chunk; the last one is smaller. */
  readonly chunkBytes?: number;
}

const HEADER = 'order_id,customer_id,order_date,sku,category,channel,quantity,unit_price\n';
const SKUS = 5_000;
const CATEGORIES = 12;
const CHANNELS = ['web', 'store', 'app', 'phone', 'market'];
const CHANNEL_SHARES = [0.46, 0.28, 0.16, 0.06, 0.04];
/** 2023-01-01 to 2025-12-31. */
const DAYS = 1096;
const LONGEST_LINE = 96;
/** A new customer with every tenth line, and three lines to an order: so with 3 orders in 10. */
const NEW_CUSTOMER_SHARE = 0.3;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Each index appears in proportion to its share, so one look-up draws from the distribution. */
function drawTable(shares: ArrayLike<number>, size: number): Uint16Array {
  const table = new Uint16Array(size);
  let sum = 0;
  for (let i = 0; i < shares.length; i++) sum += shares[i]!;
  let end = 0;
  for (let i = 0, from = 0; i < shares.length; i++) {
    end += (shares[i]! / sum) * size;
    const to = Math.min(size, Math.round(end));
    table.fill(i, from, to);
    from = to;
  }
  return table;
}

function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/**
 * The bench shop as CSV bytes, one row per order line: ten lines per customer and three per order
 * on average, 5,000 SKUs whose demand follows Zipf's law, 12 categories, 5 channels, three years
 * in which customers keep arriving. An order has one customer, one day and one channel; its lines
 * stand together, and orders are sorted by day. The same options give the same bytes, in Node and
 * in a page.
 */
export function* shopCsv(options: BenchShop): Generator<Uint8Array, void, undefined> {
  const { lines, seed = 1, chunkBytes = 1 << 20 } = options;
  const next = mulberry32(seed);

  const zipf = drawTable(
    Array.from({ length: SKUS }, (_, rank) => 1 / (rank + 1)),
    1 << 18,
  );
  const channelDraw = drawTable(CHANNEL_SHARES, 1 << 12);
  const days = Array.from({ length: DAYS }, (_, day) =>
    encode(`,${new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10)},`),
  );
  // Per SKU: its code and its category; per SKU and year: its price.
  const products = Array.from({ length: SKUS }, (_, sku) =>
    encode(
      `SKU-${String((sku * 2_741) % SKUS).padStart(5, '0')},category-${String(sku % CATEGORIES).padStart(2, '0')},`,
    ),
  );
  const channels = CHANNELS.map((channel) => encode(`${channel},`));
  const prices = Array.from({ length: SKUS * 3 }, (_, index) => {
    const base = 199 + (Math.imul(index % SKUS, 7_919) % 18_000);
    return encode(
      `,${(Math.round(base * (1 + 0.04 * Math.floor(index / SKUS))) / 100).toFixed(2)}\n`,
    );
  });

  let buffer = new Uint8Array(chunkBytes + LONGEST_LINE);
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    for (let i = 0; i < bytes.length; i++) buffer[at++] = bytes[i]!;
  };
  const putNumber = (prefix: number, value: number, width: number): void => {
    buffer[at] = prefix;
    for (let place = at + width; place > at; place--) {
      buffer[place] = 48 + (value % 10);
      value = Math.floor(value / 10);
    }
    at += width + 1;
  };

  put(encode(HEADER));
  const orders = Math.max(1, Math.ceil(lines / 3));
  let customers = 0;
  let written = 0;
  for (let order = 0; written < lines; order++) {
    const day = Math.min(DAYS - 1, Math.floor((order / orders) * DAYS));
    let customer: number;
    if (customers <= order * NEW_CUSTOMER_SHARE) customer = customers++;
    else customer = Math.floor((Math.max(next(), next()) / 4_294_967_296) * customers);
    // Numbers of customers do not tell who came first: a permutation modulo a prime.
    const customerNumber = (customer * 48_271 + 11) % 99_999_989;
    const channel = channels[channelDraw[next() & 4_095]!]!;
    const year = Math.floor(day / 366);
    const inOrder = Math.min(lines - written, 1 + (next() % 5));
    for (let line = 0; line < inOrder; line++) {
      const sku = zipf[next() & 262_143]!;
      const draw = next() & 15;
      putNumber(79, order + 1, 9);
      buffer[at++] = 44;
      putNumber(67, customerNumber, 8);
      put(days[day]!);
      put(products[sku]!);
      put(channel);
      buffer[at++] = draw < 10 ? 49 : draw < 13 ? 50 : draw < 15 ? 51 : 54;
      put(prices[year * SKUS + sku]!);
      if (at >= chunkBytes) {
        yield buffer.subarray(0, at);
        buffer = new Uint8Array(chunkBytes + LONGEST_LINE);
        at = 0;
      }
    }
    written += inOrder;
  }
  if (at > 0) yield buffer.subarray(0, at);
}
