import type { ModelInfo } from '../core/model/info.ts';
import { readNamedRule, segmentsIn } from '../core/segment/named-rule.ts';
import type { Rule } from '../core/segment/rule.ts';
import { ruleSentence } from '../core/segment/sentence.ts';
import type { CustomerSet } from '../core/spec/filters.ts';
import { customerGroups as groupsEn, type CustomerGroupWords } from '../core/words/en.ts';
import { ruleWords as rulesEn } from '../core/words/rule-en.ts';
import type { RuleWords } from '../core/words/rule-words.ts';
import { ruleWords as rulesZhHant } from '../core/words/rule-zh-hant.ts';
import { customerGroups as groupsZhHant } from '../core/words/zh-hant.ts';
import { formatsOf } from './cells.ts';
import type { Formats } from './format.ts';
import type { Locale } from './index.ts';

const words: Readonly<Record<Locale, RuleWords>> = { en: rulesEn, 'zh-Hant': rulesZhHant };
const groups: Readonly<Record<Locale, CustomerGroupWords>> = {
  ...{ en: groupsEn, 'zh-Hant': groupsZhHant },
};

/** What rules are said with: the data, the language, and the names of sets inside them. */
export interface RuleNaming {
  readonly model: ModelInfo;
  readonly locale: Locale;
  readonly format: Formats;
  readonly nameOfSet: (set: CustomerSet) => string;
}

/** A rule as one sentence, and beside it what the segments mean that it names. */
export function ruleInWords(rule: Rule, naming: RuleNaming): string {
  const { locale, format, model, nameOfSet } = naming;
  const context = { formats: formatsOf(format, locale, model), groups: groups[locale] };
  const sentence = (one: Rule): string =>
    ruleSentence(one, words[locale], { ...context, model, nameOfSet });
  const named = segmentsIn(rule).map((one) =>
    format.term(words[locale].segment(one.name), sentence(one.rule)),
  );
  return format.beside([sentence(rule), ...new Set(named)]);
}

/** The other segments of a view, each by its name and its rule; what is none is left out. */
export function othersInWords(items: readonly string[], naming: RuleNaming): string {
  const others = items.map(readNamedRule).filter((one) => one !== null);
  return naming.format.beside(
    others.map(({ name, rule }) => {
      const said = ruleInWords(rule, naming);
      return name === '' ? said : naming.format.term(name, said);
    }),
  );
}
