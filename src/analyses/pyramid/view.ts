import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import { standings, tierIds, type Standing, type TierId } from '../../core/model/tiers.ts';
import {
  fateOf,
  fates,
  originOf,
  origins,
  prospectPlace,
  type Fate,
  type Origin,
} from './moves.ts';
import { datesOf, type PyramidDates, type PyramidParams } from './params.ts';

/** Customers, and what they brought (minor units) in the earlier and in the later window. */
export interface PyramidGroup {
  readonly customers: number;
  readonly revenueThen: bigint;
  readonly revenueNow: bigint;
  /** What the customers are ranked by: the revenue itself, or a margin. */
  readonly valueThen: bigint;
  readonly valueNow: bigint;
}

/** A standing at the as-of day, with the customers who had it at the earlier day. */
export interface PyramidTier extends PyramidGroup {
  readonly standing: Standing;
  readonly customersThen: number;
  /** The value of its least customer in the later window; null where it has none. */
  readonly least: number | null;
}

/** One cell of the migration. */
export interface PyramidMove extends PyramidGroup {
  readonly from: Origin;
  readonly to: Fate;
}

export interface PyramidView {
  readonly params: PyramidParams;
  readonly dates: PyramidDates;
  /** One per standing, best first. */
  readonly tiers: readonly PyramidTier[];
  /** The four tiers together: everyone who bought in the later window. */
  readonly active: PyramidGroup;
  readonly moves: readonly PyramidMove[];
  /** The top share of the earlier day, and what became of it: three parts that add up to it. */
  readonly topThen: PyramidGroup;
  readonly stayed: PyramidGroup;
  readonly fell: PyramidGroup;
  readonly gone: PyramidGroup;
  /** Those who fell, by the tier they are in now. */
  readonly fellTo: readonly (PyramidGroup & { readonly tier: TierId })[];
  /** People of the customers file who had not ordered; null where there is no such file. */
  readonly prospects: number | null;
  readonly withoutCustomer: PyramidGroup;
  /** Net revenue of all orders of the later window, and its value. */
  readonly total: bigint;
  readonly totalValue: bigint;
  /** Share of the later window's amounts whose margin is known; null by revenue, or without any. */
  readonly knownShare: number | null;
}

interface Row {
  readonly standing_then: number | null;
  readonly standing_now: number | null;
  readonly was_top: boolean | null;
  readonly is_top: boolean | null;
  readonly customers: bigint;
  readonly revenue_then: bigint;
  readonly revenue_now: bigint;
  readonly least: bigint | null;
  /** The columns of a pyramid by margin. */
  readonly value_then?: bigint;
  readonly value_now?: bigint;
  readonly known?: bigint;
  readonly stated?: bigint;
}

interface Cell extends PyramidGroup {
  readonly then: Standing;
  readonly now: Standing;
  readonly wasTop: boolean;
  readonly isTop: boolean;
  readonly least: number;
}

/** Turns the rows of `compilePyramid` into what the screen, the exports and the command line show. */
export function viewPyramid(result: Table, params: PyramidParams, data: Dataset): PyramidView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const cells = rows.flatMap(cellOf);
  const of = (condition: (cell: Cell) => boolean): PyramidGroup => sum(cells.filter(condition));
  const fell = (cell: Cell): boolean => cell.wasTop && !cell.isTop && fateOf(cell.now) !== 'lost';
  return {
    params,
    dates: datesOf(params, data),
    tiers: standings.map((standing) => {
      const own = cells.filter((cell) => cell.now === standing);
      return {
        standing,
        ...sum(own),
        customersThen: of((cell) => cell.then === standing).customers,
        least: own.length === 0 ? null : Math.min(...own.map((cell) => cell.least)),
      };
    }),
    active: of((cell) => fateOf(cell.now) !== 'lost'),
    moves: origins.flatMap((from) =>
      fates.map((to) => ({
        from,
        to,
        ...of((cell) => originOf(cell.then, cell.now) === from && fateOf(cell.now) === to),
      })),
    ),
    topThen: of((cell) => cell.wasTop),
    stayed: of((cell) => cell.wasTop && cell.isTop),
    fell: of(fell),
    gone: of((cell) => cell.wasTop && fateOf(cell.now) === 'lost'),
    fellTo: tierIds.map((tier) => ({ tier, ...of((cell) => fell(cell) && cell.now === tier) })),
    prospects:
      data.prospects === null
        ? null
        : sum(rows.filter((row) => row.standing_now === prospectPlace).map(groupOf)).customers,
    withoutCustomer: sum(rows.filter((row) => row.standing_now === null).map(groupOf)),
    total: sum(rows.map(groupOf)).revenueNow,
    totalValue: sum(rows.map(groupOf)).valueNow,
    knownShare: knownShareOf(rows),
  };
}

function cellOf(row: Row): readonly Cell[] {
  const then = standings[row.standing_then ?? -1];
  const now = standings[row.standing_now ?? -1];
  if (!then || !now) return [];
  const group = groupOf(row);
  return [
    {
      ...group,
      then,
      now,
      wasTop: row.was_top ?? false,
      isTop: row.is_top ?? false,
      least: Number(row.least),
    },
  ];
}

function knownShareOf(rows: readonly Row[]): number | null {
  const of = (name: 'known' | 'stated'): number =>
    rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  return of('stated') === 0 ? null : of('known') / of('stated');
}

function groupOf(row: Row): PyramidGroup {
  return {
    customers: Number(row.customers),
    revenueThen: row.revenue_then,
    revenueNow: row.revenue_now,
    valueThen: row.value_then ?? row.revenue_then,
    valueNow: row.value_now ?? row.revenue_now,
  };
}

/** Groups that share no customer add up. */
function sum(groups: readonly PyramidGroup[]): PyramidGroup {
  return {
    customers: groups.reduce((total, group) => total + group.customers, 0),
    revenueThen: groups.reduce((total, group) => total + group.revenueThen, 0n),
    revenueNow: groups.reduce((total, group) => total + group.revenueNow, 0n),
    valueThen: groups.reduce((total, group) => total + group.valueThen, 0n),
    valueNow: groups.reduce((total, group) => total + group.valueNow, 0n),
  };
}
