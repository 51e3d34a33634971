import { groupBy, ordersOf, sum, type OracleLine } from './oracle.ts';

/** Where a customer stands on a day, by the words of the definition. */
export type OracleStanding = 'top' | 'big' | 'medium' | 'small' | 'inactive' | 'never';

export interface OraclePlace {
  readonly standing: OracleStanding;
  readonly isBest: boolean;
  /** Net amount of the window, and what it is worth: that amount, or a margin. */
  readonly revenue: bigint;
  readonly value: bigint;
}

/**
 * Every customer known by a day: revenue of the orders of the last `months` months as they stood
 * then, the active ones sorted by what it is worth and by identifier, and the first ⌈1 %⌉, ⌈5 %⌉, ⌈20 %⌉ named.
 */
export function placesOn<Line extends OracleLine>(
  lines: readonly Line[],
  day: string,
  months: number,
  bestPercent: number,
  worth: (line: Line) => bigint = ({ amount }) => amount,
): ReadonlyMap<string, OraclePlace> {
  const start = dayAfterMonthsBefore(day, months);
  const known = lines.filter((line) => line.day <= day && line.customer !== null);
  const orders = ordersOf(known);
  const linesOf = groupBy(known, (line) => line.orderKey);
  const people = [...groupBy(orders, (order) => order.customer ?? '')].map(([customer, own]) => {
    const recent = own.filter((order) => order.day >= start);
    return {
      customer,
      revenue: sum(recent.map((order) => order.amount)),
      value: sum(recent.flatMap(({ key }) => (linesOf.get(key) ?? []).map(worth))),
      isActive: recent.some((order) => order.amount > 0n),
      hasBought: own.some((order) => order.amount > 0n),
    };
  });
  const active = people
    .filter(({ isActive }) => isActive)
    .sort((a, b) =>
      a.value !== b.value ? (a.value > b.value ? -1 : 1) : a.customer < b.customer ? -1 : 1,
    );
  const first = (percent: number): number => Math.ceil((active.length * percent) / 100);
  return new Map(
    people.map((one) => {
      const place = active.indexOf(one);
      const standing: OracleStanding = !one.hasBought
        ? 'never'
        : place < 0
          ? 'inactive'
          : place < first(1)
            ? 'top'
            : place < first(5)
              ? 'big'
              : place < first(20)
                ? 'medium'
                : 'small';
      const isBest = place >= 0 && place < first(bestPercent);
      return [one.customer, { standing, isBest, revenue: one.revenue, value: one.value }];
    }),
  );
}

/**
 * The day after the same day some months before; a day that month lacks is its last. From the last day
 * of a month, the first of a month.
 */
function dayAfterMonthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (date === new Date(Date.UTC(year, month, 0)).getUTCDate())
    return new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10);
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const start = Date.UTC(year, month - 1 - months, Math.min(date, lastOfMonth) + 1);
  return new Date(start).toISOString().slice(0, 10);
}
