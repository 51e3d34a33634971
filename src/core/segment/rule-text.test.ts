import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRule } from '../../../test/support/any-rules.ts';
import { decodeView, encodeView } from '../spec/codec.ts';
import { noFilters } from '../spec/filters.ts';
import { readRule, writeRule } from './rule-text.ts';
import {
  deepestRule,
  everyone,
  mostConditions,
  nobody,
  type Condition,
  type Rule,
} from './rule.ts';

const recent: Rule = { kind: 'number', of: 'r', from: 4, to: 5 };
const bought: Condition = {
  kind: 'bought',
  lines: [{ field: 'dimension:category', exclude: false, values: ['Tea', 'Oolong'] }],
  within: { kind: 'last', days: 90 },
  nth: null,
  measure: 'orders',
  from: 2,
  to: null,
};

const written: readonly (readonly [string, Rule])[] = [
  ['all()', everyone],
  ['any()', nobody],
  ['r(4..5)', recent],
  [
    'all(r(4..5)~net(5000.5..)~not(bought(is:dimension/category:Tea:Oolong~last:90~orders:2..)))',
    {
      kind: 'all',
      rules: [
        recent,
        { kind: 'number', of: 'net', from: 5000.5, to: null },
        { kind: 'not', rule: bought },
      ],
    },
  ],
  [
    'any(segment(VIP!d a!ob!c~group(tier:top))~set(best!-1~rfm?v=1&frequency=orders))',
    {
      kind: 'any',
      rules: [
        { kind: 'segment', name: 'VIP: a(b)', rule: { kind: 'group', of: 'tier', ids: ['top'] } },
        {
          kind: 'set',
          set: {
            mark: 'best~1',
            view: { page: 'rfm', params: { frequency: 'orders' }, filters: noFilters },
          },
        },
      ],
    },
  ],
  ['last(..2024-02-29)', { kind: 'day', of: 'last', from: null, to: '2024-02-29' }],
  [
    'moved(segment~months:6~from:never:lost~to:champions)',
    {
      ...{ kind: 'moved', of: 'segment', since: { months: 6 } },
      ...{ from: ['never', 'lost'], to: ['champions'] },
    },
  ],
  [
    'moved(tier~since:2024-01-31~to:top)',
    { kind: 'moved', of: 'tier', since: { day: '2024-01-31' }, from: [], to: ['top'] },
  ],
  ['bought()', { ...bought, lines: [], within: { kind: 'ever' }, from: null }],
  [
    'bought(not:product:!0:P1~dates:2024-01-01..~nth:..3~net:..)',
    {
      ...{ ...bought, measure: 'net', from: null, nth: { from: null, to: 3 } },
      lines: [{ field: 'product', exclude: true, values: [null, 'P1'] }],
      within: { kind: 'days', from: '2024-01-01', to: null },
    },
  ],
  ['column(has:tags:茶:!0)', { kind: 'column', column: 'tags', test: 'has', values: ['茶', null] }],
  ['range(number:age:18..)', { kind: 'range', column: 'age', as: 'number', from: '18', to: null }],
  ['birthday(3:12)', { kind: 'birthday', months: [3, 12] }],
  ['consent(yes)', { kind: 'consent', answers: ['yes'] }],
  ['arm(spring:A:B)', { kind: 'arm', experiment: 'spring', variants: ['A', 'B'] }],
];

