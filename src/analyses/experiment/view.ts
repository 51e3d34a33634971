import type { Table } from 'apache-arrow';
import type { ArmResult, Design } from '../../core/experiment/design.ts';
import { readOut } from '../../core/experiment/read-out.ts';
import type { Readout } from '../../core/experiment/readout.ts';
import { noSums, type MetricSums } from '../../core/experiment/sums.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { designOf, metricsOf } from './arms.ts';
import { readGroups, readLooks, readWeeks, type Group, type Look } from './courses.ts';
import { readHealth } from './health.ts';
import { lackOf, type Lack } from './lack.ts';
import { metricText, type Metric } from './metrics.ts';
import type { ExperimentParams } from './params.ts';
import type { ResultMetric, ResultView } from './result.ts';
import { readRows, type Row } from './rows.ts';
import { inUnitsOf } from './scaled.ts';
import { readSpread, type Spread } from './spread.ts';
import { kindOfMetric } from './words.ts';

/** A test as its page shows it. */
export interface ExperimentView {
  readonly params: ExperimentParams;
  /** Why nothing can be read; null where something can. */
  readonly lack: Lack | null;
  /** Its arms by their own names, which are empty for segments without one; see `namedResult`. */
  readonly result: ResultView;
  /** Place of the metric that course, parts and spread are about. */
  readonly about: number;
  /** What had happened by each of these days, first to last; empty unless it is asked for. */
  readonly looks: readonly Look[];
  /** The parts of the customers, largest first; empty unless they are asked for. */
  readonly groups: readonly Group[];
  /** How outcomes are spread; null unless it is asked for. */
  readonly spread: Spread | null;
}

const nothing: Readout = { ratio: null, comparisons: [], family: 0, verdicts: [] };

/** Turns the rows of `compileExperiment` into what the screen, the exports and the command line show. */
export function viewExperiment(
  result: Table,
  params: ExperimentParams,
  data: Dataset,
): ExperimentView {
  const metrics = metricsOf(params);
  const rows = inUnitsOf(readRows(result), metrics, data.model);
  const design = designOf(params, data.model);
  const results = design.arms.map((_, arm) => resultOf(rows, arm, metrics.length));
  const health = readHealth(rows, design.arms.length, params.whole);
  const lack = lackOf(params, data.model, { design, results, health });
  const about = Math.min(params.about, Math.max(1, metrics.length)) - 1;
  return {
    ...{ params, lack, about },
    result: {
      ...{ design, results, health },
      readout: canBeRead(design) ? readOut(design, results) : nothing,
      arms: design.arms.map(({ name }) => name),
      metrics: metrics.map(resultMetric),
      question: params.question,
      weeks: readWeeks(rows, design.arms.length, metrics.length),
    },
    looks: readLooks(rows, design.arms.length),
    groups: readGroups(rows, design.arms.length, params),
    spread: readSpread(rows, design.arms.length),
  };
}

function canBeRead({ arms, metrics }: Design): boolean {
  return arms.length >= 2 && metrics.length > 0;
}

function resultOf(rows: readonly Row[], arm: number, metrics: number): ArmResult {
  const of = (part: string): readonly (MetricSums | null)[] =>
    Array.from(
      { length: metrics },
      (_, metric) =>
        rows.find((row) => row.part === part && row.arm === arm && row.metric === metric)?.sums ??
        null,
    );
  const sums = of('sum').map((one) => one ?? noSums);
  const isCut = rows.some(({ part }) => part === 'cut');
  // Shares and ratios are not cut: they stand there as they are.
  const cut = isCut ? of('cut').map((one, metric) => one ?? sums[metric] ?? noSums) : [];
  return { metrics: sums, winsorised: cut };
}

function resultMetric(metric: Metric): ResultMetric {
  return { id: metricText(metric), ...kindOfMetric(metric) };
}
