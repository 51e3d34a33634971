import { groupBy, ordersOf, sum, type OracleLine } from './oracle.ts';

/** An item in a basket. */
export interface Held {
  readonly order: string;
  readonly customer: string | null;
  readonly day: string;
  readonly item: string;
}

/** What the baskets of a shop say of its items, one thing after the other. */
export interface OracleProducts {
  readonly baskets: number;
  readonly held: readonly Held[];
}

/** The items in every basket: the dimension of the lines stands for the product. */
export function productsOf(lines: readonly OracleLine[]): OracleProducts {
  const byOrder = groupBy(lines, (line) => line.orderKey);
  const baskets = ordersOf(lines).filter((order) => order.amount > 0n);
  const held = baskets.flatMap(({ key, customer, day }) =>
    [...groupBy(byOrder.get(key) ?? [], (line) => line.dimension ?? '')]
      .filter(([item, own]) => item !== '' && sum(own.map((line) => line.amount)) > 0n)
      .map(([item]) => ({ order: key, customer, day, item })),
  );
  return { baskets: baskets.length, held };
}

/** Known customers among some baskets, each once, in order. */
export function customersAmong(held: readonly Held[]): readonly string[] {
  return [...new Set(held.flatMap(({ customer }) => customer ?? []))].sort();
}

/** Baskets with both items. */
export function together({ held }: OracleProducts, a: string, b: string): readonly Held[] {
  const orders = new Set(held.filter(({ item }) => item === b).map(({ order }) => order));
  return held.filter(({ item, order }) => item === a && orders.has(order));
}

/** Customers who bought the one and never the other. */
export function missing({ held }: OracleProducts, a: string, b: string): readonly string[] {
  const others = customersAmong(held.filter(({ item }) => item === b));
  return customersAmong(held.filter(({ item }) => item === a)).filter(
    (customer) => !others.includes(customer),
  );
}

/** Customers who could go from one item to the other by `asOf`, and those who did within `days`. */
export function journey(
  { held }: OracleProducts,
  [a, b]: readonly [string, string],
  days: number,
  asOf: string,
): { readonly could: readonly string[]; readonly went: readonly string[] } {
  const first = (customer: string, item: string): string | null =>
    held
      .filter((one) => one.customer === customer && one.item === item)
      .map(({ day }) => day)
      .sort()[0] ?? null;
  const could = customersAmong(held.filter(({ item }) => item === a)).filter((customer) => {
    const start = first(customer, a) ?? '';
    const other = first(customer, b);
    return later(start, days) <= asOf && (other === null || other > start);
  });
  const went = could.filter((customer) => {
    const other = first(customer, b);
    return other !== null && other <= later(first(customer, a) ?? '', days);
  });
  return { could, went };
}

function later(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(date.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
