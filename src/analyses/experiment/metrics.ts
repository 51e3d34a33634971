import type { MetricKind } from '../../core/experiment/sums.ts';

/** Measures of the explorer whose value of a customer is a sum over lines, and ratios of two of them. */
export const summed = ['sales', 'refunds', 'lines', 'quantity', 'margin', 'served'] as const;
export const summedRatios = ['piecesPerOrder', 'refundShare', 'marginShare', 'meanLine'] as const;

/** What is measured of every customer after exposure. */
export type Metric =
  /** Whether they bought; what they brought after refunds; how many orders; revenue by orders. */
  | { readonly name: 'conversion' | 'revenue' | 'orders' | 'orderValue' }
  /** Whether a second purchase day came within so many days of their first one after exposure. */
  | { readonly name: 'again'; readonly days: number }
  | { readonly name: (typeof summed)[number] | (typeof summedRatios)[number] };
export type MetricName = Metric['name'];

const plain: readonly string[] = [
  ...['conversion', 'revenue', 'orders', 'orderValue'],
  ...summed,
  ...summedRatios,
];

/** Reads a metric of an address: `revenue`, or `again:30`; null where it is none. */
export function readMetric(text: string): Metric | null {
  const [, days] = /^again:([1-9]\d{0,3})$/.exec(text) ?? [];
  if (days !== undefined)
    return Number(days) <= 1095 ? { name: 'again', days: Number(days) } : null;
  return plain.includes(text) ? { name: text as Exclude<MetricName, 'again'> } : null;
}

/** The text of a metric in an address. */
export function metricText(metric: Metric): string {
  return metric.name === 'again' ? `again:${metric.days}` : metric.name;
}

/** How a metric is counted. */
export function kindOf({ name }: Metric): MetricKind {
  if (name === 'conversion' || name === 'again') return 'share';
  if (name === 'orderValue' || summedRatios.some((one) => one === name)) return 'ratio';
  return 'mean';
}

/** What is hoped for: more, but of refunds. */
export function goodWhen({ name }: Metric): 'up' | 'down' {
  return ['refunds', 'refundShare'].includes(name) ? 'down' : 'up';
}
