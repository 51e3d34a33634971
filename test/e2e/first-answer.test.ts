import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answered, cellsOf, chooseFiles, numberIn, useApp } from '../support/page.ts';
import { describeWithShared } from '../support/shared-data.ts';
import { sumRetail, type RetailSums } from './retail.ts';

const golden = JSON.parse(
  readFileSync(new URL('../fixtures/golden/golden.json', import.meta.url), 'utf8'),
) as {
  readonly entries: readonly { readonly id: string; readonly value: Record<string, number> }[];
};

/** A number of `test/fixtures/golden`, computed with pandas. */
function known(id: string, name: string): number {
  const number = golden.entries.find((entry) => entry.id === id)?.value[name];
  if (number === undefined) throw new Error(`golden.json has no ${id} ${name}`);
  return number;
}
const count = (value: number): string => value.toLocaleString('en');
const pounds = (value: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: 3 }).replace('-', '−');

describeWithShared('The first answer', 'data/online_retail/online_retail.csv.gz', (path) => {
  const app = useApp();
  let sums: RetailSums;
  beforeAll(() => {
    sums = sumRetail(path);
  });

  test('comes from one file and one click: mapping, import, health, Overview, RFM, list', async () => {
    const page = await app.visit();
    await page.getByText('Ready, also without a connection').waitFor();

    const dropped = performance.now();
    await chooseFiles(page, path);
    await page.getByRole('table').last().getByRole('cell', { name: '85123A' }).first().waitFor();
    const seconds = (performance.now() - dropped) / 1000;
    console.log(`preview of 541,909 rows after ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(10);
    await expectMapping(page);

    await importWatched(page);
    await expectHealth(page);
    await page.getByRole('button', { name: 'Open Overview' }).click();
    await answered(page);
    await expectOverview(page);
    await page.getByRole('link', { name: 'RFM', exact: true }).click();
    await answered(page);
    await expectRfm(page);
    await expectSelection(page);
  });

  async function expectMapping(page: Page): Promise<void> {
    const importIt = page.getByRole('button', { name: 'Looks right – import' });
    await expect.poll(() => importIt.isEnabled(), { timeout: 20_000 }).toBe(true);
    const mapping = await cellsOf(page.getByRole('table', { name: 'Columns' }));
    const line = (role: string): readonly string[] =>
      mapping.find(([name]) => name?.replace(/\*.*/, '') === role) ?? [];
    for (const [role, column, reason] of [
      ['Customer', 'CustomerID', 'the name says “customer id”'],
      ['Order date', 'InvoiceDate', 'the name says “invoice date”'],
      ['Quantity', 'Quantity', 'the name says “quantity”'],
      ['Unit price', 'UnitPrice', 'the name says “unit price”'],
      ['Order number', 'InvoiceNo', 'the name says “invoice no”'],
      ['Product number', 'StockCode', 'the name says “stock code”'],
      ['To filter and group by', 'Country', ''],
    ] as const) {
      expect(line(role)[1], `column for ${role}`).toBe(column);
      expect(line(role)[4]?.toLowerCase(), `reason for ${role}`).toContain(reason);
    }
    await page.getByText('Order numbers beginning with “C” are refunds').waitFor();
    await page.getByText('541,909 rows · 8 columns').waitFor();
  }

  /** Imports, and notes every rows-and-bytes line on the way. */
  async function importWatched(page: Page): Promise<void> {
    await page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const line = document.querySelector('main .numbers')?.textContent;
        if (line) seen.add(line);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await page.getByRole('button', { name: 'Looks right – import' }).click();
    await page.getByRole('heading', { name: 'Data health', level: 1 }).waitFor();
    const lines = await page.evaluate(() => [
      ...(window as unknown as { seen: ReadonlySet<string> }).seen,
    ]);
    expect(lines).toContainEqual(expect.stringMatching(/[1-9][\d,]* rows? read/));
    expect(lines).toContainEqual(expect.stringMatching(/[1-9][\d.]* [kM]?B of [1-9][\d.]* MB/));
  }

  async function expectHealth(page: Page): Promise<void> {
    const rows = count(known('or.raw', 'rows'));
    const balance = await page.getByRole('main').locator('dl dd').allInnerTexts();
    expect(balance).toEqual([rows, '=', rows, '+', '0']);
    const controls = await cellsOf(page.getByRole('table', { name: 'Control totals' }));
    const total = pounds(known('or.raw', 'net_amount_all_rows'));
    expect(controls[1]).toEqual(['Amount', total, total, 'Equal']);
    expect(controls[2]).toEqual(['Rows', rows, `${rows} + 0`, 'Equal']);
    // Every invoice that sold something, with or without a customer.
    const orders = known('or.A.totals', 'orders') + known('or.guest', 'orders');
    await page.getByRole('button', { name: `${count(orders)} orders` }).waitFor();
  }

  async function expectOverview(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Sep – Nov 2011', exact: true }).waitFor();
    const tiles = page.getByRole('region', { name: 'Key figures' }).getByRole('listitem');
    const exact = async (label: string): Promise<string> => {
      await tiles.filter({ hasText: label }).locator('.value').hover();
      const bubble = page.locator('.tooltip-bubble:popover-open');
      await bubble.waitFor();
      const text = await bubble.innerText();
      await page.mouse.move(0, 0);
      await bubble.waitFor({ state: 'hidden' });
      return text;
    };
    expect(await exact('Net revenue')).toBe(pounds(sums.revenueMills / 1000));
    expect(await exact('Orders')).toBe(count(sums.orders));
    expect(await exact('Customers')).toBe(count(sums.customers));

    await page.getByRole('button', { name: 'Show as table (T)' }).click();
    const months = await cellsOf(
      page.getByRole('figure', { name: /^Net revenue by month/ }).getByRole('table'),
    );
    const columns = ['New', 'New or earlier', 'Existing', 'Refunds only', 'No customer ID'].map(
      (kind) => months[0]?.indexOf(kind) ?? -1,
    );
    const mills = months
      .filter(([month]) => /^\w{3} 201[01]$/.test(month ?? ''))
      .map((row) => columns.reduce((sum, at) => sum + millsIn(row[at]), 0));
    expect(mills).toHaveLength(13);
    expect(mills.reduce((sum, month) => sum + month, 0) / 1000).toBe(
      known('or.raw', 'net_amount_all_rows'),
    );
  }

  async function expectRfm(page: Page): Promise<void> {
    const table = await cellsOf(page.getByRole('table', { name: 'Segments' }));
    const row = (name: string): readonly string[] =>
      table.find(([label]) => label === name) ?? [`no row ${name}`];
    const buyers = known('or.A.totals', 'customers');
    const everyone = known('or.B.net_totals', 'customers');
    expect(row('All customers')[1]).toBe(count(buyers));
    // or.B.net_totals: customers_only_cancellations, whose revenue nets to what the others leave.
    const refunded = row('Refunded in full or refunds only');
    expect(numberIn(refunded[1] ?? '')).toBe(everyone - buyers);
    expect(everyone - buyers).toBe(known('or.B.net_totals', 'customers_only_cancellations'));
    const bought = millsIn(row('All customers')[3]);
    expect((bought + millsIn(refunded[3])) / 1000).toBe(known('or.B.net_totals', 'net_revenue'));
    expect(row('Without a customer ID')[3]).toBe(pounds(sums.guestMills / 1000));
    expect(row('Total')[3]).toBe(pounds(known('or.raw', 'net_amount_all_rows')));

    const segments = table.slice(1, 12);
    expect(segments.at(-1)?.[0]).toBe('Lost');
    expect(segments.reduce((sum, [, customers]) => sum + numberIn(customers ?? ''), 0)).toBe(
      buyers,
    );
    expect(segments.reduce((sum, cells) => sum + millsIn(cells[3]), 0)).toBe(bought);
  }

  async function expectSelection(page: Page): Promise<void> {
    const cell = page.getByRole('gridcell', { name: /^Recency 5, frequency 5/ });
    const inCell = await cell.innerText();
    await cell.click();
    await page.getByText(`${inCell} customers selected`).waitFor();
    await page.getByRole('button', { name: 'See list' }).click();
    await page.getByText(`${inCell} customers`, { exact: true }).waitFor();
    const table = page.getByRole('region', { name: 'RFM: Recency 5, frequency 5' });
    // The header is a row too.
    await table.locator(`table[aria-rowcount="${numberIn(inCell) + 1}"]`).waitFor();
    await table.getByRole('row').nth(1).getByText(/\d/).first().waitFor();
  }
});

const millsIn = (text = ''): number => Math.round(numberIn(text) * 1000);
