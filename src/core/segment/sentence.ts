import type { CustomerGroupWords } from '../words/en.ts';
import type { RuleWords } from '../words/rule-words.ts';
import { conditionWords, type SaidWith } from './condition-words.ts';
import type { CustomerSet } from '../spec/filters.ts';
import type { Condition, Rule } from './rule.ts';

/** What a rule is said with beside its words. */
export interface RuleContext extends SaidWith {
  /** The names of tiers and of segments of RFM. */
  readonly groups: CustomerGroupWords;
  readonly nameOfSet: (set: CustomerSet) => string;
}

/** A rule as one sentence in the reader's language, without a full stop. */
export function ruleSentence(rule: Rule, words: RuleWords, context: RuleContext): string {
  return saying(rule, words, context).text;
}

/** One condition in words, for a row of the builder. */
export function conditionSentence(
  condition: Condition,
  words: RuleWords,
  context: RuleContext,
): string {
  return conditionWords(condition, words, context);
}

interface Said {
  readonly text: string;
  /** Whether it has to stand in brackets among others. */
  readonly isJoined: boolean;
}

function saying(rule: Rule, words: RuleWords, context: RuleContext): Said {
  const say = (one: Rule): Said => saying(one, words, context);
  const asPart = (one: Rule): string => {
    const { text, isJoined } = say(one);
    return isJoined ? words.inBrackets(text) : text;
  };
  const single = (text: string): Said => ({ text, isJoined: false });
  switch (rule.kind) {
    case 'all': {
      const [only] = rule.rules;
      if (!only) return single(words.everyone);
      if (rule.rules.length === 1) return say(only);
      return { text: sayAll(rule.rules, words, asPart, say), isJoined: true };
    }
    case 'any': {
      const [only] = rule.rules;
      if (!only) return single(words.nobody);
      if (rule.rules.length === 1) return say(only);
      return { text: words.or(rule.rules.map(asPart)), isJoined: true };
    }
    case 'not':
      return { text: words.not(words.inBrackets(say(rule.rule).text)), isJoined: true };
    case 'segment':
      return single(words.segment(rule.name));
    case 'set':
      return single(words.set(context.nameOfSet(rule.set)));
    default:
      return single(conditionWords(rule, words, context));
  }
}

/** What holds first, then what must not. */
function sayAll(
  rules: readonly Rule[],
  words: RuleWords,
  asPart: (rule: Rule) => string,
  say: (rule: Rule) => Said,
): string {
  const wanted = rules.filter((rule) => rule.kind !== 'not').map(asPart);
  const refused = rules.flatMap((rule) =>
    rule.kind === 'not' ? [words.inBrackets(say(rule.rule).text)] : [],
  );
  if (wanted.length === 0) return words.and(refused.map(words.not));
  const whole = words.and(wanted);
  return refused.length === 0 ? whole : words.butNot(whole, refused);
}
