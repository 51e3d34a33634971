import { expect, test } from 'vitest';
import type { Dataset } from '../../core/model/dataset.ts';
import { initialParams } from '../../core/spec/params.ts';
import { describeList } from './describe.ts';
import { en } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { exploreParams } from './params.ts';

const formats = {
  value: (_: string, cell: unknown) => String(cell),
  items: (texts: readonly string[]) => texts.join(', '),
};
const data = {
  comparison: null,
  model: { dimensions: [{ id: 'region', label: 'Region' }], hasMargin: false },
} as unknown as Dataset;
const params = {
  ...initialParams(exploreParams),
  rows: ['dimension:region^5', 'bin:amount:50'],
  measures: ['revenue', 'orders.rank', '=net_revenue / orders'],
  sort: ['1', 'asc'],
  closed: ['=a', '=b'],
};

function said(name: string, labels: typeof en = en): string {
  return describeList(name, params, {
    ...{ labels, data },
    formats: formats as unknown as Parameters<typeof describeList>[2]['formats'],
  });
}

test('Shelves are described by the names of what stands on them', () => {
  expect(said('rows')).toBe('Region, top 5, Amount of the line, in steps of 50');
  expect(said('columns')).toBe('');
  expect(said('measures')).toBe('Net revenue, Orders, rank, net_revenue / orders');
});

test('So are the sort and the closed groups, in both languages', () => {
  expect(said('sort')).toBe('Orders, rank, smallest first');
  expect(said('sort', zhHant)).toBe('訂單數：排名（由小到大）');
  expect(said('closed')).toBe('2');
});
