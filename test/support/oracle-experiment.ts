import { customerGroupsOn } from './oracle-groups.ts';
import { groupBy } from './oracle.ts';
import { soldLines, type SoldLine } from './oracle-segments.ts';
import { dataOf } from './oracle-views.ts';
import type { ExperimentShop, Exposed, Reached } from './experiment-shop.ts';

/** How an experiment is read, as its address says it. */
export interface Reading {
  readonly from: 'assignments' | 'column';
  readonly since: string;
  readonly window: number;
  readonly whole: boolean;
  readonly adjust: boolean;
  readonly before: number;
  readonly cut: number;
  readonly by: 'segment' | 'tier' | 'dimension:town';
  readonly asOf: string;
  readonly channel: string | null;
  readonly town: string | null;
}

/** Somebody of an arm, with the reason why they are left out. */
export interface Participant {
  readonly id: string;
  readonly isKnown: boolean;
  readonly arm: number;
  readonly exposed: string | null;
  readonly fate: 'several' | 'noExposure' | 'later' | 'open' | 'counts';
}

/** An order with the lines that count. */
interface Order {
  readonly day: string;
  readonly lines: readonly SoldLine[];
}

/** An experiment over a shop, evaluated person by person. */
export class OracleExperiment {
  readonly participants: readonly Participant[];
  /** Those who count, window over or not where that is allowed. */
  readonly counted: readonly (Participant & { readonly exposed: string })[];
  readonly arms: readonly string[];
  readonly first: string | null;
  readonly #shop: ExperimentShop;
  readonly #reading: Reading;
  readonly #orders: ReadonlyMap<string, readonly Order[]>;
  readonly #lines: readonly SoldLine[];

  constructor(shop: ExperimentShop, reading: Reading) {
    this.#shop = shop;
    this.#reading = reading;
    const all = soldLines(shop.sales);
    const known = new Set([
      ...all.map(({ customer }) => customer),
      ...shop.people.map(({ id }) => id),
    ]);
    this.#lines = all.filter(
      ({ day, dimension, customer }) =>
        day <= reading.asOf &&
        (reading.channel === null || dimension === reading.channel) &&
        (reading.town === null || this.#isOfTown(customer)),
    );
    const orders = [...groupBy(this.#lines, ({ orderKey }) => orderKey).values()].map((lines) => {
      const sales = lines.filter(({ isRefund }) => !isRefund);
      const days = (sales.length > 0 ? sales : lines).map(({ day }) => day).sort();
      return { customer: lines[0]?.customer ?? '', day: days[0] ?? '', lines };
    });
    this.#orders = groupBy(orders, ({ customer }) => customer);
    const records = this.#records();
    this.arms = [...new Set(records.map(({ arm }) => arm))].sort();
    const dated = records.map(({ day }) => (day === '' ? reading.since : day));
    this.first = dated.filter((day) => day !== '').sort()[0] ?? null;
    const armsOfId = groupBy(records, ({ customer }) => customer);
    this.participants = records
      .filter(({ customer }) => reading.town === null || this.#isOfTown(customer))
      .map(({ customer, arm, day }) => {
        const on = day === '' ? reading.since : day;
        const exposed = on === '' ? null : on;
        const several = (armsOfId.get(customer)?.length ?? 0) > 1;
        return {
          ...{ id: customer, isKnown: known.has(customer), arm: this.arms.indexOf(arm), exposed },
          fate: several ? 'several' : this.#fateOf(exposed),
        };
      });
    this.counted = this.participants.flatMap((one) =>
      one.exposed !== null && (one.fate === 'counts' || (one.fate === 'open' && !reading.whole))
        ? [{ ...one, exposed: one.exposed }]
        : [],
    );
  }

  /** One record per person and arm, with the first of its days. */
  #records(): readonly Exposed[] {
    if (this.#reading.from === 'column')
      return this.#shop.people
        .filter(({ town }) => town !== '')
        .map(({ id, town }) => ({ customer: id, arm: town, day: '' }));
    const pairs = groupBy(this.#shop.spring, ({ customer, arm }) =>
      JSON.stringify([customer, arm]),
    );
    return [...pairs.values()].flatMap((same) => {
      const [record] = same;
      const days = same.map(({ day }) => day).filter((day) => day !== '');
      return record ? [{ ...record, day: days.sort()[0] ?? '' }] : [];
    });
  }

  #isOfTown(id: string | null): boolean {
    return this.#shop.people.some((one) => one.id === id && one.town === this.#reading.town);
  }

