import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, id, join, lit, sql, type LiteralValue } from '../../src/core/sql/index.ts';
import { rows, useEngine, value } from '../support/node-engine.ts';

const engine = useEngine();

/** What a file, a header or a link may hold; every one is tried besides what fast-check makes up. */
const hostileTexts: readonly string[] = [
  "'",
  "''",
  "\\'",
  '\\',
  '"',
  "'; drop table victim; --",
  "x') union all select 'y",
  '-- comment',
  '/* comment */',
  '//',
  '$$',
  '${x}',
  'line\nbreak\r\n\ttab',
  '全形：「ʼ＇」',
  '👩‍👩‍👧‍👦🇹🇼',
  'a\u0301\u200b\ufeff',
  ' leading and trailing ',
  '%_',
  "E'\\n'",
];

/** Any text that UTF-8 can carry and SQL can hold. */
const anyText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0')),
);

const anyNumber = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    0.1,
    Number.MIN_VALUE,
    -Number.MIN_VALUE,
    2.2250738585072014e-308,
    2 ** 53 - 1,
    2 ** 53,
    2 ** 53 + 2,
    -(2 ** 53) - 2,
    1e308,
    -1e308,
    Number.MAX_VALUE,
    1e21,
    1e-7,
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const anyBigint = fc.oneof(
  fc.constantFrom(0n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);

/** A query of one row that selects every value, so that a property costs one round trip. */
async function echo(values: readonly LiteralValue[]): Promise<readonly unknown[]> {
  const columns = values.map((one, index) => sql`${lit(one)} as ${id(`c${index}`)}`);
  const [row] = await rows(engine(), sql`select ${join(columns)}`);
  return values.map((_, index) => row?.[`c${index}`]);
}

describe('literals through the engine', () => {
  test('every hostile text comes back as it went in', async () => {
    expect(await echo(hostileTexts)).toEqual(hostileTexts);
  });

  test('any text comes back as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
        expect(await echo(texts)).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });

  test('a lone surrogate, which UTF-8 can not carry, arrives as a replacement character', async () => {
    const [back] = await echo(['a\ud800b']);
    expect(back).toMatch(/^a\ufffd+b$/);
  });

  test('numbers come back as the same double, with their sign', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyNumber, { minLength: 1, maxLength: 20 }), async (numbers) => {
        const back = await echo(numbers);
        numbers.forEach((number, index) => {
          const same = Number(back[index]);
          expect(Object.is(same, number), `${number} came back as ${same}`).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('64-bit integers come back exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBigint, { minLength: 1, maxLength: 20 }), async (integers) => {
        const texts = integers.map((one, i) => sql`cast(${lit(one)} as varchar) as ${id(`c${i}`)}`);
        const [row] = await rows<Record<string, string>>(engine(), sql`select ${join(texts)}`);
        expect(integers.map((_, index) => row?.[`c${index}`])).toEqual(integers.map(String));
      }),
      { numRuns: 60 },
    );
  });

  test('negative literals keep their sign beside an operator', async () => {
    expect(await value(engine(), sql`select 5 -${lit(-3)} as value`)).toBe(8);
    expect(await value(engine(), sql`select 5 -${lit(-3n)} as value`)).toBe(8);
  });

  test('booleans, null and days come back as themselves', async () => {
    expect(await echo([true, false, null])).toEqual([true, false, null]);
    const years = fc.date({
      min: new Date('1583-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(years, { minLength: 1, maxLength: 20 }), async (dates) => {
        const days = dates.map((date) => date.toISOString().slice(0, 10));
        const columns = days.map((one, i) => sql`cast(${day(one)} as varchar) as ${id(`c${i}`)}`);
        const [row] = await rows<Record<string, string>>(engine(), sql`select ${join(columns)}`);
        expect(days.map((_, index) => row?.[`c${index}`])).toEqual(days);
      }),
      { numRuns: 20 },
    );
  });
});

describe('identifiers through the engine', () => {
  test('any name can name a table and its column', async () => {
    const name = anyText.filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(name, name, async (table, column) => {
        await engine().run(
          sql`create or replace table ${id('main', table)} as select 42 as ${id(column)}`,
        );
        const found = await value(
          engine(),
          sql`select ${id(column)} as value from ${id('main', table)}`,
        );
        await engine().run(sql`drop table ${id('main', table)}`);
        expect(found).toBe(42);
      }),
      { numRuns: 60 },
    );
  });

  test('a name that looks like a statement drops nothing', async () => {
    await engine().run(sql`create table victim as select 1 as a`);
    const hostile = 'x"; drop table victim; --';
    await engine().run(
      sql`create table ${id(hostile)} as select ${lit(hostile)} as ${id(hostile)}`,
    );
    expect(await value(engine(), sql`select count(*) as value from victim`)).toBe(1n);
    expect(await value(engine(), sql`select ${id(hostile)} as value from ${id(hostile)}`)).toBe(
      hostile,
    );
  });
});
