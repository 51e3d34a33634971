import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, monthNumber } from '../../src/core/calendar.ts';
import { day, id, join, lit, op, sql, unionAll, type Sql } from '../../src/core/sql/index.ts';
import { rows, useEngine, value } from '../support/node-engine.ts';

const engine = useEngine();
const answer = (expression: Sql): Promise<unknown> =>
  value(engine(), sql`select ${expression} as value`);
const asText = (expression: Sql): Promise<unknown> =>
  answer(op({ name: 'cast', value: expression, type: 'text' }));

/** A relation `t(x)` of the given values. */
function relation(values: readonly Sql[]): Sql {
  return sql`(values ${join(values.map((one) => sql`(${one})`))}) as t(x)`;
}

const x = id('x');

/** Days inside the range that imports accept. */
const anyDay = fc
  .integer({ min: 0, max: daysBetween('1900-01-01', '2100-12-31') })
  .map((offset) => addDays('1900-01-01', offset));

describe('casts', () => {
  test.each([
    ['integer', lit('12'), 12],
    ['double', lit('1.5'), 1.5],
    ['text', lit(12), '12'],
    ['boolean', lit('true'), true],
    ['bigint', lit('9007199254740993'), 9007199254740993n],
  ] as const)('to %s', async (type, from, expected) => {
    expect(await answer(op({ name: 'cast', value: from, type }))).toBe(expected);
    expect(await answer(op({ name: 'tryCast', value: from, type }))).toBe(expected);
  });

  test('tryCast of what can not be read is null, where cast is an error', async () => {
    const text = sql`concat('ab', ${lit('c')})`;
    expect(await answer(op({ name: 'tryCast', value: text, type: 'integer' }))).toBeNull();
    await expect(answer(op({ name: 'cast', value: text, type: 'integer' }))).rejects.toThrow(
      'engine.query',
    );
    const never = lit('2023-02-29');
    expect(await answer(op({ name: 'tryCast', value: never, type: 'date' }))).toBeNull();
  });
});

describe('division', () => {
  test('intDivide truncates towards zero, as bigint division does', async () => {
    const pairs = fc.array(
      fc.tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: -30n, max: 30n })),
      { minLength: 1, maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(pairs, async (cases) => {
        const columns = cases.map(
          ([left, right], i) =>
            sql`cast(${op({ name: 'intDivide', left: lit(left), right: lit(right) })} as integer) as ${id(`c${i}`)}`,
        );
        const [row] = await rows<Record<string, number | null>>(
          engine(),
          sql`select ${join(columns)}`,
        );
        cases.forEach(([left, right], i) => {
          expect(row?.[`c${i}`]).toBe(right === 0n ? null : Number(left / right));
        });
      }),
      { numRuns: 20 },
    );
  });

  test('divide is a division of doubles, and null by zero', async () => {
    expect(await answer(op({ name: 'divide', left: lit(7), right: lit(2) }))).toBe(3.5);
    expect(await answer(op({ name: 'divide', left: lit(7n), right: lit(3n) }))).toBe(7 / 3);
    expect(await answer(op({ name: 'divide', left: lit(7), right: lit(0) }))).toBeNull();
  });
});

