import { expect, test } from 'vitest';
import type { ColumnUse } from './fields.ts';
import { layoutChanges } from './layout.ts';
import type { SourcePlan } from './plan.ts';

/** A plan by its columns as `header:use`. */
function plan(columns: string): SourcePlan {
  return {
    ...{ fileName: 'x.csv', role: 'transactions', encoding: 'utf-8' },
    ...{ dialect: { delimiter: ',', quote: '"' }, preambleRecords: 0, hasHeader: true },
    ...{ refunds: { kind: 'negativeOnly' }, totalLabels: [] },
    columns: columns.split(' ').map((column, index) => {
      const [header = '', use = 'ignore'] = column.split(':');
      return {
        ...{ index, header, id: header.toLowerCase(), use: use as ColumnUse, confidence: 1 },
        recipe: { kind: 'text', stripPointZero: false },
        reason: { code: 'none', detail: {} },
      };
    }),
  };
}
const january = plan('Order:order Customer:customer Day:date Channel:dimension Note Amount:amount');

test('Files with the same columns do not differ, whatever is done with them', () => {
  expect(layoutChanges(january, january)).toBeNull();
  const other = plan('Order:order Customer:customer Day:date Channel Note:dimension Amount:amount');
  expect(layoutChanges(january, other)).toBeNull();
});

test('A column more, one less, another name and another order are told apart', () => {
  const february = plan('Buyer:customer Order:order Day:date Coupon Note Amount:amount');
  expect(layoutChanges(january, february)).toEqual({
    added: ['Coupon'],
    missing: ['Channel'],
    renamed: [['Customer', 'Buyer']],
    isReordered: true,
  });
});
