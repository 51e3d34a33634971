import {
  isCustomerGroupKind,
  type CustomerGroupKind,
} from '../../src/core/model/customer-groups.ts';
import { groupBy, sum, type OracleOrder } from './oracle.ts';
import { customerGroupsOn } from './oracle-groups.ts';
import type { OracleData } from './oracle-views.ts';

/** What a group of customers did at one age, evaluated customer by customer. */
export interface OracleCell {
  readonly age: number;
  readonly size: number;
  readonly customers: number;
  readonly orders: number;
  readonly revenue: bigint;
  readonly repeaters: number;
  readonly ordersSoFar: number;
  readonly revenueSoFar: bigint;
  readonly isOpen: boolean;
}

export interface OracleCohort {
  readonly code: string;
  readonly members: readonly OracleMember[];
  readonly cells: readonly OracleCell[];
}

export type OracleUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What cohorts are made of: first purchases, or the groups of the as-of day. */
export type OracleBy = 'time' | 'channel' | CustomerGroupKind;

export interface OracleMember {
  readonly customer: string;
  /** Age at the second purchase day. */
  readonly second: number | null;
  /** All orders, refunds without an original too. */
  readonly orders: readonly { readonly age: number; readonly amount: bigint }[];
  /** Ages with a purchase. */
  readonly active: readonly number[];
  /** The age on the as-of day, and how many ages have ended by then. */
  readonly now: number;
  readonly over: number;
}

export interface OracleCohortOptions {
  readonly unit: OracleUnit;
  /** Whether ages are periods of the calendar or days since each customer's first purchase. */
  readonly periods: 'calendar' | 'rolling';
  readonly by: OracleBy;
  readonly ages: number;
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
}

/** A number per period, in order and without gaps. */
export function periodIndex(unit: OracleUnit, day: string): number {
  const time = new Date(`${day}T12:00:00Z`);
  const days = Math.floor(time.getTime() / 86_400_000);
  const months = time.getUTCFullYear() * 12 + time.getUTCMonth();
  // 1 January 1970 was a Thursday.
  return {
    day: days,
    week: Math.floor((days + 3) / 7),
    month: months,
    quarter: Math.floor(months / 3),
    year: time.getUTCFullYear(),
  }[unit];
}

function tomorrow(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Cohorts that hold anybody, in no order; and all members as one group. */
export function cohortsOf(
  data: OracleData,
  options: OracleCohortOptions,
): { readonly cohorts: readonly OracleCohort[]; readonly everyone: readonly OracleCell[] } {
  const orders = groupBy(data.orders, (order) => order.customer ?? '');
  const members = data.customers
    .filter(
      ({ days: [first] }) => first !== undefined && first >= options.from && first <= options.to,
    )
    .map(({ customer, days }) => memberOf(customer, days, orders.get(customer) ?? [], options));
  const firsts = new Map(data.customers.map(({ customer, days }) => [customer, days[0] ?? '']));
  const placed = isCustomerGroupKind(options.by)
    ? customerGroupsOn(data, options.by, options.asOf)
    : null;
  const groups = groupBy(members, ({ customer }) =>
    placed
      ? `${options.by}-${placed.get(customer) ?? ''}`
      : codeOf(customer, firsts.get(customer) ?? '', data, options),
  );
  return {
    cohorts: [...groups].map(([code, own]) => ({
      code,
      members: own,
      cells: cellsOf(own, options),
    })),
    everyone: cellsOf(members, options),
  };
}

function memberOf(
  customer: string,
  days: readonly string[],
  orders: readonly OracleOrder[],
  options: OracleCohortOptions,
): OracleMember {
  const [first = '', second] = days;
  const ageOn = (day: string): number => ageOf(first, day, options);
  return {
    customer,
    second: second === undefined ? null : ageOn(second),
    active: days.map(ageOn),
    orders: orders.map(({ day, amount }) => ({ age: Math.max(0, ageOn(day)), amount })),
    now: ageOn(options.asOf),
    over: ageOn(tomorrow(options.asOf)),
  };
}

const daysIn = { day: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;

function ageOf(first: string, day: string, { unit, periods }: OracleCohortOptions): number {
  if (periods === 'calendar') return periodIndex(unit, day) - periodIndex(unit, first);
  return Math.floor((periodIndex('day', day) - periodIndex('day', first)) / daysIn[unit]);
}

function codeOf(
  customer: string,
  day: string,
  data: OracleData,
  { by, unit }: OracleCohortOptions,
): string {
  return by === 'channel' ? channelOf(customer, day, data) : periodCode(unit, day);
}

function periodCode(unit: OracleUnit, day: string): string {
  if (unit === 'year') return day.slice(0, 4);
  if (unit === 'quarter') return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  if (unit === 'month') return day.slice(0, 7);
  if (unit === 'day') return day;
  const monday = (periodIndex('week', day) * 7 - 3) * 86_400_000;
  return new Date(monday).toISOString().slice(0, 10);
}

/** The channel on which most was sold on the first purchase day; of equal ones the first, blank last. */
function channelOf(customer: string, day: string, data: OracleData): string {
  const first = data.orders.filter(
    (order) => order.customer === customer && order.day === day && order.amount > 0n,
  );
  const keys = new Set(first.map(({ key }) => key));
  const sold = data.lines.filter((line) => keys.has(line.orderKey) && !line.isRefund);
  const sums = [...groupBy(sold, (line) => line.dimension ?? '')].map(([channel, lines]) => ({
    channel,
    amount: sum(lines.map((line) => line.amount)),
  }));
  sums.sort((a, b) => {
    if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
    return (a.channel || '\uffff') < (b.channel || '\uffff') ? -1 : 1;
  });
  const [best] = sums;
  return best?.channel ? `=${best.channel}` : 'blank';
}

function cellsOf(
  members: readonly OracleMember[],
  { ages }: OracleCohortOptions,
): readonly OracleCell[] {
  const cells: OracleCell[] = [];
  for (let age = 0; age <= ages; age += 1) {
    const old = members.filter(({ over }) => over > age);
    const begun = members.filter(({ over, now }) => over === age && now === age);
    if (old.length > 0) cells.push(cellOf(old, age, false));
    else if (begun.length > 0) cells.push(cellOf(begun, age, true));
  }
  return cells;
}

function cellOf(members: readonly OracleMember[], age: number, isOpen: boolean): OracleCell {
  const at = members.flatMap(({ orders }) => orders.filter((one) => one.age === age));
  const soFar = members.flatMap(({ orders }) => orders.filter((one) => one.age <= age));
  const paid = (orders: readonly { amount: bigint }[]): number =>
    orders.filter(({ amount }) => amount > 0n).length;
  return {
    age,
    size: members.length,
    customers: members.filter(({ active }) => active.includes(age)).length,
    orders: paid(at),
    revenue: sum(at.map(({ amount }) => amount)),
    repeaters: members.filter(({ second }) => second !== null && second <= age).length,
    ordersSoFar: paid(soFar),
    revenueSoFar: sum(soFar.map(({ amount }) => amount)),
    isOpen,
  };
}
