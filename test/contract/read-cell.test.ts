import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { monthNames } from '../../src/core/model/cell-patterns.ts';
import {
  dayOf,
  isMissing as isMissingSql,
  numberOf,
  plainDay,
  plainNumber,
  textCell,
} from '../../src/core/model/read-cell.ts';
import {
  dateOrders,
  type DateOrder,
  type DateRecipe,
  type NumberRecipe,
  type TextRecipe,
} from '../../src/core/model/recipe.ts';
import { id, join, lit, sql, type Sql } from '../../src/core/sql/index.ts';
import { parseDay } from '../../src/ingest/date.ts';
import { isMissing } from '../../src/ingest/narrow.ts';
import { parseNumber } from '../../src/ingest/number.ts';
import { normaliseText } from '../../src/ingest/text.ts';
import { rows, useEngine } from '../support/node-engine.ts';

const engine = useEngine();

/** What a reader makes of each cell, in the order of the cells. */
async function read<T>(
  cells: readonly string[],
  reader: (cell: Sql) => Sql,
): Promise<readonly T[]> {
  const values = join(cells.map((cell, index) => sql`(${lit(index)}, ${lit(cell)})`));
  const found = await rows<{ value: T }>(
    engine(),
    sql`with raw as (select nth, cell from (values ${values}) as t(nth, cell))
      select ${reader(id('cell'))} as value from raw order by nth`,
  );
  return found.map((row) => row.value);
}

const point: NumberRecipe = { kind: 'number', decimalMark: '.' };
const comma: NumberRecipe = { kind: 'number', decimalMark: ',' };
const plainText: TextRecipe = { kind: 'text', stripPointZero: false };
const strippedText: TextRecipe = { kind: 'text', stripPointZero: true };

const asNumber =
  (recipe: NumberRecipe) =>
  (cell: Sql): Sql =>
    numberOf(sql`(${plainNumber(cell, recipe)})`, cell, recipe);
const asDay =
  (order: DateOrder) =>
  (cell: Sql): Sql =>
    sql`cast(${dayOf(sql`(${plainDay(cell, { kind: 'date', order })})`, cell, { kind: 'date', order })} as varchar)`;

async function sameNumbers(cells: readonly string[]): Promise<void> {
  for (const recipe of [point, comma]) {
    const fromSql = await read<number | null>(cells, asNumber(recipe));
    cells.forEach((cell, index) => {
      const fromTs = parseNumber(cell, recipe);
      const name = `${JSON.stringify(cell)} with ${recipe.decimalMark}`;
      // −0 and 0 are the same amount. What no number can hold is infinite in the engine; the load
      // rejects it as too large.
      const value = fromSql[index] ?? null;
      const found = value === 0 ? 0 : Number.isFinite(value) ? value : null;
      if (fromTs === null || found === null) expect(found, name).toBe(fromTs);
      else expect(Math.abs(found - fromTs), name).toBeLessThanOrEqual(Math.abs(fromTs) * 1e-15);
    });
  }
}

/** The same where years of the republic are read among others. */
async function sameRocDays(cells: readonly string[]): Promise<void> {
  for (const order of dateOrders) {
    const recipe: DateRecipe = { kind: 'date', order, rocYears: true };
    const fromSql = await read<string | null>(
      cells,
      (cell) => sql`cast(${dayOf(sql`(${plainDay(cell, recipe)})`, cell, recipe)} as varchar)`,
    );
    expect(fromSql, order).toEqual(cells.map((cell) => parseDay(cell, recipe)));
  }
}

async function sameDays(cells: readonly string[]): Promise<void> {
  for (const order of dateOrders) {
    const fromSql = await read<string | null>(cells, asDay(order));
    const fromTs = cells.map((cell) => parseDay(cell, { kind: 'date', order }));
    cells.forEach((cell, index) => {
      expect(fromSql[index], `${JSON.stringify(cell)} as ${order}`).toBe(fromTs[index]);
    });
  }
}

