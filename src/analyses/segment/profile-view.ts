import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import { customerGroupsOf, type CustomerGroupKind } from '../../core/model/customer-groups.ts';
import { indexOf, type Index } from '../../core/stats/katz.ts';
import { courseDays } from './course.ts';
import { fieldId, isOfPeople, profileFields, type ProfileField } from './fields.ts';
import type { SegmentParams } from './params.ts';

/** Customers known, those of them who have bought, their qualifying orders and net revenue (minor units). */
export interface SegmentGroup {
  readonly customers: number;
  readonly buyers: number;
  readonly orders: number;
  readonly revenue: bigint;
  /** Revenue of those who have bought: customers whose every order was refunded left out. */
  readonly paid: bigint;
}

/** The segment as the same rule finds it in the data of an earlier day. */
export interface CoursePoint {
  readonly day: string;
  readonly customers: number;
  readonly buyers: number;
  readonly revenue: bigint;
}

/** One value of a field: how many of the segment and of everyone have it, of how many. */
export interface Trait {
  readonly field: ProfileField;
  /** As the data write it; of a group of customers its place among its kind. */
  readonly value: string;
  /** What it is called, where that is something else. */
  readonly name: string | null;
  readonly customers: number;
  readonly of: number;
  readonly everyone: number;
  readonly ofEveryone: number;
  /** Null where the segment is empty. */
  readonly index: Index | null;
}

export interface ProfileView {
  readonly show: 'profile';
  readonly params: SegmentParams;
  readonly segment: SegmentGroup;
  readonly rest: SegmentGroup;
  readonly everyone: SegmentGroup;
  /** Net revenue of lines without a customer, and of all. */
  readonly guestRevenue: bigint;
  readonly total: bigint;
  readonly course: readonly CoursePoint[];
  /** Per kind of groups, best first: every group, also without anybody. */
  readonly mixes: Readonly<Record<CustomerGroupKind, readonly Trait[]>>;
  /** Every value of every field, the most certain differences first. */
  readonly traits: readonly Trait[];
}

interface Row {
  readonly part: 'size' | 'guest' | 'course' | 'value';
  readonly place: number;
  readonly value: string | null;
  readonly label: string | null;
  readonly customers: bigint;
  readonly everyone: bigint;
  readonly buyers: bigint;
  readonly orders: bigint;
  readonly amount: bigint;
  readonly paid: bigint;
}

/** Turns the rows of `compileProfile` into the numbers of the page. */
export function viewProfile(result: Table, params: SegmentParams, data: Dataset): ProfileView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const part = (name: Row['part']): readonly Row[] => rows.filter((row) => row.part === name);
  const side = (inside: number): SegmentGroup =>
    groupOf(part('size').find(({ place }) => place === inside));
  const [segment, rest] = [side(1), side(0)];
  const everyone = added(segment, rest);
  const guestRevenue = part('guest')[0]?.amount ?? 0n;
  const fields = profileFields(data.model);
  const traitOf = (
    field: ProfileField,
    row: Pick<Row, 'value' | 'label' | 'customers' | 'everyone'>,
  ): Trait => {
    const base = isOfPeople(field) ? 'customers' : 'buyers';
    const [customers, of] = [Number(row.customers), segment[base]];
    const [all, ofEveryone] = [Number(row.everyone), everyone[base]];
    return {
      ...{ field, value: row.value ?? '', name: row.label, customers, of },
      ...{ everyone: all, ofEveryone },
      index: indexOf({ hits: customers, of }, { hits: all - customers, of: ofEveryone - of }),
    };
  };
  const traits = part('value').flatMap((row) => {
    const field = fields[row.place];
    return field ? [traitOf(field, row)] : [];
  });
  const mixOf = (kind: CustomerGroupKind): readonly Trait[] =>
    customerGroupsOf(kind).map(
      ({ place }) =>
        traits.find(({ field, value }) => field.kind === kind && value === String(place)) ??
        traitOf({ kind }, { value: String(place), label: null, customers: 0n, everyone: 0n }),
    );
  const days = courseDays(params, data);
  return {
    ...{ show: 'profile', params, segment, rest, everyone, guestRevenue },
    total: everyone.revenue + guestRevenue,
    course: part('course')
      .toSorted((left, right) => left.place - right.place)
      .map((row) => ({
        day: days[row.place] ?? data.asOf,
        customers: Number(row.customers),
        buyers: Number(row.buyers),
        revenue: row.amount,
      })),
    mixes: { segment: mixOf('segment'), tier: mixOf('tier') },
    traits: told(traits).sort(byEvidence(fields.map(fieldId))),
  };
}

/** Fields in which all have the same value tell nothing. */
function told(traits: readonly Trait[]): Trait[] {
  const values = new Map<string, number>();
  for (const { field } of traits) {
    const id = fieldId(field);
    values.set(id, (values.get(id) ?? 0) + 1);
  }
  return traits.filter(({ field }) => (values.get(fieldId(field)) ?? 0) > 1);
}

function byEvidence(order: readonly string[]): (left: Trait, right: Trait) => number {
  const place = ({ field }: Trait): number => order.indexOf(fieldId(field));
  return (left, right) =>
    (right.index?.evidence ?? 0) - (left.index?.evidence ?? 0) ||
    place(left) - place(right) ||
    right.everyone - left.everyone ||
    (left.value < right.value ? -1 : 1);
}

function groupOf(row: Row | undefined): SegmentGroup {
  return {
    customers: Number(row?.customers ?? 0),
    buyers: Number(row?.buyers ?? 0),
    orders: Number(row?.orders ?? 0),
    revenue: row?.amount ?? 0n,
    paid: row?.paid ?? 0n,
  };
}

function added(left: SegmentGroup, right: SegmentGroup): SegmentGroup {
  return {
    customers: left.customers + right.customers,
    buyers: left.buyers + right.buyers,
    orders: left.orders + right.orders,
    revenue: left.revenue + right.revenue,
    paid: left.paid + right.paid,
  };
}
