import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  all,
  day,
  duckdb,
  id,
  isDay,
  join,
  lit,
  newline,
  nothing,
  op,
  render,
  sql,
  SqlError,
  unionAll,
  type Sql,
} from './index.ts';

const text = (query: Sql): string => render(query, duckdb);

describe('the template', () => {
  test('keeps text as written and puts trees where the holes are', () => {
    expect(text(sql`select ${lit(1)} from ${id('shop', 'line')}`)).toBe(
      'select 1 from "shop"."line"',
    );
  });

  test('removes the indentation that all lines share', () => {
    const query = sql`
      select a
        from b
      where c`;
    expect(text(query)).toBe('select a\n  from b\nwhere c');
  });

  test('moves the lines of an interpolated query to where it stands', () => {
    const inner = sql`
      select 1
      where true`;
    const query = sql`
      with a as (
        ${inner}
      )
      select * from a`;
    expect(text(query)).toBe('with a as (\n  select 1\n  where true\n)\nselect * from a');
  });

  test('never re-indents a literal that holds line breaks', () => {
    const query = sql`
      with a as (
        select ${lit('first\nsecond')} as b
      )
      select * from a`;
    expect(text(query)).toContain("'first\nsecond'");
  });

  test('accepts quotes that close before the hole, and comments', () => {
    expect(text(sql`select 'it''s', "a""b", ${lit(1)} -- don't mind ;//`)).toContain("'it''s'");
  });

  test('refuses an open quote around a hole', () => {
    expect(() => sql`select '${lit(1)}'`).toThrow(SqlError);
    expect(() => sql`select "${id('a')}"`).toThrow(SqlError);
  });

  test('refuses a hole inside a comment, which a line break in a literal would end', () => {
    expect(() => sql`select 1 -- only ${lit('\n, secret')}`).toThrow(/comment/);
    expect(() => sql`select 1 /* ${lit('*/')} */`).toThrow(SqlError);
    expect(text(sql`select '--', ${lit(1)}`)).toBe("select '--', 1");
  });

  test('refuses // because it comments out the line on other engines', () => {
    expect(() => sql`select 7 // 2`).toThrow(/intDivide/);
    expect(text(sql`select 'https://example.com'`)).toContain('//');
  });

  test('refuses a second statement', () => {
    expect(() => sql`select 1; drop table line`).toThrow(/one statement/);
    expect(text(sql`select ';'`)).toBe("select ';'");
  });

  test('takes no string where SQL is expected', () => {
    const typed = '1; drop table line';
    // @ts-expect-error -- a string is not SQL: the compiler refuses it
    expect(() => text(sql`select ${typed}`)).toThrow();
    // @ts-expect-error -- nor is an object that looks like one
    const forged: Sql = { nodes: [{ kind: 'text', text: typed }] };
    expect(forged.nodes).toHaveLength(1);
    // @ts-expect-error -- nor can it stand in a list
    expect(() => text(join([typed]))).toThrow();
  });
});

describe('literals', () => {
  const noNul = fc.string({ unit: 'binary' }).filter((s) => !s.includes('\0'));

  test('quote text so that it can not end before its own end', () => {
    fc.assert(
      fc.property(noNul, (value) => {
        const quoted = text(lit(value));
        // Standard SQL: inside quotes only a pair of quotes stands for one.
        expect(quoted).toMatch(/^'(?:[^']|'')*'$/su);
        expect(quoted.slice(1, -1).replaceAll("''", "'")).toBe(value);
      }),
    );
  });

  test('refuse NUL in text and names', () => {
    expect(() => lit('a\0b')).toThrow(SqlError);
    expect(() => id('a\0b')).toThrow(SqlError);
    expect(() => lit('\0')).toThrow(SqlError);
  });

  test.each([NaN, Infinity, -Infinity])('refuse %s', (value) => {
    expect(() => lit(value)).toThrow(SqlError);
  });

  test.each([
    [null, 'NULL'],
    [true, 'true'],
    [0, '0'],
    [-5, '(-5)'],
    [12n, '12'],
    [-12n, '(-12)'],
    [0.1, "'0.1'::DOUBLE"],
    [2 ** 53, "'9007199254740992'::DOUBLE"],
  ] as const)('writes %s as %s', (value, expected) => {
    expect(text(lit(value))).toBe(expected);
  });

  test('are days only where the calendar has them', () => {
    expect(text(day('2024-02-29'))).toBe("DATE '2024-02-29'");
    for (const hostile of ["2024-01-01'", '2023-02-29', '2024-1-1', '', '2024-01-01 '])
      expect(() => day(hostile), hostile).toThrow(SqlError);
  });

  test('isDay agrees with the Gregorian rule for leap years', () => {
    for (const [year, leap] of [
      [1900, false],
      [2000, true],
      [2023, false],
      [2024, true],
      [2100, false],
    ] as const)
      expect(isDay(`${year}-02-29`), String(year)).toBe(leap);
  });
});

