import type { Table } from 'apache-arrow';
import { addDays } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { DimensionInfo } from '../../core/model/info.ts';
import { kaplanMeier, stepAt } from '../../core/stats/kaplan-meier.ts';
import { logRank, type LogRank } from '../../core/stats/log-rank.ts';
import { wilson, type Interval } from '../../core/stats/wilson.ts';
import { groupingOf, lastNumber, type Group, type Grouping } from './groups.ts';
import type { RepurchaseParams } from './params.ts';
import { lateFrom, mostBins, stepsOf } from './query.ts';
import { readRows, spellsIn, type Row, type Spells } from './rows.ts';
import { sum, summaryOf, type SpellCount, type Summary } from './summary.ts';

/** A group of the comparison. */
export interface GroupSummary extends Summary {
  readonly group: Group;
  readonly customers: number;
}

/** From the n-th purchase day to the next, of customers who reached the n-th long enough ago. */
export interface Step {
  readonly nth: number;
  readonly reached: number;
  readonly back: number;
  readonly interval: Interval | null;
  /** The same share by Kaplan–Meier, which also uses those who reached it later. */
  readonly estimate: number | null;
}

/** Closed gaps of some lengths; `to` is null for the open-ended bar. */
export interface Bin {
  readonly from: number;
  readonly to: number | null;
  readonly gaps: number;
  readonly customers: number;
}

/** Overdue customers by how long they have been, and the days on which they were due. */
export interface Late {
  readonly from: number;
  readonly to: number | null;
  /** First and last day of expected return, by the median gap; null where there is no bound. */
  readonly expectedFrom: string | null;
  readonly expectedTo: string | null;
  readonly customers: number;
  readonly amount: bigint;
}

export interface RepurchaseView {
  readonly params: RepurchaseParams;
  /** The last day the view knows about. */
  readonly end: string;
  readonly all: Summary & { readonly customers: number };
  /** The spells of the origin by ascending length. */
  readonly spells: readonly SpellCount[];
  /** Medians of all three origins, so that each can be told beside the others. */
  readonly medians: Readonly<
    Record<
      RepurchaseParams['origin'],
      { readonly estimate: number | null; readonly gaps: number | null }
    >
  >;
  readonly comparison: Grouping['kind'];
  /** What the groups are values of, or null for the analysis' own groups. */
  readonly dimension: DimensionInfo | null;
  readonly groups: readonly GroupSummary[];
  readonly logRank: LogRank | null;
  readonly within: number;
  readonly steps: readonly Step[];
  readonly bins: readonly Bin[];
  readonly late: readonly Late[];
  readonly guestAmount: bigint;
  readonly total: bigint;
}

/** Turns the rows of `compileRepurchase` into what the screen, the exports and the command line show. */
export function viewRepurchase(
  result: Table,
  params: RepurchaseParams,
  data: Dataset,
): RepurchaseView {
  const rows = readRows(result);
  const numbers = spellsIn(rows('spell'));
  const of = (origin: RepurchaseParams['origin']): readonly SpellCount[] =>
    numbers((key) => origin === 'any' || key === (origin === 'first' ? 1 : params.nth));
  const spells = of(params.origin);
  const summary = summaryOf(spells, params.overdue);
  const median = (origin: RepurchaseParams['origin']) => {
    const { estimate, gaps } =
      origin === params.origin ? summary : summaryOf(of(origin), params.overdue);
    return { estimate: estimate.median, gaps: gaps.median };
  };
  const within = rows('within')[0]?.days ?? 0;
  const [money] = rows('money');
  const { groups, compared } = groupsOf(numbers, spellsIn(rows('group')), params, data);
  const grouping = groupingOf(params, data.model);
  return {
    params,
    end: data.period.to,
    all: { ...summary, customers: customersIn(summary, params) },
    spells,
    medians: { any: median('any'), first: median('first'), nth: median('nth') },
    comparison: grouping.kind,
    dimension: grouping.kind === 'dimension' ? grouping.dimension : null,
    groups,
    logRank: logRank(compared),
    within,
    steps: steps(rows('step'), numbers, within, params),
    bins: binsOf(rows('bin'), params),
    late: lateOf(spells, summary, data.period.to),
    guestAmount: money?.amount ?? 0n,
    total: money?.total ?? 0n,
  };
}

