import { describe, expect, it } from 'vitest';
import type { LoadReport } from './info.ts';
import { decodeReport, encodeReport, reportFormat } from './report-json.ts';

const report: LoadReport = {
  model: {
    schema: 'shop_1',
    fileNames: ['a "quoted" name.csv', '訂單.csv'],
    dataVersion: 'v',
    schemaFingerprint: 'f',
    currency: null,
    scale: 2,
    quantityScale: 0,
    firstDay: '2023-01-01',
    lastDay: '2025-12-31',
    medianGapDays: 12.5,
    lines: 3,
    orders: 2,
    customers: 1,
    products: 0,
    keys: { customers: 1, orders: 2, products: 0 },
    hasLaterLines: false,
    everyLineSells: true,
    hasMargin: false,
    hasServiceCost: false,
    hasHours: false,
    prospects: null,
    contacts: [],
    experiments: [],
    dimensions: [
      {
        id: 'channel',
        label: 'Channel',
        source: 'line',
        column: 'd_channel',
        // A cell may look like what a bigint is written as.
        values: [
          { value: '{"$big":"7"}', rows: 2 },
          { value: null, rows: 1 },
        ],
      },
    ],
    control: {
      rowsInFile: 3,
      rowsLoaded: 3,
      rowsRejected: 0,
      linesMade: 0,
      rowsSummed: 0,
      amount: 9_007_199_254_740_993n,
      factAmount: -9_007_199_254_740_993n,
      refundRows: 0,
      refundAmount: 0n,
      guestRows: 0,
      guestAmount: 12n,
      margin: { file: 7n, loaded: 7n, rounded: 0, unknownRows: 1 },
      service: null,
    },
  },
  rejects: [{ fileName: 'a.csv', row: 4, column: '', reason: 'tooFewFields', text: 'x\u2028y' }],
  rejectCounts: [{ reason: 'tooFewFields', rows: 1 }],
  repairs: [],
  checks: [{ code: 'rowsReconcile', status: 'pass', detail: { rows: 3 } }],
  files: [{ fileName: 'a.csv', rows: 3, same: 0, changed: 0, layout: null }],
  milliseconds: 12,
};

describe('the written form of a report', () => {
  it('brings back the same report, with integers beyond 2^53 and texts as they were', () => {
    expect(decodeReport(encodeReport(report))).toEqual(report);
  });

  it('is not read under another version', () => {
    const other = encodeReport(report).replace(
      `"format":${reportFormat}`,
      `"format":${reportFormat + 1}`,
    );
    expect(other).not.toBe(encodeReport(report));
    expect(decodeReport(other)).toBeNull();
  });

  it.each(['', '{', 'null', '[]', '{"format":1}', `{"format":${reportFormat},"report":null}`])(
    'is not made out of %j',
    (text) => {
      expect(decodeReport(text)).toBeNull();
    },
  );

  it('is not read where a number is damaged', () => {
    const damaged = encodeReport(report).replace('"$big":"12"', '"$big":"1x"');
    expect(damaged).not.toBe(encodeReport(report));
    expect(decodeReport(damaged)).toBeNull();
  });
});
