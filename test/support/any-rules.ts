import fc from 'fast-check';
import {
  boughtMeasures,
  consentAnswers,
  numberFacts,
  type Condition,
  type LineCondition,
  type Rule,
} from '../../src/core/segment/rule.ts';

interface Bounds<T> {
  readonly from: T | null;
  readonly to: T | null;
}

/** Bounds in order, either side open. */
function bounds<T extends number | string>(one: fc.Arbitrary<T>): fc.Arbitrary<Bounds<T>> {
  return fc.tuple(fc.option(one), fc.option(one)).map(([from, to]) => {
    if (from === null || to === null) return { from, to };
    return from <= to ? { from, to } : { from: to, to: from };
  });
}

/** One to three of them. */
export const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
const day = fc
  .integer({ min: 0, max: 800 })
  .map((days) => new Date(Date.UTC(2023, 9, 1 + days)).toISOString().slice(0, 10));
const days = bounds(day);
const tier = fc.constantFrom('top', 'big', 'medium', 'small', 'inactive');
const segment = fc.constantFrom(
  'champions',
  'loyal',
  'new',
  'promising',
  'atRisk',
  'lost',
  'hibernating',
);

const numbers: fc.Arbitrary<Condition> = fc.constantFrom(...numberFacts).chain((of) => {
  const isScore = of === 'r' || of === 'f' || of === 'm';
  const isMoney = of === 'net' || of === 'average' || of === 'refunded';
  const isCount = of === 'days' || of === 'orders';
  const one = isScore
    ? fc.integer({ min: 1, max: 5 })
    : isMoney
      ? fc.constantFrom(-10, 0, 0.01, 5, 10, 24.5, 40.01, 100)
      : fc.integer({ min: -5, max: isCount ? 6 : 200 });
  return bounds(one).map((within) => ({ kind: 'number', of, ...within }));
});

/** Which lines, by their product or their channel. */
export const anyLines: fc.Arbitrary<LineCondition> = fc.oneof(
  fc.record({
    field: fc.constant('product'),
    exclude: fc.boolean(),
    values: some(fc.constantFrom('P1', 'P2', '茶', 'R1', 'gone', null)),
  }),
  fc.record({
    field: fc.constant('dimension:channel'),
    exclude: fc.boolean(),
    values: some(fc.constantFrom('web', 'store', 'gone', null)),
  }),
);

const bought: fc.Arbitrary<Condition> = fc
  .record({
    lines: fc.array(anyLines, { maxLength: 2 }),
    within: fc.oneof(
      fc.constant({ kind: 'ever' } as const),
      fc.record({ kind: fc.constant('last' as const), days: fc.integer({ min: 1, max: 120 }) }),
      days.map((range) => ({ kind: 'days' as const, ...range })),
    ),
    nth: fc.option(bounds(fc.integer({ min: 1, max: 3 }))),
    measure: fc.constantFrom(...boughtMeasures),
    bounds: fc.oneof(
      fc.constant({ from: null, to: null }),
      bounds(fc.constantFrom(-2, 0, 1, 2, 3, 7, 24.5)),
    ),
  })
  .map(({ bounds: within, ...rest }) => ({ kind: 'bought', ...rest, ...within }));

const moved: fc.Arbitrary<Condition> = fc
  .constantFrom('tier' as const, 'segment' as const)
  .chain((of) => {
    const group = of === 'tier' ? tier : segment;
    return fc.record({
      kind: fc.constant('moved' as const),
      of: fc.constant(of),
      since: fc.oneof(
        day.map((one) => ({ day: one })),
        fc.integer({ min: 1, max: 14 }).map((months) => ({ months })),
      ),
      from: fc.uniqueArray(fc.oneof(group, fc.constant('never')), { maxLength: 3 }),
      to: fc.uniqueArray(group, { maxLength: 3 }),
    });
  });

const people: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('column' as const),
    column: fc.constantFrom('town', 'tags', 'gone'),
    test: fc.constantFrom('is' as const, 'has' as const),
    values: some(fc.constantFrom('台北', "L'Aquila", 'vip', 'tea', '茶', 'tea;gift', 'ip', null)),
  }),
  bounds(fc.constantFrom('-5', '0', '7.5', '12', '350', '1200')).map(({ from, to }) => {
    const swap = from !== null && to !== null && Number(from) > Number(to);
    return {
      ...{ kind: 'range' as const, column: 'points', as: 'number' as const },
      ...(swap ? { from: to, to: from } : { from, to }),
    };
  }),
  bounds(fc.constantFrom('2023-05-01', '2023-09-30', '2024-01-02', '2022-01-01')).map((range) => ({
    ...{ kind: 'range' as const, column: 'since', as: 'day' as const },
    ...range,
  })),
  some(fc.integer({ min: 1, max: 12 })).map((months) => ({ kind: 'birthday' as const, months })),
  some(fc.constantFrom(...consentAnswers)).map((answers) => ({
    kind: 'consent' as const,
    answers,
  })),
  fc.record({
    kind: fc.constant('arm' as const),
    experiment: fc.constantFrom('spring', 'gone'),
    variants: some(fc.constantFrom('A', 'B', 'C')),
  }),
);

/** Conditions of every kind, over what `segment-shop` draws. */
export const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: numbers },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('first' as const, 'last' as const), days)
      .map(([of, range]) => ({ kind: 'day' as const, of, ...range })),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      some(tier).map((ids) => ({ kind: 'group' as const, of: 'tier' as const, ids })),
      some(segment).map((ids) => ({ kind: 'group' as const, of: 'segment' as const, ids })),
    ),
  },
  { weight: 2, arbitrary: moved },
  { weight: 6, arbitrary: bought },
  { weight: 4, arbitrary: people },
);

/** Rules that join such conditions, some by the name of another segment. */
export const anyRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyCondition,
    fc.array(tie('rule'), { maxLength: 3 }).map((rules) => ({ kind: 'all' as const, rules })),
    fc.array(tie('rule'), { maxLength: 3 }).map((rules) => ({ kind: 'any' as const, rules })),
    tie('rule').map((rule) => ({ kind: 'not' as const, rule })),
    fc
      .tuple(fc.constantFrom('VIP', '常客：「茶」', 'a~b(c)!'), tie('rule'))
      .map(([name, rule]) => ({ kind: 'segment' as const, name, rule })),
  ),
})).rule;
