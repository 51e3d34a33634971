import { customersOf, ordersOf, type OracleCustomer, type OracleLine } from './oracle.ts';

/** What a segment's page tells of a shop, worked out customer by customer. Nothing of the product's code. */

/** Customers by the lines up to a day. */
export function customersUpTo(
  lines: readonly OracleLine[],
  day = '9999-12-31',
): readonly OracleCustomer[] {
  return customersOf(ordersOf(lines.filter((line) => line.day <= day)));
}

/** Values of the dimension that a customer paid for in qualifying orders, by day of the order. */
export function paidFor(
  lines: readonly OracleLine[],
): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  const held = new Map<string, Map<string, Set<string>>>();
  for (const order of ordersOf(lines)) {
    if (order.customer === null || order.amount <= 0n) continue;
    for (const line of lines) {
      if (line.orderKey !== order.key || line.amount <= 0n || line.dimension === null) continue;
      const days = held.get(order.customer) ?? new Map<string, Set<string>>();
      held.set(order.customer, days);
      days.set(order.day, (days.get(order.day) ?? new Set()).add(line.dimension));
    }
  }
  return held;
}

/** Expected share of the members who buy each item next, and whom it was worked out of. */
export function expectedNext(
  lines: readonly OracleLine[],
  isMember: (customer: OracleCustomer) => boolean,
  within: number,
  asOf: string,
): { readonly told: number; readonly expected: ReadonlyMap<string, number> } {
  const customers = customersUpTo(lines);
  const held = paidFor(lines);
  const on = (customer: string, day: string): ReadonlySet<string> =>
    held.get(customer)?.get(day) ?? new Set();
  /** Of an item: the sets of items that came next. */
  const followed = new Map<string, ReadonlySet<string>[]>();
  for (const { customer, days } of customers)
    days.forEach((day, place) => {
      const next = days[place + 1];
      if (next === undefined || apart(day, next) > within || apart(day, asOf) < within) return;
      for (const item of on(customer, day))
        followed.set(item, [...(followed.get(item) ?? []), on(customer, next)]);
    });
  const expected = new Map<string, number>();
  let told = 0;
  for (const one of customers.filter(isMember)) {
    const last = one.days.at(-1);
    const items = [...on(one.customer, last ?? '')].filter((item) => followed.has(item));
    if (items.length === 0) continue;
    told += 1;
    for (const item of items) {
      const nexts = followed.get(item) ?? [];
      for (const next of nexts)
        for (const to of next)
          expected.set(to, (expected.get(to) ?? 0) + 1 / nexts.length / items.length);
    }
  }
  for (const [item, people] of expected) expected.set(item, people / told);
  return { told, expected };
}

/** Days from one day to another. */
export function apart(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
