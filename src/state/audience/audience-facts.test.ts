import { describe, expect, test } from 'vitest';
import { exampleModel } from '../../../test/support/golden-model.ts';
import type { DimensionInfo } from '../../core/model/info.ts';
import { writeRule } from '../../core/segment/rule-text.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { noFilters, type CustomerSet } from '../../core/spec/filters.ts';
import { en } from '../../i18n/en.ts';
import { createFormats } from '../../i18n/format.ts';
import { zhHant } from '../../i18n/zh-hant.ts';
import { audienceFacts } from './audience-facts.ts';

const speaking = {
  en: { locale: 'en', t: en, format: createFormats('en') },
  zh: { locale: 'zh-Hant', t: zhHant, format: createFormats('zh-Hant') },
} as const;
const email: DimensionInfo = {
  ...{ id: 'email', label: 'Email', source: 'customer', column: 'd_email' },
  values: [{ value: 'ann@shop.example', rows: 1 }],
};
const model = { ...exampleModel, dimensions: [...exampleModel.dimensions, email] };

const twice: Rule = { kind: 'number', of: 'orders', from: 2, to: null };
const segment = (name: string, rule: Rule): CustomerSet => ({
  mark: 'in',
  view: { page: 'segment', params: { name, rule: writeRule(rule) }, filters: noFilters },
});
function factsOf(set: CustomerSet, language: keyof typeof speaking = 'en') {
  return audienceFacts({
    ...{ filters: { ...noFilters, customers: [set] }, model, speaking: speaking[language] },
    ...{ isSample: false, made: '2024-04-01T00:00:00.000Z' },
  });
}

describe('What a manifest says of a segment', () => {
  test('is its rule as a sentence, in the language of the reader', () => {
    expect(factsOf(segment('Loyal', twice))).toMatchObject({
      ...{ name: 'Loyal', definition: 'Orders from 2.', locale: 'en' },
      ...{ asOf: '2024-03-20', dataVersion: 'v1', made: '2024-04-01T00:00:00.000Z' },
    });
    const chinese = factsOf(segment('熟客', twice), 'zh');
    expect(chinese.name).toBe('熟客');
    expect(chinese.definition).toMatch(/^訂單.*2.*。$/);
  });

  test('also says what the segments inside it mean, which others do not have', () => {
    const inner: Rule = { kind: 'segment', name: 'Loyal', rule: twice };
    const { definition } = factsOf(segment('Rest', { kind: 'not', rule: inner }));
    expect(definition).toContain('Loyal');
    expect(definition).toContain('orders from 2');
  });

  test('names nobody: of a column with addresses of people only its header is said', () => {
    const rule: Rule = {
      ...{ kind: 'column', column: 'email', test: 'is', values: ['ann@shop.example'] },
    };
    const named = factsOf(segment('Test', rule));
    expect(named).toMatchObject({ name: 'Test', definition: 'Email: …' });
    const unnamed = factsOf(segment('', rule));
    expect(unnamed.name).toBe('Email: …');
    const filtered = audienceFacts({
      filters: {
        ...noFilters,
        dimensions: [{ dimension: 'email', exclude: false, values: ['ann@shop.example'] }],
      },
      ...{ model, speaking: speaking.en, isSample: false, made: '' },
    });
    for (const facts of [named, unnamed, filtered])
      expect(JSON.stringify(facts)).not.toContain('ann');
  });
});
