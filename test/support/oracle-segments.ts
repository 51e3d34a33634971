import type { BoughtCondition, Condition, NumberFact, Rule } from '../../src/core/segment/rule.ts';
import { groupBy, linkOrders, readShop, sum, type OracleLine } from './oracle.ts';
import { gapsOf, listedOf, type OracleListed } from './oracle-customers.ts';
import { customerGroupsOn } from './oracle-groups.ts';
import { quantile } from './oracle-repurchase.ts';
import { shopMapping } from './oracle-shop.ts';
import { dataOf, type OracleData } from './oracle-views.ts';
import { salesCsv, type Assigned, type Member, type SegmentShop } from './segment-shop.ts';

/** A line with what only rules ask about. */
export interface SoldLine extends OracleLine {
  readonly product: string | null;
  readonly pieces: number;
}

/** Everything that rules are asked of, as one view sees it. */
export interface SegmentWorld {
  readonly asOf: string;
  readonly data: OracleData;
  readonly lines: readonly SoldLine[];
  /** The identifiers of everyone whom the data know. */
  readonly everyone: readonly string[];
  readonly members: readonly Member[];
  readonly assigned: readonly Assigned[];
}

const dayLength = 86_400_000;
const daysFrom = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / dayLength;

/** The lines of a shop, each under the order that it belongs to. */
export function soldLines(shop: SegmentShop): readonly SoldLine[] {
  const csv = salesCsv(shop);
  const read = (dimension: string): readonly OracleLine[] =>
    readShop(csv, { ...shopMapping, dimension }).lines;
  const [products, pieces] = [read('product'), read('pieces')];
  const lines = read(shopMapping.dimension).map((line, place) => ({
    ...line,
    product: products[place]?.dimension ?? null,
    pieces: Number(pieces[place]?.dimension),
  }));
  linkOrders(lines, shopMapping.refundPrefix);
  return lines;
}

/** The shop as it stood on a day, of lines of one channel if one is named. */
export function worldOf(
  shop: SegmentShop,
  asOf: string,
  channel: string | null = null,
): SegmentWorld {
  const known = soldLines(shop).filter(({ day }) => day <= asOf);
  const lines = known.filter((line) => channel === null || line.dimension === channel);
  const data = dataOf(lines);
  const named = new Set(known.map(({ customer }) => customer));
  const prospects = shop.members.map(({ id }) => id).filter((id) => !named.has(id));
  const everyone = [...data.customers.map(({ customer }) => customer), ...prospects];
  return { asOf, data, lines, everyone, members: shop.members, assigned: shop.assigned };
}

/** The people whom a rule names, one by one. */
export function membersOfRule(rule: Rule, world: SegmentWorld): readonly string[] {
  return world.everyone.filter((id) => meets(rule, id, world)).sort();
}

function meets(rule: Rule, id: string, world: SegmentWorld): boolean {
  switch (rule.kind) {
    case 'all':
      return rule.rules.every((one) => meets(one, id, world));
    case 'any':
      return rule.rules.some((one) => meets(one, id, world));
    case 'not':
      return !meets(rule.rule, id, world);
    case 'segment':
      return meets(rule.rule, id, world);
    case 'set':
      throw new Error('sets are looked at by themselves');
    default:
      return meetsCondition(rule, id, world);
  }
}

