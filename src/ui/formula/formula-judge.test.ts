import { describe, expect, test } from 'vitest';
import type { ModelInfo } from '../../core/model/info.ts';
import { en } from '../../i18n/en.ts';
import { zhHant } from '../../i18n/zh-hant.ts';
import type { ExploreLabels } from '../../analyses/explore-shelves.ts';
import { analysisOf } from '../../analyses/registry.ts';
import { faultText, insertName, judge, marked } from './formula-judge.ts';
import { namesFor } from './formula-names.ts';

const labels = analysisOf('explore')?.labels.en as unknown as ExploreLabels;
const model = { hasMargin: false, hasServiceCost: false } as ModelInfo;

/** What is said of a formula, with the part at fault in brackets. */
function said(text: string, words: typeof en = en): string {
  const { fault } = judge(text, namesFor(model, labels));
  if (!fault) return 'right';
  const { before, wrong, after } = marked(text, fault);
  return `${before}[${wrong}]${after}: ${faultText(text, fault, words)}`;
}

describe('A formula while it is typed', () => {
  test.each([
    ['net_revenue / customers', 'right'],
    [
      'net_revenue / visitors',
      'net_revenue / [visitors]: Character 15: “visitors” is no name of a measure.',
    ],
    ['net_revenue /', 'net_revenue /[]: Character 14: a number or a name is missing here.'],
    ['orders orders', 'orders [orders]: Character 8: an operator is needed before “orders”.'],
    ['(1 + 2', '(1 + 2[]: Character 7: a bracket is not closed.'],
    ['margin / orders', '[margin] / orders: Character 1: “margin” is no name of a measure.'],
    ['', '[]: Write a formula, or choose a name.'],
  ])('%s: %s', (text, verdict) => {
    expect(said(text)).toBe(verdict);
  });

  test('is judged in Chinese as well', () => {
    expect(said('orders ; 1', zhHant)).toBe('orders [;] 1: 第 8 個字元：公式中不能有「;」。');
  });

  test('is counted in characters as people see them', () => {
    const text = '1 + 😀';
    expect(said(text)).toContain('Character 5');
    expect(said('毛利率')).toContain('Character 1');
  });
});

test('A name goes where the caret is, apart from its neighbours', () => {
  expect(insertName('', 'orders', 0, 0)).toEqual({ text: 'orders', caret: 6 });
  expect(insertName('net_revenue /', 'orders', 13, 13).text).toBe('net_revenue / orders');
  expect(insertName('(/ 2)', 'orders', 1, 1).text).toBe('(orders / 2)');
  expect(insertName('sales customers', 'orders', 5, 6)).toEqual({
    text: 'sales orders customers',
    caret: 12,
  });
});

test('Names of what the data lack, or of what is not asked for, are not offered', () => {
  const named = (own = model, among?: readonly string[]): readonly string[] =>
    namesFor(own, labels, among).map(({ name }) => name);
  expect(named()).toContain('net_revenue');
  expect(named()).not.toContain('margin');
  expect(named({ ...model, hasMargin: true })).toContain('margin');
  expect(named(model, ['orders', 'margin'])).toEqual(['orders']);
});
