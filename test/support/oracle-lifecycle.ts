import { groupBy, sum } from './oracle.ts';
import type { OracleData } from './oracle-views.ts';

export type OraclePer = 'week' | 'month' | 'quarter' | 'year';

/** One period: its customers by state, sorted, and what moved by who moved it. */
export interface OraclePeriod {
  readonly key: string;
  readonly active: readonly string[];
  readonly new: readonly string[];
  readonly early: readonly string[];
  readonly returning: readonly string[];
  readonly resurrected: readonly string[];
  readonly dormant: readonly string[];
  readonly revenue: Readonly<Record<'new' | 'early' | 'existing' | 'notYet' | 'guest', bigint>>;
  readonly orders: Readonly<Record<'new' | 'early' | 'existing' | 'notYet' | 'guest', number>>;
  /** What the dormant customers moved in the period before. */
  readonly dormantRevenue: bigint;
}

/** A name of the period of a day; names sort as periods follow. */
export function keyOf(per: OraclePer, day: string): string {
  if (per === 'year') return day.slice(0, 4);
  if (per === 'month') return day.slice(0, 7);
  if (per === 'quarter') return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const date = new Date(`${day}T00:00:00Z`);
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return new Date(date.getTime() - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}

/** Every period from the first row to a day, by comparing sets of customers. */
export function lifecycleOf(
  data: OracleData,
  per: OraclePer,
  lastDay: string,
  earlyUntil: string | null = null,
): readonly OraclePeriod[] {
  const firstDay = data.lines.map(({ day }) => day).sort()[0];
  if (firstDay === undefined) return [];
  const days = new Map(data.customers.map(({ customer, days: own }) => [customer, own]));
  const activeIn = new Map<string, Set<string>>();
  for (const [customer, own] of days)
    for (const day of own) {
      const key = keyOf(per, day);
      activeIn.set(key, (activeIn.get(key) ?? new Set()).add(customer));
    }
  const firstOf = (customer: string): string | null => {
    const first = days.get(customer)?.[0];
    return first === undefined ? null : keyOf(per, first);
  };
  const isEarly = (customer: string): boolean =>
    earlyUntil !== null && (days.get(customer)?.[0] ?? '9999') <= earlyUntil;
  const lines = groupBy(data.lines, (line) => keyOf(per, line.day));
  const orders = groupBy(
    data.orders.filter(({ amount }) => amount > 0n),
    (order) => keyOf(per, order.day),
  );
  const keys = keysBetween(per, firstDay, lastDay);
  return keys.map((key, place) => {
    const earlierKey = keys[place - 1] ?? '';
    const now = activeIn.get(key) ?? new Set<string>();
    const before = activeIn.get(earlierKey) ?? new Set<string>();
    const kindOf = (customer: string | null) => {
      if (customer === null) return 'guest';
      const first = firstOf(customer);
      if (first === null || first > key) return 'notYet';
      if (first < key) return 'existing';
      return isEarly(customer) ? 'early' : 'new';
    };
    const pick = (wanted: (customer: string) => boolean, from = now): readonly string[] =>
      [...from].filter(wanted).sort();
    const dormant = pick((customer) => !now.has(customer), before);
    const byKind = <T>(count: (kind: string) => T) => ({
      new: count('new'),
      early: count('early'),
      existing: count('existing'),
      notYet: count('notYet'),
      guest: count('guest'),
    });
    return {
      key,
      active: pick(() => true),
      new: pick((customer) => kindOf(customer) === 'new'),
      early: pick((customer) => kindOf(customer) === 'early'),
      returning: pick((customer) => before.has(customer)),
      resurrected: pick((customer) => kindOf(customer) === 'existing' && !before.has(customer)),
      dormant,
      revenue: byKind((kind) =>
        sum(
          (lines.get(key) ?? [])
            .filter(({ customer }) => kindOf(customer) === kind)
            .map(({ amount }) => amount),
        ),
      ),
      orders: byKind(
        (kind) =>
          (orders.get(key) ?? []).filter(({ customer }) => kindOf(customer) === kind).length,
      ),
      dormantRevenue: sum(
        (lines.get(earlierKey) ?? [])
          .filter(({ customer }) => customer !== null && dormant.includes(customer))
          .map(({ amount }) => amount),
      ),
    };
  });
}

function keysBetween(per: OraclePer, from: string, to: string): readonly string[] {
  const keys = new Set<string>();
  for (let day = from; day <= to;) {
    keys.add(keyOf(per, day));
    day = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  }
  return [...keys];
}
