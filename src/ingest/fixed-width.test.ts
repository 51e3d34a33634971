import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../test/support/shared-data.ts';
import { alignedText, alignedToCsv, findColumnEnds } from './fixed-width.ts';
import { inspectFile } from './inspect.ts';
import { cutRecords } from './records.ts';

/** The shape of the CDNOW sample: two ids, a day, a count and an amount, aligned by spaces. */
const cdnow = [
  ' 00004 0001 19970101  2   29.33',
  ' 00004 0001 19970118 12  129.73',
  ' 00021 0002 19970101  3   63.34',
  ' 00050 0003 19970101  1    6.79',
  ' 00050 0003 19970112  1   15.99',
  '',
].join('\r\n');
const cellsOf = (text: string): readonly (readonly string[])[] =>
  cutRecords(text, { delimiter: ',', quote: '"' }).records;
const read = (text: string): readonly (readonly string[])[] =>
  cellsOf(alignedText(text, findColumnEnds(text) ?? []));

describe('columns of fixed width', () => {
  it('are cut where every line has a space', () => {
    expect(read(cdnow)).toEqual([
      ['00004', '0001', '19970101', '2', '29.33'],
      ['00004', '0001', '19970118', '12', '129.73'],
      ['00021', '0002', '19970101', '3', '63.34'],
      ['00050', '0003', '19970101', '1', '6.79'],
      ['00050', '0003', '19970112', '1', '15.99'],
    ]);
  });

  it('keep spaces, commas and quotes inside of their cells', () => {
    const text = [
      'id   name          city',
      '1    Anna Lee      Oslo',
      '2    "Bo", Jr      New York',
      '3    Cy            Rio de Janeiro',
      '40   Di von Ahn    Ulm',
    ].join('\n');
    expect(read(text)).toEqual([
      ['id', 'name', 'city'],
      ['1', 'Anna Lee', 'Oslo'],
      ['2', '"Bo", Jr', 'New York'],
      ['3', 'Cy', 'Rio de Janeiro'],
      ['40', 'Di von Ahn', 'Ulm'],
    ]);
  });

  it('count wide characters twice, as a mainframe does', () => {
    const text = [
      '編號  姓名      金額',
      '0001  王小明     250',
      '0002  陳怡君    1250',
      '0003  Anna Lee    50',
      '0004  林          70',
    ].join('\n');
    expect(read(text)[2]).toEqual(['0002', '陳怡君', '1250']);
    expect(read(text)[4]).toEqual(['0004', '林', '70']);
  });

  it('leave a line whose words run across them in one cell, where the load rejects and lists it', () => {
    const long = ' 00051 0004 19970113  1   15.99';
    const text = `${cdnow}${`${long}\n`.repeat(8)} see the note on the next page please\n`;
    expect(read(text).at(-1)).toEqual(['see the note on the next page please']);
  });

  it.each([
    ['prose', 'It was a dark night.\nThe rain fell hard.\nNobody came.\nWhy?\nWho knows\nthat.'],
    ['phone numbers', '0912 345 678\n0923 456 789\n0934 567 890\n0945 678 901\n0956 789 012'],
    ['days with times', '2024-01-05 10:30\n2024-01-06 11:30\n2024-01-07 12:30\n2024-01-08 13:30\n'],
    ['four lines', cdnow.split('\r\n').slice(0, 4).join('\n')],
    ['an empty text', ''],
  ])('are not seen in %s', (_, text) => {
    expect(findColumnEnds(text)).toBeNull();
  });

  it('give back any padded table of words', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', '1', '.', '茶'),
      minLength: 1,
      maxLength: 4,
    });
    const table = fc.array(fc.tuple(word, word, word), { minLength: 5, maxLength: 30 });
    const width = (text: string): number => text.length + (text.match(/茶/g) ?? []).length;
    const pad = (text: string): string => text + ' '.repeat(9 - width(text));
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map(pad).join('')).join('\n');
        expect(read(text)).toEqual(rows);
      }),
    );
  });

  it('are the same whether the text comes in one block or in many', async () => {
    const line = ' 00004 0001 19970101  2   29.33';
    const many = `${line}\r\n`.repeat(200_000);
    const ends = findColumnEnds(many.slice(0, 10_000).replace(/\r\n[^\n]*$/, '')) ?? [];
    const csv = await alignedToCsv(new Blob([many]), ends);
    expect(many.length).toBeGreaterThan(4 * 1024 * 1024);
    expect(await csv.text()).toBe('00004,0001,19970101,2,29.33\n'.repeat(200_000));
  });

  it('are proposed where no delimiter is found, and can be refused', async () => {
    const file = new File([cdnow], 'cdnow.txt');
    const early: boolean[] = [];
    const found = await inspectFile(file, { early: (e) => early.push(e.facts.fixedWidth) });
    expect(early).toEqual([true]);
    expect(found.facts).toMatchObject({ fixedWidth: true, records: 5 });
    expect(found.notes).toContainEqual({ code: 'fixedWidth.read', detail: { columns: 5 } });
    expect(await found.data?.text()).toContain('00004,0001,19970118,12,129.73\n');
    const refused = await inspectFile(file, {}, { fixedWidth: false });
    expect(refused.plan.columns).toHaveLength(1);
  });

  it('are read where they are asked for, without any padding', async () => {
    const file = new File(['0912 345\n0923 456\n0934 567\n0945 678\n0956 789\n'], 'x.txt');
    expect((await inspectFile(file)).facts.fixedWidth).toBe(false);
    const asked = await inspectFile(file, {}, { fixedWidth: true });
    expect(asked.plan.columns).toHaveLength(2);
  });
});

describeWithShared('columns of the CDNOW sample', 'data/cdnow/CDNOW_sample.txt', (path) => {
  it('are five, over 6,919 rows (data/README.md)', async () => {
    const file = new File([new Uint8Array(readFileSync(path))], 'CDNOW_sample.txt');
    const found = await inspectFile(file);
    expect(found.facts).toMatchObject({ records: 6919, fixedWidth: true });
    expect(found.plan.columns).toHaveLength(5);
    const rows = cellsOf((await found.data?.text()) ?? '');
    expect(rows.every((row) => row.length === 5)).toBe(true);
    const expected = readFileSync(path, 'latin1')
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => line.trim().split(/ +/));
    expect(rows).toEqual(expected);
  });
});