describe('identifiers', () => {
  test('are quoted part by part, with quotes doubled', () => {
    expect(text(id('a.b', 'c"; drop table d; --'))).toBe('"a.b"."c""; drop table d; --"');
  });

  test('may not be empty', () => {
    expect(() => id('')).toThrow(SqlError);
    expect(() => id('shop', '')).toThrow(SqlError);
  });
});

describe('combinators', () => {
  test('all of nothing is true', () => expect(text(all([]))).toBe('true'));

  test('all brackets each condition, so that an or inside stays inside', () => {
    expect(text(all([sql`a or b`, sql`c`]))).toBe('(a or b) and (c)');
  });

  test('join separates by a comma unless told otherwise', () => {
    expect(text(join([lit(1), lit(2)]))).toBe('1, 2');
    expect(text(join([lit(1), lit(2)], unionAll))).toBe('1\nunion all\n2');
    expect(text(join([]))).toBe(text(nothing));
  });

  test('newline breaks the line at the indentation it stands at', () => {
    const query = sql`
      (
        ${join([lit(1), lit(2)], newline)}
      )`;
    expect(text(query)).toBe('(\n  1\n  2\n)');
  });
});

describe('operations', () => {
  const a = id('a');
  const b = id('b');

  // Hand-checked against the DuckDB 1.4 manual; their answers are tested in test/contract.
  test.each([
    [op({ name: 'cast', value: a, type: 'bigint' }), 'cast("a" AS BIGINT)'],
    [op({ name: 'tryCast', value: a, type: 'date' }), 'try_cast("a" AS DATE)'],
    [op({ name: 'divide', left: a, right: b }), '(cast("a" AS DOUBLE) / nullif("b", 0))'],
    [op({ name: 'intDivide', left: a, right: b }), '("a" // nullif("b", 0))'],
    [op({ name: 'sumInteger', value: a }), 'cast(sum("a") AS BIGINT)'],
    [
      op({ name: 'sumIntegerIf', value: a, condition: b }),
      'cast(sum("a") FILTER (WHERE "b") AS BIGINT)',
    ],
    [op({ name: 'countIf', condition: b }), 'count(*) FILTER (WHERE "b")'],
    [op({ name: 'countDistinctKeys', value: a }), 'count(DISTINCT "a")'],
    [op({ name: 'keySet', value: a, size: 40 }), 'bitstring_agg("a", 0, 39)'],
    [op({ name: 'keySet', value: a, size: 0 }), 'bitstring_agg("a", 0, 0)'],
    [op({ name: 'countInKeySets', value: a }), 'coalesce(bit_count(bit_or("a")), 0)'],
    [op({ name: 'anyValue', value: a }), 'any_value("a")'],
    [op({ name: 'quantilesExact', value: a, k: [1, 2], of: 5 }), 'quantile_disc("a", [0.2, 0.4])'],
    [op({ name: 'quantilesBetween', value: a, k: [1], of: 2 }), 'quantile_cont("a", [0.5])'],
    [op({ name: 'largest', value: a, most: 3 }), 'max("a", 3)'],
    [op({ name: 'listInOrder', value: a, by: b }), 'list("a" ORDER BY "b")'],
    [op({ name: 'dateTrunc', unit: 'month', value: a }), `cast(date_trunc('month', "a") AS DATE)`],
    [op({ name: 'daysBetween', from: a, to: b }), '("b" - "a")'],
    [op({ name: 'addDays', value: a, days: -3 }), 'cast("a" + (-3) AS DATE)'],
    [
      op({ name: 'monthNumber', value: a }),
      'cast((year("a") - 2000) * 12 + month("a") - 1 AS INTEGER)',
    ],
    [op({ name: 'caseFold', value: a }), 'lower("a")'],
    [op({ name: 'trim', value: a }), 'trim("a")'],
    [op({ name: 'characters', value: a }), 'length("a")'],
    [op({ name: 'replaceAll', value: a, from: "'", to: '' }), `replace("a", '''', '')`],
    [
      op({ name: 'replacePattern', value: a, from: '\\d', to: "''" }),
      `regexp_replace("a", '\\d', '''''', 'g')`,
    ],
    [op({ name: 'matches', value: a, pattern: '^x' }), `regexp_matches("a", '^x')`],
    [op({ name: 'capture', value: a, pattern: '(x)', group: 1 }), `regexp_extract("a", '(x)', 1)`],
    [op({ name: 'startsWith', value: a, prefix: "C'" }), `starts_with("a", 'C''')`],
    [
      op({ name: 'parseDay', value: a, formats: ['%Y%m%d', '%d/%m/%Y'] }),
      `cast(try_strptime("a", ['%Y%m%d', '%d/%m/%Y']) AS DATE)`,
    ],
  ])('are spelled for DuckDB: $1', (operation, expected) => {
    expect(text(operation)).toBe(expected);
  });

  test('quantilesExact refuses a fraction that no short decimal writes exactly', () => {
    const thirds = op({ name: 'quantilesExact', value: a, k: [1], of: 3 });
    expect(() => text(thirds)).toThrow(RangeError);
  });
});
