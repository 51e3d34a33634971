import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import type { Measure, PyramidLabels } from './labels/en.ts';
import type { fates, origins } from './moves.ts';
import type { PyramidGroup, PyramidTier, PyramidView } from './view.ts';

/** Every number of a pyramid: the tiers with their complements, the migration, the earlier top share. */
export function tablesOfPyramid(view: PyramidView, labels: PyramidLabels): readonly TableData[] {
  return [tierTable(view, labels), moveTable(view, labels), topTable(view, labels)];
}

/** The tiers, best first; the footer adds them up to the revenue of the window. */
export function tierTable(view: PyramidView, labels: PyramidLabels): TableData {
  const isByMargin = view.params.value !== 'revenue';
  const measure = labels.measures[view.params.value];
  const columns: readonly TableColumn[] = [
    { id: 'tier', label: labels.tier, kind: 'text' },
    { id: 'customers', label: labels.customers, kind: 'integer' },
    { id: 'activeShare', label: labels.activeShare, kind: 'share' },
    { id: 'revenue', label: labels.measures.revenue.name, kind: 'money' },
    { id: 'revenueShare', label: labels.measures.revenue.share, kind: 'share' },
    ...(isByMargin ? valueColumns(measure) : []),
    { id: 'perCustomer', label: measure.perCustomer, kind: 'moneyAverage' },
    { id: 'least', label: labels.least, kind: 'money' },
    { id: 'customersThen', label: labels.customersThen, kind: 'integer' },
  ];
  const revenue = (group: PyramidGroup): readonly CellValue[] => [
    group.revenueNow,
    ratio(Number(group.revenueNow), Number(view.total)),
    ...(isByMargin ? [group.valueNow, shareOf(group.valueNow, view.totalValue)] : []),
  ];
  const row = (tier: PyramidTier): readonly CellValue[] => {
    const isActive = isTier(tier);
    return [
      labels.standings[tier.standing],
      tier.customers,
      isActive ? ratio(tier.customers, view.active.customers) : null,
      ...revenue(tier),
      isActive ? ratio(Number(tier.valueNow), tier.customers) : null,
      isActive ? tier.least : null,
      tier.standing === 'never' ? null : tier.customersThen,
    ];
  };
  const shown = view.tiers.filter(({ standing }) => standing !== 'never');
  // Prospects have a number and nothing else: no revenue, and no earlier day.
  const prospects: readonly (readonly CellValue[])[] =
    view.prospects === null
      ? []
      : [[labels.prospects, view.prospects, ...columns.slice(2).map(() => null)]];
  const activeThen = view.tiers.filter(isTier).reduce((sum, tier) => sum + tier.customersThen, 0);
  return {
    id: 'tiers',
    title: labels.tableTitle,
    columns,
    rows: [...shown.map(row), ...prospects],
    marks: [
      ...shown.map(({ standing, customers }) => (customers > 0 ? `tier:${standing}` : null)),
      ...prospects.map(() => ((view.prospects ?? 0) > 0 ? 'tier:prospects' : null)),
    ],
    footer: [
      [
        labels.active,
        view.active.customers,
        ratio(view.active.customers, view.active.customers),
        ...revenue(view.active),
        ratio(Number(view.active.valueNow), view.active.customers),
        null,
        activeThen,
      ],
      ...view.tiers.filter(({ standing }) => standing === 'never').map(row),
      [labels.withoutCustomer, null, null, ...revenue(view.withoutCustomer), null, null, null],
      [
        ...[labels.total, null, null, view.total, ratio(1, view.total === 0n ? 0 : 1)],
        ...(isByMargin ? [view.totalValue, shareOf(view.totalValue, view.totalValue)] : []),
        ...[null, null, null],
      ],
    ],
  };
}

