import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cellsOf, chooseFiles, importFiles, numberIn, payload, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();

/** A shop of 120 people known by their e-mail addresses, who come back at their own pace. */
const people = Array.from({ length: 120 }, (_, n) => `person${n}@secret.example`);
const orders = payload({
  name: 'orders.csv',
  bytes: new TextEncoder().encode(
    [
      'Order ID,Email,Order Date,Amount,Product',
      ...people.flatMap((email, n) =>
        Array.from({ length: 1 + (n % 5) }, (_, k) => {
          const date = new Date(Date.UTC(2024, 0, 1 + n + 37 * k)).toISOString().slice(0, 10);
          return `A${n}-${k},${email},${date},${100 + n}.50,Tea ${k}`;
        }),
      ),
      'A4-9,person4@secret.example,2024-07-01,-30.00,Tea 0',
      '',
    ].join('\n'),
  ),
});
const personal = /secret|person\d/;

const main = (page: Page) => page.getByRole('main');
const found = (page: Page, count: number) =>
  main(page)
    .getByText(new RegExp(`^${count} customers?( ·|$)`))
    .waitFor();

async function openList(page: Page): Promise<void> {
  await importFiles(page, orders);
  await page.getByRole('link', { name: 'Customer list' }).click();
  await found(page, 120);
}

/** The text of a column of the rows that are drawn. */
async function columnOf(page: Page, name: string): Promise<readonly string[]> {
  await expect.poll(() => main(page).locator('tr.waiting').count()).toBe(0);
  const [header = [], ...rows] = await cellsOf(main(page).getByRole('table'));
  // A header that needs explaining carries the explanation.
  const place = header.findIndex((cell) => cell.startsWith(name));
  return rows.filter((row) => row.length === header.length).map((row) => row[place] ?? '');
}

test('A masked list finds a whole address and no part of one; shown, it finds parts', async () => {
  const page = await app.visit();
  await openList(page);
  const search = main(page).getByRole('searchbox', { name: 'Find a customer' });
  await search.fill('person11');
  await page.getByText('No customer of this name').waitFor();
  await search.fill('PERSON11@secret.example');
  await found(page, 1);
  expect(await main(page).innerText()).not.toMatch(/person11/i);
  await search.fill('person11');
  await main(page).getByRole('button', { name: 'Show personal data' }).last().click();
  // person11, and person110 to person119.
  await found(page, 11);
  await page.getByRole('rowheader', { name: 'person115@secret.example' }).waitFor();
  expect(page.url()).not.toMatch(personal);
});

test('The list is sorted and gets columns by link, and the link brings them back', async () => {
  const page = await app.visit();
  await openList(page);
  await main(page).getByRole('button', { name: 'Orders', exact: true }).click();
  await expect.poll(async () => (await columnOf(page, 'Orders'))[0]).toBe('5');
  await main(page).getByRole('button', { name: 'Orders', exact: true }).click();
  await expect.poll(async () => (await columnOf(page, 'Orders'))[0]).toBe('1');
  await main(page).getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Days between' }).check();
  await page.getByRole('checkbox', { name: 'Segment' }).uncheck();
  await page.keyboard.press('Escape');
  await expect
    .poll(() => page.url())
    .toContain('columns=firstDay~lastDay~orders~medianGap~net&sort=orders');
  const before = await columnOf(page, 'Days between');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main(page).getByRole('button', { name: 'Export list' }).click(),
  ]);
  const [head, ...saved] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(head).toBe('Customer,First order,Last order,Orders,Days between,Net revenue');
  expect(saved).toHaveLength(120);
  // Who bought once, in the order of the addresses' text.
  expect(saved[0]).toBe('person0@secret.example,2024-01-01,2024-01-01,1,,100.5');
  expect(saved.slice(0, before.length).map((line) => line.split(',')[4])).toEqual(
    before.map((text) => text.replace(/\D/g, '')),
  );
  await page.reload();
  await found(page, 120);
  expect(await columnOf(page, 'Days between')).toEqual(before);
  await page.goBack();
  await page.getByRole('columnheader', { name: /Segment/ }).waitFor();
});

