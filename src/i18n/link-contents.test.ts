import { describe, expect, test } from 'vitest';
import { exampleModel } from '../../test/support/golden-model.ts';
import { analysisOf } from '../analyses/registry.ts';
import { writeRule } from '../core/segment/rule-text.ts';
import type { Rule } from '../core/segment/rule.ts';
import { decodeView, encodeView } from '../core/spec/codec.ts';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { encodeParam } from '../core/spec/params.ts';
import { createFormats } from './format.ts';
import { loadMessages, type Locale } from './index.ts';
import { linkContents } from './link-contents.ts';

async function contents(text: string, locale: Locale): Promise<readonly string[]> {
  const speaking = { locale, t: await loadMessages(locale), format: createFormats(locale) };
  return linkContents(decodeView(text).value, { model: exampleModel, analysisOf }, speaking).map(
    ({ label, value }) => `${label} = ${value}`,
  );
}

describe('what a link contains, in words', () => {
  test('is nothing where everything is as usual', async () => {
    expect(await contents('overview?v=1', 'en')).toEqual([]);
  });

  test('is every filter with its values, and every setting that differs', async () => {
    const link = 'rfm?v=1&frequency=orders&asof=2024-01-31&is.country=France,&not.tier=gold';
    expect(await contents(link, 'en')).toEqual([
      'As of = 31 Jan 2024',
      'Filters = Country: France, (blank)',
      'Filters = Tier: not gold',
      'Frequency counts = Orders',
    ]);
    expect(
      await contents('overview?v=1&dates=2024-01-01..2024-03-31&compare=year', 'zh-Hant'),
    ).toEqual(['日期 = 2024年1月–3月', '比較 = 去年同期']);
  });

  test('names a set of customers with all that its own view says', async () => {
    const link =
      'overview?v=1&in=segment:atRisk,rfm%3Fv%3D1%26is.country%3DSpain%26frequency%3Dorders';
    expect(await contents(link, 'en')).toEqual([
      'Customers = RFM: At risk (Country: Spain · Frequency counts: Orders)',
    ]);
  });

  test('shows what it has no words for as it stands in the link', async () => {
    expect(await contents('customers?v=1&sort=-overdue', 'en')).toEqual(['sort = -overdue']);
    expect(await contents('rfm?v=1&colour=red&frequency=never', 'en')).toEqual([
      'colour = red',
      'Frequency counts = never',
    ]);
  });

  test('says which lines are kept, which sets stand side by side, and whose lines are listed', async () => {
    const kept = 'only=is:dimension:country%3DFrance|Spain~not:month%3D291/visit%3D0';
    expect(await contents(`explore?v=1&${kept}`, 'en')).toEqual([
      'Only lines of = Country: France, Spain, Without Month: Apr 2024 · First or repeat purchase: First purchase',
    ]);
    expect(await contents('explore?v=1&in.a=segment:atRisk,rfm%3Fv%3D1', 'zh-Hant')).toEqual([
      'A 組 = RFM：流失風險',
    ]);
    expect(await contents('lines?v=1&rows=visit&mark=cell:visit%3D1/&by=-amount', 'en')).toEqual([
      'Rows = First or repeat purchase',
      'Lines = bought in Repeat purchase',
      'Sorted by = Amount',
    ]);
  });

  const rule: Rule = {
    kind: 'all',
    rules: [
      { kind: 'number', of: 'orders', from: 1, to: 1 },
      {
        kind: 'not',
        rule: {
          kind: 'set',
          set: { mark: 'segment:atRisk', view: { page: 'rfm', params: {}, filters: noFilters } },
        },
      },
      {
        ...{ kind: 'segment', name: 'VIP' },
        rule: { kind: 'number', of: 'net', from: 5000, to: null },
      },
    ],
  };
  const segment: ViewState = {
    page: 'segment',
    params: {
      name: '新客',
      rule: writeRule(rule),
      others: encodeParam(['回購:recency(..30)', 'a!cb:r(5..5)', ':any()']),
    },
    filters: noFilters,
  };
  const segments = encodeView(segment);

  test('says rules of segments as sentences, with those of the segments that they name', async () => {
    expect(await contents(segments, 'en')).toEqual([
      'Name = 新客',
      'Other segments = 回購: days since the last purchase up to 30 · a:b: recency score 5 · nobody',
      'Rule = orders 1 and segment “VIP”, but not (in “RFM: At risk”) · segment “VIP”: net revenue from £5,000.00',
    ]);
    expect(await contents(segments, 'zh-Hant')).toEqual([
      '名稱 = 新客',
      '其他分群 = 回購：距上次購買天數 30 以下・a:b：最近購買分數 5・沒有人',
      '規則 = 訂單數 1，且分群「VIP」，但排除（屬於「RFM：流失風險」）・分群「VIP」：淨營收£5,000.00 以上',
    ]);
  });

  test('says the rule of a segment that customers are filtered by', async () => {
    const filtered = encodeView({
      ...{ page: 'rfm', params: {} },
      filters: { ...noFilters, customers: [{ mark: 'in', view: segment }] },
    });
    const [inEnglish] = await contents(filtered, 'en');
    const [inChinese] = await contents(filtered, 'zh-Hant');
    expect(inEnglish).toContain('Customers = 新客 (');
    expect(inEnglish).toContain('Rule: orders 1 and segment “VIP”');
    expect(inChinese).toContain('規則：訂單數 1，且分群「VIP」');
    for (const said of [inEnglish, inChinese])
      expect(said).not.toMatch(/orders\(|not\(|set\(|net\(/);
  });
});
