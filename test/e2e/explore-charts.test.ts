import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answered, chooseFiles, openSample, useApp, type Arrival } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();

/** All dates of the shop below. */
const all = 'dates=2023-01-01..2024-12-31';
const figure = 'main figure:has(svg.marks)';
const param = (page: Page, name: string): string | null =>
  new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get(name);

/** Goes to an exploration of the data that are open. */
async function explore(page: Page, shelves: string): Promise<void> {
  const data = param(page, 'data');
  await page.evaluate(
    (to) => (location.hash = `#/${to}`),
    `explore?v=1&${shelves}${data === null ? '' : `&data=${data}`}`,
  );
  await page.locator(figure).first().waitFor();
  await answered(page);
}

/** Two years of a small shop that sells to five countries, and to one place that is none. */
function abroad(): { name: string; mimeType: string; buffer: Buffer } {
  const countries = ['台灣', 'Japan', 'EIRE', 'Singapore', 'USA', 'Atlantis'];
  const lines = Array.from({ length: 240 }, (_, at) => {
    const month = String(1 + (at % 12)).padStart(2, '0');
    const country = countries[at % countries.length] ?? '';
    return `c${at % 40},o${at},${2023 + (at % 2)}-${month}-15,${100 + at}.50,${country}`;
  });
  const csv = ['customer_id,order_id,order_date,amount,country', ...lines, ''].join('\n');
  return { name: 'abroad.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
}

async function openAbroad(arrival: Arrival = {}): Promise<Page> {
  const page = await app.visit(arrival);
  await chooseFiles(page, abroad());
  const isEnglish = arrival.locale !== 'zh-Hant';
  await page
    .getByRole('button', { name: isEnglish ? 'Looks right – import' : '沒問題，匯入' })
    .click();
  await page
    .getByRole('button', { name: isEnglish ? 'Open Overview' : '開啟總覽' })
    .first()
    .click();
  await answered(page);
  return page;
}

test('Every shape of the menu is drawn; those that say nothing here can not be chosen', async () => {
  const page = await app.visit();
  await openSample(page);
  await explore(page, 'rows=dimension:分類&columns=dimension:通路&measures=revenue~orders');
  const menu = page.getByRole('button', { name: /^Show as:/ });
  const marks = page.locator(`${figure} svg.marks [class*="role-mark"] path`);
  for (const [name, chart] of [
    ...[['Bars', 'bar'] as const, ['Stacked bars', 'stacked'] as const],
    ...[['Bars of 100%', 'filled'] as const, ['Lines', 'line'] as const],
    ...[['Areas', 'area'] as const, ['Heat map', 'heat'] as const],
    ...[['Points', 'scatter'] as const, ['Box plot', 'box'] as const],
  ]) {
    await menu.click();
    await page.getByRole('menuitemradio', { name, exact: true }).click();
    expect(param(page, 'chart')).toBe(chart);
    await answered(page);
    await expect.poll(() => marks.count(), { message: chart }).toBeGreaterThan(0);
    await page
      .locator('main')
      .getByText('The chart could not be drawn')
      .waitFor({ state: 'detached' });
  }
  await menu.click();
  expect(await page.getByRole('menuitemradio', { name: 'Map', exact: true }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await explore(page, 'rows=dimension:分類&measures=orders');
  await menu.click();
  const stacked = page.getByRole('menuitemradio', { name: 'Stacked bars' });
  expect(await stacked.getAttribute('aria-disabled')).toBe('true');
});

test('A link to a shape that says nothing of its shelves says so below another', async () => {
  const page = await app.visit();
  await openSample(page);
  await explore(page, 'rows=dimension:分類&measures=revenue&chart=map');
  await page.getByText('A map needs countries as the outermost field').waitFor();
});

test('The percentiles of a box plot stand in its table', async () => {
  const page = await app.visit();
  await openSample(page);
  await explore(page, 'rows=dimension:分類&measures=medianLine&chart=box');
  const shown = page.getByRole('figure', { name: /^Highest median/ });
  await shown.getByRole('button', { name: 'Show as table (T)' }).click();
  const heads = await shown.getByRole('columnheader').allInnerTexts();
  expect(heads.map((head) => head.trim())).toContain('25th percentile of line amounts');
  expect(await barriers(page)).toEqual([]);
});

test('A map comes from the page’s own origin when it is drawn, and names what is no country', async () => {
  const page = await openAbroad();
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await explore(page, `rows=dimension:country&measures=revenue&${all}`);
  expect(fetched.filter((url) => url.includes('countries'))).toEqual([]);
  await page.getByRole('button', { name: /^Show as:/ }).click();
  await page.getByRole('menuitemradio', { name: 'Map', exact: true }).click();
  // Every country but Antarctica and the four with customers; then these four.
  const shapes = page.locator(`${figure} svg.marks .mark-shape`);
  await expect.poll(() => shapes.first().locator('path').count()).toBe(177 - 1 - 4);
  expect(await shapes.nth(1).locator('path').count()).toBe(4);
  // Singapore has no shape at this scale: it is a dot.
  const dot = page.locator(`${figure} svg.marks .mark-symbol path`);
  expect(await dot.count()).toBe(1);
  await page.getByText(/^Not on the map: Atlantis [\d.,]+\.$/).waitFor();
  expect(fetched.filter((url) => url.includes('countries'))).toHaveLength(1);
  expect(fetched.filter((url) => !url.startsWith(app.origin) && !url.startsWith('blob:'))).toEqual(
    [],
  );
  await dot.hover();
  await page.locator('.tip').getByText('Singapore').waitFor();
  await dot.click();
  await page.getByText(/^\d+ customers? selected$/).waitFor();
});

test('The same map on a small screen in Chinese', async () => {
  const page = await openAbroad({ locale: 'zh-Hant', theme: 'dark', width: 390, height: 844 });
  await explore(page, `rows=dimension:country&measures=revenue&chart=map&${all}`);
  await page.getByText(/^不在地圖上：Atlantis/).waitFor();
  await expect
    .poll(() => page.locator(`${figure} svg.marks .mark-shape path`).count())
    .toBe(177 - 1);
});
