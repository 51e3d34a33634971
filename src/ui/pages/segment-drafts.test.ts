import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPartition, anyRules, claimantsOf } from '../../../test/support/any-segments.ts';
import { faultsOf } from '../../core/model/rfm-segment-rules.ts';
import { segmentRules } from '../../core/model/rfm-segments.ts';
import { boxName, draftsOf, judge, segmentCells } from './segment-drafts.ts';

test('rules that nobody touched are the rules', () => {
  fc.assert(
    fc.property(anyPartition, (rules) => {
      expect(judge(draftsOf(rules))).toEqual({ rules, faults: [], isUnreadable: false });
    }),
  );
});

test('rules are given out only where they are a partition', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      const faults = faultsOf(rules);
      const verdict = judge(draftsOf(rules));
      expect(verdict.faults).toEqual(faults);
      expect(verdict.rules).toEqual(faults.length === 0 ? rules : null);
    }),
  );
});

test('scores that cannot be read leave their cells without a segment, and say so', () => {
  const drafts = draftsOf(segmentRules);
  // Champions: R 5, F 4–5.
  drafts[0]!.f = '4 to 9';
  const verdict = judge(drafts);
  expect(verdict.rules).toBeNull();
  expect(verdict.isUnreadable).toBe(true);
  expect(verdict.faults.map(boxName)).toEqual(['R5 F4–5 M1–5']);
});

test('a new rule that is still empty holds back what is otherwise a partition', () => {
  const drafts = [
    ...draftsOf(segmentRules),
    { id: 99, segment: 'new' as const, r: '', f: '', m: '' },
  ];
  expect(judge(drafts)).toEqual({ rules: null, faults: [], isUnreadable: true });
});

test('the map shows who claims each cell, and where something is wrong', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      const cells = segmentCells(draftsOf(rules));
      expect(cells).toHaveLength(25);
      for (const { r, f, segments, isFaulty } of cells) {
        const claims = [1, 2, 3, 4, 5].map((m) => claimantsOf(r, f, m, rules));
        expect(new Set(segments)).toEqual(new Set(claims.flat()));
        expect(isFaulty).toBe(claims.some(({ length }) => length !== 1));
      }
    }),
  );
});