function meetsCondition(condition: Condition, id: string, world: SegmentWorld): boolean {
  const buyer = world.data.customers.find(({ customer }) => customer === id);
  const member = world.members.find((one) => one.id === id);
  switch (condition.kind) {
    case 'number':
      return isWithin(numberOf(condition.of, id, world), condition);
    case 'day': {
      const day = condition.of === 'first' ? buyer?.days[0] : buyer?.days.at(-1);
      return isWithin(day ?? null, condition);
    }
    case 'group': {
      const group = customerGroupsOn(world.data, condition.of, world.asOf).get(id);
      return group !== undefined && condition.ids.includes(group);
    }
    case 'moved': {
      const wanted =
        'day' in condition.since
          ? condition.since.day
          : monthsBefore(world.asOf, condition.since.months);
      const then = wanted < world.asOf ? wanted : world.asOf;
      const earlier = dataOf(world.lines.filter(({ day }) => day <= then));
      const was = customerGroupsOn(earlier, condition.of, then).get(id) ?? 'never';
      const is = customerGroupsOn(world.data, condition.of, world.asOf).get(id);
      return (
        (condition.from.length === 0 || condition.from.includes(was)) &&
        is !== undefined &&
        (condition.to.length === 0 || condition.to.includes(is))
      );
    }
    case 'bought':
      return hasBought(condition, id, world);
    case 'column': {
      if (!member || (condition.column !== 'town' && condition.column !== 'tags')) return false;
      const cell = member[condition.column];
      const listed =
        condition.test === 'is' ? [cell] : cell.split(/[,;|、，／]/).map((one) => one.trim());
      return condition.values.some((value) =>
        value === null ? cell === '' : cell !== '' && listed.includes(value),
      );
    }
    case 'range': {
      if (!member) return false;
      if (condition.as === 'day') {
        const [, y = '', m = '', d = ''] = /^(\d+)[-/](\d+)[-/](\d+)/.exec(member.since) ?? [];
        const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
        const exists = y !== '' && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
        return isWithin(exists ? day : null, condition);
      }
      const bare = member.points.replace('NT$', '').replaceAll(',', '').trim();
      const value = /^-?[\d.]+$/.test(bare) ? Number(bare) : null;
      return isWithin(value, {
        from: condition.from === null ? null : Number(condition.from),
        to: condition.to === null ? null : Number(condition.to),
      });
    }
    case 'birthday': {
      const month = birthMonths[member?.birthday ?? ''];
      return month !== undefined && condition.months.includes(month);
    }
    case 'consent':
      return condition.answers.includes(consents[(member?.consent ?? '').trim()] ?? 'unknown');
    case 'arm': {
      const arms = new Set(
        world.assigned.filter(({ customer }) => customer === id).map(({ arm }) => arm),
      );
      const [only] = arms;
      return (
        condition.experiment === 'spring' &&
        arms.size === 1 &&
        condition.variants.includes(only ?? '')
      );
    }
  }
}

/** Read by hand: what every birthday that `segment-shop` draws says. */
const birthMonths: Readonly<Record<string, number | undefined>> = {
  ...{ '1985-03-12': 3, '1990/7/4': 7, '74/03/12': 3, 民國74年12月2日: 12, '2/16/1997': 2 },
  ...{ '16/2/1997': 2, '12.3.1985': 3, '19850712': 7, '0740312': 3, '3月': 3 },
  ...{ 'March 5, 1980': 3, '102/11/30': 11, '05/06/60': 5 },
};
const consents: Readonly<Record<string, 'yes' | 'no' | undefined>> = {
  ...{ yes: 'yes', No: 'no', TRUE: 'yes', 是: 'yes', 不同意: 'no', Unsubscribed: 'no', 1: 'yes' },
};

function isWithin<T extends number | string>(
  value: T | null,
  { from, to }: { readonly from: T | null; readonly to: T | null },
): boolean {
  return value !== null && (from === null || value >= from) && (to === null || value <= to);
}

const listings = new WeakMap<OracleData, readonly OracleListed[]>();

function listed(world: SegmentWorld, id: string): OracleListed | undefined {
  const known = listings.get(world.data) ?? listedOf(world.data, world.asOf);
  listings.set(world.data, known);
  return known.find(({ customer }) => customer === id);
}

