import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import type { ProductsParams } from './params.ts';
import { shown } from './query.ts';
import { journeysOf, rulesOf, type Item, type Journey, type Pair, type Rule } from './rules.ts';

export interface ProductsView {
  readonly params: ProductsParams;
  /** Whether the data can tell what was bought. */
  readonly hasItems: boolean;
  /** The header of the dimension; null for products. */
  readonly dimension: string | null;
  readonly baskets: number;
  /** Customers who bought anything. */
  readonly customers: number;
  readonly revenue: bigint;
  /** Items with any line; in enough baskets; and pairs in enough baskets. */
  readonly itemCount: number;
  readonly frequentCount: number;
  readonly pairCount: number;
  /** The items with most revenue, richest first. */
  readonly items: readonly Item[];
  /** Revenue of the items that are not shown, and of lines without an item. */
  readonly restRevenue: bigint;
  readonly withoutRevenue: bigint;
  /** Both directions of the strongest pairs, strongest first. */
  readonly rules: readonly Rule[];
  /** The items in most baskets, and the baskets that two of them share, by code. */
  readonly matrix: readonly Item[];
  readonly shared: ReadonlyMap<string, ReadonlyMap<string, Shared>>;
  /** From one item to the next, strongest first. */
  readonly journeys: readonly Journey[];
}

/** Baskets that hold two items, and the customers whose baskets they are. */
export interface Shared {
  readonly baskets: number;
  readonly customers: number;
}

interface Row {
  readonly part: 'total' | 'item' | 'without' | 'frequent' | 'pair' | 'matrix' | 'next';
  readonly a: string | null;
  readonly a_name: string | null;
  readonly b: string | null;
  readonly b_name: string | null;
  readonly baskets: bigint;
  readonly customers: bigint;
  readonly other: bigint;
  readonly revenue: bigint;
}

/** Turns the rows of `compileProducts` into rules, journeys and products. */
export function viewProducts(result: Table, params: ProductsParams, data: Dataset): ProductsView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const part = (name: Row['part']): readonly Row[] => rows.filter((row) => row.part === name);
  const [total] = part('total');
  const [without] = part('without');
  const [frequent] = part('frequent');
  const known = distinctNames(part('item').map(itemOf));
  const byCode = new Map(known.map((item) => [item.code, item]));
  const pairs = (name: Row['part']): readonly Pair[] =>
    part(name).flatMap((row) => {
      const from = byCode.get(row.a ?? '');
      const to = byCode.get(row.b ?? '');
      if (!from || !to) return [];
      const [baskets, customers, other] = [row.baskets, row.customers, row.other].map(Number);
      return [{ from, to, baskets: baskets ?? 0, customers: customers ?? 0, other: other ?? 0 }];
    });
  const items = [...known].sort(byRevenue).slice(0, shown.products);
  const revenue = total?.revenue ?? 0n;
  const withoutRevenue = without?.revenue ?? 0n;
  const baskets = Number(total?.baskets ?? 0);
  return {
    params,
    hasItems: without !== undefined,
    dimension: dimensionOf(params.by, data.model)?.label ?? null,
    baskets,
    customers: Number(total?.customers ?? 0),
    revenue,
    itemCount: Number(frequent?.customers ?? 0),
    frequentCount: Number(frequent?.baskets ?? 0),
    pairCount: Number(frequent?.other ?? 0),
    items,
    restRevenue: items.reduce((rest, item) => rest - item.revenue, revenue - withoutRevenue),
    withoutRevenue,
    rules: rulesOf(pairs('pair'), baskets, params),
    ...matrixOf(known, pairs('matrix')),
    journeys: journeysOf(pairs('next'), params.rank),
  };
}

function itemOf(row: Row): Item {
  const code = row.a ?? '';
  return {
    code,
    name: row.a_name ?? code,
    baskets: Number(row.baskets),
    customers: Number(row.customers),
    repeaters: Number(row.other),
    revenue: row.revenue,
  };
}

/** Items of one name are told apart by their codes. */
function distinctNames(items: readonly Item[]): readonly Item[] {
  const seen = new Map<string, number>();
  for (const { name } of items) seen.set(name, (seen.get(name) ?? 0) + 1);
  return items.map((item) =>
    (seen.get(item.name) ?? 0) > 1 ? { ...item, name: `${item.name} (${item.code})` } : item,
  );
}

function matrixOf(
  known: readonly Item[],
  pairs: readonly Pair[],
): Pick<ProductsView, 'matrix' | 'shared'> {
  const shared = new Map<string, Map<string, Shared>>();
  const put = (a: Item, b: Item, both: Shared): void => {
    const row = shared.get(a.code) ?? new Map<string, Shared>();
    shared.set(a.code, row.set(b.code, both));
  };
  for (const { from, to, baskets, customers } of pairs) {
    put(from, to, { baskets, customers });
    put(to, from, { baskets, customers });
  }
  const matrix = known
    .filter(({ code }) => shared.has(code))
    .sort((left, right) => right.baskets - left.baskets || (left.code < right.code ? -1 : 1));
  return { matrix, shared };
}

function byRevenue(left: Item, right: Item): number {
  if (left.revenue === right.revenue) return left.code < right.code ? -1 : 1;
  return left.revenue > right.revenue ? -1 : 1;
}
