import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { shopCsv } from '../bench/shop.ts';
import { chooseFiles, useApp } from '../support/page.ts';

const app = useApp();
const rows = 100_000;
let file = '';
beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), 'regulars-')), 'shop.csv');
  writeFileSync(file, Buffer.concat([...shopCsv({ lines: rows })]));
});

/** The page on a device with so little memory that the shop does not fit. */
async function reviewOnSmallDevice(): Promise<Page> {
  const context = await app.newContext();
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'deviceMemory', { value: 85e6 / 2 ** 29 }),
  );
  const page = await app.visit({ context });
  await chooseFiles(page, file);
  await page.getByRole('alert').filter({ hasText: 'Load less' }).waitFor();
  return page;
}

const importButton = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('button', { name: 'Looks right – import' });

/** What the health report says, as one text. */
async function health(page: Page): Promise<string> {
  await importButton(page).click();
  await page.getByRole('heading', { name: 'Data health', level: 1 }).waitFor();
  return page.locator('main').innerText();
}

test('A file that needs more memory than there is is refused before it is loaded, and fits by order', async () => {
  const page = await reviewOnSmallDevice();
  expect(await page.getByRole('alert').innerText()).toMatch(/about 89[.\d]* MB.*can use 85 MB/);
  expect(await importButton(page).isDisabled()).toBe(true);
  await page.getByLabel('One row per order').check();
  expect(await page.getByRole('alert').count()).toBe(0);
  const text = await health(page);
  expect(text).toContain('100,000 rows loaded');
  expect(await page.getByText('Every row is loaded or rejected').count()).toBe(1);
});

test('A range of days fits too, and the rows of other days are counted', async () => {
  const page = await reviewOnSmallDevice();
  await page.getByLabel('Only some days').check();
  await page.getByLabel('First day').fill('2024-09-01');
  await importButton(page).and(page.locator(':enabled')).waitFor();
  const text = await health(page);
  expect(text).toMatch(/a day outside the chosen ones/);
  const loaded = Number(/([\d,]+) rows loaded/.exec(text)?.[1]?.replaceAll(',', ''));
  expect(loaded).toBeGreaterThan(rows * 0.4);
  expect(loaded).toBeLessThan(rows * 0.5);
});
