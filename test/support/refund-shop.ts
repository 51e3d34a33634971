import fc from 'fast-check';
import { gapsOf } from './oracle-customers.ts';
import { soldLines } from './oracle-segments.ts';
import { anchor, type ShopRow } from './oracle-shop.ts';
import { dataOf } from './oracle-views.ts';
import { withPeople, type Sales, type SegmentShop } from './segment-shop.ts';

const dayLength = 86_400_000;
const dayOf = (offset: number): string =>
  new Date(Date.parse(anchor.date) + offset * dayLength).toISOString().slice(0, 10);

/** How an order comes back: not at all, in lines of the same id, under its prefix, or naming it. */
const returns = ['none', 'none', 'own', 'prefix', 'named', 'unknown'] as const;
/** A product that only comes back. */
const neverSold = 'R1';
const products = fc.constantFrom('P1', 'P1', 'P2', '茶', '');
const channels = fc.constantFrom('web', 'store', 'app', '');
const pieces = fc.constantFrom('1', '2', '5', '0.5');

interface Sold {
  readonly row: ShopRow;
  readonly product: string;
  readonly pieces: string;
}

const order = fc.record({
  /** Few, so that many orders share a day; some far apart, so that tiers and gaps differ. */
  offset: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }) },
    { weight: 2, arbitrary: fc.constantFrom(29, 30, 31, 59, 60, 89, 90) },
    { weight: 1, arbitrary: fc.integer({ min: 100, max: 500 }) },
  ),
  lines: fc.array(
    fc.record({
      product: products,
      channel: channels,
      pieces,
      cents: fc.constantFrom(500, 1000, 1),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  /** Of what was sold, or of a product that the order never sold; in full, or a part of it. */
  refund: fc.record({
    how: fc.constantFrom(...returns),
    after: fc.constantFrom(0, 1, 7, 30),
    isWhole: fc.boolean(),
    part: fc.constantFrom(1, 500),
    product: fc.oneof(products, fc.constant(neverSold)),
    pieces: fc.constantFrom('1', '-1', '-2'),
    channel: channels,
  }),
});

type Drawn = typeof order extends fc.Arbitrary<infer T> ? T : never;

/** What one customer bought and gave back. */
function historyOf(customer: string, place: number, orders: readonly Drawn[]): readonly Sold[] {
  return orders.flatMap(({ offset, lines, refund }, nth) => {
    const id = `o${place}x${nth}`;
    const row = (date: number, cents: number, channel: string, own: Partial<ShopRow>): ShopRow => ({
      ...{ customer, order: id, date: dayOf(date), amount: (cents / 100).toFixed(2), channel },
      original: '',
      ...own,
    });
    const sold = lines.map((line) => ({
      row: row(offset, line.cents, line.channel, {}),
      ...{ product: line.product, pieces: line.pieces },
    }));
    if (refund.how === 'none') return sold;
    const names: Readonly<Record<typeof refund.how, Partial<ShopRow>>> = {
      ...{ none: {}, own: {}, prefix: { order: `C${id}` }, unknown: { order: `Cnever${id}` } },
      named: { order: `r${place}x${nth}`, original: id },
    };
    const whole = lines.reduce((total, { cents }) => total + cents, 0);
    const cents = refund.isWhole ? whole : refund.part;
    const back = row(offset + refund.after, -cents, refund.channel, names[refund.how]);
    return [...sold, { row: back, product: refund.product, pieces: refund.pieces }];
  });
}

const customers = ['zoe', 'ann', 'bob', '周', '007', "d'arcy", 'amy', 'eve', 'k1', 'k2', 'k3', ''];

/** Few orders of many customers, a third of which come back in every way that files write it. */
const anySales: fc.Arbitrary<Sales> = fc
  .tuple(...customers.map(() => fc.array(order, { maxLength: 5 })))
  .map((histories) => {
    const sold = [
      { row: anchor, product: 'P1', pieces: '0.5' },
      ...histories.flatMap((one, place) => historyOf(customers[place] ?? '', place, one)),
    ];
    return {
      rows: sold.map(({ row }) => row),
      products: sold.map(({ product }) => product),
      pieces: sold.map((one) => one.pieces),
    };
  });

export const anyRefundShop: fc.Arbitrary<SegmentShop> = withPeople(anySales);

/** One customer comes back so often that all gaps are as many as a rhythm of everyone needs, or one less. */
export const anyRhythmShop: fc.Arbitrary<SegmentShop> = fc
  .tuple(
    anyRefundShop,
    fc.constantFrom(29, 30),
    fc.array(fc.integer({ min: 1, max: 6 }), {
      ...{ minLength: 31, maxLength: 31 },
    }),
  )
  .map(([shop, gaps, lengths]) => {
    const { customers: buyers } = dataOf(soldLines(shop));
    const known = buyers.reduce((count, { days }) => count + gapsOf(days).length, 0);
    let offset = 0;
    const rows = lengths.slice(0, Math.max(0, gaps - known) + 1).map((length, nth): ShopRow => {
      offset += length;
      return { ...anchor, customer: 'often', order: `h${nth}`, date: dayOf(offset) };
    });
    return {
      ...shop,
      rows: [...shop.rows, ...rows],
      products: [...shop.products, ...rows.map(() => 'P2')],
      pieces: [...shop.pieces, ...rows.map(() => '1')],
    };
  });