  #fateOf(exposed: string | null): Participant['fate'] {
    const { asOf, window } = this.#reading;
    if (exposed === null) return 'noExposure';
    if (exposed > asOf) return 'later';
    return window > 0 && shifted(exposed, window - 1) > asOf ? 'open' : 'counts';
  }

  /** How many people are in several arms; without a filter those whom nothing else names, too. */
  get several(): number {
    const isAll = this.#reading.town === null && this.#reading.from === 'assignments';
    const found = this.participants.filter(
      ({ fate, isKnown }) => fate === 'several' && (isKnown || isAll),
    );
    return new Set(found.map(({ id }) => id)).size;
  }

  /** The orders of somebody from one day to another, both included. */
  #ordersOf(id: string, from: string, to: string): readonly Order[] {
    return (this.#orders.get(id) ?? []).filter(({ day }) => day >= from && day <= to);
  }

  /** What somebody did from the day of exposure, or a day after it, up to another; within the window. */
  after(
    one: { readonly id: string; readonly exposed: string },
    metric: string,
    from = 0,
    to = 9999,
  ) {
    const { window } = this.#reading;
    const last = window === 0 ? to : Math.min(to, window - 1);
    if (last < from) return measured(metric, []);
    const orders = this.#ordersOf(one.id, shifted(one.exposed, from), shifted(one.exposed, last));
    return measured(metric, orders);
  }

  /** The same in the days before, as orders stood the day before exposure. */
  earlier(one: { readonly id: string; readonly exposed: string }, metric: string): number {
    if (!this.#reading.adjust) return 0;
    return measured(metric, this.#before(one, shifted(one.exposed, -this.#reading.before))).y;
  }

  #before({ id, exposed }: { readonly id: string; readonly exposed: string }, from: string) {
    return this.#ordersOf(id, from, shifted(exposed, -1)).map(({ day, lines }) => ({
      day,
      lines: lines.filter((line) => line.day < exposed),
    }));
  }

  /** Whether somebody bought between the first exposure of anybody and their own. */
  isEarly(one: { readonly id: string; readonly exposed: string }): boolean {
    if (this.first === null) return false;
    return this.#before(one, this.first).some((order) => amountOf(order) > 0);
  }

  /** Who counts and is reached under the same address or number as somebody of another arm. */
  get shared(): readonly string[] {
    const contacts = (id: string): readonly string[] => {
      const person: Reached | undefined = this.#shop.people.find((one) => one.id === id);
      const email = (person?.email ?? '').trim().toLowerCase();
      const phone = (person?.phone ?? '').replace(/\D/g, '');
      return [`e${email}`, `p${phone}`].filter((text) => text.length > 1);
    };
    return this.counted
      .filter(({ id, arm }) =>
        this.counted.some(
          (other) =>
            other.arm !== arm && contacts(other.id).some((one) => contacts(id).includes(one)),
        ),
      )
      .map(({ id }) => id);
  }

  isElsewhere(id: string): boolean {
    const isIn = (file: readonly Exposed[]): boolean =>
      file.some(({ customer }) => customer === id);
    const { from } = this.#reading;
    return isIn(this.#shop.autumn) || (from === 'column' && isIn(this.#shop.spring));
  }

  /** The group of everybody who has one; of the app as of the day before the first exposure. */
  groups(): ReadonlyMap<string, string> {
    const { by } = this.#reading;
    if (by === 'dimension:town')
      return new Map(
        this.#shop.people.flatMap(({ id, town }) => (town === '' ? [] : [[id, town] as const])),
      );
    if (this.first === null) return new Map();
    const then = shifted(this.first, -1);
    return customerGroupsOn(dataOf(this.#lines.filter(({ day }) => day <= then)), by, then);
  }
}

const dayLength = 86_400_000;

export function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}

function amountOf({ lines }: Order): number {
  return lines.reduce((sum, { amount }) => sum + Number(amount), 0);
}

/** The outcome of a metric over some orders, or its numerator and denominator. Amounts in minor units. */
export function measured(metric: string, orders: readonly Order[]): { y: number; d: number } {
  const lines = orders.flatMap((order) => order.lines);
  const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
  const bought = orders.filter((order) => amountOf(order) > 0);
  const revenue = sum(lines.map(({ amount }) => Number(amount)));
  const sales = sum(lines.map(({ amount, isRefund }) => (isRefund ? 0 : Number(amount))));
  const pieces = sum(lines.map((line) => line.pieces));
  const [name, within] = metric.split(':');
  switch (name) {
    case 'perCustomer':
      return { y: revenue, d: bought.length > 0 ? 1 : 0 };
    case 'ordersPerCustomer':
      return { y: bought.length, d: bought.length > 0 ? 1 : 0 };
    case '=1 - refunds / sales':
      return { y: revenue / 100, d: sales / 100 };
    case '=net_revenue / (2 * customers)':
      return { y: revenue / 100, d: bought.length > 0 ? 2 : 0 };
    case 'less=quantity - 2 * lines + orders / 4':
      return { y: pieces - 2 * lines.length + bought.length / 4, d: 0 };
    case 'conversion':
      return { y: bought.length > 0 ? 1 : 0, d: 0 };
    case 'revenue':
      return { y: revenue, d: 0 };
    case 'orders':
      return { y: bought.length, d: 0 };
    case 'orderValue':
      return { y: revenue, d: bought.length };
    case 'sales':
      return { y: sales, d: 0 };
    case 'refunds':
      return { y: sales - revenue, d: 0 };
    case 'refundShare':
      return { y: sales - revenue, d: sales };
    case 'lines':
      return { y: lines.length, d: 0 };
    case 'quantity':
      return { y: pieces, d: 0 };
    case 'piecesPerOrder':
      return { y: pieces, d: bought.length };
    case 'meanLine':
      return { y: revenue, d: lines.length };
    case 'again': {
      const [first, second] = [...new Set(bought.map(({ day }) => day))].sort();
      const isBack =
        first !== undefined && second !== undefined && second <= shifted(first, Number(within));
      return { y: isBack ? 1 : 0, d: 0 };
    }
    default:
      throw new Error(`not evaluated: ${metric}`);
  }
}
