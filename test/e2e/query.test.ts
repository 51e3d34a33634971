import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { cellsOf, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();

const linkTo = (query: string): string =>
  `#/sql?v=1&data=sample&q=${encodeURIComponent(query).replaceAll("'", '%27')}`;

/** Writes a query in place of the one that is there, without taking a suggestion. */
async function write(page: Page, query: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(query);
  await page.keyboard.press('Escape');
}

const answerOf = (page: Page): ReturnType<typeof cellsOf> =>
  cellsOf(page.getByRole('figure').getByRole('table'));

/** The sample's channels and their lines, counted from its file elsewhere: see `src/sample`. */
const channels = 'select 通路, count(*) as n from lines group by all order by n desc';

describe('The SQL page', () => {
  test('completes a name, runs by key, and the link answers the same', async () => {
    const page = await app.visit({ hash: '#/sql?v=1&data=sample' });
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('select sum(net_rev');
    await page.locator('.cm-tooltip-autocomplete [aria-selected=true]').waitFor();
    // A suggestion is taken only after a moment, lest one appears under a key that was meant otherwise.
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await page.keyboard.type(') as total, count(*) as n from lines');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('figure').getByRole('table').waitFor();
    const shown = await answerOf(page);
    expect(shown[0]).toEqual(['total', 'n']);
    // 62,190 lines are in the sample's file.
    expect(shown[1]?.[1]).toBe('62,190');
    expect(new URL(page.url()).hash).toContain('q=select+sum(net_revenue)');

    const other = await app.visit({ hash: new URL(page.url()).hash });
    await other.getByRole('figure').getByRole('table').waitFor();
    expect(await answerOf(other)).toEqual(shown);
  });

  test('underlines the place of an error and says what it is, in both languages', async () => {
    const page = await app.visit({ hash: linkTo("select '中文',\n  colour from lines") });
    const alert = page.getByRole('alert');
    await alert.getByText('Line 2, column 3').waitFor();
    expect(await alert.innerText()).toContain('colour');
    await page.locator('.cm-wrong').waitFor();
    expect(await page.locator('.cm-wrong').innerText()).toBe('colour');
    await write(page, 'delete from lines');
    await page.keyboard.press('Control+Enter');
    await alert.getByText('This page only reads').waitFor();
    await write(page, 'select 1 as one');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('figure').waitFor();
    expect(await page.locator('.cm-wrong').count()).toBe(0);

    const chinese = await app.visit({ hash: linkTo('delete from lines'), locale: 'zh-Hant' });
    await chinese.getByRole('alert').getByText('這個頁面只能讀取').waitFor();
  });

  test('draws the answer, and saves what it shows', async () => {
    const page = await app.visit({ hash: linkTo(channels) });
    const figure = page.getByRole('figure');
    await figure.getByRole('table').waitFor();
    const shown = await answerOf(page);
    await figure.getByRole('button', { name: 'Export this figure' }).click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /CSV/ }).click(),
    ]);
    const text = readFileSync(await saved.path(), 'utf8').replace(/^\uFEFF/, '');
    const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
    expect(data).toEqual(shown.map((row) => row.map((cell) => cell.replaceAll(',', ''))));
    await figure.getByRole('button', { name: 'Show as chart (T)' }).click();
    await figure.locator('svg.marks').waitFor();
  });

  test('stops a query that takes too long, and goes on', async () => {
    const page = await app.visit({ hash: linkTo('select 1 as one') });
    await page.getByRole('figure').waitFor();
    await write(page, 'select count(*) from range(3000000000) t(x) where sin(x) > 2');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Run' }).waitFor();
    await write(page, 'select 2 as two');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('columnheader', { name: 'two' }).waitFor();
  });

  test('can be left by Tab, and its keys are not shortcuts', async () => {
    const page = await app.visit({ hash: linkTo('select 1 as one') });
    await page.getByRole('figure').waitFor();
    await write(page, 'select ');
    await page.keyboard.type('g o ? i');
    expect(new URL(page.url()).hash).toMatch(/^#\/sql/);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Run' }).waitFor();
    expect(
      await page
        .getByRole('button', { name: 'Run' })
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
  });

  test('puts a name of the list into the query, quoted where it has to be', async () => {
    const page = await app.visit({ hash: linkTo('select 1 as one') });
    await page.getByRole('figure').waitFor();
    await write(page, 'select ');
    await page.getByRole('button', { name: 'Insert “通路”' }).click();
    await page.keyboard.type(' from lines limit 1');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('columnheader', { name: '通路' }).waitFor();
  });

  test('says in the dialog for sharing that the text of the query is in the link', async () => {
    const page = await app.visit({ hash: linkTo("select 'ann@example.com' as who") });
    await page.getByRole('figure').waitFor();
    await page.getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('text of the query', { exact: false }).first().waitFor();
    expect(await dialog.innerText()).toContain('ann@example.com');
  });

  test.each([
    { locale: 'en', theme: 'light', width: 1440, height: 900 },
    { locale: 'zh-Hant', theme: 'dark', width: 390, height: 844 },
  ] as const)('is accessible: $locale, $theme, $width px', async (arrival) => {
    const page = await app.visit({ ...arrival, hash: linkTo(channels) });
    await page.getByRole('figure').getByRole('table').waitFor();
    expect(await barriers(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
