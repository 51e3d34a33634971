import type { Table } from 'apache-arrow';
import { customerGroupsOf, isCustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { SampleParams } from './params.ts';
import { strataOf, type Strata } from './strata.ts';

/** Customers, how many of them are drawn, and the net revenue of all (minor units). */
export interface Group {
  readonly customers: number;
  readonly drawn: number;
  readonly revenue: bigint;
}

export interface Stratum extends Group {
  /** A fifth from `1` to `5`, `new`, `existing`, a tier, a segment, or the value of a dimension; null for a blank one. */
  readonly name: string | null;
}

export interface SampleView {
  readonly params: SampleParams;
  readonly strata: Strata;
  /** Best fifth, tier and segment first; new before existing; values of a dimension by size. None is empty. */
  readonly groups: readonly Stratum[];
  readonly all: Group;
  readonly withoutPurchase: Group;
  readonly withoutCustomer: Group;
  readonly total: bigint;
}

interface Row {
  readonly part: 'stratum' | 'withoutPurchase' | 'withoutCustomer';
  readonly stratum: string | null;
  readonly customers: bigint;
  readonly revenue: bigint;
}

/** Turns the rows of `compileSample` into strata with the number of customers drawn from each. */
export function viewSample(result: Table, params: SampleParams, data: Dataset): SampleView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const part = (name: Row['part']): readonly Row[] => rows.filter((row) => row.part === name);
  const strata = strataOf(params, data);
  const groups = part('stratum').map((row): Stratum => {
    const customers = Number(row.customers);
    const drawn = Math.min(customers, params.size);
    return { name: row.stratum, customers, drawn, revenue: row.revenue };
  });
  const complement = (name: Row['part']): Group =>
    sum(part(name).map((row) => ({ ...row, customers: Number(row.customers), drawn: 0 })));
  const all = sum(groups);
  const withoutPurchase = complement('withoutPurchase');
  const withoutCustomer = complement('withoutCustomer');
  return {
    params,
    strata,
    groups: groups.sort(orderOf(strata)),
    all,
    withoutPurchase,
    withoutCustomer,
    total: all.revenue + withoutPurchase.revenue + withoutCustomer.revenue,
  };
}

function orderOf({ kind }: Strata): (left: Stratum, right: Stratum) => number {
  const byName = (left: Stratum, right: Stratum): number =>
    (left.name ?? '') < (right.name ?? '') ? -1 : 1;
  // `new` stands before `existing`, and `5` before `1`.
  if (isCustomerGroupKind(kind)) {
    const names = customerGroupsOf(kind).map(({ id }): string => id);
    const place = ({ name }: Stratum): number => names.indexOf(name ?? '');
    return (left, right) => place(left) - place(right);
  }
  if (kind !== 'dimension') return (left, right) => byName(right, left);
  return (left, right) => right.customers - left.customers || byName(left, right);
}

function sum(groups: readonly Group[]): Group {
  return groups.reduce(
    (total, group) => ({
      customers: total.customers + group.customers,
      drawn: total.drawn + group.drawn,
      revenue: total.revenue + group.revenue,
    }),
    { customers: 0, drawn: 0, revenue: 0n },
  );
}
