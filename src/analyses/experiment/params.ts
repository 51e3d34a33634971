import { readArm } from '../../core/audience/split-text.ts';
import { corrections, readingModes, sideKinds } from '../../core/experiment/design.ts';
import type { Correction, ReadingMode, Sides } from '../../core/experiment/design.ts';
import { readNamedRule } from '../../core/segment/named-rule.ts';
import type { Params } from '../../core/spec/params.ts';
import { readMetric } from './metrics.ts';

/** How a test is set up and read. */
export interface ExperimentParams {
  /** The read-out, its course, its parts, how outcomes are spread, or all on one page for print. */
  readonly show: 'result' | 'time' | 'breakdown' | 'spread' | 'report';
  /** What is asked, in the words of whoever asks. */
  readonly question: string;
  /** Where arms come from: an assignments file, a column of customers, or segments. */
  readonly from: 'assignments' | 'column' | 'segments';
  /** The experiment of the assignments files by its name; empty: the first. */
  readonly experiment: string;
  /** `none`, or a dimension of customers, as `dimension:<id>`. */
  readonly column: string;
  /** The segments that are compared, each as `writeNamedRule` writes it. */
  readonly groups: readonly string[];
  /** The name of the arm that others are compared with; empty: see `controlOf`. */
  readonly control: string;
  /** Planned shares of arms, as `armText` writes them; empty: all alike. */
  readonly weights: readonly string[];
  /** The day of exposure of customers who have none of their own; empty: they are left out. */
  readonly since: string;
  /** Days after exposure whose orders count, with the day itself as the first; 0: up to the as-of day. */
  readonly window: number;
  /** Leaves out customers whose window is not over. */
  readonly whole: boolean;
  /** Metrics and guardrails, as `metricText` writes them. */
  readonly metrics: readonly string[];
  readonly guardrails: readonly string[];
  /** In per cent: 5. */
  readonly alpha: number;
  readonly sides: Sides;
  readonly correction: Correction;
  readonly mode: ReadingMode;
  /** Customers that were planned for all arms together; 0: nothing was planned. */
  readonly planned: number;
  /** Whether outcomes are adjusted by the days before (CUPED), and how many days; 0: one median cycle. */
  readonly adjust: boolean;
  readonly before: number;
  /** The quantile, in per cent, that larger outcomes are cut to; 100: none is cut. */
  readonly cut: number;
  /** What parts are made by: RFM segment or tier before exposure, or a dimension of customers. */
  readonly by: string;
  /** The place of the metric that course, parts and spread are about, from 1. */
  readonly about: number;
}

/** Whether the course is shown: in its own view, and in the report where a test is read at any time. */
export function hasCourse({ show, mode }: Pick<ExperimentParams, 'show' | 'mode'>): boolean {
  return show === 'time' || (show === 'report' && mode === 'sequential');
}

/** As many metrics at most, guardrails likewise; arms at most. */
export const mostMetrics = 10;
export const mostArms = 10;

export const experimentParams: Params<ExperimentParams> = {
  show: {
    kind: 'choice',
    options: ['result', 'time', 'breakdown', 'spread', 'report'],
    initial: 'result',
  },
  question: { kind: 'text', most: 200, initial: '' },
  from: { kind: 'choice', options: ['assignments', 'column', 'segments'], initial: 'assignments' },
  experiment: { kind: 'text', most: 200, initial: '' },
  column: { kind: 'dimension', options: ['none'], offers: ['customer'], initial: 'none' },
  groups: {
    kind: 'list',
    most: mostArms,
    accepts: (text) => readNamedRule(text) !== null,
    initial: [],
  },
  control: { kind: 'text', most: 200, initial: '' },
  weights: {
    kind: 'list',
    most: mostArms,
    accepts: (text) => readArm(text) !== null,
    initial: [],
  },
  since: { kind: 'day', initial: '' },
  window: { kind: 'number', minimum: 0, maximum: 1095, integer: true, initial: 0 },
  whole: { kind: 'flag', initial: true },
  metrics: {
    kind: 'list',
    most: mostMetrics,
    accepts: (text) => readMetric(text) !== null,
    initial: ['conversion', 'revenue', 'orders', 'orderValue'],
  },
  guardrails: {
    kind: 'list',
    most: mostMetrics,
    accepts: (text) => readMetric(text) !== null,
    initial: [],
  },
  alpha: { kind: 'number', minimum: 0.1, maximum: 20, integer: false, initial: 5 },
  sides: { kind: 'choice', options: sideKinds, initial: 'two' },
  correction: { kind: 'choice', options: corrections, initial: 'holm' },
  mode: { kind: 'choice', options: readingModes, initial: 'fixed' },
  planned: { kind: 'number', minimum: 0, maximum: 1e9, integer: true, initial: 0 },
  adjust: { kind: 'flag', initial: true },
  before: { kind: 'number', minimum: 0, maximum: 1095, integer: true, initial: 0 },
  cut: { kind: 'number', minimum: 90, maximum: 100, integer: false, initial: 99.9 },
  by: {
    kind: 'dimension',
    options: ['segment', 'tier'],
    offers: ['customer'],
    initial: 'segment',
  },
  about: { kind: 'number', minimum: 1, maximum: 20, integer: true, initial: 1 },
};