describe('aggregates', () => {
  const numbers = relation([3, 1, 2, 2].map((number) => lit(number)));
  const over = (aggregate: Sql, from = numbers): Promise<unknown> =>
    value(engine(), sql`select ${aggregate} as value from ${from}`);

  test('sumInteger and sumIntegerIf come back as 64-bit integers', async () => {
    expect(await over(op({ name: 'sumInteger', value: x }))).toBe(8n);
    expect(await over(op({ name: 'sumIntegerIf', value: x, condition: sql`x > 1` }))).toBe(7n);
  });

  test('sums of nothing are null', async () => {
    const nobody = sql`(select 1 as x where false) as t`;
    expect(await over(op({ name: 'sumInteger', value: x }), nobody)).toBeNull();
    expect(await over(op({ name: 'sumIntegerIf', value: x, condition: sql`x > 9` }))).toBeNull();
  });

  test('countIf counts what is true, and neither false nor null', async () => {
    const mixed = relation([lit(true), lit(false), sql`null::boolean`, lit(true)]);
    expect(await over(op({ name: 'countIf', condition: x }), mixed)).toBe(2n);
  });

  test('countDistinctKeys counts each key once and no null', async () => {
    const keys = relation([lit(0), lit(7), lit(7), sql`null::integer`]);
    expect(await over(op({ name: 'countDistinctKeys', value: x }), keys)).toBe(2n);
  });

  test('key sets count each key of any of them once, and no null', async () => {
    const size = 37;
    const members = fc.option(fc.integer({ min: 0, max: size - 1 }), { nil: null });
    const anyGroups = fc.array(fc.array(members, { minLength: 1 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anyGroups, async (groups) => {
        const members = groups.flatMap((keys, place) =>
          keys.map((key) => sql`select ${lit(place)} as place, cast(${lit(key)} as integer) as x`),
        );
        const sets = sql`(
          select ${op({ name: 'keySet', value: x, size })} as x
          from (${join(members, unionAll)}) group by place
        ) as sets`;
        const expected = new Set(groups.flat().filter((key) => key !== null)).size;
        expect(await over(op({ name: 'countInKeySets', value: x }), sets)).toBe(BigInt(expected));
      }),
      { numRuns: 40 },
    );
  });

  test('a key beyond those of a set is refused', async () => {
    const size = 8;
    const keys = (most: number): Sql => relation([lit(0), lit(most)]);
    const sizeOf = op({ name: 'countInKeySets', value: sql`key_set` });
    const among = (most: number): Promise<unknown> =>
      value(
        engine(),
        sql`select ${sizeOf} as value
          from (select ${op({ name: 'keySet', value: x, size })} as key_set from ${keys(most)})`,
      );
    expect(await among(size - 1)).toBe(2n);
    await expect(among(size)).rejects.toThrow('engine.query');
  });

  test('anyValue prefers a value to null', async () => {
    const mixed = relation([sql`null::integer`, lit(4)]);
    expect(await over(op({ name: 'anyValue', value: x }), mixed)).toBe(4);
  });

  // The definition: the ⌈k·n/5⌉-th smallest, by sorting in TypeScript.
  test('quantilesExact are the ⌈k·n/5⌉-th smallest values', async () => {
    const fifths = op({ name: 'quantilesExact', value: x, k: [1, 2, 3, 4], of: 5 });
    const values = fc.oneof(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }),
      // Sizes at and around multiples of five, where a fraction that rounds picks the neighbour.
      fc.integer({ min: 1, max: 400 }).map((n) => Array.from({ length: n }, (_, i) => (i * 7) % n)),
    );
    await fc.assert(
      fc.asyncProperty(values, async (numbers) => {
        const [row] = await rows<Record<string, number>>(
          engine(),
          sql`select q[1] as q1, q[2] as q2, q[3] as q3, q[4] as q4
            from (select ${fifths} as q from ${relation(numbers.map((one) => lit(one)))})`,
        );
        const sorted = [...numbers].sort((left, right) => left - right);
        for (const k of [1, 2, 3, 4])
          expect(row?.[`q${k}`]).toBe(sorted[Math.ceil((k * numbers.length) / 5) - 1]);
      }),
      { numRuns: 80 },
    );
  });

  test('largest holds the largest values, the largest first, and no nulls', async () => {
    const list = op({ name: 'largest', value: sql`v`, most: 3 });
    const values = [sql`(5)`, sql`(cast(null as integer))`, sql`(9)`, sql`(5)`, sql`(1)`];
    const [row] = await rows<{ list: Iterable<number | null> }>(
      engine(),
      sql`select ${list} as list from (values ${join(values)}) as t(v)`,
    );
    expect([...(row?.list ?? [])]).toEqual([9, 5, 5]);
  });

  test('listInOrder holds every value of the group in the order of others, nulls among them', async () => {
    const list = op({ name: 'listInOrder', value: sql`v`, by: sql`k` });
    const pairs = [sql`(3, 30)`, sql`(1, cast(null as integer))`, sql`(2, 20)`];
    const [row] = await rows<{ list: Iterable<number | null> }>(
      engine(),
      sql`select ${list} as list from (values ${join(pairs)}) as t(k, v)`,
    );
    expect([...(row?.list ?? [])]).toEqual([null, 20, 30]);
  });

  // The definition that pandas, NumPy and R (type 7) share, by sorting in TypeScript.
  test('quantilesBetween lie between the two values around their place', async () => {
    const wanted = [0, 20, 50, 80, 100];
    const quantiles = op({ name: 'quantilesBetween', value: x, k: wanted, of: 100 });
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(values, async (numbers) => {
        const [row] = await rows<Record<string, number>>(
          engine(),
          sql`select ${join(wanted.map((_, place) => sql`q[${lit(place + 1)}] as ${id(`q${place}`)}`))}
            from (select ${quantiles} as q from ${relation(numbers.map((one) => lit(one)))})`,
        );
        const sorted = [...numbers].sort((left, right) => left - right);
        for (const [place, percent] of wanted.entries()) {
          const at = ((sorted.length - 1) * percent) / 100;
          const low = sorted[Math.floor(at)] ?? NaN;
          const high = sorted[Math.ceil(at)] ?? NaN;
          expect(row?.[`q${place}`]).toBeCloseTo(low + (high - low) * (at - Math.floor(at)), 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('quantilesExact works on days too', async () => {
    const days = relation(['2024-01-03', '2024-01-01', '2024-01-02'].map((one) => day(one)));
    const median = sql`${op({ name: 'quantilesExact', value: x, k: [1], of: 2 })}[1]`;
    expect(await over(op({ name: 'cast', value: median, type: 'text' }), days)).toBe('2024-01-02');
  });
});

describe('the calendar', () => {
  // Truncation by hand; 2024-05-15 is a Wednesday.
  test.each([
    ['day', '2024-05-15'],
    ['week', '2024-05-13'],
    ['month', '2024-05-01'],
    ['quarter', '2024-04-01'],
    ['year', '2024-01-01'],
  ] as const)('dateTrunc to %s', async (unit, expected) => {
    expect(await asText(op({ name: 'dateTrunc', unit, value: day('2024-05-15') }))).toBe(expected);
  });

  test('dateTrunc works before 1970', async () => {
    const old = op({ name: 'dateTrunc', unit: 'month', value: day('1969-12-31') });
    expect(await asText(old)).toBe('1969-12-01');
  });

  test.each([
    ['2000-01-31', 0],
    ['2000-02-01', 1],
    ['1999-12-31', -1],
    ['1970-06-15', -355],
    ['2024-12-31', 299],
  ])('monthNumber of %s is %i', async (date, expected) => {
    expect(await answer(op({ name: 'monthNumber', value: day(date) }))).toBe(expected);
    expect(monthNumber(date)).toBe(expected);
  });

  test('daysBetween and addDays agree with the calendar of core', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyDay, anyDay, fc.integer({ min: -4000, max: 4000 })), {
          minLength: 1,
          maxLength: 20,
        }),
        async (cases) => {
          const columns = cases.flatMap(([from, to, days], i) => [
            sql`cast(${op({ name: 'daysBetween', from: day(from), to: day(to) })} as integer) as ${id(`b${i}`)}`,
            sql`cast(${op({ name: 'addDays', value: day(from), days })} as varchar) as ${id(`a${i}`)}`,
            sql`${op({ name: 'monthNumber', value: day(from) })} as ${id(`m${i}`)}`,
          ]);
          const [row] = await rows(engine(), sql`select ${join(columns)}`);
          cases.forEach(([from, to, days], i) => {
            expect(row?.[`b${i}`]).toBe(daysBetween(from, to));
            expect(row?.[`a${i}`]).toBe(addDays(from, days));
            expect(row?.[`m${i}`]).toBe(monthNumber(from));
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  test('parseDay takes the first format that fits, and is null where none does', async () => {
    const formats = ['%Y-%m-%d', '%d/%m/%Y'];
    const parse = (text: string): Promise<unknown> =>
      asText(op({ name: 'parseDay', value: lit(text), formats }));
    expect(await parse('2024-02-29')).toBe('2024-02-29');
    expect(await parse('29/02/2024')).toBe('2024-02-29');
    expect(await parse('30/02/2024')).toBeNull();
    expect(await parse('soon')).toBeNull();
  });
});

describe('text', () => {
  const text = lit(' Ännchen 李👩 ');

  test.each([
    ['caseFold', op({ name: 'caseFold', value: lit('ÄBC 李') }), 'äbc 李'],
    ['trim', op({ name: 'trim', value: text }), 'Ännchen 李👩'],
    ['replaceAll', op({ name: 'replaceAll', value: lit("a'a"), from: "'", to: '"' }), 'a"a'],
    [
      'replacePattern',
      op({ name: 'replacePattern', value: lit('a1b22'), from: '(\\d+)', to: '<\\1>' }),
      'a<1>b<22>',
    ],
    ['capture', op({ name: 'capture', value: lit('x-42'), pattern: '(\\d)(\\d)', group: 2 }), '2'],
    ['no capture', op({ name: 'capture', value: lit('x'), pattern: '(\\d)', group: 1 }), ''],
    ['matches', op({ name: 'matches', value: lit("it's"), pattern: "'" }), true],
    ['startsWith', op({ name: 'startsWith', value: lit('C123'), prefix: 'C' }), true],
    [
      'startsWith, in the wrong case',
      op({ name: 'startsWith', value: lit('c1'), prefix: 'C' }),
      false,
    ],
  ])('%s', async (_, operation, expected) => {
    expect(await answer(operation)).toBe(expected);
  });

  test('characters counts code points, not bytes', async () => {
    expect(await answer(op({ name: 'characters', value: lit('李👩a') }))).toBe(3n);
  });
});

test('a seeded hash is the MD5 of the seed, a colon and the text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.stringMatching(/^[a-z0-9é中 ']{0,12}$/u), async (seed, text) => {
      const hash = await answer(op({ name: 'seededHash', value: lit(text), seed }));
      expect(hash).toBe(createHash('md5').update(`${seed}:${text}`).digest('hex'));
    }),
    { numRuns: 20 },
  );
});
