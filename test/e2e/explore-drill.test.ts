import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answered, numberIn, openSample, useApp, type Arrival } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();

/** Opens a view of the sample shop, whose sales go back to January 2024. */
async function opened(view: string, arrival: Arrival = {}): Promise<Page> {
  const page = await app.visit(arrival);
  await openSample(page, arrival.locale === 'zh-Hant' ? '用範例資料試試看' : undefined);
  await page.evaluate((to) => (location.hash = `#/${to}`), `${view}&data=sample`);
  return page;
}

async function pivotOf(
  shelves: string,
  arrival: Arrival = {},
): Promise<{ page: Page; grid: Locator }> {
  const page = await opened(`explore?v=1&${shelves}`, arrival);
  const grid = page.getByRole('treegrid');
  await grid.waitFor();
  await answered(page);
  return { page, grid };
}

const param = (page: Page, name: string): string | null =>
  new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get(name);

/** The cells of a row, by the words on its label. */
const row = (grid: Locator, label: string): Locator =>
  grid
    .getByRole('row')
    .filter({ has: grid.page().getByRole('rowheader', { name: label, exact: true }) });
const numbers = async (grid: Locator, label: string): Promise<readonly number[]> =>
  (await row(grid, label).getByRole('gridcell').allInnerTexts()).map(numberIn);

async function choose(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole('menuitem', { name, exact: true }).click();
}

test('A number that is kept becomes the total, with a chip, and Back undoes it', async () => {
  const { page, grid } = await pivotOf('rows=month&columns=visit&measures=revenue~customers');
  const before = await numbers(grid, 'Total');
  const [, , revenue, customers] = await numbers(grid, 'May 2026');
  await row(grid, 'May 2026').getByRole('gridcell').nth(2).click({ button: 'right' });
  expect(await barriers(page)).toEqual([]);
  await choose(page, 'Keep only this');
  const chip = page.getByRole('button', {
    name: /^Remove filter First or repeat purchase: Repeat/,
  });
  await chip.waitFor();
  await answered(page);
  await expect
    .poll(async () => (await numbers(grid, 'Total')).slice(-2))
    .toEqual([revenue, customers]);
  expect(param(page, 'dates')).toBe('2026-05-01..2026-05-31');
  await page.goBack();
  await expect.poll(() => numbers(grid, 'Total')).toEqual(before);
  expect(await chip.count()).toBe(0);
  await page.goForward();
  await chip.click();
  await expect.poll(() => param(page, 'only')).toBeNull();
  // The dates stay: they are a filter of their own.
  await grid.getByRole('columnheader', { name: 'First purchase' }).waitFor();
  expect(param(page, 'dates')).not.toBeNull();
});

test('The keyboard leaves a row out; the rest of the total is left', async () => {
  const { page, grid } = await pivotOf('rows=weekday&measures=revenue~lines');
  const [revenue = 0, lines = 0] = await numbers(grid, 'Total');
  const [ofMonday = 0, monday = 0] = await numbers(grid, 'Mon');
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Home');
  while (
    (await grid.evaluate((element) =>
      document
        .getElementById(element.getAttribute('aria-activedescendant') ?? '')
        ?.textContent.trim(),
    )) !== 'Mon'
  )
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => numbers(grid, 'Total')).toEqual([revenue - ofMonday, lines - monday]);
  await page.getByRole('button', { name: 'Remove filter Without Day of the week: Mon' }).click();
  await expect.poll(() => numbers(grid, 'Total')).toEqual([revenue, lines]);
});

test('A group is broken down by a double click, or by any field', async () => {
  const { page, grid } = await pivotOf(
    'rows=quarter&measures=revenue&dates=2025-01-01..2026-06-30',
  );
  const [quarter] = await numbers(grid, 'Q2 2026');
  await row(grid, 'Q2 2026').getByRole('rowheader').dblclick();
  await row(grid, 'Apr 2026').waitFor();
  expect(await numbers(grid, 'Total')).toEqual([quarter]);
  const [april] = await numbers(grid, 'Apr 2026');
  await row(grid, 'Apr 2026').getByRole('rowheader').click({ button: 'right' });
  await choose(page, 'Break down by', 'Day of the week');
  await row(grid, 'Wed').waitFor();
  await expect.poll(() => numbers(grid, 'Total')).toEqual([april]);
  await page.goBack();
  await row(grid, 'Apr 2026').waitFor();
  await page.goBack();
  await row(grid, 'Q2 2026').waitFor();
});

