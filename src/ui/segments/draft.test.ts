import { describe, expect, test } from 'vitest';
import type { Rule } from '../../core/segment/rule.ts';
import { draftOf, movedPart, nextId, ruleOf, withCopy, withoutPart, withPart } from './draft.ts';

const spent = (from: number): Rule => ({ kind: 'number', of: 'net', from, to: null });
const back = (rule: Rule): Rule => ruleOf(draftOf(rule));
const not = (rule: Rule): Rule => ({ kind: 'not', rule });
const all = (...rules: readonly Rule[]): Rule => ({ kind: 'all', rules });
const any = (...rules: readonly Rule[]): Rule => ({ kind: 'any', rules });

describe('a rule under edit', () => {
  test.each([
    ['one condition', spent(1)],
    ['what it is not', not(spent(1))],
    ['everyone', all()],
    ['groups within groups', all(spent(1), any(spent(2), not(spent(3))), spent(4))],
    ['none of some', not(any(spent(1), spent(2)))],
    [
      'a segment without another',
      all({ kind: 'segment', name: 'a', rule: spent(1) }, not(any(spent(2)))),
    ],
  ])('comes back as it was: %s', (_, rule) => {
    expect(back(rule)).toEqual(rule);
  });

  test('not all of some stays what it means, as none of one group', () => {
    expect(back(not(all(spent(1), spent(2))))).toEqual(not(any(all(spent(1), spent(2)))));
    expect(back(not(not(spent(1))))).toEqual(not(any(not(spent(1)))));
  });

  test('a condition that lacks its values is left out, and so is a group of nothing', () => {
    const lacking: Rule = { kind: 'group', of: 'tier', ids: [] };
    const ofNothing: Rule = {
      ...{ kind: 'bought', measure: 'orders', from: null, to: null, nth: null },
      ...{ lines: [{ field: 'product', exclude: false, values: [] }], within: { kind: 'ever' } },
    };
    expect(back(all(spent(1), ofNothing))).toEqual(spent(1));
    expect(back(all(spent(1), lacking, any(lacking)))).toEqual(spent(1));
    expect(back(any(lacking))).toEqual(all());
  });

  test('bounds in the wrong order are not complete', () => {
    expect(back(all(spent(1), { kind: 'number', of: 'r', from: 4, to: 2 }))).toEqual(spent(1));
  });

  test('parts are moved, copied, replaced and taken out by their id', () => {
    const draft = draftOf(all(spent(1), spent(2)));
    const [first, second] = draft.parts;
    expect(ruleOf(movedPart(draft, second!.id, -1))).toEqual(all(spent(2), spent(1)));
    expect(movedPart(draft, first!.id, -1)).toBe(draft);
    expect(ruleOf(withoutPart(draft, first!.id))).toEqual(spent(2));
    const copied = withCopy(draft, first!.id);
    expect(ruleOf(copied)).toEqual(all(spent(1), spent(1), spent(2)));
    expect(new Set(copied.parts.map(({ id }) => id)).size).toBe(3);
    const other = { ...first!, kind: 'condition', isNot: true, leaf: spent(9) } as const;
    expect(ruleOf(withPart(draft, other as (typeof draft.parts)[number]))).toEqual(
      all(not(spent(9)), spent(2)),
    );
  });

  test('every part has an id of its own', () => {
    expect(nextId()).not.toBe(nextId());
  });
});
