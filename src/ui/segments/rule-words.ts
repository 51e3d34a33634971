import { analysisOf } from '../../analyses/registry.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { faultsOfRule } from '../../core/segment/faults.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { ruleSentence } from '../../core/segment/sentence.ts';
import { ruleWords as en } from '../../core/words/rule-en.ts';
import type { RuleWords } from '../../core/words/rule-words.ts';
import { ruleWords as zhHant } from '../../core/words/rule-zh-hant.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { nameOfSet } from '../../i18n/filter-names.ts';
import type { Locale } from '../../i18n/index.ts';
import type { I18n } from '../i18n.ts';
import { groupWords } from './group-words.ts';

const words: Readonly<Record<Locale, RuleWords>> = { en, 'zh-Hant': zhHant };

/** A rule as one sentence. */
export function sentenceOf(
  rule: Rule,
  model: ModelInfo,
  i18n: I18n,
  productNames: ReadonlyMap<string, string> = new Map(),
): string {
  const { locale, format } = i18n;
  const said = ruleSentence(rule, words[locale], {
    formats: formatsOf(format, locale, model),
    ...{ model, productNames },
    groups: groupWords[locale],
    nameOfSet: (set) => nameOfSet(set, analysisOf(set.view.page), i18n),
  });
  const sentence = said.charAt(0).toLocaleUpperCase(locale) + said.slice(1);
  return sentence + (locale === 'en' ? '.' : '。');
}

/** What a rule asks about and these data do not have, in words; null where they have everything. */
export function faultIn(rule: Rule, model: ModelInfo, { t, format }: I18n): string | null {
  const own: Readonly<Record<string, string>> = {
    birthday: t.segmentBuilder.birthday,
    consent: t.segmentBuilder.consent,
    product: t.segmentBuilder.product,
  };
  const names = faultsOfRule(rule, model).map(({ detail }) => {
    const key = String(detail['key'] ?? '');
    return own[key] ?? key;
  });
  return names.length === 0 ? null : format.items(names);
}