test('A customer is opened with the keyboard, adds up to the list, and leads back to it', async () => {
  const page = await app.visit({ height: 1100 });
  await openList(page);
  await main(page).getByRole('button', { name: 'Orders', exact: true }).click();
  await expect.poll(async () => (await columnOf(page, 'Orders'))[0]).toBe('5');
  const search = main(page).getByRole('searchbox', { name: 'Find a customer' });
  await search.fill('person4@secret.example');
  await found(page, 1);
  // 5 × 104.50 − 30.00
  const net = (await columnOf(page, 'Net revenue'))[0] ?? '';
  expect(numberIn(net)).toBe(492.5);
  await main(page).locator('tbody tr[data-row="0"]').focus();
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'p•••@•••.example' }).waitFor();
  await page.locator('p.answer', { hasText: 'Buys every 37 days; the median' }).waitFor();
  expect(await page.evaluate(() => location.href + document.title)).not.toMatch(personal);
  expect(page.url()).toMatch(/#\/customer\?v=1&k=\d+&of=[0-9a-f]{8}$/);
  const timeline = main(page).getByRole('figure', { name: /from 5 orders/ });
  await timeline.getByRole('button', { name: 'Show as table (T)' }).click();
  const months = await cellsOf(timeline.getByRole('table'));
  const amounts = months.slice(1, -1).map((row) => numberIn(row.at(-1) ?? ''));
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(492.5, 6);
  expect(numberIn(months.at(-1)?.at(-1) ?? '')).toBe(492.5);
  const listed = await cellsOf(main(page).getByRole('table', { name: 'Orders', exact: true }));
  const nets = listed.slice(1).map((row) => numberIn(row.at(-1) ?? ''));
  expect(nets.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(492.5, 6);
  await main(page)
    .getByRole('table', { name: 'Orders', exact: true })
    .locator('tbody tr')
    .last()
    .click();
  await page.getByRole('heading', { name: 'Lines of the order of 5 Jan 2024' }).waitFor();

  await main(page).getByRole('button', { name: 'Show personal data' }).click();
  await page.getByRole('heading', { name: 'person4@secret.example' }).waitFor();
  await main(page).getByRole('button', { name: 'Customer list' }).click();
  await found(page, 1);
  expect(await search.inputValue()).toBe('person4@secret.example');
  expect(page.url()).toContain('sort=-orders');
  // Still shown, and the row that was opened has the focus.
  await page.getByRole('rowheader', { name: 'person4@secret.example' }).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-row')))
    .toBe('0');
  const visited = await page.evaluate(() => JSON.stringify([location.href, document.title]));
  expect(visited).not.toMatch(personal);
});

test('A link to a customer of other data says so, and one that the filters leave out too', async () => {
  const page = await app.visit({ hash: '#/customer?v=1&k=5&of=00000000' });
  await chooseFiles(page, orders);
  await page.getByText('This link was made with other data').waitFor();
  await main(page).getByRole('button', { name: 'Customer list' }).click();
  await found(page, 120);
  await main(page).locator('tbody tr[data-row="0"]').click();
  await page.getByText(/Next purchase/).waitFor();
  const link = page.url();
  await page.goto(`${link}&asof=2024-01-01`);
  await page.getByText('The filters leave this customer out').waitFor();
  await main(page).getByRole('button', { name: 'Remove the filters' }).click();
  await page.getByText(/Next purchase/).waitFor();
  expect(page.url()).toBe(link);
});

test.each(['en', 'zh-Hant'] as const)(
  'The list and the page of a customer fit a phone, without barriers, in %s',
  async (locale) => {
    const page = await app.visit({
      ...{ locale, width: 390, height: 844 },
      hash: '#/customers?v=1',
    });
    await chooseFiles(page, orders);
    const expectFits = async (screen: string): Promise<void> => {
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        expect(await barriers(page), `${screen}, ${theme}`).toEqual([]);
      }
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overhang, screen).toBe(0);
    };
    const first = main(page).locator('tbody tr[data-row="0"]');
    await first.getByText(/\d/).first().waitFor();
    await expectFits('list');
    await first.click();
    await main(page).locator('svg.marks').first().waitFor();
    await expectFits('customer');
  },
);
