import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answered, openSample, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();

/** Opens a pivot of the sample shop, whose sales go back to January 2024. */
async function pivotOf(view: string, width = 1440): Promise<{ page: Page; grid: Locator }> {
  const page = await app.visit({ width });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page);
  const dates = 'dates=2024-01-01..2026-06-30';
  await page.evaluate(
    (to) => (location.hash = `#/explore?v=1&data=sample&${to}`),
    `${view}&${dates}`,
  );
  const grid = page.getByRole('treegrid');
  await grid.waitFor();
  await answered(page);
  return { page, grid };
}

const param = (page: Page, name: string): string | null =>
  new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get(name);

/** The text of the cell that keys act on. */
const activeText = (grid: Locator): Promise<string> =>
  grid.evaluate((element) => {
    const id = element.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent.trim() ?? '';
  });

const rowHeads = (grid: Locator): Promise<readonly string[]> =>
  grid.getByRole('rowheader').allInnerTexts();

test('Groups close and open with the keyboard, the link knows it, and Back undoes it', async () => {
  const { page, grid } = await pivotOf('rows=year~quarter&measures=revenue');
  expect(await rowHeads(grid)).toHaveLength(3 + 10 + 1);
  await grid.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => rowHeads(grid)).toHaveLength(3 + 6 + 1);
  expect(await grid.locator('[aria-expanded=false][role=row]').count()).toBe(1);
  await expect.poll(() => param(page, 'closed')).not.toBeNull();
  await page.goBack();
  await expect.poll(() => rowHeads(grid)).toHaveLength(3 + 10 + 1);
  await page.goForward();
  await expect.poll(() => rowHeads(grid)).toHaveLength(3 + 6 + 1);
});

test('A head sorts downwards, upwards, and no more', async () => {
  const { page, grid } = await pivotOf('rows=quarterOfYear&measures=orders');
  const head = grid.getByRole('columnheader', { name: 'Orders' });
  const unsorted = await rowHeads(grid);
  const orders = async (): Promise<readonly number[]> => {
    const texts = await grid.getByRole('gridcell').allInnerTexts();
    return texts.slice(0, -1).map((text) => Number(text.replaceAll(',', '')));
  };
  for (const [direction, sign] of [
    ['descending', -1],
    ['ascending', 1],
  ] as const) {
    await head.getByRole('button').click();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe(direction);
    await answered(page);
    const shown = await orders();
    expect(shown).toEqual([...shown].sort((left, right) => sign * (left - right)));
  }
  await head.getByRole('button').click();
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('none');
  await expect.poll(() => rowHeads(grid)).toEqual(unsorted);
});

test('What is selected is copied with its heads, and a number opens its customers', async () => {
  const { page, grid } = await pivotOf('rows=year&columns=visit&measures=orders');
  await grid.focus();
  await page.keyboard.press('ArrowRight');
  const first = await activeText(grid);
  await page.keyboard.press('Shift+ArrowDown');
  const second = await activeText(grid);
  await page.keyboard.press('Control+c');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(
      [
        ['First or repeat purchase', 'First purchase'],
        ['Year', 'Orders'],
        ['2024', first],
        ['2025', second],
        [''],
      ]
        .map((texts) => texts.join('\t'))
        .join('\r\n'),
    );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.getByText(/[1-9][\d,]* customers selected/).waitFor();
});

test('Of thousands of cells only those in view are in the page', async () => {
  const { page, grid } = await pivotOf('rows=day&columns=month&measures=revenue');
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(800);
  expect(await grid.getByRole('gridcell').count()).toBeLessThan(600);
  await grid.focus();
  await page.keyboard.press('Control+End');
  const last = grid.getByRole('row').last();
  await expect.poll(() => last.innerText()).toContain('Total');
  expect(await grid.getByRole('gridcell').count()).toBeLessThan(600);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  expect(await activeText(grid)).toContain('30 Jun 2026');
});

test('A pivot has no barriers, coloured or with bars, on a wide and a narrow screen', async () => {
  for (const width of [1440, 390]) {
    const { page, grid } = await pivotOf('rows=year~quarter&columns=visit&measures=revenue', width);
    const label = await grid.getByRole('rowheader').first().boundingBox();
    expect(label!.width).toBeLessThanOrEqual(0.45 * (await grid.boundingBox())!.width);
    for (const display of ['Heat', 'Bars']) {
      await page.getByRole('radio', { name: display }).click();
      expect(await barriers(page)).toEqual([]);
    }
  }
});