/**
 * Every customer has one open spell, and one spell of any order number that they reached: counting the
 * open ones of any origin, or all of one number, counts customers.
 */
function customersIn({ open, gaps }: Summary, { origin }: RepurchaseParams): number {
  return origin === 'any' ? open : open + gaps.count;
}

function groupsOf(
  numbers: Spells,
  own: Spells,
  params: RepurchaseParams,
  data: Dataset,
): {
  readonly groups: readonly GroupSummary[];
  readonly compared: readonly (readonly SpellCount[])[];
} {
  const grouping = groupingOf(params, data.model);
  const found = grouping.groups.map((group, place) => {
    const spells =
      group.kind === 'number'
        ? numbers((key) => Math.min(key, lastNumber) === group.number)
        : own((key) => key === place);
    const summary = summaryOf(spells, params.overdue);
    const reached = (number: number): number =>
      sum(numbers((key) => key === number).map((s) => s.events + s.censored));
    const customers =
      group.kind === 'number' ? reached(group.number) : customersIn(summary, params);
    return { spells, summary: { ...summary, group, customers } };
  });
  const filled = found.filter(({ summary }) => summary.customers > 0);
  return {
    groups: filled.map(({ summary }) => summary),
    compared: filled.map(({ spells }) => spells),
  };
}

function steps(
  rows: readonly Row[],
  numbers: Spells,
  within: number,
  params: RepurchaseParams,
): readonly Step[] {
  return Array.from({ length: stepsOf(params) }, (_, index): Step => {
    const nth = index + 1;
    const row = rows.find(({ key }) => key === nth);
    const curve = kaplanMeier(
      numbers((key) => key === nth),
      within,
    );
    const reached = row?.open ?? 0;
    const back = row?.closed ?? 0;
    return {
      nth,
      reached,
      back,
      interval: wilson(back, reached),
      estimate: curve.length === 0 ? null : 1 - (stepAt(curve, within)?.survival ?? 1),
    };
  }).filter(({ reached }) => reached > 0);
}

function binsOf(rows: readonly Row[], { bin }: RepurchaseParams): readonly Bin[] {
  const last = Math.max(-1, ...rows.map(({ key }) => key));
  return Array.from({ length: last + 1 }, (_, place) => {
    const row = rows.find(({ key }) => key === place);
    return {
      from: place * bin + 1,
      to: place === mostBins - 1 ? null : (place + 1) * bin,
      gaps: row?.closed ?? 0,
      customers: row?.open ?? 0,
    };
  });
}

function lateOf(
  spells: readonly SpellCount[],
  { overdue: { threshold }, gaps: { median } }: Summary,
  end: string,
): readonly Late[] {
  if (threshold === null || median === null) return [];
  const whole = Math.floor(threshold);
  // A spell of `days` days began that many days before the end; its purchase was expected a median later.
  const expected = (days: number): string => addDays(end, Math.round(median) - days);
  return lateFrom.map((from, place) => {
    const next = lateFrom[place + 1];
    const inside = spells.filter(
      ({ time }) =>
        time > threshold && time - whole >= from && (next === undefined || time - whole < next),
    );
    return {
      from,
      to: next === undefined ? null : next - 1,
      expectedFrom: next === undefined ? null : expected(whole + next - 1),
      expectedTo: expected(whole + from),
      customers: sum(inside.map(({ censored }) => censored)),
      amount: inside.reduce((total, { amount }) => total + amount, 0n),
    };
  });
}