/** One row per cell of the migration; its footer has everyone. */
export function moveTable(view: PyramidView, labels: PyramidLabels): TableData {
  const row = (
    from: string,
    to: string,
    group: Pick<PyramidGroup, 'customers' | 'valueThen' | 'valueNow'>,
    size: number,
  ): readonly CellValue[] => [
    from,
    to,
    group.customers,
    ratio(group.customers, size),
    group.valueThen,
    group.valueNow,
    group.valueNow - group.valueThen,
  ];
  const everyone = {
    customers: view.moves.reduce((sum, move) => sum + move.customers, 0),
    valueThen: view.moves.reduce((sum, move) => sum + move.valueThen, 0n),
    valueNow: view.moves.reduce((sum, move) => sum + move.valueNow, 0n),
  };
  return {
    id: 'migration',
    title: labels.moveTitle,
    columns: [
      { id: 'from', label: labels.from, kind: 'text' },
      { id: 'to', label: labels.to, kind: 'text' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'rowShare', label: labels.rowShare, kind: 'share' },
      { id: `${idOf(view)}Then`, label: labels.measures[view.params.value].then, kind: 'money' },
      { id: `${idOf(view)}Now`, label: labels.measures[view.params.value].now, kind: 'money' },
      { id: 'change', label: labels.change, kind: 'money' },
    ],
    rows: view.moves.map((move) =>
      row(labels.origins[move.from], labels.fates[move.to], move, rowSize(view, move.from)),
    ),
    marks: view.moves.map((move) => (move.customers > 0 ? `move:${move.from}-${move.to}` : null)),
    footer: [row(labels.total, '', everyone, everyone.customers)],
  };
}

/** What became of the earlier top share. */
export function topTable(view: PyramidView, labels: PyramidLabels): TableData {
  const parts: readonly (readonly [string, string, PyramidGroup])[] = [
    ['top:stayed', labels.stayed, view.stayed],
    ...view.fellTo
      .filter(({ customers }) => customers > 0)
      .map(
        ({ tier, ...group }) =>
          [`top:fell-${tier}`, labels.fellTo(labels.fates[tier]), group] as const,
      ),
    ['top:gone', labels.gone, view.gone],
  ];
  const row = (name: string, group: PyramidGroup): readonly CellValue[] => [
    name,
    group.customers,
    ratio(group.customers, view.topThen.customers),
    group.valueThen,
    group.valueNow,
    group.valueNow - group.valueThen,
  ];
  return {
    id: 'stability',
    title: labels.outcome,
    columns: [
      { id: 'outcome', label: labels.outcome, kind: 'text' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'share', label: labels.topShare, kind: 'share' },
      { id: `${idOf(view)}Then`, label: labels.measures[view.params.value].then, kind: 'money' },
      { id: `${idOf(view)}Now`, label: labels.measures[view.params.value].now, kind: 'money' },
      { id: 'change', label: labels.change, kind: 'money' },
    ],
    rows: parts.map(([, name, group]) => row(name, group)),
    marks: parts.map(([mark, , group]) => (group.customers > 0 ? mark : null)),
    footer: [row(labels.topThen, view.topThen)],
  };
}

/** Customers of a row of the migration. */
export function rowSize(view: PyramidView, from: (typeof origins)[number]): number {
  return sizeOf(view.moves.filter((move) => move.from === from));
}

/** Customers of a column of the migration. */
export function columnSize(view: PyramidView, to: (typeof fates)[number]): number {
  return sizeOf(view.moves.filter((move) => move.to === to));
}

function sizeOf(moves: PyramidView['moves']): number {
  return moves.reduce((sum, move) => sum + move.customers, 0);
}

function isTier({ standing }: PyramidTier): boolean {
  return standing !== 'inactive' && standing !== 'never';
}

/** How columns of the ranking value are called. */
function idOf({ params }: PyramidView): 'revenue' | 'value' {
  return params.value === 'revenue' ? 'revenue' : 'value';
}

/** What a tier is worth, and its part of everything; a loss has no parts. */
function valueColumns({ name, share }: Measure): readonly TableColumn[] {
  return [
    { id: 'value', label: name, kind: 'money' },
    { id: 'valueShare', label: share, kind: 'share' },
  ];
}

/** Its part of a value; null where all of it comes to a loss, or to nothing. */
export function shareOf(part: bigint, whole: bigint): number | null {
  return whole > 0n ? Number(part) / Number(whole) : null;
}
