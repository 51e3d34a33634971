import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlocks } from './blocks.ts';
import { inspectFile } from './inspect.ts';
import type { Inspection, Overrides } from './types.ts';

const csv = { delimiter: ',', quote: '"' };

/** The shape of an export of GA4: every table below its comments, with a header of its own. */
const ga4 = [
  '# ----------------------------------------',
  '# Account: Shop, Property: Web',
  '# ----------------------------------------',
  '#',
  '# All Users',
  '# Start date: 20240101',
  'Transaction ID,Date,Customer ID,Purchase revenue',
  'T1,20240101,c1,123',
  'T2,20240102,c2,130',
  'T3,20240103,c1,90',
  '',
  '# All Users',
  '# Start date: 20240101',
  'First user default channel group,New users',
  'Direct,100',
  'Organic Search,80',
  '',
  '# Purchases by city',
  'City,Total users',
  'Taipei,7',
  '',
].join('\n');

const inspect = (text: string, overrides: Overrides = {}): Promise<Inspection> =>
  inspectFile(new File([text], 'ga4.csv'), {}, overrides);

describe('several tables in one file', () => {
  it('are told apart by their comments and headers', async () => {
    const blocks = await findBlocks(new Blob([ga4]), csv);
    expect(blocks.map(({ rows, recordsBefore }) => [rows, recordsBefore])).toEqual([
      [3, 0],
      [2, 10],
      [1, 15],
    ]);
  });

  it('give the first one with rows; the others are named and not loaded', async () => {
    const found = await inspect(ga4);
    expect(await found.data?.text()).toBe(
      'T1,20240101,c1,123\nT2,20240102,c2,130\nT3,20240103,c1,90\n\n',
    );
    expect(found.facts).toMatchObject({ records: 3, blocks: 3 });
    expect(found.plan).toMatchObject({ preambleRecords: 6, hasHeader: true });
    expect(found.notes).toContainEqual({ code: 'blocks.left', detail: { blocks: 2, records: 3 } });
    expect(found.columns).toHaveLength(4);
  });

  it('give the one that the user chose, with its rows counted from the top of the file', async () => {
    const found = await inspect(ga4, { block: 1 });
    expect(await found.data?.text()).toBe('Direct,100\nOrganic Search,80\n\n');
    // Ten records of the first table, two comments.
    expect(found.plan).toMatchObject({ preambleRecords: 12, hasHeader: true });
    expect(found.facts).toMatchObject({ records: 2, blocks: 3 });
    expect(found.preview.header).toEqual(['First user default channel group', 'New users']);
    const again = await inspect(ga4, { block: 1, preambleRecords: 12 });
    expect(again.facts.records).toBe(2);
  });

  it('skip a first one that has a header only', async () => {
    const empty = ['# All Users', 'Date,Users', '', ''].join('\n');
    const found = await inspect(empty + ga4);
    expect(found.facts).toMatchObject({ records: 3, blocks: 4 });
    expect(found.preview.rows[0]?.[0]).toBe('T1');
  });

  it('show the first one in the early answer, too', async () => {
    const rows: number[] = [];
    await inspectFile(new File([ga4], 'ga4.csv'), {
      early: (early) => rows.push(early.preview.rows.length),
    });
    expect(rows).toEqual([3]);
  });

  it('are one where a comment stands amid the rows', async () => {
    const text =
      'Order ID,Date,Amount\n1,2024-01-05,5\n# checked\n2,2024-01-06,7\n3,2024-01-07,7\n';
    const found = await inspect(text);
    expect(found.facts).toMatchObject({ records: 4, blocks: 1 });
  });

  it('are one where orders are called #1001', async () => {
    const lines = Array.from({ length: 1500 }, (_, i) => `#${1000 + i},a${i}@x.io,2024-01-05,5.00`);
    const found = await inspect(['Name,Email,Created at,Total', ...lines].join('\n'));
    expect(found.facts).toMatchObject({ records: 1500, blocks: 1 });
  });

  it('hold every byte of the text once, wherever they are cut', async () => {
    const rows = fc.array(fc.nat(999), { minLength: 1, maxLength: 5 });
    const tables = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), rows), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom('\n', '\r\n', '\r'), async (all, end) => {
        const texts = all.map(([comments, values]) =>
          [
            ...Array.from({ length: comments }, () => '# 註解'),
            'Order ID,Amount',
            ...values.map((value) => `${value},1`),
            '',
          ].join(end),
        );
        const blob = new Blob(texts);
        const blocks = await findBlocks(blob, csv);
        const cut = await Promise.all(blocks.map(({ from, to }) => blob.slice(from, to).text()));
        expect(cut).toEqual(texts);
        expect(blocks.map((block) => block.rows)).toEqual(all.map(([, values]) => values.length));
      }),
    );
  });
});
