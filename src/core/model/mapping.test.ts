import { describe, expect, test } from 'vitest';
import { mappingOf, readMapping, type Mapping } from './mapping.ts';
import type { ColumnPlan, SourcePlan } from './plan.ts';

const column = (header: string, rest: Partial<ColumnPlan>): ColumnPlan => ({
  ...{ index: 0, header, id: header, use: 'ignore', confidence: 1 },
  recipe: { kind: 'text', stripPointZero: false },
  reason: { code: 'none', detail: {} },
  ...rest,
});
const plan: SourcePlan = {
  ...{ fileName: 'orders.csv', role: 'transactions', encoding: 'big5' },
  ...{ dialect: { delimiter: ',', quote: '"' }, preambleRecords: 0, hasHeader: true },
  columns: [
    column('會員編號', { use: 'customer' }),
    column('日期', {
      use: 'date',
      readingChosen: true,
      recipe: {
        ...{ kind: 'date', order: 'roc', rocYears: true },
        zone: { naive: 'UTC', days: 'Asia/Taipei' },
      },
    }),
    column('金額', { use: 'amount', recipe: { kind: 'number', decimalMark: '.' } }),
    column('__proto__', { use: 'dimension' }),
  ],
  refunds: { kind: 'status', values: ['退款'] },
  amountComputed: true,
  totalLabels: ['合計 NT$1,234'],
};
const mapping = mappingOf(plan, 'TWD');

/** A mapping as somebody may have changed it in a file. */
const changed = (rest: object): unknown => ({ ...mapping, ...rest });
const withColumn = (rest: object): unknown =>
  changed({ columns: [{ ...mapping.columns[0], ...rest }] });

describe('a mapping', () => {
  test('comes back from JSON as it was', () => {
    expect(readMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  test('holds headers and how columns are read, and nothing of the file beside', () => {
    expect(Object.keys(mapping).sort()).toEqual([
      ...['amountComputed', 'columns', 'currency', 'refunds'],
    ]);
    expect(JSON.stringify(mapping)).not.toContain('合計');
  });

  test('takes nothing over that it does not know', () => {
    const read = readMapping(withColumn({ onload: 'alert(1)' })) as Mapping;
    expect(read.columns).toEqual([mapping.columns[0]]);
  });

  test.each([
    ['nothing', null],
    ['a list', [mapping]],
    ['no columns', changed({ columns: undefined })],
    ['columns beyond number', changed({ columns: Array(5_000).fill(mapping.columns[0]) })],
    ['a use that is none', withColumn({ use: 'constructor' })],
    ['a header that is no text', withColumn({ header: {} })],
    ['a header as long as a book', withColumn({ header: 'x'.repeat(5_000) })],
    ['no recipe', withColumn({ recipe: null })],
    ['a decimal mark that is none', withColumn({ recipe: { kind: 'number', decimalMark: "'" } })],
    ['an order of dates that is none', withColumn({ recipe: { kind: 'date', order: 'toString' } })],
    [
      'a zone that no browser knows',
      withColumn({ recipe: { kind: 'date', order: 'ymd', zone: { naive: 'Mars', days: 'UTC' } } }),
    ],
    ['a rule for refunds that is none', changed({ refunds: { kind: 'eval', code: '1' } })],
    ['a prefix that is no text', changed({ refunds: { kind: 'orderPrefix', prefix: 1 } })],
    ['a currency that is none', changed({ currency: 'dollars' })],
  ])('is refused with %s', (_, value) => {
    expect(readMapping(value)).toBeNull();
  });
});