/** Texts that meet every sign with a meaning, in rules and in addresses. */
const hostile = fc
  .oneof(
    fc.constantFrom(
      '',
      '!0',
      '~',
      '()',
      'a:b',
      '!',
      '|',
      ',',
      "'",
      '"',
      '..',
      'dimension:x',
      '茶 葉',
      '&=?%+#',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  .filter((text) => !text.includes('\0'));

/** Rules of which every text is hostile. */
const hostileRule: fc.Arbitrary<Rule> = fc
  .tuple(
    hostile.filter((text) => text !== ''),
    fc.array(fc.option(hostile), { minLength: 1, maxLength: 4 }),
  )
  .map(([name, values]) => ({
    kind: 'all',
    rules: [
      { kind: 'column', column: name, test: 'has', values },
      { ...bought, lines: [{ field: `dimension:${name}`, exclude: true, values }] },
      { kind: 'arm', experiment: name, variants: [name] },
      {
        kind: 'segment',
        name,
        rule: {
          kind: 'set',
          set: { mark: name, view: { page: 'rfm', params: { only: name }, filters: noFilters } },
        },
      },
    ],
  }));

describe('the text of a rule', () => {
  test.each(written)('%s', (text, rule) => {
    expect(writeRule(rule)).toBe(text);
    expect(readRule(text)).toEqual(rule);
  });

  test('says the same rule when it is read, whatever its values are', () => {
    fc.assert(
      fc.property(fc.oneof(anyRule, hostileRule), (rule) => {
        expect(readRule(writeRule(rule))).toEqual(rule);
      }),
      { numRuns: 500 },
    );
  });

  test('comes through an address unchanged', () => {
    fc.assert(
      fc.property(hostileRule, (rule) => {
        const view = { page: 'segment', params: { rule: writeRule(rule) }, filters: noFilters };
        const { value, notices } = decodeView(encodeView(view));
        expect(notices).toEqual([]);
        expect(readRule(value.params['rule'] ?? '')).toEqual(rule);
      }),
      { numRuns: 200 },
    );
  });

  test('stays readable in an address', () => {
    const rule: Rule = { kind: 'all', rules: [recent, { kind: 'not', rule: bought }] };
    const view = { page: 'segment', params: { rule: writeRule(rule) }, filters: noFilters };
    expect(encodeView(view)).toBe(
      'segment?v=1&rule=all(r(4..5)~not(bought(is:dimension/category:Tea:Oolong~last:90~orders:2..)))',
    );
  });

  test.each([
    ...[
      '',
      'r',
      'r()',
      'r(4)',
      'r(4..5',
      'r(4..5))',
      'r(5..4)',
      'r(04..5)',
      'r(1e999..)',
      'r(NaN..)',
    ],
    ...['x(1..2)', 'all(r(4..5)', 'all(~)', 'all(r(4..5)~)', 'not()', 'not(r(1..2)~r(1..2))'],
    ...['first(2024-02-30..)', 'last(2024-03-01..2024-02-01)', 'group(tier)', 'group(city:x)'],
    ...['moved(tier)', 'moved(tier~months:0)', 'moved(tier~months:2~to:top~from:big)'],
    ...[
      'bought(last:90~is:product:x)',
      'bought(is:product)',
      'bought(is:town:x)',
      'bought(orders:..)',
    ],
    ...[
      'bought(last:90~last:30)',
      'bought(last:0)',
      'bought(nth:0..1)',
      'bought(net:1..~orders:2..)',
    ],
    ...[
      'column(is:town)',
      'column(like:town:x)',
      'range(number:age:a..b)',
      'range(number:age:5..1)',
    ],
    ...['range(day:since:1..2)', 'birthday()', 'birthday(13)', 'birthday(0)', 'consent(perhaps)'],
    ...[
      'arm(spring)',
      'segment(x)',
      'set(x)',
      'set(~rfm?v=1)',
      'set(x~rfm?v=1&v=2)',
      'column(is:a!x:b)',
    ],
  ])('that is not exactly understood is refused: %s', (text) => {
    expect(readRule(text)).toBeNull();
  });

  test('is refused where it is nested too deep or asks too much', () => {
    const nested = (depth: number): string => `${'not('.repeat(depth)}r(4..5)${')'.repeat(depth)}`;
    expect(readRule(nested(deepestRule))).not.toBeNull();
    expect(readRule(nested(deepestRule + 1))).toBeNull();
    const asking = (many: number): string => `all(${Array(many).fill('r(4..5)').join('~')})`;
    expect(readRule(asking(mostConditions))).not.toBeNull();
    expect(readRule(asking(mostConditions + 1))).toBeNull();
  });

  test('is not written of what no address can hold', () => {
    const column = (value: string): Rule => ({
      ...{ kind: 'column', column: 'town', test: 'is', values: [value] },
    });
    expect(() => writeRule(column('\ud800'))).toThrow('view.badValue');
    expect(() => writeRule(column('a\0b'))).toThrow('view.badValue');
  });
});