async function sameTexts(cells: readonly string[]): Promise<void> {
  for (const recipe of [plainText, strippedText]) {
    const fromSql = await read<string | null>(cells, (cell) => textCell(cell, recipe));
    expect(fromSql).toEqual(cells.map((cell) => normaliseText(cell, recipe)));
  }
}

describe('the preview and the load', () => {
  test('find the same numbers in cells as shops write them', async () => {
    await sameNumbers([
      ...[
        '0',
        '-0',
        '12',
        '-12',
        '+12',
        '1.5',
        '.5',
        '5.',
        '-.5',
        '007',
        '1e3',
        '1E-2',
        '1,5',
        '1.234',
        '1,234',
      ],
      ...[
        '1,234.50',
        '1.234,50',
        '1,234,567',
        '1.234.567',
        '1,23,456',
        '12,34,567.8',
        '12,34',
        '1,2345',
      ],
      ...['1 234,56', "1'234.56", '1’234', '1\u00a0234,5', '1\u202f234', '1 23', '1  234'],
      ...[
        'NT$1,234',
        'NT$ 1,234',
        '1,234元',
        '$-12.00',
        '-$12.00',
        '$12.00-',
        '1.234,56 €',
        '€5',
        'usd 5',
        'Kr 5',
      ],
      ...['5 USD', '5USD', 'XYZ 5', '￥１，２３４', '−49.99', '–5', '—5', '﹣5'],
      ...[
        '(1,234.50)',
        '( 5 )',
        '(-5)',
        '(+5)',
        '(5',
        '5)',
        '-(5)',
        '($5)',
        '$(5)',
        '(5) USD',
        '(5-)',
      ],
      ...['1,234-', '-5-', '--5', '+-5', '▲1,234', '△5', '▲-5', '-▲5'],
      ...['1.2萬', '3万', '1億', '2.5亿', '3千', '5 萬元', '萬'],
      ...[
        '12%',
        '１２％',
        '',
        ' ',
        '-',
        '–',
        '—',
        'N/A',
        'n/a',
        'NULL',
        'None',
        'nan',
        'NaN',
        '#N/A',
        ' NULL ',
      ],
      ...[
        'inf',
        '-inf',
        'Infinity',
        '1_000',
        '0x1F',
        '1e',
        'e5',
        '..5',
        '1..5',
        '1.2.3',
        ',5',
        '5,',
        'abc',
        '5 apples',
      ],
      ...[' 5 ', '\t5', '5\n', '\u30005', '\ufeff5', "'5", "''5", ';5;', '5;', '1;2'],
      ...['4.35', '0.1', '123456789.123456', '99999999999999', '1234567890.12'],
      ...['1e400', '-1e400', '1E+400', '1e308', '1e-400', '1e5萬', '1E2千', '1e 5', 'NT$1e400'],
      ...['9e307億', '1e400萬', '0e5', '1,234e5', '1.5e3元'],
      ...['1_000.50', '1.0_5', '1_0e1_0', '1_0e5', '-1_0', '+1_0', ' 1_0 ', '1_0.', '.1_0'],
      ...['1__0', '_1', '1_', '1_.5', '1._5', '1_e5', '1e_5', '1_000,000', '(1_0)', 'NT$1_0'],
      ...['１_０', '1_0元', '-1e+2', '+-5', ' +-5', '-+5'],
    ]);
  });

  test('find the same numbers in any cell made of their parts', async () => {
    const part = fc.constantFrom(
      ...[
        '1',
        '23',
        '456',
        '000',
        '.',
        ',',
        ' ',
        "'",
        '-',
        '+',
        '(',
        ')',
        '$',
        'NT$',
        '元',
        '€',
        '▲',
        '萬',
        '１',
        '，',
        '%',
      ],
    );
    const cell = fc.array(part, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 20, maxLength: 60 }), sameNumbers),
      { numRuns: 25 },
    );
  });

  test('find the same years of the republic among others', async () => {
    const cells = [
      '112/05/03',
      '民國99年5月3日',
      '中華民國 112 年 5 月 3 日 14:30',
      '１１２－５－３',
      '112/02/30',
    ];
    await sameRocDays([
      ...cells,
      '190/01/01',
      '民國0年1月1日',
      '212/05/03',
      '99/05/03',
      '2023-05-03',
      '112.5.3 x',
      '',
    ]);
    expect(parseDay('112/05/03', { kind: 'date', order: 'ymd', rocYears: true })).toBe(
      '2023-05-03',
    );
  });

  test('find the same days in cells as shops write them', async () => {
    await sameDays([
      ...[
        '2024-01-05',
        '2024/1/5',
        '2024.01.05',
        '2024年1月5日',
        '2024 - 01 - 05',
        '2024 01 05',
        '2024 1 5 10:00',
        '2024\\01\\05',
        '2024\\1\\5 10:00',
        '2024 01-05',
        '1970-01-01',
        'epoch',
        'infinity',
        '2024-01-05x',
        '2024-1-5x',
        '2024-02-29',
      ],
      ...[
        '2023-02-29',
        '2024-13-01',
        '2024-00-10',
        '2024-01-00',
        '2024-01-32',
        '0000-01-01',
        '1899-12-31',
      ],
      ...[
        '1900-01-01',
        '2100-12-31',
        '2101-01-01',
        '9999-12-31',
        '12024-01-05',
        '24-01-05',
        '0024-01-05',
      ],
      ...[
        '05/01/2024',
        '5/1/24',
        '31.12.99',
        '31/12/68',
        '31/12/69',
        '12/31/2024',
        '2/29/2023',
        '2/29/2024',
      ],
      ...[
        '20240105',
        '20241305',
        '20240105123456',
        '2024010512',
        '112/05/03',
        '民國112年5月3日',
        '中華民國 112 年 5 月 3 日',
      ],
      ...['1120503', '990503', '0/05/03', '000/05/03', '1/1/1', '89.12.31'],
      ...['31.12.1899', '1/1/1900', '12/31/2100', '1.1.2101', '18991231', '19000101', '21010101'],
      ...['1899/12/31 10:00', '2101年1月1日', '0001-01-01', '0900-01-01', '5000-01-01'],
      ...['189/12/31', '190/01/01', '民國190年1月1日', '1891231', '1900101', '999/12/31'],
      ...[
        '2010-12-01 08:26:00',
        '2010-12-01T08:26:00',
        '2010-12-01 08:26',
        '2010-12-01 8:26:00.123',
      ],
      ...[
        '2025-10-02 17:09:34 -0300',
        '2025-10-02 23:59:34-03',
        '2025-10-02 00:30:00+08',
        '2025-10-02T23:09:34Z',
      ],
      ...[
        '2025-10-02 23:09:34 UTC',
        '2024-01-05 下午 03:05',
        '2024/1/5 上午 9:05:00',
        '2024-01-05 03:05 PM',
        '1/5/2024 3:05 p.m.',
      ],
      ...[
        '2024-01-05 (Fri)',
        '2024-01-05（五）',
        '2024-01-05 25:00',
        '2024-01-05 10',
        '2024-01-05abc',
        '2024-01-05,',
      ],
      ...[
        '２０２４／０１／０５',
        ' 2024-01-05 ',
        '2024-01-05\n',
        '\u30002024-01-05',
        "'2024-01-05",
        '=2024-01-05',
        '2024-1',
      ],
      ...[
        '',
        '-',
        'N/A',
        'NaN',
        'epoch',
        'infinity',
        '-infinity',
        'today',
        'now',
        '2024-01-05 BC',
        '-2024-01-05',
        'Jan 5 2024',
      ],
      ...[
        '3 May 2024',
        '03-May-24',
        '03MAY2024',
        '3rd of May 2024',
        'May 3, 2024',
        'may 3rd, 2024 10:30 AM',
        'May 3, 2024 at 10:30 PM',
        'Sept. 30, 2024',
        'SEPTEMBER 30 69',
        'Friday, 3 May 2024',
        'Fri, 03 May 2024 10:30:00 +0800',
        'Fri May 03 2024 10:30:00',
        '2024-May-03',
        '2024 Jan 5',
        '31 Feb 2024',
        '1 Mar 68',
        '1 Mar 1899',
        'May 2024',
        'May 32024',
        'Mayor 3, 2024',
        'Dec 31, 2100',
        '=3 May 2024',
      ],
      ...['24/01/31', '24-1-5', '69/12/31', '68.12.31', '99年1月2日', '24/02/30', '24/01/31 10:30'],
      ...[
        '令和6年5月3日',
        '令和元年5月1日',
        '平成31年4月30日',
        '昭和 64 年 1 月 7 日',
        '大正15年12月25日',
        '明治33年1月1日',
        '明治32年12月31日',
        '昭和99年1月1日',
        'R6.5.3',
        'r6/5/3',
        'R元.5.1',
        'R06-05-03 10:30',
        'H31/4/30',
        'S64.1.7',
        'T15.12.25',
        'M1.1.1',
        '令6.5.3',
        '㋿6年5月3日',
        '㍻31年4月30日',
        '令和0年1月1日',
        'R00.1.1',
        'R82.12.31',
        'R83.1.1',
        '令和6年2月30日',
        '令和６年５月３日（金）',
        'X6.5.3',
        '令和6年元月3日',
      ],
      ...['0', '1', '59.0', '60', '60.5', '61', '45649,5', '73415', '73416', '71953', '71954'],
      ...['99999', '100000', '-1', '4564９', "'45649", '45649 10:30', '045649', '45,649', '45649.'],
      ...[
        '45649',
        '45649.14562306713',
        '59',
        '12:30',
        '2024-01-05 24:00:00',
        '2024-01-05 00:00:60',
      ],
    ]);
  });

  test('find the same days in any cell made of their parts', async () => {
    const part = fc.constantFrom(
      ...[
        '2024',
        '24',
        '112',
        '1',
        '02',
        '29',
        '31',
        '-',
        '/',
        '.',
        ' ',
        '年',
        '月',
        '日',
        '０',
        '民國',
        ' 10:30',
        'T08:00:00',
        '+08',
        '令和',
        'R',
        '元',
        'May',
        ', ',
        'december',
        'Sept.',
        '60',
        '45649',
      ],
    );
    const cell = fc.array(part, { minLength: 3, maxLength: 7 }).map((parts) => parts.join(''));
    await fc.assert(fc.asyncProperty(fc.array(cell, { minLength: 20, maxLength: 60 }), sameDays), {
      numRuns: 15,
    });
  });

  test('find the same days in dates written in any order', async () => {
    const writing = fc
      .tuple(
        fc.integer({ min: 1890, max: 2110 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        fc.nat(9),
        fc.constantFrom('', ' 10:30', ' 23:59:59 -0300', ' 下午 03:05'),
      )
      .map(([year, month, day, style, time]) => {
        const name = monthNames[month - 1] ?? 'smarch';
        const short = String(year % 100).padStart(2, '0');
        const styles = [
          `${day} ${name} ${year}`,
          `${name.toUpperCase()} ${day}, ${year}`,
          `${day}-${name}-${short}`,
          `${short}/${month}/${day}`,
          `令和${year - 2018}年${month}月${day}日`,
          `昭和${year - 1925}年${month}月${day}日`,
          `H${year - 1988}.${month}.${day}`,
          `${year - 1911}/${month}/${day}`,
          `${(year - 1890) * 365 + day}.5`,
          `${year}/${month}/${day}`,
        ];
        return `${styles[style] ?? ''}${time}`;
      });
    await fc.assert(
      fc.asyncProperty(fc.array(writing, { minLength: 40, maxLength: 80 }), sameDays),
      { numRuns: 15 },
    );
  });

  test('keep the same text of identifiers and labels', async () => {
    await sameTexts([
      ...[
        '17850',
        '17850.0',
        '17850.00',
        ' 17850.0 ',
        '0017',
        '1.0',
        '1.05',
        'v1.0',
        '.0',
        '10.0.0',
        '100',
        '1.10',
      ],
      ...[
        "'7210448301122",
        "'t Hart",
        "''5",
        "'",
        " '5",
        "'5.0",
        'abc ',
        ' abc',
        '\tabc',
        'abc\t',
        'abc\n',
        '\r\nabc',
      ],
      ...['\u00a0abc\u00a0', '\u3000台北\u3000', '\ufeffabc', '台北', 'é', '!', '"quoted"'],
      ...[
        '',
        ' ',
        '-',
        '–',
        '—',
        'n/a',
        'N/A',
        'na',
        'NA',
        'Na',
        'null',
        'NULL',
        'Null',
        'nULL',
        'none',
        'nan',
        'NaN',
        '#N/A',
      ],
      ...[' NULL ', '\u3000-\u3000', '--', 'nano', 'NULLA', 'Nantes', '#N/A!'],
    ]);
  });

  test('keep the same text of any cell', async () => {
    const edge = fc.constantFrom('', ' ', '  ', '\t', '\n', '\r\n', '\u00a0', '\u3000', "'", "' ");
    const body = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('17850.0', 'NULL', 'na', '007', '-'),
    );
    const cell = fc
      .tuple(edge, body, edge)
      .map((parts) => parts.join(''))
      .filter((text) => text.isWellFormed() && !text.includes('\0'));
    await fc.assert(fc.asyncProperty(fc.array(cell, { minLength: 20, maxLength: 60 }), sameTexts), {
      numRuns: 30,
    });
  });

  test('agree on which cells hold no value', async () => {
    const cells = ['', ' ', '—', 'NaN', ' n/a ', 'NULL\n', '\u3000-', '0', 'x', 'nanny'];
    expect(await read(cells, isMissingSql)).toEqual(cells.map(isMissing));
  });
});

