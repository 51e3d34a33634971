import type { MetricKind } from '../../core/experiment/sums.ts';
import { formulaMetricText, readFormulaMetric, type FormulaMetric } from './formula-metric.ts';

/** Measures of the explorer whose value of a customer is a sum over lines, and ratios of two of them. */
export const summed = ['sales', 'refunds', 'lines', 'quantity', 'margin', 'served'] as const;
export const summedRatios = [
  ...(['perCustomer', 'ordersPerCustomer', 'piecesPerOrder'] as const),
  ...(['refundShare', 'marginShare', 'meanLine'] as const),
] as const;

/** What is measured of every customer after exposure. */
export type Metric =
  /** Whether they bought; what they brought after refunds; how many orders; revenue by orders. */
  | { readonly name: 'conversion' | 'revenue' | 'orders' | 'orderValue' }
  /** Whether a second purchase day came within so many days of their first one after exposure. */
  | { readonly name: 'again'; readonly days: number }
  | { readonly name: (typeof summed)[number] | (typeof summedRatios)[number] }
  /** A formula over them. */
  | FormulaMetric;
export type MetricName = Metric['name'];

const plain: readonly string[] = [
  ...['conversion', 'revenue', 'orders', 'orderValue'],
  ...summed,
  ...summedRatios,
];

/** Reads a metric of an address: `revenue`, `again:30` or `=revenue / lines`; null where it is none. */
export function readMetric(text: string): Metric | null {
  const [, days] = /^again:([1-9]\d{0,3})$/.exec(text) ?? [];
  if (days !== undefined)
    return Number(days) <= 1095 ? { name: 'again', days: Number(days) } : null;
  if (plain.includes(text)) return { name: text as Exclude<MetricName, 'again' | 'formula'> };
  return readFormulaMetric(text);
}

/** The text of a metric in an address. */
export function metricText(metric: Metric): string {
  if (metric.name === 'formula') return formulaMetricText(metric);
  return metric.name === 'again' ? `again:${metric.days}` : metric.name;
}

/** How a metric is counted. */
export function kindOf(metric: Metric): MetricKind {
  const { name } = metric;
  if (name === 'formula') return metric.bottom ? 'ratio' : 'mean';
  if (name === 'conversion' || name === 'again') return 'share';
  if (name === 'orderValue' || summedRatios.some((one) => one === name)) return 'ratio';
  return 'mean';
}

/** What is hoped for: more, but of refunds, and of formulas as they say. */
export function goodWhen(metric: Metric): 'up' | 'down' {
  if (metric.name === 'formula') return metric.goodWhen;
  return ['refunds', 'refundShare'].includes(metric.name) ? 'down' : 'up';
}
