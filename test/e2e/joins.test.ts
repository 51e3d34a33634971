import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chooseFiles, payload, useApp } from '../support/page.ts';

const app = useApp();

const file = (name: string, lines: readonly string[]) =>
  payload({ name, bytes: new TextEncoder().encode([...lines, ''].join('\n')) });

/** 240 lines of 60 customers and 30 products, under headers that name neither for certain. */
const sales = [
  'no,cust,sold,what,qty,price',
  ...Array.from(
    { length: 240 },
    (_, n) =>
      `T${1000 + (n >> 1)},${100 + (n % 60)},2024-0${1 + (n % 9)}-1${n % 9},A-${n % 30},2,5.50`,
  ),
];
/** The first 45 of these customers, and all of the products. */
const members = ['code,town', ...Array.from({ length: 45 }, (_, n) => `${100 + n},town ${n % 3}`)];
const goods = ['ref,kind', ...Array.from({ length: 30 }, (_, n) => `A-${n},kind ${n % 2}`)];

/** What the list of joins says of each table. */
const joins = (page: Page): Promise<string[]> =>
  page
    .getByRole('region', { name: 'How the tables meet' })
    .getByRole('listitem')
    .allInnerTexts()
    .then((texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim()));

test('Tables whose headers say little are joined by what they hold, and the health report agrees', async () => {
  const page = await app.visit();
  await chooseFiles(page, [
    file('sales.csv', sales),
    file('customers.csv', members),
    file('products.csv', goods),
  ]);
  await expect
    .poll(() => joins(page), { timeout: 20_000 })
    .toEqual([
      expect.stringMatching(
        /customers\.csv “code” = “cust” of the sales 75\.0% of 60 customers \(75\.0% of the lines\) found; 15 unknown\. Without a row, for example: 145, 146, 147\.$/,
      ),
      expect.stringMatching(/products\.csv “ref” = “what” of the sales All 30 products found\.$/),
    ]);
  const mapping = page.getByRole('table', { name: 'Columns' });
  await mapping.getByText('has 75% of the keys in the other file').waitFor();
  await page.getByRole('button', { name: 'Looks right – import' }).click();
  await page.getByRole('heading', { name: 'Data health', level: 1 }).waitFor();
  expect(await page.getByText('customers.csv · 45 / 60').count()).toBe(1);
  expect(await page.getByText('products.csv · 30 / 30').count()).toBe(1);
});

test('A join that would multiply revenue is refused before the import, and can be left out', async () => {
  const named = sales.with(0, 'order_no,customer_id,date,sku,qty,price');
  const both = goods.slice(1).flatMap((line) => [line, `${line} sold off`]);
  const page = await app.visit();
  await chooseFiles(page, [
    file('sales.csv', named),
    file('coupons.csv', ['sku,campaign', ...both]),
  ]);
  await expect
    .poll(() => joins(page), { timeout: 20_000 })
    .toEqual([expect.stringMatching(/coupons\.csv Left out: “sku” has keys of the sales/)]);
  await page.getByRole('combobox', { name: 'Rows of coupons.csv are' }).click();
  await page.getByRole('option', { name: 'Products' }).click();
  await expect
    .poll(() => joins(page), { timeout: 20_000 })
    .toEqual([
      expect.stringMatching(
        /Not joined: 30 keys stand for several rows .*\(A-0, A-1, A-2\).*multiply revenue/,
      ),
    ]);
  await page.getByRole('combobox', { name: 'Rows of coupons.csv are' }).click();
  await page.getByRole('option', { name: 'Not used' }).click();
  await page.getByRole('region', { name: 'How the tables meet' }).waitFor({ state: 'detached' });
});
