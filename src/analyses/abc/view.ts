import type { Table } from 'apache-arrow';
import type { AbcParams } from './params.ts';
import { abcClasses, type AbcClass } from './query.ts';

/** Items and what they are worth, in minor units. */
export interface AbcGroup {
  readonly items: number;
  readonly revenue: bigint;
}

/** One class: its least value, and for products how many customers bought of it. */
export interface AbcClassGroup extends AbcGroup {
  readonly class: AbcClass;
  readonly least: number | null;
  readonly buyers: number | null;
}

/** Consecutive ranks of one class; `upTo` is the cumulative share of the positive revenue after them. */
export interface AbcBar extends AbcGroup {
  readonly class: AbcClass;
  readonly from: number;
  readonly to: number;
  readonly upTo: number | null;
  /** How many customers it stands for: among products their known buyers, of whom there may be none. */
  readonly customers: number;
}

/** One of the first products. */
export interface AbcProduct {
  readonly class: AbcClass;
  readonly place: number;
  readonly code: string;
  /** Null where the file has no names. */
  readonly name: string | null;
  readonly revenue: bigint;
  readonly upTo: number | null;
  /** Its known buyers. */
  readonly customers: number;
}

export interface AbcView {
  readonly params: AbcParams;
  readonly classes: readonly AbcClassGroup[];
  readonly bars: readonly AbcBar[];
  readonly products: readonly AbcProduct[];
  readonly all: AbcGroup;
  /** Revenue of the items above zero: what the thresholds are shares of. */
  readonly positive: bigint;
  readonly withoutPurchase: AbcGroup;
  /** Left out: revenue without a customer or, among products, without a product. */
  readonly without: AbcGroup;
  /** Revenue without a customer; among products it counts, and only its buyers are not known. */
  readonly guests: AbcGroup;
  readonly total: bigint;
}

interface Row {
  readonly part:
    'bar' | 'buyers' | 'product' | 'withoutPurchase' | 'withoutCustomer' | 'withoutProduct';
  readonly class: AbcClass;
  readonly first_place: bigint;
  readonly last_place: bigint;
  readonly items: bigint;
  readonly revenue: bigint;
  readonly least: bigint;
  /** Of products; null where the items are customers. */
  readonly buyers: bigint | null;
  readonly code: string;
  readonly product_name: string | null;
}

/** Turns the rows of `compileAbc` into what the screen, the exports and the command line show. */
export function viewAbc(result: Table, params: AbcParams): AbcView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const of = (part: Row['part']): readonly Row[] =>
    rows
      .filter((row) => row.part === part)
      .sort((left, right) => Number(left.first_place) - Number(right.first_place));
  const bars = of('bar');
  const positive = sum(bars.filter((row) => row.class !== 'none')).revenue;
  const share = (revenue: bigint): number | null =>
    positive > 0n ? Number(revenue) / Number(positive) : null;
  let barsUpTo = 0n;
  let productsUpTo = 0n;
  const all = sum(bars);
  const withoutPurchase = sum(of('withoutPurchase'));
  const guests = sum(of('withoutCustomer'));
  const without = params.of === 'products' ? sum(of('withoutProduct')) : guests;
  return {
    params,
    classes: abcClasses.map((name) => {
      const own = bars.filter((row) => row.class === name);
      const buyers = of('buyers').find((row) => row.class === name)?.buyers;
      return {
        class: name,
        ...sum(own),
        least: own.length === 0 ? null : Math.min(...own.map(({ least }) => Number(least))),
        buyers: params.of === 'products' ? Number(buyers ?? 0) : null,
      };
    }),
    bars: bars.map((row) => {
      barsUpTo += row.revenue;
      return {
        class: row.class,
        ...sum([row]),
        from: Number(row.first_place),
        to: Number(row.last_place),
        upTo: row.class === 'none' ? null : share(barsUpTo),
        customers: Number(row.buyers ?? row.items),
      };
    }),
    products: of('product').map((row) => {
      productsUpTo += row.revenue;
      return {
        class: row.class,
        place: Number(row.first_place),
        code: row.code,
        name: row.product_name,
        revenue: row.revenue,
        upTo: row.class === 'none' ? null : share(productsUpTo),
        customers: Number(row.buyers ?? row.items),
      };
    }),
    all,
    positive,
    withoutPurchase,
    without,
    guests,
    total: all.revenue + withoutPurchase.revenue + without.revenue,
  };
}

function sum(rows: readonly Pick<Row, 'items' | 'revenue'>[]): AbcGroup {
  return {
    items: rows.reduce((total, row) => total + Number(row.items), 0),
    revenue: rows.reduce((total, row) => total + row.revenue, 0n),
  };
}
