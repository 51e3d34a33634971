import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppFailure } from '../core/error.ts';
import { columnIds, slug } from './slug.ts';
import { findTable } from './table.ts';
import { findTotals } from './totals.ts';

const code = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (cause) {
    return cause instanceof AppFailure ? cause.error.code : 'other';
  }
};

describe('column ids', () => {
  it.each([
    ['Invoice No.', 'invoice-no'],
    ['CustomerID', 'customer-id'],
    ['訂單編號', '訂單編號'],
    ['Sub-Category', 'sub-category'],
    ['  ', ''],
    ['"; drop table x', 'drop-table-x'],
    ['../x', 'x'],
    ['🎉 Promo', 'promo'],
    ['__proto__', 'proto'],
    ['constructor', 'constructor_'],
    ['Ａｍｏｕｎｔ', 'amount'],
  ])('are made of words: %s becomes %s', (header, id) => {
    expect(slug(header)).toBe(id);
  });

  it('tell repeated, empty and clashing names apart', () => {
    expect(columnIds(['a', 'A', '', 'a-2', 'a'])).toEqual(['a', 'a-3', 'column-3', 'a-2', 'a-4']);
  });

  it('are unique and safe in a URL whatever the header', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 20 }),
        (headers) => {
          const ids = columnIds(headers);
          expect(new Set(ids).size).toBe(headers.length);
          for (const id of ids) {
            expect(id).toMatch(/^[\p{L}\p{N}_-]+$/u);
            expect(id in {}).toBe(false);
          }
        },
      ),
    );
  });
});

describe('finding the table', () => {
  const rows = [
    ['1', 'Anna', '2024-01-05'],
    ['2', 'Bo', '2024-01-06'],
    ['3', 'Cy', '2024-01-07'],
  ];

  it('skips comment lines and title rows before the header', () => {
    const found = findTable([
      ['# GA4'],
      ['# Start date: 20240101'],
      ['Sales report', '', ''],
      ['Order ID', 'Name', 'Date'],
      ...rows,
    ]);
    expect(found).toMatchObject({
      preambleRecords: 3,
      hasHeader: true,
      header: ['Order ID', 'Name', 'Date'],
    });
  });

  it('skips comments with as many commas as the table has', () => {
    const records = [
      ['# ----'],
      ['# Account: Shop', ' Property: Web'],
      ['# ----'],
      ['Nth day', 'Active users'],
      ['0', '123'],
      ['1', '130'],
    ];
    expect(findTable(records)).toMatchObject({
      preambleRecords: 3,
      header: ['Nth day', 'Active users'],
    });
  });

  it('keeps a header that begins with #', () => {
    expect(findTable([['#', 'Name', 'Date'], ...rows]).preambleRecords).toBe(0);
    const titled = [['Sales', '', ''], ['# of orders', 'Name', 'Date'], ...rows];
    expect(findTable(titled).preambleRecords).toBe(1);
  });

  it('sees that the first record is data already', () => {
    expect(findTable(rows)).toMatchObject({
      hasHeader: false,
      ids: ['column-1', 'column-2', 'column-3'],
    });
  });

  it('takes words above words for a header, unless they come again below', () => {
    expect(
      findTable([
        ['color', 'shape'],
        ['red', 'round'],
        ['blue', 'flat'],
      ]).hasHeader,
    ).toBe(true);
    expect(
      findTable([
        ['red', 'round'],
        ['red', 'flat'],
        ['blue', 'round'],
      ]).hasHeader,
    ).toBe(false);
  });

  it('joins a row of groups with the names below it, filled to the right', () => {
    const found = findTable([
      ['Order', '', 'Customer', '', 'Paid'],
      ['ID', 'Order Date', 'ID', 'Name', ''],
      ['1', '2024-01-05', '7', 'Anna', '30'],
      ['2', '2024-01-06', '8', 'Bo', '40'],
    ]);
    expect(found).toMatchObject({
      headerRecords: 2,
      hasHeader: true,
      preambleRecords: 0,
      header: ['Order ID', 'Order Date', 'Customer ID', 'Customer Name', 'Paid'],
      ids: ['order-id', 'order-date', 'customer-id', 'customer-name', 'paid'],
    });
  });

  it('joins groups that are repeated instead, below a title', () => {
    const found = findTable([
      ['五月銷售報表', '', '', ''],
      ['訂單', '訂單', '會員', '會員'],
      ['編號', '日期', '編號', '姓名'],
      ['1', '2024/5/3', '7', '王小明'],
      ['2', '2024/5/4', '8', '陳怡君'],
    ]);
    expect(found).toMatchObject({
      headerRecords: 2,
      preambleRecords: 1,
      header: ['訂單 編號', '訂單 日期', '會員 編號', '會員 姓名'],
    });
  });

  it.each([
    ['a header with a gap above data', [['Order ID', '', 'Customer'], ...rows]],
    [
      'a header with a gap above words',
      [
        ['Name', '', 'City'],
        ['Anna', 'x', 'Oslo'],
        ['Bo', 'y', 'Bergen'],
      ],
    ],
    ['a label with its value', [['Store:', 'Taipei', ''], ['Order ID', 'Name', 'Date'], ...rows]],
    ['a title', [['Sales report', '', ''], ['Order ID', 'Name', 'Date'], ...rows]],
  ])('does not take %s for groups', (_, records) => {
    expect(findTable(records).headerRecords).toBe(1);
  });

  it('takes the number of header records that the user counted', () => {
    const records = [
      ['Name', '', 'City'],
      ['Anna', 'x', 'Oslo'],
      ['Bo', 'y', 'Bergen'],
    ];
    expect(findTable(records, { headerRecords: 2 }).header).toEqual([
      'Name Anna',
      'Name x',
      'City Oslo',
    ]);
    expect(findTable(records, { hasHeader: false }).headerRecords).toBe(0);
  });

  it('refuses a header without rows and more than 5,000 columns', () => {
    expect(code(() => findTable([['Order ID', 'Date']]))).toBe('file.headerOnly');
    expect(code(() => findTable([Array.from({ length: 5001 }, (_, i) => `c${i}`), []]))).toBe(
      'file.tooManyColumns',
    );
  });
});

