import Papa from 'papaparse';

/**
 * The definitions of a qualifying order, a purchase day, a refund and so on, evaluated over the rows
 * of a file in plain TypeScript: one thing after the other, no SQL, nothing of the product's code.
 * Amounts are integers of minor units.
 */

/** A loaded record. */
export interface OracleLine {
  readonly customer: string | null;
  readonly orderId: string;
  readonly day: string;
  readonly amount: bigint;
  readonly isRefund: boolean;
  readonly dimension: string | null;
  readonly original: string | null;
  /** The order it counts under. */
  orderKey: string;
}

export interface OracleOrder {
  readonly key: string;
  readonly customer: string | null;
  readonly day: string;
  /** After its refunds. */
  readonly amount: bigint;
  /** Before them. */
  readonly sales: bigint;
}

export interface OracleCustomer {
  readonly customer: string;
  /** Purchase days, ascending; a fully refunded order makes none. */
  readonly days: readonly string[];
  readonly orders: number;
  readonly amount: bigint;
  readonly sales: bigint;
}

/** How the columns of a file are named, for the oracle. */
export interface OracleMapping {
  readonly customer: string;
  readonly order: string;
  readonly date: string;
  readonly amount: string;
  readonly dimension: string;
  readonly original: string;
  readonly refundPrefix: string;
  readonly decimals: number;
}

/** Every row of the file, loaded or rejected. */
export function readShop(
  csv: string,
  mapping: OracleMapping,
): { readonly lines: readonly OracleLine[]; readonly rejected: number; readonly rows: number } {
  const parsed = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  const lines: OracleLine[] = [];
  parsed.data.forEach((record, index) => {
    const day = calendarDay(record[mapping.date] ?? '');
    const written = minorUnits(record[mapping.amount] ?? '', mapping.decimals);
    if (day === null || written === null) return;
    const customer = record[mapping.customer] || null;
    const id = record[mapping.order] || null;
    const isNamedRefund = id?.startsWith(mapping.refundPrefix) ?? false;
    const isRefund = written < 0n || isNamedRefund;
    const amount = isNamedRefund && written > 0n ? -written : written;
    // Without an order id: one customer × one day, or, without a customer too, the row by itself.
    const orderId = id ?? (customer === null ? `row ${index}` : `day ${day}`);
    lines.push({
      customer,
      orderId,
      day,
      amount,
      isRefund,
      dimension: record[mapping.dimension] || null,
      original: record[mapping.original] || null,
      orderKey: '',
    });
  });
  return { lines, rejected: parsed.data.length - lines.length, rows: parsed.data.length };
}

/** Gives every line the order it counts under: refunds that name or imply their original join it. */
export function linkOrders(lines: readonly OracleLine[], refundPrefix: string): void {
  const heads = groupBy(lines, (line) => keyOf(line.orderId, line.customer));
  const hasSales = (key: string): boolean =>
    heads.get(key)?.some((line) => !line.isRefund) ?? false;
  for (const [key, members] of heads) {
    const [first] = members;
    let target = key;
    if (first && !hasSales(key)) {
      const stripped = first.orderId.startsWith(refundPrefix)
        ? first.orderId.slice(refundPrefix.length)
        : null;
      const original = members.find((line) => line.original !== null)?.original ?? stripped;
      const linked = original === null ? null : keyOf(original, first.customer);
      if (linked !== null && hasSales(linked)) target = linked;
    }
    for (const line of members) line.orderKey = target;
  }
}

/** One order per key: the day of its first sale, its amount after refunds. */
export function ordersOf(lines: readonly OracleLine[]): readonly OracleOrder[] {
  return [...groupBy(lines, (line) => line.orderKey)].map(([key, members]) => {
    const sales = members.filter((line) => !line.isRefund);
    const days = (sales.length > 0 ? sales : members).map((line) => line.day).sort();
    return {
      key,
      customer: members[0]?.customer ?? null,
      day: days[0] ?? '',
      amount: sum(members.map((line) => line.amount)),
      sales: sum(sales.map((line) => line.amount)),
    };
  });
}

/** One entry per known customer, whether or not any of their orders qualifies. */
export function customersOf(orders: readonly OracleOrder[]): readonly OracleCustomer[] {
  const known = orders.filter((order) => order.customer !== null);
  return [...groupBy(known, (order) => order.customer ?? '')].map(([customer, own]) => {
    const qualifying = own.filter((order) => order.amount > 0n);
    return {
      customer,
      days: [...new Set(qualifying.map((order) => order.day))].sort(),
      orders: qualifying.length,
      amount: sum(own.map((order) => order.amount)),
      sales: sum(own.map((order) => order.sales)),
    };
  });
}

function keyOf(orderId: string, customer: string | null): string {
  return JSON.stringify([orderId, customer]);
}

/** `YYYY-MM-DD` where the calendar has that day. */
function calendarDay(text: string): string | null {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(time)) return null;
  return new Date(time).toISOString().startsWith(text) ? text : null;
}

/** A decimal text as an exact integer; null where it is none, or beyond nine billion units. */
function minorUnits(text: string, decimals: number): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const minor = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  if (minor > 9_000_000_000n * 10n ** BigInt(decimals)) return null;
  return sign === '-' ? -minor : minor;
}

export function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
