import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answered, chooseFiles, importFiles, useApp } from '../support/page.ts';
import { shopFile } from './shop-file.ts';

const app = useApp();

async function forget(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('forget');
  await page.getByRole('option', { name: 'Close the data and forget everything' }).click();
  await page.getByRole('button', { name: 'Try with the sample' }).waitFor();
}

const needsFile = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'This link needs a file' }).waitFor();

test('Data that were closed stay closed, whichever way somebody goes back', async () => {
  const page = await app.visit();
  await importFiles(page, shopFile(300));
  await page.getByRole('button', { name: 'Open Overview' }).click();
  await answered(page);
  await page.getByRole('link', { name: 'RFM', exact: true }).click();
  await answered(page);
  await forget(page);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  await page.goBack();
  await page.waitForURL(/#\/rfm/);
  await needsFile(page);
  await page.reload();
  await needsFile(page);
  // The overview's entry was not visited since, and is found as it was left.
  await page.goto('about:blank');
  await page.evaluate(() => void setTimeout(() => history.go(-2)));
  await page.waitForURL(/#\/overview/);
  await needsFile(page);

  // What is opened afterwards is kept over a reload like any other data.
  await chooseFiles(page, shopFile(300));
  await answered(page);
  await page.reload();
  await answered(page);
});
