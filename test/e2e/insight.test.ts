import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answered, cellsOf, numberIn, openSample, useApp } from '../support/page.ts';

const app = useApp();

/** Opens a page of the sample shop. */
async function openView(view: string): Promise<Page> {
  const page = await app.visit();
  await openSample(page);
  await goTo(page, view);
  return page;
}

async function goTo(page: Page, view: string): Promise<void> {
  await page.evaluate((to) => (location.hash = `#/${to}&data=sample`), view);
  await page.locator('main[aria-busy=false] :is(p.answer, #content h2)').first().waitFor();
}

/** The rows of a named table on the page, header first. */
async function tableOf(page: Page, name: string): Promise<readonly (readonly string[])[]> {
  const figure = page.getByRole('figure', { name: new RegExp(`^${name}`) });
  await figure.waitFor();
  return cellsOf(figure.getByRole('table'));
}

/** How many customers a row of a table counts. */
async function countIn(page: Page, table: string, row: string): Promise<number> {
  const [header = [], ...rows] = await tableOf(page, table);
  const at = header.findIndex((cell) => /customers/i.test(cell));
  return numberIn(rows.find(([name]) => name === row)?.[at] ?? '');
}

test('Segment rules change the page only once they are a partition, and travel in the link', async () => {
  const page = await openView('rfm?v=1');
  const before = await countIn(page, 'Segments', 'Champions');
  await page.getByRole('button', { name: 'Segment rules: Standard' }).click();
  const dialog = page.getByRole('dialog', { name: 'Segment rules' });
  const recency = dialog.getByLabel('Champions: Recency').first();
  await recency.fill('4-5');
  await dialog.getByText('R4 F4 M1–5: Champions and Loyal').waitFor();
  const apply = dialog.getByRole('button', { name: 'Apply' });
  expect(await apply.isDisabled()).toBe(true);
  expect(page.url()).not.toContain('segments=');
  // Whoever is no champion any more is nobody, until a rule says so.
  await recency.fill('5');
  await dialog.getByLabel('Champions: Frequency').first().fill('5');
  await dialog.getByText('R5 F4 M1–5: no segment').waitFor();
  await dialog.getByRole('button', { name: 'Add a rule for Loyal' }).click();
  await dialog.getByLabel('Loyal: Recency').last().fill('5');
  await dialog.getByLabel('Loyal: Frequency').last().fill('4');
  await dialog.getByText('Every cell is in exactly one segment.').waitFor();
  await apply.click();
  await page.getByRole('button', { name: 'Segment rules: Edited' }).waitFor();
  await answered(page);
  const after = await countIn(page, 'Segments', 'Champions');
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThan(before);
  expect(page.url()).toContain('segments=');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export the scores of every customer' }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8').replace(/^\ufeff/, '');
  const { data } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
  expect(data.filter((row) => row.at(-1) === 'Champions')).toHaveLength(after);

  await page.reload();
  await page.getByRole('button', { name: 'Segment rules: Edited' }).waitFor();
  expect(await countIn(page, 'Segments', 'Champions')).toBe(after);
});

test('A headline counted otherwise says what would change, and by how much', async () => {
  const page = await openView('cohorts?v=1');
  await page.getByRole('button', { name: 'Count otherwise' }).click();
  const panel = page.getByRole('complementary', { name: 'Explain' });
  await panel.getByRole('row', { name: /Days since first purchase/ }).waitFor();
  const [usual, other] = await Promise.all(
    [/^As/, /Days since first purchase/].map(async (name) =>
      numberIn(await panel.getByRole('row', { name }).getByRole('cell').first().innerText()),
    ),
  );
  // Who comes late in a month has less than a month until the next calendar month ends.
  expect(other).not.toBe(usual);
});

test('Every total ties to the files, whatever the filter', async () => {
  const page = await openView('overview?v=1');
  await page.getByRole('link', { name: 'Where does this number come from?' }).click();
  await page.getByText(/^Every line ties, from the files to each of \d+ pages\.$/).waitFor();
  const [bridge] = await page.getByRole('table').all();
  const rows = await cellsOf(bridge!);
  expect(rows.find(([line]) => line === 'Rows loaded')?.slice(0, 2)).toEqual([
    'Rows loaded',
    '62,190',
  ]);
  await page.evaluate(
    () => (location.hash = '#/reconcile?v=1&is.%E9%80%9A%E8%B7%AF=%E5%AE%98%E7%B6%B2&data=sample'),
  );
  await page.getByText(/^Filtered out by/).waitFor();
  await page.getByText(/^Every line ties/).waitFor();
  expect(await page.getByText(/^Off by/).count()).toBe(0);
});

test('A sample draws as many of each tier as asked, the same ones for the same seed', async () => {
  const page = await openView('sample?v=1&by=tier&size=20');
  expect(await page.locator('p.answer').innerText()).toMatch(/\d/);
  const [header = [], ...rows] = await tableOf(page, 'Who is drawn');
  const at = header.indexOf('Drawn');
  expect(rows.find(([tier]) => tier?.startsWith('Big'))?.[at]).toBe('20');
  const drawn = async (): Promise<string> => {
    await page.getByRole('row', { name: /^Big/ }).click();
    await page.getByRole('button', { name: 'See list' }).click();
    await page.getByText(/^20 customers/).waitFor();
    return page.url();
  };
  const first = await drawn();
  await goTo(page, 'sample?v=1&by=tier&size=20');
  expect(await drawn()).toBe(first);
});

test('Prospects of the pyramid can be listed, and say that they have not bought', async () => {
  const page = await openView('pyramid?v=1');
  expect(await countIn(page, 'Tiers', 'Prospects')).toBe(246);
  await page.getByRole('row', { name: /^Prospects/ }).click();
  await page.getByText('246 customers selected').waitFor();
  await page.getByRole('button', { name: 'See list' }).click();
  await page.getByText(/^246 customers/).waitFor();
  await page.getByRole('row', { name: /^•••/ }).first().click();
  await page.getByText('Has not bought yet').first().waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain('NaN');
});

test('Every part of a bar can be chosen by keyboard, in the table behind it', async () => {
  const page = await openView('lifecycle?v=1');
  const figure = page.getByRole('figure', { name: /^Customers by state/ });
  await figure.getByRole('button', { name: 'Show as table (T)' }).click();
  const row = figure.locator('tbody tr[data-row="0"]');
  await row.focus();
  await page.keyboard.press('End');
  const last = figure.locator('tbody tr[tabindex="0"]');
  const part = last.getByRole('button').first();
  const count = await part.innerText();
  await page.keyboard.press('Tab');
  expect(await part.evaluate((cell) => cell === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText(`${count} customers selected`).waitFor();
});
