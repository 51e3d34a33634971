import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeView, encodeView } from '../spec/codec.ts';
import { noFilters } from '../spec/filters.ts';
import { audienceFields, valueBases, type AudiencePlan } from './plan.ts';
import { audiencePage, initialPlan, readPlan, writePlan } from './plan-params.ts';

/** Text with the signs that lists, addresses and sources give a meaning. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('~', '!', '!-', ':', '=', '*', ',', '&', '%', ' ', '是', '👩‍👧', '\n', 'said:'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''))
  .filter((joined) => joined.isWellFormed() && !joined.includes('\0'));
const column = fc
  .tuple(fc.constantFrom('contact:', 'dimension:'), text)
  .map((parts) => parts.join(''));
const source = fc.oneof(
  fc.constantFrom('', 'customer'),
  column,
  text.map((id) => `given:contact:${id}`),
);
const set = fc.record({
  mark: text,
  view: fc.record({
    page: fc.constantFrom('rfm', 'segment'),
    params: fc.dictionary(fc.constantFrom('rule', 'name'), text, { noNullPrototype: true }),
    filters: fc.constant(noFilters),
  }),
});
const share = fc.oneof(
  fc.integer({ min: 1, max: 9_999_999 }),
  fc.integer({ min: 1, max: 999_999 }).map((n) => n / 100),
);
const split = fc.record({
  name: fc.oneof(fc.constant(''), text),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  arms: fc.uniqueArray(
    fc.record({ name: text.map((name) => name.slice(0, 40)), share, isHoldout: fc.boolean() }),
    { minLength: 2, maxLength: 10, selector: ({ name }) => name },
  ),
  strata: fc.array(
    fc.oneof(
      fc.constantFrom('tier', 'segment'),
      text.map((id) => `dimension:${id}`),
    ),
    { maxLength: 3 },
  ),
});
const consent = fc.oneof(
  fc.record({ kind: fc.constant('statement' as const), text: fc.oneof(fc.constant(''), text) }),
  fc.record({
    kind: fc.constant('column' as const),
    source: column,
    yes: fc.option(fc.array(text, { maxLength: 3 })),
  }),
);
const plan: fc.Arbitrary<AudiencePlan> = fc.record({
  platforms: fc.uniqueArray(fc.constantFrom('meta', 'google', 'lineAds', 'x')),
  isHashed: fc.boolean(),
  country: fc.option(fc.constantFrom('TW', 'JP')),
  sources: fc.dictionary(fc.constantFrom(...audienceFields), source, { noNullPrototype: true }),
  consent: fc.option(consent),
  purpose: fc.constantFrom('add', 'remove'),
  withoutBuyersOfDays: fc.option(fc.integer({ min: 1, max: 3650 })),
  without: fc.array(set, { maxLength: 3 }),
  value: fc.constantFrom(...valueBases),
  split: fc.option(split),
});

describe('an export in an address', () => {
  test('is read back as it was written, through the whole address too', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const params = writePlan(drawn);
        expect(readPlan(params)).toEqual({ value: drawn, notices: [] });
        const address = encodeView({ page: audiencePage, params, filters: noFilters });
        expect(readPlan(decodeView(address).value.params).value).toEqual(drawn);
      }),
    );
  });

  test('leaves out what is usual', () => {
    expect(writePlan(initialPlan)).toEqual({});
    expect(readPlan({})).toEqual({ value: initialPlan, notices: [] });
  });

  test('is short enough to be read', () => {
    const written = writePlan({
      ...initialPlan,
      platforms: ['meta', 'lineAds'],
      consent: { kind: 'column', source: 'contact:consent', yes: null },
      withoutBuyersOfDays: 30,
      split: {
        ...{ name: '', seed: 7, strata: ['tier'] },
        arms: [
          { name: 'A', share: 80, isHoldout: false },
          { name: 'control', share: 20, isHoldout: true },
        ],
      },
    });
    expect(written).toEqual({
      ...{ to: 'meta~lineAds', consent: 'contact:consent', buyers: '30' },
      ...{ split: '80:A~20*control', seed: '7', strata: 'tier' },
    });
  });

  test.each([
    ['to', 'meta~<b>'],
    ['hash', 'perhaps'],
    ['country', 'tw'],
    ['map', 'shoe=contact:email'],
    ['map', 'email=select 1'],
    ['consent', 'contact:'],
    ['consent', 'customer'],
    ['buyers', '0'],
    ['buyers', '1.5'],
    ['without', 'nothing'],
    ['value', 'gross'],
    ['purpose', 'both'],
    ['split', '50:A'],
    ['split', '50:A~50:A'],
    ['split', '0:A~50:B'],
    ['seed', '-1'],
    ['strata', 'postcode'],
  ])('with %s=%s says so and goes on without', (key, value) => {
    const read = readPlan({ [key]: value });
    expect(read.value).toEqual(initialPlan);
    expect(read.notices).toEqual([{ code: 'view.badValue', detail: { key, value } }]);
  });

  test('names what it does not know', () => {
    expect(readPlan({ colour: 'red' }).notices).toEqual([
      { code: 'view.unknownKey', detail: { key: 'colour' } },
    ]);
  });
});
