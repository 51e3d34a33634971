import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPartition } from '../../../test/support/any-segments.ts';
import { anyRule } from '../../../test/support/any-rules.ts';
import { segmentRules } from '../model/rfm-segments.ts';
import { everyone } from '../segment/rule.ts';
import {
  decodeParam,
  dimensionOf,
  encodeParam,
  initialParams,
  matters,
  sameParam,
  type AnyDescriptor,
  type ChoiceParam,
  type CutsParam,
  type DayParam,
  type DimensionParam,
  type FlagParam,
  type NumberParam,
  type Params,
  type ParamValue,
  type RuleParam,
  type SegmentsParam,
  type TextParam,
} from './params.ts';

const choice: ChoiceParam<'days' | 'orders'> = {
  kind: 'choice',
  options: ['days', 'orders'],
  initial: 'days',
};
const whole: NumberParam = { kind: 'number', minimum: -5, maximum: 50, integer: true, initial: 1 };
const decimal: NumberParam = { ...whole, minimum: -1e300, maximum: 1e300, integer: false };
const flag: FlagParam = { kind: 'flag', initial: false };
const cuts: CutsParam = { kind: 'cuts', length: 3, initial: [] };
const by: DimensionParam = {
  kind: 'dimension',
  options: ['product'],
  offers: ['line'],
  initial: 'product',
};
const segments: SegmentsParam = { kind: 'segments', initial: segmentRules };
const rule: RuleParam = { kind: 'rule', initial: everyone };
const text: TextParam = { kind: 'text', most: 12, initial: '' };
const day: DayParam = { kind: 'day', initial: '2024-01-31' };

const ascending = fc
  .array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), {
    minLength: 3,
    maxLength: 3,
  })
  // −0 and 0 are one number to a reader and one text in a link.
  .map((values) => values.map((value) => value + 0).sort((left, right) => left - right));

describe('a parameter in a link', () => {
  test.each<[string, AnyDescriptor, fc.Arbitrary<ParamValue>]>([
    ['choice', choice, fc.constantFrom('days', 'orders')],
    ['whole number', whole, fc.integer({ min: -5, max: 50 })],
    [
      'decimal',
      decimal,
      fc.double({ noNaN: true, min: -1e300, max: 1e300 }).map((value) => value + 0),
    ],
    ['flag', flag, fc.boolean()],
    ['set of segment rules', segments, anyPartition],
    ['rule', rule, anyRule],
    ['text', text, fc.constantFrom('', 'VIP', '台北 a~b!', 'dimension:x')],
    ['cut-points', cuts, fc.oneof(ascending, fc.constant([]))],
    ['day', day, fc.constantFrom('2024-02-29', '1999-12-31')],
    ['dimension', by, fc.constantFrom('product', 'dimension:product', 'dimension:類別')],
  ])('a %s decodes to the value that was encoded', (_, descriptor, values) => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decodeParam(descriptor, encodeParam(value))).toEqual(value);
      }),
    );
  });

  test.each<[AnyDescriptor, string]>([
    [choice, 'weeks'],
    [choice, ''],
    [choice, 'toString'],
    [whole, '1.5'],
    [whole, '51'],
    [whole, '-6'],
    [whole, ''],
    [whole, ' 1'],
    [whole, '0x1f'],
    [decimal, '1e999'],
    [decimal, 'NaN'],
    [decimal, 'Infinity'],
    [decimal, '1,5'],
    [flag, 'true'],
    // R 1–4 in no segment; every cell in two.
    [segments, 'champions:5.15'],
    [segments, 'champions:15.15~lost:15.15'],
    [segments, ''],
    [cuts, '1~2'],
    [cuts, '1~2~3~4'],
    [cuts, '3~2~1'],
    [cuts, '1~x~3'],
    [cuts, '~~'],
    [cuts, '1~2~1e308'],
    [cuts, '-1.1e15~2~3'],
    [by, 'category'],
    [by, 'dimension:'],
    [by, ''],
    [rule, 'r(5..4)'],
    [rule, ''],
    [text, 'thirteen long'],
    [text, ' a'],
    [text, 'a\nb'],
    [day, '2023-02-29'],
    [day, '2024-1-1'],
  ])('%o does not take %j', (descriptor, text) => {
    expect(decodeParam(descriptor, text)).toBeNull();
  });

  test('cut-points that have to be given can not be left empty', () => {
    expect(decodeParam({ ...cuts, initial: [1, 2, 3] }, '')).toBeNull();
    expect(decodeParam(cuts, '')).toEqual([]);
  });

  test('any text is either refused or a value that encodes again', () => {
    const descriptors: readonly AnyDescriptor[] = [
      choice,
      whole,
      decimal,
      flag,
      cuts,
      segments,
      rule,
      text,
      day,
      by,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...descriptors), fc.string(), (descriptor, text) => {
        const value = decodeParam(descriptor, text);
        if (value !== null) expect(decodeParam(descriptor, encodeParam(value))).toEqual(value);
      }),
    );
  });
});

test('the initial parameters are the declared defaults', () => {
  interface Example {
    readonly frequency: 'days' | 'orders';
    readonly top: number;
  }
  const params: Params<Example> = { frequency: choice, top: whole };
  expect(initialParams(params)).toEqual({ frequency: 'days', top: 1 });
});

test('a day that may come from the data can be left empty, another can not', () => {
  expect(decodeParam({ ...day, initial: '' }, '')).toBe('');
  expect(decodeParam(day, '')).toBeNull();
});

test('a parameter matters where the other one has its value', () => {
  const only = { name: 'scoring', is: 'cuts' };
  expect(matters({ ...cuts, only }, { scoring: 'cuts' })).toBe(true);
  expect(matters({ ...cuts, only }, { scoring: 'share' })).toBe(false);
  expect(matters(cuts, {})).toBe(true);
});

test('two values are the same when a link can not tell them apart', () => {
  expect(sameParam([1, 2], [1, 2])).toBe(true);
  expect(sameParam([1, 2], [1, 3])).toBe(false);
  expect(sameParam(undefined, false)).toBe(false);
});

test('a dimension is named by its id, and never by a name of the analysis’ own', () => {
  const category = {
    id: 'product',
    label: 'Product',
    source: 'line',
    column: 'd',
    values: [],
  } as const;
  const data = { dimensions: [category] };
  expect(dimensionOf('dimension:product', data)).toBe(category);
  expect(dimensionOf('product', data)).toBeNull();
  expect(dimensionOf('dimension:channel', data)).toBeNull();
});
