import { describe, expect, test } from 'vitest';
import { formulaMetric } from './formula-metric.ts';
import { goodWhen, kindOf, metricText, readMetric } from './metrics.ts';

describe('A formula as a metric', () => {
  test('is a mean of customers, or a ratio of two sums over them', () => {
    const mean = readMetric('=net_revenue - 60 * orders');
    expect(mean).toMatchObject({
      top: [
        { of: 'revenue', factor: 1 },
        { of: 'orders', factor: -60 },
      ],
      bottom: null,
    });
    expect(mean && kindOf(mean)).toBe('mean');
    const ratio = readMetric('=net_revenue / customers');
    expect(ratio).toMatchObject({ bottom: [{ of: 'conversion', factor: 1 }] });
    expect(ratio && kindOf(ratio)).toBe('ratio');
  });

  test.each(['=net_revenue / customers', 'less=1 - refunds / sales'])(
    'stands in an address as it was written: %s',
    (text) => {
      const metric = readMetric(text);
      expect(metric && metricText(metric)).toBe(text);
    },
  );

  test('says whether more or less of it is hoped for', () => {
    const hoped = (text: string): string | null => {
      const metric = readMetric(text);
      return metric && goodWhen(metric);
    };
    expect(hoped('=orders')).toBe('up');
    expect(hoped('less=orders')).toBe('down');
  });

  test('says why no interval is known for it', () => {
    expect(formulaMetric('sales * orders', 'up')).toBe('notOfSums');
    expect(formulaMetric('sales - 5', 'up')).toBe('notOfSums');
    // Buyers are counted once, whatever they do on other days.
    expect(formulaMetric('sales + customers', 'up')).toBe('customersAmongOthers');
    expect(formulaMetric('sales / (orders - customers)', 'up')).toBe('customersAmongOthers');
  });

  test('names nothing that a single customer does not add to', () => {
    for (const text of ['products', 'median_line', 'sales /', ''])
      expect(formulaMetric(text, 'up')).toBeNull();
    expect(readMetric('=median_line')).toBeNull();
    expect(readMetric('orders = 1')).toBeNull();
  });
});
