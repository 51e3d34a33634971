import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { answered, chooseFiles, importFiles, useApp } from '../support/page.ts';
import { countOrders, shopFile } from './shop-file.ts';

const app = useApp();
const file = shopFile(6_000);

/** What a view shows: its filters and everything in its content, numbers and chart labels included. */
async function shown(page: Page): Promise<{ filters: string; content: string; hash: string }> {
  await answered(page);
  await page.locator('figure svg.marks, [role=grid]').first().waitFor();
  const read = () =>
    page.evaluate(() => ({
      hash: location.hash,
      filters: document.querySelector('[role=group]')?.textContent ?? '',
      content: document.querySelector('main')?.textContent ?? '',
    }));
  // A chart is drawn in tasks of its own, after the numbers around it.
  for (let last = await read(); ;) {
    await page.waitForTimeout(300);
    const now = await read();
    if (now.content === last.content) return now;
    last = now;
  }
}

const orders = (page: Page): Promise<string> =>
  page
    .getByRole('region', { name: 'Key figures' })
    .getByRole('listitem')
    .filter({ hasText: 'Orders' })
    .locator('.value')
    .innerText();
const count = (value: number): string => value.toLocaleString('en');

async function openShop(page: Page): Promise<void> {
  await importFiles(page, file);
  await page.getByRole('button', { name: 'Open Overview' }).click();
  await answered(page);
}

async function choosePreset(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name: 'Filters' }).getByRole('button').first().click();
  await page
    .getByRole('dialog', { name: 'Choose dates' })
    .getByRole('button', { name, exact: false })
    .click();
}

async function filterByChannel(page: Page, channel: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const picker = page.getByRole('dialog', { name: 'Filter by' });
  await picker.getByRole('button', { name: 'channel' }).click();
  await picker.getByRole('checkbox', { name: channel }).check();
  await picker.getByRole('button', { name: 'Apply' }).click();
}

async function setAsOf(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: /^As of/ }).click();
  const form = page.getByRole('dialog', { name: 'As-of date' });
  await form.getByLabel('As-of date').fill(day);
  await form.getByRole('button', { name: 'Apply' }).click();
}

/** An overview with dates, a dimension and a day of its own; an RFM view of some customers. */
async function openViews(page: Page): Promise<readonly string[]> {
  await choosePreset(page, 'Last 12 closed months');
  await filterByChannel(page, 'store');
  await setAsOf(page, '2025-08-31');
  await answered(page);
  const overview = page.url();
  await page.getByRole('link', { name: 'RFM', exact: true }).click();
  await answered(page);
  await page.getByRole('radio', { name: 'Orders' }).click();
  await page.getByRole('gridcell', { name: /^Recency 5, frequency 5/ }).click();
  await page.getByRole('button', { name: 'Filter by these' }).click();
  await page.getByRole('button', { name: /^RFM: Recency 5/ }).waitFor();
  await answered(page);
  return [overview, page.url()];
}

test('An address gives the same view after a reload, in another tab, and to somebody else', async () => {
  const page = await app.visit();
  await openShop(page);
  const views = await openViews(page);
  for (const url of views) {
    await page.goto(url);
    const before = await shown(page);
    expect(before.hash).toContain('is.channel=store');

    // The file is not chosen again, not even after a reload.
    await page.reload();
    expect(await shown(page)).toEqual(before);

    const tab = await app.visit({ context: page.context(), hash: before.hash });
    expect(await shown(tab)).toEqual(before);
    await tab.close();

    const other = await app.visit({ hash: before.hash });
    await other.getByRole('heading', { name: 'This link needs a file' }).waitFor();
    await other.getByText('channel: store').waitFor();
    await chooseFiles(other, file);
    expect(await shown(other)).toEqual(before);
    await other.close();
  }
  // The history of the tab has outlived the reloads.
  await page.goBack();
  expect((await shown(page)).hash).toBe(new URL(views[0]!).hash);
});

describe('Every change of the view', () => {
  test('is one step in the history, with its own address and its own numbers', async () => {
    const page = await app.visit();
    await openShop(page);
    const steps: [(page: Page) => Promise<void>, string, number][] = [
      [
        (at) => choosePreset(at, 'All history'),
        'dates=2023-01-01..2025-12-31',
        countOrders(file, () => true),
      ],
      [
        (at) => filterByChannel(at, 'app'),
        'is.channel=app',
        countOrders(file, ({ channel }) => channel === 'app'),
      ],
      [
        (at) => setAsOf(at, '2024-06-30'),
        'asof=2024-06-30',
        countOrders(file, ({ day, channel }) => channel === 'app' && day <= '2024-06-30'),
      ],
    ];
    const seen = [await shown(page)];
    expect(await orders(page)).toBe(count(countOrders(file, ({ day }) => day >= '2025-10-01')));
    for (const [change, inAddress, expected] of steps) {
      await change(page);
      await page.waitForFunction((text) => location.hash.includes(text), inAddress);
      const now = await shown(page);
      expect(await orders(page)).toBe(count(expected));
      expect(now.content).not.toBe(seen.at(-1)?.content);
      seen.push(now);
    }
    for (const before of [...seen].reverse().slice(1)) {
      await page.goBack();
      await expect.poll(() => shown(page)).toEqual(before);
    }
    for (const after of seen.slice(1)) {
      await page.goForward();
      await expect.poll(() => shown(page)).toEqual(after);
    }
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => shown(page)).toEqual(seen.at(-2));
  });

  test('leaves language and theme out of the address', async () => {
    const page = await app.visit();
    await openShop(page);
    const { hash } = await shown(page);
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.locator('html[data-theme=dark]').waitFor();
    await page.getByRole('button', { name: '繁體中文' }).click();
    await page.getByRole('heading', { name: '總覽', level: 1 }).waitFor();
    expect((await shown(page)).hash).toBe(hash);
    await page.reload();
    await page.getByRole('heading', { name: '總覽', level: 1 }).waitFor();
    await page.locator('html[data-theme=dark]').waitFor();
    expect((await shown(page)).hash).toBe(hash);
  });
});