test('The lines of a number add up to it, whoever bought them stays masked, and a file has all', async () => {
  const { page, grid } = await pivotOf(
    'rows=visit&columns=month&measures=lines~revenue~orders~customers',
  );
  const [lines = 0, revenue, orders, customers] = await numbers(grid, 'First purchase');
  await row(grid, 'First purchase').getByRole('gridcell').first().click();
  await page.getByRole('button', { name: 'More with these' }).click();
  await choose(page, 'See the lines');
  await page.getByRole('heading', { name: 'First purchase · Apr 2026' }).waitFor();
  const said = await page.locator('main p.answer').innerText();
  const found = said.split(' · ').map(numberIn);
  expect(found.slice(0, 4)).toEqual([lines, revenue, orders, customers]);
  await page.getByText('The cell says the same').waitFor();
  const table = page.getByRole('table');
  expect(
    await table
      .getByRole('cell')
      .filter({ hasText: /^•••\d\d$/ })
      .count(),
  ).toBeGreaterThan(5);
  expect(await barriers(page)).toEqual([]);
  await table.getByRole('button', { name: 'Amount' }).click();
  await expect.poll(() => param(page, 'by')).toBe('-amount');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const downloaded = page.waitForEvent('download');
  await choose(page, 'Table (CSV)');
  const text = await readFile(await (await downloaded).path(), 'utf8');
  expect(text.trim().split('\n')).toHaveLength(1 + lines);
  await page.getByRole('button', { name: 'Back to the table' }).click();
  await row(grid, 'First purchase').waitFor();
});

test('Two dates, and two sets of customers, stand side by side', async () => {
  const { page, grid } = await pivotOf('rows=month&columns=comparedDates&measures=orders');
  const heads = grid.getByRole('columnheader');
  await heads.filter({ hasText: 'Jan – Mar 2026' }).first().waitFor();
  await heads.filter({ hasText: 'Apr – Jun 2026' }).first().waitFor();
  const [then = 0, now = 0, both = 0] = await numbers(grid, 'Total');
  expect(both).toBe(then + now);
  await page.evaluate(
    () => (location.hash = '#/explore?v=1&rows=visit&measures=customers&data=sample'),
  );
  await row(grid, 'First purchase').waitFor();
  const [buyers = 0] = await numbers(grid, 'Total');
  await row(grid, 'First purchase').getByRole('gridcell').first().click({ button: 'right' });
  await choose(page, 'Compare as A');
  await page.getByRole('button', { name: /^Remove filter A: / }).waitFor();
  await row(grid, 'Repeat purchase').getByRole('gridcell').first().click({ button: 'right' });
  await choose(page, 'Compare as B');
  await heads.filter({ hasText: 'In both' }).first().waitFor();
  await answered(page);
  const [a = 0, b = 0, inBoth = 0, all] = await numbers(grid, 'Total');
  expect(a + b + inBoth).toBe(all);
  expect(all).toBe(buyers);
  expect(inBoth).toBeGreaterThan(0);
  await page.getByRole('button', { name: /^Remove filter B: / }).click();
  await expect.poll(() => heads.filter({ hasText: 'In both' }).count()).toBe(0);
});

test('All of it speaks Traditional Chinese, also on a small screen', async () => {
  const { page, grid } = await pivotOf('rows=visit&measures=revenue', {
    locale: 'zh-Hant',
    theme: 'dark',
    width: 390,
  });
  await row(grid, '回購').getByRole('gridcell').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: '只保留這個' }).waitFor();
  await choose(page, '查看明細');
  await page.getByRole('heading', { name: '回購' }).waitFor();
  await page.getByText('與儲存格一致').waitFor();
  expect(await barriers(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});
