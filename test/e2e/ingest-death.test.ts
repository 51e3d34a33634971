import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { errorsEn } from '../../src/i18n/errors/en.ts';
import { chooseFiles, importFiles, useApp } from '../support/page.ts';
import { killWorker, workerOf } from './kill-worker.ts';
import { shopFile } from './shop-file.ts';

const app = useApp();

async function expectStopped(page: Page): Promise<void> {
  const alert = page.getByRole('alert');
  await alert.getByText(errorsEn['import.failed'].title).waitFor();
  expect(await alert.innerText()).toContain('shop.csv');
}

async function expectImports(page: Page): Promise<void> {
  await importFiles(page, shopFile(300));
  await page.getByText('300 rows loaded, none rejected, totals equal.').waitFor();
}

test('A file whose inspection dies is named, and the next one is read', async () => {
  const page = await app.visit();
  await page.getByText('Ready, also without a connection').waitFor();
  // An inspection that waits for its file for ever is under way for sure when the worker dies.
  await workerOf(page, 'ingest').evaluate(() => {
    Blob.prototype.arrayBuffer = () => new Promise(() => undefined);
  });
  await chooseFiles(page, shopFile(300));
  await page.getByRole('heading', { name: /shop\.csv/ }).waitFor();
  await killWorker(page, 'ingest');
  await expectStopped(page);
  await expectImports(page);
});

test('A worker that dies while nothing is under way is not missed', async () => {
  const page = await app.visit();
  await page.getByText('Ready, also without a connection').waitFor();
  await killWorker(page, 'ingest');
  await expectImports(page);
});

test('A worker that does not load is named, and asked for again with the next file', async () => {
  const context = await app.newContext();
  await context.route(/ingest\.worker/, (route) => route.abort());
  const page = await app.visit({ context, expectErrors: /ERR_FAILED|ingest\.worker/ });
  await page.getByText('Ready, also without a connection').waitFor();
  await chooseFiles(page, shopFile(300));
  await expectStopped(page);
  await context.unroute(/ingest\.worker/);
  await expectImports(page);
});
