import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  answered,
  chooseFiles,
  importFiles,
  payload,
  useApp,
  type Files,
} from '../support/page.ts';

const app = useApp();
const people = ['ann', 'bob', 'cho', 'dee', 'eve'];
/** A shop that tells its customers by their e-mail addresses, with a row of too few columns. */
const orders: Files = payload({
  name: 'orders.csv',
  bytes: new TextEncoder().encode(
    [
      'Order ID,Email,Order Date,Amount,Channel',
      ...Array.from(
        { length: 40 },
        (_, n) =>
          `A${n},${people[n % people.length]!}@secret.example,2024-0${1 + (n % 6)}-11,${n + 10},${n % 3 === 0 ? 'web' : 'shop'}`,
      ),
      'A40,zoe@secret.example,0912-345-678',
      '',
    ].join('\n'),
  ),
});

/** Everything on screen and in the address. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(() => `${location.href} ${document.title} ${document.body.innerText}`);
const personal = /secret|0912|345|ann@|zoe@/;

test('E-mail addresses are masked wherever customers are named, until they are asked for', async () => {
  const page = await app.visit({ height: 1400 });
  await importFiles(page, orders);
  await page.getByRole('cell', { name: 'too few columns' }).waitFor();
  expect(await shown(page)).not.toMatch(personal);
  await page.getByRole('button', { name: 'Show personal data' }).click();
  await page.getByText('A40,zoe@secret.example,0912-345-678').waitFor();
  await page.getByRole('button', { name: 'Hide personal data' }).click();

  await page.getByRole('link', { name: 'Customer list' }).click();
  await page.getByText('a•••@•••.example').waitFor();
  expect(await shown(page)).not.toMatch(personal);
  await page.locator('main input[type=search]').fill('ann@secret.example');
  await page.getByText('1 customer').waitFor();
  expect(page.url()).not.toMatch(personal);

  await page.getByRole('link', { name: 'RFM', exact: true }).click();
  await answered(page);
  await page.getByRole('grid').getByRole('gridcell').first().click();
  expect(page.url()).not.toMatch(personal);
});

test('A file in two currencies is loaded once one of them is chosen, and the rest is summed up', async () => {
  const page = await app.visit({ height: 1400 });
  const lines = Array.from({ length: 20 }, (_, n) =>
    [`A${n}`, `c${n % 4}`, `2024-01-${10 + n}`, '10.50', n % 5 === 0 ? 'USD' : 'TWD'].join(','),
  );
  const text = ['Order ID,Customer ID,Order Date,Amount,Currency', ...lines, ''].join('\n');
  await chooseFiles(page, payload({ name: 'mixed.csv', bytes: new TextEncoder().encode(text) }));
  const proceed = page.getByRole('button', { name: 'Looks right – import' });
  await page.getByText('Which currency?').waitFor();
  expect(await proceed.isDisabled()).toBe(true);
  await page.getByLabel('Currency', { exact: true }).click();
  await page.getByRole('option', { name: 'TWD 16 rows of the 20 looked at' }).click();
  await proceed.click();
  await page.getByRole('heading', { name: 'Data health', level: 1 }).waitFor();
  // 4 × 10.50
  await page.getByText('USD · 4 rows · $42').waitFor();
  expect(await page.getByRole('cell', { name: 'other currency', exact: true }).count()).toBe(4);
});
