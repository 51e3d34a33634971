import type { Table } from 'apache-arrow';
import { daysBetween } from '../../core/calendar.ts';
import { noSums, type MetricSums } from '../../core/experiment/sums.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { fewestGaps } from '../../core/model/own-gaps.ts';
import { shifted } from '../../core/segment/within.ts';
import { curveOf, type CurvePoint } from './curve.ts';
import { measure, type Measured } from './measured.ts';
import { peopleFor, riseFound, type Division, type People, type Planned } from './needed.ts';
import { kindOfMetric, planMetrics, type PlanMetric, type PlanParams } from './params.ts';
import { paceOf, type Pace } from './pace.ts';

/** Relative differences that the table lists beside the chosen one. */
export const listedEffects = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5];

/** A difference, what it makes of the baseline, and what finding it takes. */
export interface Effect {
  /** Relative to the baseline: 0.1. */
  readonly share: number;
  readonly value: number;
  readonly people: People | null;
  /** Weeks until so many people are in, without the window; null where that is not seen. */
  readonly weeks: number | null;
}

/** What a metric would take. */
export interface MetricPlan extends Measured {
  readonly people: People | null;
  /** The smallest rise that the base at hand finds, relative to the baseline. */
  readonly found: number | null;
}

export interface PlanView {
  readonly params: PlanParams;
  readonly division: Division;
  /** Days of the window and of those before, and whether data reach back to their first day. */
  readonly days: number;
  readonly before: number;
  readonly isCovered: boolean;
  readonly isBeforeCovered: boolean;
  /** Where the days of the window come from. */
  readonly from: 'chosen' | 'cycle' | 'usual';
  /** Customers of the base, and those of them who bought in the window. */
  readonly customers: number;
  readonly bought: number;
  /** The metric that is planned for; with the baseline that was typed, if one was. */
  readonly own: MetricPlan;
  readonly isTyped: boolean;
  /** The same with and without the days before taken out; null where they say nothing. */
  readonly adjusted: People | null;
  readonly raw: People | null;
  readonly metrics: readonly MetricPlan[];
  readonly effects: readonly Effect[];
  /** What tests of other sizes find. */
  readonly curve: readonly CurvePoint[];
  readonly pace: Pace;
  readonly weeks: number | null;
}

type Row = Readonly<Record<string, string | bigint | number | null>>;

/** Turns the rows of `compilePlan` into what a test needs. */
export function viewPlan(result: Table, params: PlanParams, data: Dataset): PlanView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const base = rows.find(({ part }) => part === 'base') ?? {};
  const [days, before] = [count(base, 'days'), count(base, 'before')];
  const pace = paceOf(
    rows
      .filter(({ part }) => part === 'week')
      .map((row) => [count(row, 'week'), count(row, 'customers')]),
    params,
    count(base, 'customers'),
  );
  const division = divisionOf(params);
  const measured = planMetrics.map((metric) => measure(metric, sumsOf(metric, base)));
  const metrics = measured.map((one) => planOf(one, params, division));
  const found = measured.find(({ metric }) => metric === params.metric);
  const isTyped = params.baseline > 0;
  const typed = found && isTyped ? withBaseline(found, params, data) : found;
  const own = planOf(typed ?? measure(params.metric, noSums), params, division);
  const planned = plannedOf(own, params);
  const share = params.mde / 100;
  const take = (cut: number): People | null => peopleFor({ ...planned, cut }, share, division);
  const known = daysBetween(data.model.firstDay, data.asOf) + 1;
  return {
    ...{ params, division, days, before, own, isTyped, metrics, pace },
    ...{ isCovered: known >= days, isBeforeCovered: known >= days + before },
    from: params.window > 0 ? 'chosen' : count(base, 'gaps') >= fewestGaps ? 'cycle' : 'usual',
    ...{ customers: count(base, 'customers'), bought: count(base, 'bought') },
    ...{ raw: take(0), adjusted: own.cut === null ? null : take(own.cut) },
    curve: curveOf(planned, division, [count(base, 'customers'), own.people?.total ?? 0]),
    effects: effectsOf(own, planned, division, pace, share),
    weeks: own.people && pace.weeksFor(own.people.total),
  };
}

function planOf(measured: Measured, params: PlanParams, division: Division): MetricPlan {
  const planned = plannedOf(measured, params);
  return {
    ...measured,
    people: peopleFor(planned, params.mde / 100, division),
    found: riseFound(planned, measured.customers, division),
  };
}

/** What of a metric a test is planned by. */
function plannedOf({ metric, value, variance, cut }: Measured, params: PlanParams): Planned {
  return {
    isShare: kindOfMetric[metric] === 'share',
    ...{ baseline: Math.max(0, value ?? 0), variance, formula: params.formula },
    cut: params.adjust ? (cut ?? 0) : 0,
  };
}

/** A typed baseline: of amounts the spread relative to the mean stays as it was measured. */
function withBaseline(measured: Measured, params: PlanParams, { model }: Dataset): Measured {
  const value = {
    conversion: params.baseline / 100,
    orders: params.baseline,
    revenue: shifted(params.baseline, model.scale),
    orderValue: shifted(params.baseline, model.scale),
  }[measured.metric];
  const old = measured.value ?? 0;
  const scale = old === 0 ? 0 : (value / old) ** 2;
  return { ...measured, value, interval: null, variance: measured.variance * scale };
}

function divisionOf(params: PlanParams): Division {
  const { sides, arms, metrics } = params;
  return {
    ...{ sides, arms, metrics, control: params.control },
    ...{ alpha: params.alpha / 100, power: params.power / 100 },
  };
}

function effectsOf(
  { value }: Measured,
  planned: Planned,
  division: Division,
  pace: Pace,
  chosen: number,
): readonly Effect[] {
  if (value === null || value <= 0) return [];
  const shares = [...new Set([...listedEffects, chosen])].sort((a, b) => a - b);
  return shares.map((share) => {
    const people = peopleFor(planned, share, division);
    return {
      ...{ share, value: value * (1 + share), people },
      weeks: people && pace.weeksFor(people.total),
    };
  });
}

function sumsOf(metric: PlanMetric, row: Row): MetricSums {
  const ofOne = (one: string): MetricSums => ({
    ...noSums,
    ...{ n: count(row, 'customers'), y: count(row, one), yy: count(row, `${one}_x_${one}`) },
    ...{ x: count(row, `${one}_before`), xx: count(row, `${one}_before_x_${one}_before`) },
    yx: count(row, `${one}_x_${one}_before`),
  });
  if (metric === 'conversion') return ofOne('bought');
  if (metric !== 'orderValue') return ofOne(metric);
  return {
    ...ofOne('revenue'),
    ...{ d: count(row, 'orders'), dd: count(row, 'orders_x_orders') },
    ...{ yd: count(row, 'revenue_x_orders'), dx: count(row, 'revenue_before_x_orders') },
  };
}

function count(row: Row, name: string): number {
  return Number(row[name] ?? 0);
}
