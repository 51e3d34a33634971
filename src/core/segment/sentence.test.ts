import { describe, expect, test } from 'vitest';
import { exampleModel } from '../../../test/support/golden-model.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { customerGroups as groupsEn } from '../words/en.ts';
import { ruleWords as wordsEn } from '../words/rule-en.ts';
import { ruleWords as wordsZh } from '../words/rule-zh-hant.ts';
import { customerGroups as groupsZh } from '../words/zh-hant.ts';
import { readRule } from './rule-text.ts';
import { conditionSentence, ruleSentence } from './sentence.ts';

const model = { ...exampleModel, currency: 'TWD', scale: 0 };
const nameOfSet = (): string => 'ABC: Class A';
const english = {
  formats: formatsOf(createFormats('en'), 'en', model),
  ...{ model, groups: groupsEn, nameOfSet },
};
const chinese = {
  formats: formatsOf(createFormats('zh-Hant'), 'zh-Hant', model),
  ...{ model, groups: groupsZh, nameOfSet },
};

function said(text: string): readonly [string, string] {
  const rule = readRule(text);
  if (!rule) throw new Error(`no rule: ${text}`);
  return [ruleSentence(rule, wordsEn, english), ruleSentence(rule, wordsZh, chinese)];
}

describe('a rule in words', () => {
  test.each<[string, string, string]>([
    ['all()', 'everyone', '所有人'],
    ['any()', 'nobody', '沒有人'],
    [
      'all(r(4..5)~net(5000..)~not(bought(is:dimension/country:France~last:90)))',
      'recency score 4–5 and net revenue from NT$5,000, but not (bought Country France in the last 90 days)',
      '最近購買分數 4–5，且淨營收 $5,000 以上，但排除（最近 90 天買過 Country 為 France 的商品）',
    ],
    [
      'any(group(tier:top:big)~all(orders(1..1)~recency(..30)))',
      'pyramid tier Top 1% or Big 4% or (orders 1 and days since the last purchase up to 30)',
      '金字塔層級為頂尖 1% 或大戶 4%，或（訂單數 1，且距上次購買天數 30 以下）',
    ],
    ['not(r(5..5))', 'not (recency score 5)', '排除（最近購買分數 5）'],
    [
      'all(not(r(5..5))~not(f(1..1)))',
      'not (recency score 5) and not (frequency score 1)',
      '排除（最近購買分數 5），且排除（頻率分數 1）',
    ],
    ['all(any(r(5..5)))', 'recency score 5', '最近購買分數 5'],
    ['segment(VIP~r(5..5))', 'segment “VIP”', '分群「VIP」'],
    ['set(class!dA~abc?v=1)', 'in “ABC: Class A”', '屬於「ABC: Class A」'],
  ])('%s', (text, inEnglish, inChinese) => {
    expect(said(text)).toEqual([inEnglish, inChinese]);
  });

  test.each<[string, string, string]>([
    ['bought()', 'bought anything', '買過任何商品'],
    [
      'bought(is:product:P1:P2~nth:1..1~quantity:2..)',
      'bought product P1 or P2 on purchase 1 (at least 2 pieces)',
      '第 1 次購買時買過商品為 P1 或 P2 的商品（數量至少 2 件）',
    ],
    [
      'bought(not:dimension/country:!0~dates:2024-01-01..~orders:..1)',
      'bought Country other than (blank) since 1 Jan 2024 (at most 1 order)',
      '2024/1/1 以後買過 Country 不是（空白）的商品（訂單最多 1 筆）',
    ],
    ['column(is:tier:gold)', 'Tier is gold', 'Tier 為 gold'],
    ['birthday(3:12)', 'born in March or December', '生日在 3 月或 12 月'],
    ['consent(yes:unknown)', 'consent given or consent unknown', '已同意行銷或行銷同意不明'],
    ['arm(spring:A)', 'in group A of “spring”', '在「spring」的 A 組'],
    [
      'moved(segment~months:12~from:champions~to:atRisk)',
      'RFM segment 12 months ago Champions, now At risk',
      'RFM 分群 12 個月前為冠軍顧客，現在為流失風險',
    ],
    [
      'moved(tier~months:1~from:never)',
      'pyramid tier 1 month ago not a customer yet, now any',
      '金字塔層級 1 個月前為尚未購買，現在為任一群',
    ],
  ])('%s by itself', (text, inEnglish, inChinese) => {
    const condition = readRule(text);
    if (!condition || !('kind' in condition)) throw new Error(text);
    expect(said(text)).toEqual([inEnglish, inChinese]);
    if (condition.kind === 'column')
      expect(conditionSentence(condition, wordsEn, english)).toBe(inEnglish);
  });
});
