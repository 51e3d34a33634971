import { decodeView } from '../spec/codec.ts';
import type { CustomerSet } from '../spec/filters.ts';
import { readCondition } from './read-condition.ts';
import { readName } from './rule-escape.ts';
import { deepestRule, mostConditions, type Rule } from './rule.ts';

export { writeRule } from './write-rule.ts';

/** No rule within the limits is written longer than this, whatever sets it names. */
const longestText = 200_000;

/**
 * The rule of a text that `writeRule` wrote; null for anything else, and for rules that are nested deeper
 * or have more conditions than is allowed.
 */
export function readRule(text: string): Rule | null {
  if (text.length > longestText) return null;
  const left = { conditions: mostConditions };
  return readAt(text, 0, left);
}

function readAt(text: string, depth: number, left: { conditions: number }): Rule | null {
  const parts = /^([A-Za-z]+)\((.*)\)$/su.exec(text);
  const [, name = '', inside = ''] = parts ?? [];
  if (!parts || depth > deepestRule) return null;
  const inner = (one: string): Rule | null => readAt(one, depth + 1, left);
  switch (name) {
    case 'all':
    case 'any': {
      const texts = inside === '' ? [] : splitOutside(inside);
      const rules = texts?.map(inner).filter((rule) => rule !== null);
      if (!texts || !rules || rules.length < texts.length) return null;
      return { kind: name, rules };
    }
    case 'not': {
      const rule = inner(inside);
      return rule && { kind: 'not', rule };
    }
    case 'segment': {
      const [title, rest = ''] = splitOnce(inside);
      const own = readName(title);
      const rule = own === null ? null : inner(rest);
      return own === null || !rule ? null : { kind: 'segment', name: own, rule };
    }
    default: {
      left.conditions -= 1;
      if (left.conditions < 0) return null;
      if (name !== 'set') return readCondition(name, inside);
      const set = readSet(inside);
      return set && { kind: 'set', set };
    }
  }
}

function readSet(inside: string): CustomerSet | null {
  const [markText, viewText = ''] = splitOnce(inside);
  const mark = readName(markText);
  const view = readName(viewText);
  if (!mark || !view) return null;
  const { value, notices } = decodeView(view, 1);
  return notices.length > 0 ? null : { mark, view: value };
}

function splitOnce(text: string): readonly [string, string?] {
  const at = text.indexOf('~');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** The rules of a list, which stand between the `~` outside of brackets; null where brackets don't match. */
function splitOutside(text: string): readonly string[] | null {
  const parts: string[] = [];
  let open = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '(') open += 1;
    if (sign === ')') open -= 1;
    if (open < 0) return null;
    if (sign !== '~' || open > 0) continue;
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  return open === 0 ? [...parts, text.slice(start)] : null;
}
