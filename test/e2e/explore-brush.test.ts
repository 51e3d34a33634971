import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Locale } from '../../src/i18n/index.ts';
import { answered, openSample, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();

/** The months of the sample shop, January 2024 to June 2026. */
const months = 30;
/**
 * The column 金額 of the sample's file summed up in a spreadsheet over the days from 1 September to
 * 30 November 2024, by 通路.
 */
const autumn = ['NT$1,941,752', 'NT$1,816,943', 'NT$894,836', 'NT$177,228', 'NT$4,830,759'];
const autumnDates = '2024-09-01..2024-11-30';

/** Opens an exploration of the sample and waits for its strip of months. */
async function openStrip(
  view = 'rows=dimension:通路&measures=revenue',
  locale: Locale = 'en',
  width = 1440,
): Promise<{ page: Page; track: Locator }> {
  const page = await app.visit({ locale, width });
  await openSample(page, locale === 'en' ? 'Try with the sample' : '用範例資料試試看');
  await page.evaluate((to) => (location.hash = `#/explore?v=1&data=sample&${to}`), view);
  const region = locale === 'en' ? 'Dates by hand' : '選取日期';
  const track = page.getByRole('region', { name: region }).locator('.track');
  await track.waitFor();
  await answered(page);
  await track.scrollIntoViewIfNeeded();
  return { page, track };
}

/** Moves the pointer to a place of the strip, in months from its start. */
async function pointAt(page: Page, track: Locator, month: number): Promise<void> {
  const box = (await track.boundingBox())!;
  await page.mouse.move(box.x + (box.width * month) / months, box.y + 22, { steps: 4 });
}

const dates = (page: Page): string | null =>
  new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('dates');

const chip = (page: Page, text: string): Locator =>
  page.getByRole('group', { name: /^(Filters|篩選)/ }).getByRole('button', { name: text });

/** The numbers of a column of the pivot. */
const numbers = async (page: Page, column = 0, columns = 1): Promise<readonly string[]> => {
  const cells = await page.getByRole('treegrid').getByRole('gridcell').allInnerTexts();
  return cells.filter((_, place) => place % columns === column);
};

const first = (page: Page): Locator => page.getByRole('slider', { name: 'First day' });
const last = (page: Page): Locator => page.getByRole('slider', { name: 'Last day' });

test('Numbers and dates follow the pointer, and what it leaves is one step that Back undoes', async () => {
  const { page, track } = await openStrip();
  const before = await numbers(page);
  const entries = await page.evaluate(() => history.length);
  await pointAt(page, track, 8.5);
  await page.mouse.down();
  await pointAt(page, track, 9.5);
  await pointAt(page, track, 13.5);
  await pointAt(page, track, 10.5);
  await expect.poll(() => numbers(page)).toEqual(autumn);
  await chip(page, 'Sep – Nov 2024').waitFor();
  expect(dates(page)).toBeNull();
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.mouse.up();
  await expect.poll(() => dates(page)).toBe(autumnDates);
  await answered(page);
  expect(await numbers(page)).toEqual(autumn);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  await page.goBack();
  await expect.poll(() => numbers(page)).toEqual(before);
  expect(dates(page)).toBeNull();
});

test('What cannot be added up is not said while the hand moves, and counted where it rests', async () => {
  const { page, track } = await openStrip('rows=dimension:通路&measures=revenue~customers');
  await pointAt(page, track, 8.5);
  await page.mouse.down();
  await pointAt(page, track, 10.5);
  await expect.poll(() => numbers(page, 0, 2)).toEqual(autumn);
  // Customers of a channel bought in others too: their total is no sum.
  const customers = ['715', '603', '308', '50', '1,497'];
  await expect.poll(() => numbers(page, 1, 2)).toEqual(customers);
  await pointAt(page, track, 11.5);
  await expect.poll(() => numbers(page, 1, 2)).not.toEqual(customers);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(dates(page)).toBeNull();
});

test('The chosen dates are moved as a whole and by their ends; a double click takes them back', async () => {
  const { page, track } = await openStrip(
    `rows=dimension:通路&measures=revenue&dates=${autumnDates}`,
  );
  const before = await numbers(page);
  expect(before).toEqual(autumn);
  const drag = async (from: number, to: number): Promise<void> => {
    await pointAt(page, track, from);
    await page.mouse.down();
    await pointAt(page, track, to);
    await page.mouse.up();
    await answered(page);
  };
  await drag(9.5, 11.5);
  await expect.poll(() => dates(page)).toBe('2024-11-01..2025-01-31');
  await drag(9.9, 7.9);
  await expect.poll(() => dates(page)).toBe('2024-09-01..2025-01-31');
  await drag(13.1, 11.1);
  await expect.poll(() => dates(page)).toBe(autumnDates);
  await expect.poll(() => numbers(page)).toEqual(autumn);
  await pointAt(page, track, 20);
  await page.mouse.dblclick(...(await centreOf(track)));
  await expect.poll(() => dates(page)).toBeNull();
});

/** The middle of the bars. */
async function centreOf(track: Locator): Promise<[number, number]> {
  const { x, y, width } = (await track.boundingBox())!;
  return [x + width / 2, y + 22];
}

test('Both ends are sliders; keys that follow one another are one step', async () => {
  const { page } = await openStrip(
    `rows=dimension:通路&measures=revenue&dates=2024-10-01..2024-12-31`,
  );
  const entries = await page.evaluate(() => history.length);
  await last(page).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await last(page).getAttribute('aria-valuetext')).toBe('30 Nov 2024');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => first(page).getAttribute('aria-valuetext')).toBe('1 Sep 2024');
  await page.keyboard.press('Enter');
  await expect.poll(() => dates(page)).toBe(autumnDates);
  await expect.poll(() => numbers(page)).toEqual(autumn);
  expect(await page.evaluate(() => history.length)).toBe(entries + 2);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => dates(page)).toBe('2024-05-01..2024-11-30');
  expect(await page.evaluate(() => history.length)).toBe(entries + 3);
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  await expect.poll(() => first(page).getAttribute('aria-valuetext')).toBe('1 May 2024');
  await page.keyboard.press('Escape');
  await expect.poll(() => dates(page)).toBeNull();
});

test('Where first comes what cannot be added up, the dates move and the numbers wait', async () => {
  const { page, track } = await openStrip('rows=dimension:通路&measures=customers');
  await pointAt(page, track, 8.5);
  await page.mouse.down();
  await pointAt(page, track, 10.5);
  await chip(page, 'Sep – Nov 2024').waitFor();
  await expect.poll(() => numbers(page)).toEqual(['715', '603', '308', '50', '1,497']);
  await page.mouse.up();
  await expect.poll(() => dates(page)).toBe(autumnDates);
});

test('The strip speaks Chinese, fits a narrow screen, and has no barriers', async () => {
  const { page, track } = await openStrip(`dates=${autumnDates}`, 'zh-Hant', 390);
  const slider = page.getByRole('slider', { name: '第一天' });
  expect(await slider.getAttribute('aria-valuetext')).toBe('2024/9/1');
  const box = (await track.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(390);
  expect(await barriers(page)).toEqual([]);
});