describe('rows at the end that are no data', () => {
  const data = ['1001', 'Anna', 'Tea', '250'];

  it.each(['合計', '總計', 'Total', 'Grand Total', 'Subtotal:', 'Grand Totals (5700 records)'])(
    'include %s',
    (label) => {
      expect(findTotals([data, [label, '', '', '12345']], [0, 1, 2])).toHaveLength(1);
    },
  );

  it('do not include a shop that is called so, or a total whose row is filled', () => {
    expect(findTotals([data, ['Total Wine & More', '', '', '9']], [0, 1, 2])).toHaveLength(0);
    expect(findTotals([data, ['Total', 'Bo', 'Tea', '9']], [0, 1, 2])).toHaveLength(0);
  });

  it.each([
    [['製表人：王小明', '', '', '']],
    [['製表人', '王小明', '', '']],
    [['列印日期：2024/01/05']],
    [['以上資料僅供參考', '', '', '']],
    [['', 'Printed on 2024-01-05', '', '']],
  ])('include the signature %j', (row) => {
    expect(findTotals([data, row], [0, 1, 2])).toHaveLength(1);
  });

  it('do not include a row of data that begins like a signature', () => {
    const row = ['製表用紙', 'A4', '250', '12'];
    expect(findTotals([data, row], [0, 1, 2])).toHaveLength(0);
  });

  it('do not include totals amid the rows', () => {
    expect(findTotals([data, ['小計', '', '', '250'], data], [0, 1, 2])).toHaveLength(0);
  });

  it('include the footer lines of reports', () => {
    const footer = ['Confidential Information - Do Not Distribute'];
    const rights = ['Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.'];
    expect(
      findTotals([data, ['Grand Totals (5700 records)'], footer, rights], [0, 1, 2]),
    ).toHaveLength(3);
  });
});
