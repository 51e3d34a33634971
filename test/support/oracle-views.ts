import {
  customersOf,
  ordersOf,
  sum,
  type OracleCustomer,
  type OracleLine,
  type OracleOrder,
} from './oracle.ts';

/** What an overview says of a span, per kind of customer, evaluated row by row. */
export interface OracleCounts {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: bigint;
  readonly repeaters: number;
}

export type OracleKind = 'new' | 'early' | 'existing' | 'notYet' | 'guest';
export const oracleKinds: readonly OracleKind[] = ['new', 'early', 'existing', 'notYet', 'guest'];

/** The rows a view sees, with everything that follows from them. */
export interface OracleData {
  readonly lines: readonly OracleLine[];
  readonly orders: readonly OracleOrder[];
  readonly customers: readonly OracleCustomer[];
}

export function dataOf(lines: readonly OracleLine[]): OracleData {
  const orders = ordersOf(lines);
  return { lines, orders, customers: customersOf(orders) };
}

/**
 * A span, both ends included: active customers have a qualifying order in it; new ones made their
 * first purchase in it, existing ones before it; money counts on its own day.
 */
export function spanOf(
  data: OracleData,
  from: string,
  to: string,
  earlyUntil: string | null = null,
  repeats: 'days' | 'orders' = 'days',
): Readonly<Record<OracleKind, OracleCounts>> {
  const byId = new Map(data.customers.map((customer) => [customer.customer, customer]));
  const kindOf = (id: string | null): OracleKind => {
    if (id === null) return 'guest';
    const first = byId.get(id)?.days[0];
    if (first === undefined || first > to) return 'notYet';
    if (first < from) return 'existing';
    return earlyUntil !== null && first <= earlyUntil ? 'early' : 'new';
  };
  const bought = data.orders.filter((o) => o.amount > 0n);
  const orders = bought.filter((o) => o.day >= from && o.day <= to);
  const secondOf = (id: string): string | undefined =>
    repeats === 'days'
      ? byId.get(id)?.days[1]
      : bought
          .filter((o) => o.customer === id)
          .map((o) => o.day)
          .sort()[1];
  const lines = data.lines.filter((line) => line.day >= from && line.day <= to);
  const counts = (kind: OracleKind): OracleCounts => {
    const own = orders.filter((order) => kindOf(order.customer) === kind);
    const active = [...new Set(own.map((order) => order.customer))].filter((id) => id !== null);
    return {
      customers: active.length,
      orders: own.length,
      revenue: sum(lines.filter((l) => kindOf(l.customer) === kind).map((l) => l.amount)),
      repeaters: active.filter((id) => (secondOf(id) ?? '9999') <= to).length,
    };
  };
  return {
    new: counts('new'),
    early: counts('early'),
    existing: counts('existing'),
    notYet: counts('notYet'),
    guest: counts('guest'),
  };
}

/** Net amount of the best ⌈top % of the buyers⌉, and how many they are. */
export function bestOf(
  data: OracleData,
  topPercent: number,
): { customers: number; revenue: bigint } {
  const amounts = data.customers
    .filter((customer) => customer.days.length > 0)
    .map((customer) => customer.amount)
    .sort((left, right) => (left > right ? -1 : left < right ? 1 : 0));
  const customers = Math.ceil((amounts.length * topPercent) / 100);
  return { customers, revenue: sum(amounts.slice(0, customers)) };
}

export interface OracleScores {
  readonly customer: string;
  readonly r: number;
  readonly f: number;
  readonly m: number;
  readonly revenue: bigint;
}

/** Which measures an RFM takes. */
export interface OracleRfmOptions {
  readonly frequency: 'days' | 'orders';
  readonly monetary: 'net' | 'sales' | 'average';
}

/**
 * `min(5, 1 + floor(5 × share of customers strictly worse))`, by comparing every customer with every
 * other. The share is kept as a fraction of integers: no rounding.
 */
export function rfmOf(data: OracleData, options: OracleRfmOptions): readonly OracleScores[] {
  const buyers = data.customers
    .filter((customer) => customer.days.length > 0)
    .map((customer) => ({
      id: customer.customer,
      last: customer.days.at(-1) ?? '',
      f: options.frequency === 'days' ? customer.days.length : customer.orders,
      m:
        options.monetary === 'average'
          ? Number(customer.amount) / customer.orders
          : Number(options.monetary === 'net' ? customer.amount : customer.sales),
      revenue: options.monetary === 'sales' ? customer.sales : customer.amount,
    }));
  const score = (worse: number): number => Math.min(5, 1 + Math.floor((5 * worse) / buyers.length));
  return buyers.map((one) => ({
    customer: one.id,
    r: score(buyers.filter((other) => other.last < one.last).length),
    f: score(buyers.filter((other) => other.f < one.f).length),
    m: score(buyers.filter((other) => other.m < one.m).length),
    revenue: one.revenue,
  }));
}
