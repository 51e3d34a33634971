import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answered, numberIn, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();

const rule = (page: Page, name = 'Who is in it') => page.getByRole('region', { name });

/** Opens a page of the sample shop and waits for its answer. */
async function openView(page: Page, view: string): Promise<void> {
  await page.goto(`${app.origin}/#/${view}&data=sample`);
  await page.locator('main[aria-busy=false] :is(p.answer, #content h2)').first().waitFor();
}

/** How many customers the rule finds, once that is known. */
async function liveCount(page: Page, unit = /^[\d,]+ customers?$/): Promise<number> {
  const line = rule(page, unit.source.includes('顧客') ? '哪些顧客' : 'Who is in it');
  await line.locator('.size[aria-busy=false] b').getByText(unit).waitFor();
  return numberIn(await line.locator('.size b').innerText());
}

/** Saves the segment on screen under a name. */
async function saveAs(page: Page, name: string): Promise<void> {
  await rule(page).getByRole('button', { name: 'Save segment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save segment' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(`“${name}” is saved`).waitFor();
}

test('A segment is built condition by condition, counted while it is typed, and saved as a rule', async () => {
  const page = await app.visit();
  await openView(page, 'segment?v=1');
  const everyone = await liveCount(page);
  expect(everyone).toBe(8000);
  await rule(page).getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('menuitem', { name: 'Money and frequency' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Net revenue' }).press('Enter');
  const from = rule(page).getByLabel('Net revenue: from');
  await from.waitFor();
  const before = page.url();
  await from.fill('5000');
  await rule(page).getByText('Net revenue from NT$5,000', { exact: false }).first().waitFor();
  await expect.poll(() => liveCount(page)).toBeLessThan(4000);
  const big = await liveCount(page);
  // The number came while the address still said what it said before.
  expect(page.url()).toBe(before);
  await from.press('Enter');
  await from.blur();
  await page.waitForURL(/net\(5000\.\.\)/);

  // What is no number goes nowhere.
  await from.fill('many');
  expect(await from.getAttribute('aria-invalid')).toBe('true');
  await from.blur();
  expect(page.url()).toMatch(/net\(5000\.\.\)/);
  await from.fill('5000');

  // Turned round, the two sides make everyone.
  await rule(page).getByRole('button', { name: 'not: Net revenue' }).click();
  await page.waitForURL(/not\(net\(5000\.\.\)\)/);
  await expect.poll(() => liveCount(page)).toBe(everyone - big);
  await page.goBack();
  await expect.poll(() => liveCount(page)).toBe(big);

  await saveAs(page, 'Big spenders');
  await answered(page);
  expect(await barriers(page)).toEqual([]);
  await page.reload();
  expect(await liveCount(page)).toBe(big);
  const kept = await page.evaluate(() => localStorage.getItem('regulars.segments'));
  expect(JSON.parse(kept ?? '')).toMatchObject([{ name: 'Big spenders', rule: 'net(5000..)' }]);

  // As a filter it leaves exactly these people.
  await page.getByRole('link', { name: 'RFM', exact: true }).click();
  await page.locator('main[aria-busy=false] p.answer').waitFor();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: 'Big spenders' }).click();
  await page.waitForURL(/net/);
  await page.getByRole('button', { name: 'Big spenders', exact: true }).click();
  await page.getByText(new RegExp(`^${big.toLocaleString('en')} customers`)).waitFor();
});

// Two pages open the sample, one after the other.
const twice = { timeout: 180_000 };
test(
  'A mark becomes a segment that says what it is, and segments travel in a workbook file',
  twice,
  async () => {
    const page = await app.visit();
    await openView(page, 'rfm?v=1');
    await page.getByRole('row', { name: /^Champions/ }).click();
    const tray = page.getByText(/^[\d,]+ customers selected$/);
    const marked = numberIn(await tray.innerText());
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: 'Save segment' });
    await dialog.getByLabel('Name').fill('Champions');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.waitForURL(/segment\?.*group\(segment:champions\)/);
    expect(await liveCount(page)).toBe(marked);

    await openView(page, 'segment?v=1&rule=recency(..30)');
    const recent = await liveCount(page);
    await saveAs(page, 'Recent');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name }).first();
    await row('Recent')
      .getByText(`${recent.toLocaleString('en')} customers`)
      .waitFor();
    expect(await barriers(page)).toEqual([]);

    // Together they are no more than either of them.
    await page.getByRole('checkbox', { name: 'Select Champions' }).check();
    await page.getByRole('checkbox', { name: 'Select Recent' }).check();
    await page.getByRole('button', { name: 'Combine' }).click();
    await page.getByRole('menuitem', { name: 'In all of them' }).click();
    await page.waitForURL(/segment\?/);
    const both = await liveCount(page);
    expect(both).toBeGreaterThan(0);
    expect(both).toBeLessThanOrEqual(Math.min(recent, marked));

    // The file brings them back to a browser that has none.
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download all (JSON)' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    const other = await app.visit();
    await openView(other, 'segments?v=1');
    await other.getByText('No saved segments yet').waitFor();
    await other.locator('input[accept=".json,application/json"]').setInputFiles({
      ...{ name: 'segments.json', mimeType: 'application/json', buffer: Buffer.from(text) },
    });
    await other.getByText('2 segments added').waitFor();
    await other.getByRole('link', { name: 'Recent', exact: true }).waitFor();
    await other.getByRole('button', { name: 'More for Recent' }).click();
    await other.getByRole('menuitem', { name: 'Delete' }).click();
    await other.getByText('1 saved segment', { exact: true }).waitFor();
    await other.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await other.getByText('2 saved segments', { exact: true }).waitFor();
  },
);

test('A frozen list holds exactly the people of the segment, and says that it is personal', async () => {
  const page = await app.visit();
  await openView(page, 'segment?v=1&rule=group(tier:top)');
  const size = await liveCount(page);
  await rule(page).getByRole('button', { name: 'More with this segment' }).click();
  await page.getByRole('menuitem', { name: 'Freeze to a list…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Freeze to a list' });
  await dialog.getByText(/It is personal/).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download the list (CSV)' }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv.startsWith('\ufeff')).toBe(true);
  const { data } = Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true });
  expect(data[0]).toEqual(['customer', 'segment', 'date']);
  expect(data.length - 1).toBe(size);
  expect(new Set(data.slice(1).map(([id]) => id)).size).toBe(size);
  expect(data[1]).toEqual([expect.stringMatching(/^M\d+$/), expect.any(String), '2026-06-30']);
});

test('規則逐條建立，人數隨輸入更新', async () => {
  const page = await app.visit({ locale: 'zh-Hant' });
  await openView(page, 'segment?v=1');
  const everyone = await liveCount(page, /位顧客$/);
  await page.getByRole('button', { name: '加入條件' }).click();
  await page.getByRole('menuitem', { name: 'RFM 與層級' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: '金字塔層級', exact: true }).press('Enter');
  const pick = page.getByRole('button', { name: /^金字塔層級：/ });
  await pick.click();
  await page.getByRole('checkbox', { name: '頂尖 1%' }).check();
  await expect.poll(() => liveCount(page, /位顧客$/)).toBeLessThan(everyone / 50);
  await page.keyboard.press('Escape');
  await page.waitForURL(/group\(tier:top\)/);
  await answered(page);
  expect(await barriers(page)).toEqual([]);
});
