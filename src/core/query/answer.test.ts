import { tableFromArrays } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { answerTable } from './answer.ts';
import { answerChart, drawableOf } from './chart.ts';

const asked = (
  columns: readonly (readonly [string, string, readonly unknown[]])[],
): ReturnType<typeof answerTable> =>
  answerTable(
    tableFromArrays(
      Object.fromEntries(columns.map(([, , values], place) => [`c${place}`, [...values]])),
    ),
    columns.map(([name, type]) => ({ name, type })),
    'Result',
    2,
  );

describe('the answer to a query', () => {
  it('keeps every digit, as a number where that holds them all', () => {
    const { columns, rows } = asked([
      ['n', 'BIGINT', [1n, 9_007_199_254_740_993n]],
      ['h', 'HUGEINT', ['-5', '170141183460469231731687303715884105727']],
      ['sum', 'DECIMAL(38,2)', ['0.10', '123456789012345678.90']],
      ['rate', 'DECIMAL(9,4)', ['1.2345', null]],
      ['x', 'DOUBLE', [0.5, Number.NaN]],
      ['day', 'DATE', ['2024-01-31', null]],
      ['name', 'VARCHAR', ['007', '']],
    ]);
    expect(columns.map(({ kind }) => kind)).toEqual([
      ...['integer', 'integer', 'number', 'measure', 'measure', 'day', 'text'],
    ]);
    expect(rows).toEqual([
      [1, -5, 0.1, 1.2345, 0.5, '2024-01-31', '007'],
      [
        '9007199254740993',
        '170141183460469231731687303715884105727',
        '123456789012345678.90',
        null,
        'NaN',
        null,
        '',
      ],
    ]);
  });

  it('has columns of the same name, and none of rows', () => {
    const { columns, rows } = asked([
      ['a', 'INTEGER', []],
      ['a', 'INTEGER', []],
    ]);
    expect(columns.map(({ id, label }) => [id, label])).toEqual([
      ['a', 'a'],
      ['a 2', 'a'],
    ]);
    expect(rows).toEqual([]);
  });
});

describe('the chart of an answer', () => {
  const days = ['2024-01-01', '2024-02-01', '2024-03-01'];

  it('is a line over days that follow one another', () => {
    const table = asked([
      ['day', 'DATE', days],
      ['n', 'INTEGER', [1, 2, 3]],
    ]);
    expect(drawableOf(table)).toEqual({ by: 0, measure: 1, form: 'line' });
  });

  it('is bars beside few texts, in the order of the answer, and columns of many', () => {
    const few = asked([
      ['n', 'INTEGER', [3, 2]],
      ['name', 'VARCHAR', ['b', 'a']],
    ]);
    const drawable = drawableOf(few);
    expect(drawable).toEqual({ by: 1, measure: 0, form: 'bars' });
    if (!drawable) throw new Error('not drawn');
    expect(answerChart(few, drawable, (label) => label).spec).toMatchObject({
      data: {
        values: [
          { place: 0, value: 3, tip: 'b' },
          { place: 1, value: 2, tip: 'a' },
        ],
      },
    });
    const many = asked([
      ['name', 'VARCHAR', Array.from({ length: 31 }, (_, i) => `p${i}`)],
      ['n', 'INTEGER', Array.from({ length: 31 }, (_, i) => i)],
    ]);
    expect(drawableOf(many)?.form).toBe('columns');
  });

  it('takes the number of a customer for a name, and of two numbers the first for what is counted by', () => {
    const customers = asked([
      ['customer', 'INTEGER', [7, 3]],
      ['net_revenue', 'DECIMAL(18,2)', ['9.50', '1.00']],
    ]);
    expect(drawableOf(customers)).toEqual({ by: 0, measure: 1, form: 'bars' });
    const gaps = asked([
      ['months', 'INTEGER', [0, 1]],
      ['n', 'BIGINT', [9n, 4n]],
    ]);
    expect(drawableOf(gaps)).toEqual({ by: 0, measure: 1, form: 'columns' });
  });

  it('is none without a measure and what it is counted by, nor of more rows than can be told apart', () => {
    expect(drawableOf(asked([['n', 'INTEGER', [1, 2]]]))).toBeNull();
    expect(drawableOf(asked([['a', 'VARCHAR', ['x', 'y']]]))).toBeNull();
    const numbers = Array.from({ length: 201 }, (_, i) => i);
    expect(
      drawableOf(
        asked([
          ['a', 'INTEGER', numbers],
          ['b', 'INTEGER', numbers],
        ]),
      ),
    ).toBeNull();
  });
});
