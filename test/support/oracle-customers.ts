import { segmentIds, segmentOf } from '../../src/core/model/rfm-segments.ts';
import type { CellValue } from '../../src/core/spec/screen.ts';
import { rfmOf, type OracleData } from './oracle-views.ts';

const dayLength = 86_400_000;
const serial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLength;
const dayOf = (days: number): string => new Date(days * dayLength).toISOString().slice(0, 10);

/** The ⌈n/2⌉-th smallest of n values; null of none. */
export function lowerMiddle<T extends number | bigint | string>(values: readonly T[]): T | null {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}

/** What a list says of one customer, by column. */
export type OracleListed = Readonly<Record<string, CellValue>> & { readonly customer: string };

export function gapsOf(days: readonly string[]): readonly number[] {
  return days.slice(1).map((day, i) => serial(day) - serial(days[i] ?? day));
}

/** Every buyer as a list shows them on the as-of day, evaluated one by one. */
export function listedOf(data: OracleData, asOf: string): readonly OracleListed[] {
  const scores = new Map(
    rfmOf(data, { frequency: 'days', monetary: 'net' }).map((one) => [one.customer, one]),
  );
  const buyers = data.customers.filter(({ days }) => days.length > 0);
  const everyGap = buyers.flatMap(({ days }) => gapsOf(days));
  const everyone = everyGap.length < 30 ? null : lowerMiddle(everyGap);
  return buyers.map((one) => {
    const score = scores.get(one.customer);
    if (!score) throw new Error(`${one.customer} has no score`);
    const last = one.days.at(-1) ?? '';
    const own = lowerMiddle(gapsOf(one.days));
    const cycle = one.days.length >= 3 ? own : everyone;
    const late = cycle === null ? null : serial(asOf) - serial(last) - cycle;
    return {
      customer: one.customer,
      segment: segmentIds.indexOf(segmentOf(score.r, score.f, score.m)),
      r: score.r,
      f: score.f,
      m: score.m,
      firstDay: one.days[0] ?? null,
      lastDay: last,
      days: one.days.length,
      orders: one.orders,
      average: Number(one.amount) / one.orders,
      refunded: one.sales - one.amount,
      medianGap: own,
      expected: late === null ? null : dayOf(serial(asOf) - late),
      overdue: late === null || late <= 0 ? null : late,
      net: one.amount,
    };
  });
}

/** Customers in the order of a column: no value last, equal values by the text of the identifier. */
export function sortedBy(
  listed: readonly OracleListed[],
  column: string,
  descending: boolean,
): readonly OracleListed[] {
  const byName = (a: OracleListed, b: OracleListed): number =>
    Buffer.compare(Buffer.from(a.customer), Buffer.from(b.customer));
  return [...listed].sort((a, b) => {
    if (column === 'customer') return descending ? byName(b, a) : byName(a, b);
    const [x, y] = [a[column] ?? null, b[column] ?? null];
    if (x === null || y === null)
      return x === y ? byName(a, b) : Number(x === null) - Number(y === null);
    if (x === y) return byName(a, b);
    return x < y === descending ? 1 : -1;
  });
}
