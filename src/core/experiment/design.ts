import type { MetricKind, MetricSums } from './sums.ts';

/** Which way tests look: at any difference, or only at one in the direction that is hoped for. */
export const sideKinds = ['two', 'one'] as const;
export type Sides = (typeof sideKinds)[number];

/** How p-values are adjusted for many tests: Holm, Benjamini and Hochberg, or not at all. */
export const corrections = ['holm', 'bh', 'none'] as const;
export type Correction = (typeof corrections)[number];

/** Whether the verdict waits for a planned size, or may be read at any time. */
export const readingModes = ['fixed', 'sequential'] as const;
export type ReadingMode = (typeof readingModes)[number];

/** What is measured of every customer. */
export interface MetricDesign {
  /** Its text in addresses, unique within a read-out. */
  readonly id: string;
  readonly kind: MetricKind;
  readonly goodWhen: 'up' | 'down';
  /** Watched so that it is not harmed; in no family of tests. */
  readonly isGuardrail: boolean;
}

/** A group of an experiment. */
export interface ArmDesign {
  readonly name: string;
  /** Planned share relative to the others: 80 and 20, or 1 and 1. */
  readonly weight: number;
}

/** How a test is read. What is compared was drawn by chance, or it was not: then nothing is an effect. */
export interface Design {
  readonly arms: readonly ArmDesign[];
  /** Whether somebody entered the planned shares; otherwise equal ones are only supposed. */
  readonly hasShares: boolean;
  /** The place of the arm that the others are compared with. */
  readonly control: number;
  readonly metrics: readonly MetricDesign[];
  /** Errors of the first kind: 0.05. */
  readonly alpha: number;
  readonly sides: Sides;
  readonly correction: Correction;
  readonly mode: ReadingMode;
  /** Customers that the whole test was planned with; null where nothing was planned. */
  readonly planned: number | null;
  /** Whether outcomes are adjusted by what was known before (CUPED). */
  readonly isAdjusted: boolean;
  /** Groups that chance did not make, such as segments. */
  readonly isObservational: boolean;
}

/** An arm with what was counted: of every metric of the design, in its order. */
export interface ArmResult {
  readonly metrics: readonly MetricSums[];
  /** The same with the largest outcomes cut to a quantile; empty where nothing is cut. */
  readonly winsorised: readonly MetricSums[];
}
