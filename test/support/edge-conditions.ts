import fc from 'fast-check';
import {
  boughtMeasures,
  consentAnswers,
  numberFacts,
  type BoughtCondition,
  type Condition,
  type NumberFact,
} from '../../src/core/segment/rule.ts';
import { anyLines, some } from './any-rules.ts';
import { boughtBy, numberOf, type SegmentWorld } from './oracle-segments.ts';

/**
 * Conditions whose bounds are drawn on purpose: a value that somebody of the shop has, and those next to
 * it. Drawn at will, hardly any bound would lie where it matters.
 */
interface Bounds<T> {
  readonly from: T | null;
  readonly to: T | null;
}

const dayLength = 86_400_000;
const shift = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
const oneOff = fc.constantFrom(-1, 0, 0, 1);

/** From a value, up to it, it alone, or between two. */
function boundsAt<T extends number | string>(value: fc.Arbitrary<T>): fc.Arbitrary<Bounds<T>> {
  return fc
    .tuple(value, value, fc.constantFrom('from', 'to', 'only', 'between'))
    .map(([one, other, side]) => {
      if (side === 'from') return { from: one, to: null };
      if (side === 'to') return { from: null, to: one };
      if (side === 'only') return { from: one, to: one };
      return one <= other ? { from: one, to: other } : { from: other, to: one };
    });
}

/** Days next to those on which something was sold or came back. */
function daysNear({ lines, asOf }: SegmentWorld): fc.Arbitrary<string> {
  const days = [...new Set([asOf, ...lines.map(({ day }) => day)])];
  return fc.tuple(fc.constantFrom(...days), oneOff).map(([day, off]) => shift(day, off));
}

/** Values that people have, and those a step away; `none` where nobody has one. */
function valuesNear(
  known: readonly (number | null)[],
  step: number,
  none: number,
): fc.Arbitrary<number> {
  const values = [...new Set(known.filter((value) => value !== null))];
  const one = fc.constantFrom(...(values.length === 0 ? [none] : values));
  return fc.tuple(one, oneOff).map(([value, off]) => Math.round((value + off * step) * 100) / 100);
}

/** How much of something they bought, of every measure, within every window. */
export function boughtAtEdges(world: SegmentWorld): fc.Arbitrary<Condition> {
  const day = daysNear(world);
  const lastDays = day.map((one) =>
    Math.max(1, (Date.parse(world.asOf) - Date.parse(one)) / dayLength + 1),
  );
  const asked = fc.record({
    kind: fc.constant('bought' as const),
    lines: fc.array(anyLines, { maxLength: 2 }),
    within: fc.oneof(
      fc.constant({ kind: 'ever' } as const),
      lastDays.map((days) => ({ kind: 'last' as const, days })),
      boundsAt(day).map((range) => ({ kind: 'days' as const, ...range })),
    ),
    nth: fc.option(boundsAt(fc.integer({ min: 1, max: 4 })), { freq: 2 }),
    measure: fc.constantFrom(...boughtMeasures),
  });
  return asked.chain((one) => {
    const steps = { orders: 1, days: 1, lines: 1, quantity: 0.5, net: 0.01 };
    const whole: BoughtCondition = { ...one, from: null, to: null };
    const amounts = world.everyone.map((id) => boughtBy(id, whole, world));
    return fc
      .oneof(
        fc.constant({ from: null, to: null }),
        boundsAt(valuesNear(amounts, steps[one.measure], 0)),
      )
      .map((bounds) => ({ ...one, ...bounds }));
  });
}

const money: readonly NumberFact[] = ['net', 'average', 'refunded'];

/** Numbers and days that are known of customers. */
export function numbersAtEdges(world: SegmentWorld): fc.Arbitrary<Condition> {
  const number = fc.constantFrom(...numberFacts).chain((of) => {
    const values = world.everyone.map((id) => numberOf(of, id, world));
    return fc
      .oneof(
        { weight: 6, arbitrary: boundsAt(valuesNear(values, money.includes(of) ? 0.01 : 1, 1)) },
        { weight: 1, arbitrary: fc.constant({ from: null, to: null }) },
      )
      .map((bounds): Condition => ({ kind: 'number', of, ...bounds }));
  });
  const day = fc
    .tuple(fc.constantFrom('first' as const, 'last' as const), boundsAt(daysNear(world)))
    .map(([of, range]): Condition => ({ kind: 'day', of, ...range }));
  return fc.oneof({ weight: 6, arbitrary: number }, { weight: 1, arbitrary: day });
}

const groups = {
  tier: ['top', 'big', 'medium', 'small', 'inactive'],
  segment: [
    ...[
      'champions',
      'loyal',
      'potentialLoyalists',
      'new',
      'promising',
      'needAttention',
      'aboutToSleep',
    ],
    ...['atRisk', 'cantLoseThem', 'hibernating', 'lost'],
  ],
} as const;

/** Groups, and moves between them since days on which something was sold, or the days beside them. */
export function groupsAtEdges(world: SegmentWorld): fc.Arbitrary<Condition> {
  return fc.constantFrom('tier' as const, 'segment' as const).chain((of) => {
    const group = fc.constantFrom<string>(...groups[of]);
    const few = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
      fc.uniqueArray(one, { maxLength: 4 });
    return fc.oneof(
      some(group).map((ids): Condition => ({ kind: 'group', of, ids })),
      fc.record({
        kind: fc.constant('moved' as const),
        of: fc.constant(of),
        since: fc.oneof(
          daysNear(world).map((day) => ({ day })),
          fc.integer({ min: 1, max: 16 }).map((months) => ({ months })),
        ),
        from: few(
          fc.oneof({ weight: 3, arbitrary: group }, { weight: 1, arbitrary: fc.constant('never') }),
        ),
        to: few(group),
      }),
    );
  });
}

const points = fc.constantFrom(-5, 0, 7.5, 12, 350, 1200);
const since = fc.constantFrom('2023-05-01', '2023-09-30', '2024-01-02', '2023-02-28', '2023-03-03');

/** What the files of customers and of experiments say. */
export const peopleAtEdges: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('column' as const),
    column: fc.constantFrom('town', 'tags', 'gone'),
    test: fc.constantFrom('is' as const, 'has' as const),
    values: some(
      fc.constantFrom(
        ...['台北', "L'Aquila", 'vip', 'vipp', 'tea', '茶', 'tea;gift', 'gift', 'ip', null],
      ),
    ),
  }),
  boundsAt(fc.tuple(points, oneOff).map(([value, off]) => value + off / 100)).map(
    ({ from, to }): Condition => ({
      ...{ kind: 'range', column: 'points', as: 'number' },
      ...{ from: from === null ? null : String(from), to: to === null ? null : String(to) },
    }),
  ),
  boundsAt(fc.tuple(since, oneOff).map(([day, off]) => shift(day, off))).map(
    (range): Condition => ({ kind: 'range', column: 'since', as: 'day', ...range }),
  ),
  some(fc.integer({ min: 1, max: 12 })).map((months): Condition => ({ kind: 'birthday', months })),
  some(fc.constantFrom(...consentAnswers)).map((answers): Condition => ({
    kind: 'consent',
    answers,
  })),
  fc.record({
    kind: fc.constant('arm' as const),
    experiment: fc.constantFrom('spring', 'spring', 'gone'),
    variants: some(fc.constantFrom('A', 'B', 'C')),
  }),
);
