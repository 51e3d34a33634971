export { armNames, armsOf, controlOf, experimentOf, segmentsOf } from './experiment/arms.ts';
export {
  formulaMetric,
  formulaMetricText,
  formulaNames as formulaMetricNames,
} from './experiment/formula-metric.ts';
export { metricText, readMetric, summed, summedRatios } from './experiment/metrics.ts';
export type { Metric } from './experiment/metrics.ts';
export { experimentParams, mostArms, mostMetrics } from './experiment/params.ts';
export type { ExperimentParams } from './experiment/params.ts';
export { metricName } from './experiment/words.ts';
