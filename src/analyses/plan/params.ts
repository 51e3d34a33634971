import { sideKinds, type Sides } from '../../core/experiment/design.ts';
import type { MetricKind } from '../../core/experiment/sums.ts';
import type { Params } from '../../core/spec/params.ts';
import type { PowerFormula } from '../../core/stats/power.ts';

/** What a test may be about, in the order in which tables list it. */
export const planMetrics = ['conversion', 'revenue', 'orders', 'orderValue'] as const;
export type PlanMetric = (typeof planMetrics)[number];

/** How each of them is counted. */
export const kindOfMetric: Readonly<Record<PlanMetric, MetricKind>> = {
  conversion: 'share',
  revenue: 'mean',
  orders: 'mean',
  orderValue: 'ratio',
};

/** What a test is to find, and with which certainty. */
export interface PlanParams {
  readonly metric: PlanMetric;
  /** Days in which outcomes count; 0: one median cycle. */
  readonly window: number;
  /** The smallest difference that matters, in per cent of the baseline. */
  readonly mde: number;
  /** Errors of the first kind, and the chance of finding the difference if there is one: in per cent. */
  readonly alpha: number;
  readonly power: number;
  readonly sides: Sides;
  /** Of shares; see `power.ts`. */
  readonly formula: PowerFormula;
  /** Groups with the control, and the control's share of all customers in per cent; 0: all alike. */
  readonly arms: number;
  readonly control: number;
  /** How many metrics are decided about. */
  readonly metrics: number;
  /** Whether outcomes will be adjusted by what was bought in so many days before (CUPED); 0: the window. */
  readonly adjust: boolean;
  readonly before: number;
  /** The baseline in per cent (conversion), in units of the currency, or in orders; 0: as measured. */
  readonly baseline: number;
  /** Who enters: everybody on the first day, or people as they come to buy. */
  readonly enter: 'purchase' | 'once';
  /** People who enter in a week, where that is known better; 0: as the data say. */
  readonly weekly: number;
}

export const planParams: Params<PlanParams> = {
  metric: { kind: 'choice', options: planMetrics, initial: 'conversion' },
  window: { kind: 'number', minimum: 0, maximum: 1095, integer: true, initial: 0 },
  mde: { kind: 'number', minimum: 0.1, maximum: 500, integer: false, initial: 10 },
  alpha: { kind: 'number', minimum: 0.1, maximum: 20, integer: false, initial: 5 },
  power: { kind: 'number', minimum: 50, maximum: 99, integer: false, initial: 80 },
  sides: { kind: 'choice', options: sideKinds, initial: 'two' },
  formula: {
    kind: 'choice',
    options: ['pooled', 'unpooled', 'baseline'],
    initial: 'pooled',
    definitions: ['pooled', 'unpooled', 'baseline'],
    only: { name: 'metric', is: 'conversion' },
  },
  arms: { kind: 'number', minimum: 2, maximum: 10, integer: true, initial: 2 },
  control: { kind: 'number', minimum: 0, maximum: 95, integer: false, initial: 0 },
  metrics: { kind: 'number', minimum: 1, maximum: 20, integer: true, initial: 1 },
  adjust: { kind: 'flag', initial: false },
  before: { kind: 'number', minimum: 0, maximum: 1095, integer: true, initial: 0 },
  baseline: { kind: 'number', minimum: 0, maximum: 1e9, integer: false, initial: 0 },
  enter: { kind: 'choice', options: ['purchase', 'once'], initial: 'purchase' },
  weekly: { kind: 'number', minimum: 0, maximum: 1e9, integer: true, initial: 0 },
};
