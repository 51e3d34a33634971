import type { MetricKind } from '../../core/experiment/sums.ts';
import { customerGroupsOf, isCustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import type { ValueKind } from '../../core/spec/screen.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { kindOf, readMetric, type Metric } from './metrics.ts';
import type { ResultMetric, ResultView } from './result.ts';

const values: Readonly<Record<Metric['name'], ValueKind>> = {
  conversion: 'sharePrecise',
  again: 'sharePrecise',
  revenue: 'moneyAverage',
  orders: 'significant',
  orderValue: 'moneyAverage',
  sales: 'moneyAverage',
  refunds: 'moneyAverage',
  lines: 'significant',
  quantity: 'significant',
  margin: 'moneyAverage',
  served: 'moneyAverage',
  perCustomer: 'moneyAverage',
  ordersPerCustomer: 'significant',
  piecesPerOrder: 'significant',
  refundShare: 'sharePrecise',
  marginShare: 'sharePrecise',
  meanLine: 'moneyAverage',
  formula: 'significant',
};

/** How a metric is counted, and how its values are written. */
export function kindOfMetric(metric: Metric): {
  readonly kind: MetricKind;
  readonly value: ValueKind;
} {
  return { kind: kindOf(metric), value: values[metric.name] };
}

/** A metric in words: as somebody called it, or by its id. */
export function metricName(
  { id, name }: Pick<ResultMetric, 'id' | 'name'>,
  labels: Pick<ExperimentLabels, 'metrics' | 'again'>,
): string {
  if (name !== undefined) return name;
  const metric = readMetric(id);
  if (!metric) return id;
  if (metric.name === 'formula') return metric.text;
  return metric.name === 'again' ? labels.again(metric.days) : labels.metrics[metric.name];
}

/** The result with a name for every arm: segments may have none of their own. */
export function namedResult(
  view: ResultView,
  { unnamed }: Pick<ExperimentLabels, 'unnamed'>,
): ResultView {
  return {
    ...view,
    arms: view.arms.map((name, place) => (name === '' ? unnamed(place + 1) : name)),
  };
}

/** What parts are made by, in words. */
export function byName(
  by: string,
  model: Pick<ModelInfo, 'dimensions'>,
  { groups }: Pick<ExperimentLabels, 'groups'>,
): string {
  return isCustomerGroupKind(by) ? groups.options[by] : (dimensionOf(by, model)?.label ?? by);
}

/** A part in words; null stands for customers in none. */
export function groupName(
  value: string | null,
  by: string,
  { groups, noGroup }: Pick<ExperimentLabels, 'groups' | 'noGroup'>,
): string {
  if (value === null) return noGroup;
  if (!isCustomerGroupKind(by)) return value;
  const words: Readonly<Record<string, string>> = groups[by];
  const group = customerGroupsOf(by).find(({ id }) => id === value);
  return (group && words[group.id]) ?? value;
}
