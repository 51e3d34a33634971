import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dimensionsInMarks } from '../../core/spec/mark-text.ts';
import { decodeParam, encodeParam } from '../../core/spec/params.ts';
import type { FieldKind } from './field.ts';
import { keptText, readKept, type Kept, type KeptValues } from './kept-text.ts';
import { exploreParams } from './params.ts';

const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const whole = fc.integer({ min: -99_999, max: 99_999 });
const parts: fc.Arbitrary<KeptValues> = fc.oneof(
  fc.record({
    on: text.map((id): FieldKind => ({ kind: 'dimension', id })),
    yearStart: fc.constant(1),
    keys: fc.array(fc.option(text), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    on: fc.constantFrom<FieldKind>(
      { kind: 'time', part: 'year' },
      { kind: 'cycle', part: 'monthOfYear' },
    ),
    yearStart: fc.integer({ min: 1, max: 12 }),
    keys: fc.array(whole, { minLength: 1, maxLength: 4 }),
  }),
);
const kept: fc.Arbitrary<Kept> = fc.record({
  isOut: fc.boolean(),
  parts: fc.array(parts, { minLength: 1, maxLength: 3 }),
});

test('What is kept is read as it was written, whatever its values hold', () => {
  fc.assert(
    fc.property(kept, (one) => {
      expect(readKept(keptText(one))).toEqual(one);
    }),
  );
});

test('Several conditions stand in a link, and it says of which columns they hold values', () => {
  fc.assert(
    fc.property(fc.array(kept, { maxLength: 4 }), (all) => {
      const texts = all.map(keptText);
      const written = encodeParam(texts);
      expect(decodeParam(exploreParams.only, written)).toEqual(texts);
      const columns = all.flatMap((one) =>
        one.parts.flatMap(({ on }) => (on.kind === 'dimension' ? [on.id] : [])),
      );
      expect(dimensionsInMarks(written)).toEqual(columns);
    }),
  );
});

test.each([
  ['', 'is'],
  ['is:', 'no field'],
  ['is:planet=Mars', 'an unknown field'],
  ['is:month=May', 'no number'],
  ['is:month', 'no value'],
  ['maybe:month=3', 'neither'],
  ['is:quarter@13=3', 'no month of a year'],
])('“%s” says nothing: %s', (broken) => {
  expect(readKept(broken)).toBeNull();
});
