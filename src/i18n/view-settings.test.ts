import { describe, expect, test } from 'vitest';
import { exampleModel } from '../../test/support/golden-model.ts';
import { openView } from '../analyses/open-view.ts';
import { writeRule } from '../core/segment/rule-text.ts';
import type { Rule } from '../core/segment/rule.ts';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { encodeParam } from '../core/spec/params.ts';
import { aboutView } from './about.ts';
import { createFormats } from './format.ts';
import { loadMessages, type Locale } from './index.ts';
import { settingsOf, type Fact } from './view-settings.ts';

const rule: Rule = {
  kind: 'all',
  rules: [
    { kind: 'number', of: 'r', from: 4, to: 5 },
    {
      kind: 'set',
      set: { mark: 'segment:atRisk', view: { page: 'rfm', params: {}, filters: noFilters } },
    },
  ],
};
const view: ViewState = {
  page: 'segment',
  params: {
    name: 'VIP',
    rule: writeRule(rule),
    others: encodeParam(['回購:orders(2..)', ':birthday(3)']),
  },
  filters: noFilters,
};

async function speakingIn(locale: Locale) {
  return { locale, t: await loadMessages(locale), format: createFormats(locale) };
}

function rulesIn(facts: readonly Fact[]): readonly string[] {
  return facts
    .filter(({ label }) => ['Rule', 'Other segments', '規則', '其他分群'].includes(label))
    .map(({ value }) => value);
}

const expected: readonly (readonly [Locale, readonly string[]])[] = [
  ['en', ['recency score 4–5 and in “RFM: At risk”', '回購: orders from 2 · born in March']],
  ['zh-Hant', ['最近購買分數 4–5，且屬於「RFM：流失風險」', '回購：訂單數 2 以上・生日在 3 月']],
];

describe('the settings of a segment', () => {
  test.each(expected)(
    'say its rules as sentences where it is explained: %s',
    async (locale, said) => {
      const open = openView(view, exampleModel);
      expect(rulesIn(settingsOf(open, [], await speakingIn(locale)))).toEqual(said);
    },
  );

  test.each(expected)('say them likewise in the sheet about a file: %s', async (locale, said) => {
    const { analysis, params, data } = openView(view, exampleModel);
    const names = { en: 'RFM: At risk', 'zh-Hant': 'RFM：流失風險' };
    const about = { ...{ analysis, params, data, view, answer: '', notes: [], link: '' } };
    const facts = aboutView({ ...about, nameOfSet: () => names[locale] }, await speakingIn(locale));
    expect(rulesIn(facts)).toEqual(said);
  });
});