/** A number known of somebody; null where it is not known. Money in units. */
export function numberOf(fact: NumberFact, id: string, world: SegmentWorld): number | null {
  const buyer = world.data.customers.find(({ customer }) => customer === id);
  const first = buyer?.days[0];
  const last = buyer?.days.at(-1);
  switch (fact) {
    case 'recency':
      return last === undefined ? null : daysFrom(last, world.asOf);
    case 'age':
      return first === undefined ? null : daysFrom(first, world.asOf);
    case 'days':
      return buyer?.days.length ?? 0;
    case 'orders':
      return buyer?.orders ?? 0;
    case 'net':
      return Number(buyer?.amount ?? 0n) / 100;
    case 'average':
      return buyer && buyer.orders > 0 ? Number(buyer.amount) / buyer.orders / 100 : null;
    case 'refunded':
      return Number((buyer?.sales ?? 0n) - (buyer?.amount ?? 0n)) / 100;
    case 'overdue': {
      const edge = quantile(
        world.data.customers.flatMap(({ days }) => gapsOf(days)),
        0.75,
      );
      if (last === undefined || edge === null) return null;
      return daysFrom(last, world.asOf) - Math.floor(edge + 1e-9);
    }
    case 'gap':
      return numeric(listed(world, id)?.['medianGap']);
    case 'late': {
      const expected = listed(world, id)?.['expected'];
      return typeof expected === 'string' ? daysFrom(expected, world.asOf) : null;
    }
    case 'r':
    case 'f':
    case 'm':
      return numeric(listed(world, id)?.[fact]);
  }
}

function numeric(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function hasBought(condition: BoughtCondition, id: string, world: SegmentWorld): boolean {
  const { from, to } = condition;
  const bounds = from === null && to === null ? { from: 1, to: null } : { from, to };
  return isWithin(boughtBy(id, condition, world), bounds);
}

/** How much somebody bought of what a condition asks for; 0 of nothing. Money in units. */
export function boughtBy(
  id: string,
  condition: BoughtCondition,
  { asOf, data, lines }: SegmentWorld,
): number {
  const { measure, nth, within } = condition;
  const buyer = data.customers.find(({ customer }) => customer === id);
  const orders = new Map(
    data.orders.filter(({ customer }) => customer === id).map((order) => [order.key, order]),
  );
  const isWanted = (line: SoldLine): boolean =>
    condition.lines.every(({ field, values, exclude }) => {
      const value = field === 'product' ? line.product : line.dimension;
      return values.includes(value) !== exclude;
    });
  const isTimely = (day: string): boolean => {
    if (within.kind === 'ever') return true;
    if (within.kind === 'last') return daysFrom(day, asOf) < within.days;
    return isWithin(day, within);
  };
  const isOfNth = (orderDay: string): boolean => {
    const place = (buyer?.days ?? []).indexOf(orderDay) + 1;
    return nth === null || (place > 0 && isWithin(place, nth));
  };
  const own = lines.filter((line) => line.customer === id && isWanted(line));
  if (measure === 'orders' || measure === 'days') {
    const sold = groupBy(
      own.filter(({ isRefund }) => !isRefund),
      ({ orderKey }) => orderKey,
    );
    // Without a condition on lines, an order counts whatever its lines are.
    const counted = [...orders.values()].filter(
      ({ key, amount, day }) =>
        amount > 0n &&
        (condition.lines.length === 0 || sold.has(key)) &&
        isTimely(day) &&
        isOfNth(day),
    );
    return measure === 'orders' ? counted.length : new Set(counted.map(({ day }) => day)).size;
  }
  const counted = own.filter(
    (line) =>
      isTimely(line.day) &&
      isOfNth(orders.get(line.orderKey)?.day ?? '') &&
      (measure !== 'lines' || !line.isRefund),
  );
  if (measure === 'lines') return counted.length;
  if (measure === 'quantity') return counted.reduce((total, { pieces }) => total + pieces, 0);
  return Number(sum(counted.map(({ amount }) => amount))) / 100;
}

/** The same day of an earlier month, or its last day where it has no such day. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const end = new Date(Date.UTC(year, month - months, 0));
  const last = end.getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}
