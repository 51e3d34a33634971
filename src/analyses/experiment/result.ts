import type { ArmResult, Design } from '../../core/experiment/design.ts';
import type { Readout } from '../../core/experiment/readout.ts';
import type { MetricKind, MetricSums } from '../../core/experiment/sums.ts';
import type { ValueKind } from '../../core/spec/screen.ts';
import type { Health } from './health.ts';

/** A metric as it is shown, in the order of the design. */
export interface ResultMetric {
  /** As in the design: `conversion`, `again:30`, or whatever somebody typed. */
  readonly id: string;
  /** What somebody called it; without it the analysis' own words for its id. */
  readonly name?: string;
  readonly kind: MetricKind;
  /** How its values and differences are written. */
  readonly value: ValueKind;
}

/** Outcomes of one week since exposure, of the customers whose week is over: by arm, then by metric. */
export interface Week {
  /** From 0. */
  readonly week: number;
  readonly arms: readonly (readonly MetricSums[])[];
}

/** A test with its read-out: all that the result says, whether a file was read or sums were typed. */
export interface ResultView {
  readonly design: Design;
  readonly readout: Readout;
  /** What the read-out was made from, by arm. */
  readonly results: readonly ArmResult[];
  /** Names of the arms in words, in the order of the design. */
  readonly arms: readonly string[];
  readonly metrics: readonly ResultMetric[];
  /** What was asked, in the words of whoever asks. */
  readonly question?: string;
  /** What was counted beside outcomes; left out where only sums are known. */
  readonly health?: Health;
  readonly weeks?: readonly Week[];
}

/** Customers who count in an arm. */
export function customersOf({ results }: Pick<ResultView, 'results'>, arm: number): number {
  return results[arm]?.metrics[0]?.n ?? 0;
}

/** Customers who count in all arms. */
export function allCustomers(view: Pick<ResultView, 'results'>): number {
  return view.results.reduce((sum, _, arm) => sum + customersOf(view, arm), 0);
}
