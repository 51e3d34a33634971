import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Arguments } from '../../src/cli/arguments.ts';
import { printView } from '../../src/cli/view.ts';
import { chooseFiles, importFiles, payload, useApp } from '../support/page.ts';

const app = useApp();

const header = 'order_id,customer_id,order_date,sku,amount,channel';
const january = [
  'A1,ann,2024-01-05,tea,10.00,web',
  'A1,ann,2024-01-05,cup,5.00,web',
  'A2,bob,2024-01-20,tea,10.00,shop',
  'A3,cho,2024-01-31,tea,7.00,web',
];
const file = (name: string, lines: readonly string[]) =>
  payload({ name, bytes: new TextEncoder().encode([...lines, ''].join('\n')) });
const cells = (lines: readonly string[]): string[][] => lines.map((line) => line.split(','));

/** What the list of tables says of each. */
const tables = (page: Page): Promise<string[]> =>
  page
    .getByRole('region', { name: 'Tables in this drop' })
    .getByRole('listitem')
    .allInnerTexts()
    .then((texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim()));
const imported = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'Data health', level: 1 }).waitFor();
const confirm = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Looks right – import' }).click();

describe('A workbook', () => {
  test('gives a table per sheet: sales, what is said of orders, and what belongs to neither', async () => {
    const book = utils.book_new();
    const sheet = (name: string, rows: unknown[][]): void => {
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
    };
    sheet('Sales', [header.split(','), ...cells(january)]);
    sheet('Returns', [
      ['returned', 'order_id'],
      ['Yes', 'A1'],
      ['Yes', 'A1'],
    ]);
    sheet('Managers', [
      ['region', 'manager'],
      ['north', 'Dee'],
    ]);
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    const page = await app.visit();
    await chooseFiles(page, payload({ name: 'shop.xlsx', bytes }));
    await expect
      .poll(() => tables(page))
      .toEqual([
        expect.stringMatching(/^shop\.xlsx › Sales 4 rows · ready Sales lines$/),
        expect.stringMatching(/^shop\.xlsx › Returns 2 rows · ready About orders$/),
        expect.stringMatching(/^shop\.xlsx › Managers 1 row · left out Not used$/),
      ]);
    await confirm(page);
    await imported(page);
    expect(await page.getByText('4 rows loaded, none rejected, totals equal.').count()).toBe(1);
    expect(await page.getByText('Orders found in the orders table').count()).toBe(1);

    // What is left out stays left out, after a reload too.
    await page.getByRole('button', { name: 'Change columns' }).click();
    await page.getByRole('combobox', { name: /Rows of shop\.xlsx › Returns are/ }).click();
    await page.getByRole('option', { name: 'Not used' }).click();
    await confirm(page);
    await page.getByText('Orders found in the orders table').waitFor({ state: 'detached' });
    await imported(page);
    await page.reload();
    await page.getByText('4 rows loaded, none rejected, totals equal.').waitFor();
    expect(await page.getByText('Orders found in the orders table').count()).toBe(0);
  });
});

describe('An archive', () => {
  test('of monthly files is one table of sales, each line counted once', async () => {
    const february = ['A3,cho,2024-01-31,tea,7.00,web', 'A4,ann,2024-02-02,cup,4.00,web'];
    const zip = new ZipWriter(new BlobWriter());
    await zip.add('2024-01.csv', new TextReader([header, ...january].join('\n')));
    await zip.add('2024-02.csv', new TextReader([header, ...february].join('\n')));
    await zip.add('readme.md', new TextReader('# not a table'));
    const bytes = new Uint8Array(await (await zip.close()).arrayBuffer());
    const page = await app.visit();
    await importFiles(page, payload({ name: 'orders.zip', bytes }));
    const files = page.getByRole('table').filter({ hasText: 'Already there' });
    expect((await files.getByRole('row').allInnerTexts()).map((row) => row.split('\t'))).toEqual([
      ['File', 'Rows', 'New', 'Changed since', 'Already there'],
      ['orders.zip › 2024-01.csv', '4', '4', '0', '0'],
      ['orders.zip › 2024-02.csv', '2', '1', '0', '1'],
    ]);
    expect(await page.getByRole('cell', { name: 'a later file has this line too' }).count()).toBe(
      1,
    );
  });
});

describe('Next month’s file', () => {
  test('comes on top of the open data, and the report says what was new', async () => {
    const page = await app.visit();
    await importFiles(page, file('january.csv', [header, ...january]));
    const february = ['A2,bob,2024-01-20,tea,12.00,shop', 'A5,dee,2024-02-11,tea,9.00,web'];
    await chooseFiles(page, file('february.csv', [header, ...february]));
    await page.getByRole('radio', { name: 'add to the open data' }).click();
    await confirm(page);
    await imported(page);
    const files = page.getByRole('table').filter({ hasText: 'Already there' });
    expect((await files.getByRole('row').allInnerTexts()).map((row) => row.split('\t'))).toEqual([
      ['File', 'Rows', 'New', 'Changed since', 'Already there'],
      ['january.csv', '4', '4', '0', '0'],
      ['february.csv', '2', '1', '1', '0'],
    ]);
  });
});

describe('The mapping that was confirmed', () => {
  test('is saved as a file that the command line takes', async () => {
    const page = await app.visit();
    const orders = file('orders.csv', [header, ...january]);
    await importFiles(page, orders);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the mapping' }).click(),
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'regulars-'));
    try {
      const mapping = join(folder, 'mapping.json');
      await saved.saveAs(mapping);
      // No cell of the file is in it.
      expect(readFileSync(mapping, 'utf8')).not.toMatch(/\b(?:ann|bob|A1)\b|2024-/);
      const data = join(folder, 'orders.csv');
      writeFileSync(data, orders.buffer);
      const args = {
        view: '#/overview?v=1',
        data: [data],
        mapping,
        format: 'json',
        table: null,
        currency: null,
      };
      const printed = JSON.parse(await printView(args as Arguments)) as {
        controlTotals: Record<string, string | number>;
      };
      expect(printed.controlTotals).toMatchObject({ rowsLoaded: 4, rowsRejected: 0, amount: '32' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('An export of a known shop system', () => {
  test('is recognised and mapped with no question asked', async () => {
    const path = new URL('../fixtures/ingest/platforms/shopify-orders.csv', import.meta.url);
    const page = await app.visit();
    await chooseFiles(page, {
      name: 'orders_export_1.csv',
      mimeType: 'text/csv',
      buffer: readFileSync(path),
    });
    await page.getByText('Recognised as Shopify · Orders export').waitFor();
    await confirm(page);
    await imported(page);
    // Two rows of a voided order are no sales; refunds came off once per order.
    expect(
      await page.getByRole('cell', { name: 'no sale (a failed payment, for example)' }).count(),
    ).toBe(2);
    expect(await page.getByRole('cell', { name: '$1,344' }).count()).toBe(2);
  });
});
