import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import type { AbcLabels } from './labels/en.ts';
import { classMark, rankMark } from './query.ts';
import type { AbcBar, AbcClassGroup, AbcGroup, AbcView } from './view.ts';

/** Every number of an ABC: the classes, the curve by rank, and the first products by name. */
export function tablesOfAbc(view: AbcView, labels: AbcLabels): readonly TableData[] {
  const tables = [classTable(view, labels), barTable(view, labels)];
  return view.params.of === 'products' ? [...tables, productTable(view, labels)] : tables;
}

/** The classes; the footer adds them up to the control total. Shares are of what is above zero. */
export function classTable(view: AbcView, labels: AbcLabels): TableData {
  const isProducts = view.params.of === 'products';
  const hasNone = view.classes.some(({ class: name, items }) => name === 'none' && items > 0);
  const rows = view.classes.filter(({ class: name }) => name !== 'none' || hasNone);
  const buyers: readonly TableColumn[] = isProducts
    ? [{ id: 'buyers', label: labels.buyers, kind: 'integer' }]
    : [];
  const closing = (name: string, items: number | null, revenue: bigint): readonly CellValue[] => [
    name,
    items,
    null,
    revenue,
    null,
    null,
    ...(isProducts ? [null] : []),
  ];
  return {
    id: 'classes',
    title: labels.classesTitle,
    columns: [
      { id: 'class', label: labels.class, kind: 'text' },
      { id: 'items', label: labels.items[view.params.of], kind: 'integer' },
      { id: 'itemShare', label: labels.itemShare[view.params.of], kind: 'shareFine' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
      { id: 'revenueShare', label: labels.revenueShare, kind: 'shareFine' },
      { id: 'least', label: labels.least, kind: 'moneyAverage' },
      ...buyers,
    ],
    rows: rows.map((group) => [
      hasNone ? labels.classNames[group.class] : group.class,
      group.items,
      ratio(group.items, view.all.items),
      group.revenue,
      group.class === 'none' ? null : shareOf(view, group),
      group.class === 'none' ? null : group.least,
      ...(isProducts ? [group.buyers] : []),
    ]),
    marks: rows.map((group) => (isKnown(group) ? classMark(view.params, group.class) : null)),
    footer: [
      closing(labels.allItems[view.params.of], view.all.items, view.all.revenue),
      ...(isProducts
        ? []
        : [
            closing(
              labels.withoutPurchase,
              view.withoutPurchase.items,
              view.withoutPurchase.revenue,
            ),
          ]),
      closing(labels.without[view.params.of], null, view.without.revenue),
      closing(labels.total, null, view.total),
    ],
  };
}

/** The curve: consecutive ranks of one class, with the share that is reached after them. */
export function barTable(view: AbcView, labels: AbcLabels): TableData {
  const isProducts = view.params.of === 'products';
  return {
    id: 'curve',
    title: labels.curveTitle[view.params.of],
    columns: [
      { id: 'from', label: labels.fromRank, kind: 'integer' },
      { id: 'to', label: labels.toRank, kind: 'integer' },
      { id: 'class', label: labels.class, kind: 'text' },
      { id: 'items', label: labels.items[view.params.of], kind: 'integer' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
      { id: 'cumulative', label: labels.cumulative, kind: 'shareFine' },
      ...(isProducts ? [{ id: 'buyers', label: labels.buyers, kind: 'integer' as const }] : []),
    ],
    rows: view.bars.map((bar) => [
      bar.from,
      bar.to,
      labels.classNames[bar.class],
      bar.items,
      bar.revenue,
      bar.upTo,
      ...(isProducts ? [bar.customers] : []),
    ]),
    marks: view.bars.map((bar) => markOfBar(bar, view)),
    footer: [],
  };
}

/** The first products by value; the customers behind a row are its buyers. */
export function productTable(view: AbcView, labels: AbcLabels): TableData {
  return {
    id: 'products',
    title: labels.productsTitle,
    columns: [
      { id: 'rank', label: labels.rank, kind: 'integer' },
      { id: 'product', label: labels.product, kind: 'text' },
      { id: 'class', label: labels.class, kind: 'text' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
      { id: 'revenueShare', label: labels.revenueShare, kind: 'shareFine' },
      { id: 'cumulative', label: labels.cumulative, kind: 'shareFine' },
      { id: 'buyers', label: labels.buyers, kind: 'integer' },
    ],
    rows: view.products.map((product) => [
      product.place,
      nameOfProduct(product),
      labels.classNames[product.class],
      product.revenue,
      product.class === 'none' ? null : shareOf(view, product),
      product.upTo,
      product.customers,
    ]),
    marks: view.products.map((product) =>
      product.customers > 0 ? rankMark(view.params, product.place) : null,
    ),
    footer: [],
  };
}

/** The customers behind a bar; null where nobody is known. */
export function markOfBar({ from, to, customers }: AbcBar, { params }: AbcView): string | null {
  return customers > 0 ? rankMark(params, from, to) : null;
}

/** The name it is sold under, and its code where that is another. */
export function nameOfProduct({ code, name }: { code: string; name: string | null }): string {
  return name === null || name === code ? code : `${name} (${code})`;
}

/** Share of the revenue above zero; null where there is none. */
export function shareOf(view: AbcView, { revenue }: Pick<AbcGroup, 'revenue'>): number | null {
  return view.positive > 0n ? Number(revenue) / Number(view.positive) : null;
}

function isKnown(group: AbcClassGroup): boolean {
  return group.buyers === null ? group.items > 0 : group.buyers > 0;
}
