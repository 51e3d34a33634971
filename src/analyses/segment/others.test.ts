import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../core/segment/rule.ts';
import { decodeParam, encodeParam } from '../../core/spec/params.ts';
import {
  longestSegmentName,
  readNamedRule,
  writeNamedRule,
} from '../../core/segment/named-rule.ts';
import { segmentParams } from './params.ts';

const rule: Rule = {
  kind: 'bought',
  lines: [{ field: 'dimension:a~b:c', exclude: false, values: ['x:y~z!', null] }],
  within: { kind: 'ever' },
  nth: null,
  measure: 'orders',
  from: null,
  to: null,
};

describe('other segments of a view', () => {
  test('are read as they were written, whatever their names hold', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', maxLength: 30 })
          .filter((name) => name.length <= longestSegmentName),
        (name) => {
          expect(readNamedRule(writeNamedRule({ name, rule }))).toEqual({ name, rule });
          const listed = encodeParam([
            writeNamedRule({ name, rule }),
            writeNamedRule({ name: ':!', rule }),
          ]);
          expect(decodeParam(segmentParams.others, listed)).toEqual([
            writeNamedRule({ name, rule }),
            writeNamedRule({ name: ':!', rule }),
          ]);
        },
      ),
    );
  });

  test.each(['', 'A', 'A:', 'A:nonsense()', 'A!x:all()', `${'n'.repeat(81)}:all()`])(
    '%j is none',
    (text) => {
      expect(readNamedRule(text)).toBeNull();
    },
  );

  test('are four at most', () => {
    const one = writeNamedRule({ name: 'A', rule });
    expect(decodeParam(segmentParams.others, encodeParam([one, one, one, one]))).toHaveLength(4);
    expect(decodeParam(segmentParams.others, encodeParam([one, one, one, one, one]))).toBeNull();
  });
});
