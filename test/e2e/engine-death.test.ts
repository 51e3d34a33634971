import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { errorsEn } from '../../src/i18n/errors/en.ts';
import { answered, chooseFiles, importFiles, useApp } from '../support/page.ts';
import { killWorker } from './kill-worker.ts';
import { shopFile } from './shop-file.ts';

const app = useApp();
const notice = errorsEn['engine.died'].title;

const answer = (page: Page): Promise<string> => page.locator('main p.answer').innerText();

test('A dead engine is announced and replaced, and the data and the view come back', async () => {
  const page = await app.visit();
  await importFiles(page, shopFile(3_000));
  await page.getByRole('button', { name: 'Open Overview' }).click();
  await answered(page);
  const before = { url: page.url(), answer: await answer(page) };

  for (let deaths = 0; deaths < 2; deaths++) {
    await killWorker(page, 'engine');
    await page.getByText(notice).waitFor();
    await answered(page);
    expect({ url: page.url(), answer: await answer(page) }).toEqual(before);
    await page.getByRole('region', { name: 'Notifications' }).getByRole('button').click();
  }

  await page.getByRole('link', { name: 'RFM', exact: true }).click();
  await page.getByRole('gridcell', { name: /^Recency 5, frequency 5/ }).click();
  await page.getByText(/[1-9]\d* customers? selected/).waitFor();
  await page.getByRole('button', { name: 'See list' }).click();
  await page.getByRole('row').nth(1).getByText(/\d/).first().waitFor();
});

test('An engine that dies on the start page is ready again before anybody needs it', async () => {
  const page = await app.visit();
  await page.getByText('Ready, also without a connection').waitFor();
  await killWorker(page, 'engine');
  await importFiles(page, shopFile(300));
  await page.getByText('300 rows loaded, none rejected, totals equal.').waitFor();
});

test('An engine that dies during an import loses the import, not the data that were open', async () => {
  const page = await app.visit();
  await importFiles(page, shopFile(900));
  await page.getByRole('button', { name: 'Open Overview' }).click();
  await answered(page);
  const before = await answer(page);

  await chooseFiles(page, { ...shopFile(400_000), name: 'large.csv' });
  const importIt = page.getByRole('button', { name: 'Looks right – import' });
  await expect.poll(() => importIt.isEnabled(), { timeout: 20_000 }).toBe(true);
  await importIt.click();
  await page.getByText(/[1-9][\d,]* rows read/).waitFor();
  await killWorker(page, 'engine');
  // The earlier data are loaded again first; then the review says what happened.
  await page.getByRole('heading', { name: 'Importing shop.csv' }).waitFor();
  await page.getByRole('alert').getByText(notice).waitFor();
  await page.getByText('large.csv').waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
  await answered(page);
  expect(await answer(page)).toBe(before);
  await page.getByRole('link', { name: 'RFM', exact: true }).click();
  await page.getByRole('grid').waitFor();
});

test('An engine that does not load is said to, and an import fails instead of waiting', async () => {
  const context = await app.newContext();
  await context.route(/engine\.worker/, (route) => route.abort());
  const page = await app.visit({ context, expectErrors: /ERR_FAILED|engine\.worker/ });
  await page.getByText(errorsEn['engine.load'].title).waitFor();
  await chooseFiles(page, shopFile(300));
  await page.getByRole('button', { name: 'Looks right – import' }).click();
  await page.getByRole('alert').getByText(errorsEn['engine.load'].title).waitFor();
});
