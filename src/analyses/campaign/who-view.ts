import type { Table } from 'apache-arrow';
import { faultsOfRule } from '../../core/segment/faults.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { ratio } from '../../core/ratio.ts';
import { katz } from '../../core/stats/katz.ts';
import type { Interval } from '../../core/stats/wilson.ts';
import { itemOf } from './items.ts';
import type { CampaignParams } from './params.ts';
import { ruleOfReached } from './reached.ts';
import { spanOf, type Span } from './span.ts';
import { whoFields, type WhoField } from './who-query.ts';

/** Buyers of the window with one value of a field. */
export interface Trait {
  readonly field: WhoField;
  readonly value: string;
  /** What it is called, where it has another name than itself. */
  readonly name: string | null;
  readonly reached: number;
  readonly rest: number;
  /** Of the buyers of each side. */
  readonly reachedShare: number | null;
  readonly restShare: number | null;
  /** The first share by the second, with Katz’s 95 % interval; null where either is zero. */
  readonly index: { readonly ratio: number; readonly interval: Interval } | null;
}

export interface WhoView {
  readonly show: 'who';
  readonly params: CampaignParams;
  readonly span: Span;
  readonly unknown: readonly string[];
  /** Customers who bought in the window. */
  readonly reached: number;
  readonly rest: number;
  /** The header of the dimension that first purchases are told by; null for products, or where there is none. */
  readonly dimension: string | null;
  readonly hasItems: boolean;
  readonly traits: readonly Trait[];
}

interface Row {
  readonly part: 'total' | WhoField;
  readonly value: string | null;
  readonly label: string | null;
  readonly reached: number;
  readonly customers: bigint;
}

/** Items that are listed: those that most buyers have. */
const mostItems = 12;

/** Turns the rows of `compileWho` into shares of buyers. */
export function viewWho(result: Table, params: CampaignParams, data: Dataset): WhoView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const count = (isReached: boolean, some: readonly Row[]): number =>
    some
      .filter((row) => (row.reached === 1) === isReached)
      .reduce((sum, { customers }) => sum + Number(customers), 0);
  const all = rows.filter(({ part }) => part === 'total');
  const [reached, rest] = [count(true, all), count(false, all)];
  const item = itemOf(params, data.model);
  const traitOf = (field: WhoField, value: string): Trait => {
    const own = rows.filter((row) => row.part === field && row.value === value);
    const [a, b] = [count(true, own), count(false, own)];
    return {
      ...{ field, value, name: own.find(({ label }) => label !== null)?.label ?? null },
      ...{ reached: a, rest: b, reachedShare: ratio(a, reached), restShare: ratio(b, rest) },
      index: reached > 0 && rest > 0 ? katz({ hits: a, of: reached }, { hits: b, of: rest }) : null,
    };
  };
  const traitsOf = (field: WhoField): readonly Trait[] => {
    const values = new Set(
      rows.flatMap(({ part, value }) => (part === field ? [value ?? ''] : [])),
    );
    return [...values].map((value) => traitOf(field, value)).sort(inOrder[field]);
  };
  return {
    ...{ show: 'who', params, span: spanOf(params, data), reached, rest },
    unknown: faultsOfRule(ruleOfReached(params, data), data.model).map(({ detail }) =>
      String(detail['key'] ?? ''),
    ),
    dimension: item !== null && item !== 'product' ? item.label : null,
    hasItems: item !== null,
    traits: whoFields.flatMap((field) =>
      field === 'item' ? traitsOf(field).slice(0, mostItems) : traitsOf(field),
    ),
  };
}

const bySize = (left: Trait, right: Trait): number =>
  right.reached + right.rest - (left.reached + left.rest) || (left.value < right.value ? -1 : 1);

/** New ones first; tiers best first, those without a purchase last; items by how many have them. */
const inOrder: Readonly<Record<WhoField, (left: Trait, right: Trait) => number>> = {
  newness: (left, right) => (left.value < right.value ? 1 : -1),
  tier: (left, right) => rankOf(left) - rankOf(right),
  item: bySize,
};

function rankOf({ value }: Trait): number {
  return value === '-1' ? Infinity : Number(value);
}