interface Vector {
  readonly kind: string;
  readonly input: string | number;
  readonly expected: string | number | null;
  readonly context?: string;
}

describe('cell texts as found in exports', () => {
  const file = new URL('../fixtures/ingest/import_values.json', import.meta.url);
  const { values } = JSON.parse(readFileSync(file, 'utf8')) as { values: readonly Vector[] };
  const texts = values.filter(
    (one): one is Vector & { input: string } => typeof one.input === 'string',
  );

  test.each(texts.filter((one) => one.kind === 'amount'))(
    'the amount $input is $expected',
    async ({ input, expected, context }) => {
      const [value] = await read([input], asNumber(context === 'de' ? comma : point));
      expect(value).toBe(expected);
    },
  );

  const byContext: Readonly<Record<string, DateOrder>> = {
    TW: 'roc',
    JP: 'era',
    ga4: 'compact',
    'excel-1900': 'serial1900',
    'excel-1904': 'serial1904',
  };
  const orderOf = ({ input, context = '' }: Vector): DateOrder =>
    byContext[context] ?? (String(input).includes('/') ? 'mdy' : 'ymd');
  test.each(values.filter((one) => one.kind === 'date'))(
    'the day of $input is that of $expected',
    async (vector) => {
      const [value] = await read([String(vector.input)], asDay(orderOf(vector)));
      // Where a text has an offset the vector gives the moment in UTC; this one has the same day.
      expect(value).toBe(vector.expected === null ? null : String(vector.expected).slice(0, 10));
    },
  );

  test('the day is the one that is written, not the one that UTC had at that moment', async () => {
    const late = '2025-10-02 22:09:34 -0300';
    expect(new Date(late).toISOString()).toBe('2025-10-03T01:09:34.000Z');
    expect(await read([late], asDay('ymd'))).toEqual(['2025-10-02']);
  });

  test.each(texts.filter((one) => one.kind === 'id'))(
    'the identifier $input is $expected',
    async ({ input, expected }) => {
      expect(await read([input], (cell) => textCell(cell, plainText))).toEqual([expected]);
    },
  );
});
