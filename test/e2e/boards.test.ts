import { read } from '@e965/xlsx';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chartTokens } from '../../src/core/chart/tokens.ts';
import { boardEn } from '../../src/i18n/en/board.ts';
import { exportEn } from '../../src/i18n/en/export.ts';
import { printEn } from '../../src/i18n/en/print.ts';
import { shellEn } from '../../src/i18n/en/shell.ts';
import { boardZhHant } from '../../src/i18n/zh-hant/board.ts';
import { printZhHant } from '../../src/i18n/zh-hant/print.ts';
import { shellZhHant } from '../../src/i18n/zh-hant/shell.ts';
import { answered, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();
const words = {
  en: { board: boardEn, print: printEn, shell: shellEn },
  'zh-Hant': { board: boardZhHant, print: printZhHant, shell: shellZhHant },
};
const hashOf = (page: Page): string => new URL(page.url()).hash;
const tiles = (page: Page): Locator => page.locator('main [data-tile]');
const titles = (page: Page): Promise<string[]> => tiles(page).locator('h2').allInnerTexts();

/** The headline numbers on the page. */
async function figures(page: Page): Promise<string[]> {
  await answered(page);
  const values = page.locator('main .value');
  await values.first().waitFor();
  return values.allInnerTexts();
}

/** Prints to a file, and gives its text; without a reader of such files, the text laid out for paper. */
async function printedText(page: Page, paper: string, exportName: string): Promise<string> {
  await page.evaluate(() => {
    window.print = () => {
      // By the time that a file is made of it, the page is for the screen again.
      const ink = document.querySelector('svg.marks text')?.getAttribute('fill') ?? '';
      document.documentElement.dataset['ink'] = ink;
    };
  });
  await page.getByRole('banner').getByRole('button', { name: exportName, exact: true }).click();
  await page.getByRole('menuitem', { name: paper }).click();
  await page.locator('html[data-ink]').waitFor();
  if (spawnSync('pdftotext', ['-v']).error) {
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('main').innerText();
    await page.emulateMedia({ media: null });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    return text;
  }
  const folder = mkdtempSync(join(tmpdir(), 'print-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    return spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('The Monday meeting', () => {
  test('says what the full views say, and follows its dates', async () => {
    const page = await app.visit({ hash: '#/board?v=1&ready=monday&data=sample' });
    const shown = await figures(page);
    expect(await barriers(page)).toEqual([]);
    const full = await app.visit({ hash: '#/overview?v=1&data=sample' });
    expect(shown).toEqual(await figures(full));

    await page.getByRole('button', { name: /Apr – Jun 2026/ }).click();
    await page.getByRole('button', { name: 'Previous year' }).click();
    await page.waitForFunction(() => location.hash.includes('dates=2025-01-01..2025-12-31'));
    await expect.poll(async () => (await figures(page))[0]).not.toBe(shown[0]);
    await full.evaluate(() => (location.hash += '&dates=2025-01-01..2025-12-31'));
    await expect.poll(() => figures(full)).toEqual(await figures(page));
    for (const text of [/First purchase: .*2025/, /Orders counted: .*2025/])
      await page.locator('main').getByText(text).first().waitFor();

    // The way to the full view takes the filters of the board along.
    await page.getByRole('link', { name: 'Open Segments in full' }).click();
    await page.getByRole('heading', { name: 'RFM', level: 1 }).waitFor();
    expect(hashOf(page)).toContain('dates=2025-01-01..2025-12-31');
  });

  test('opens the customers behind a mark', async () => {
    const page = await app.visit({ hash: '#/board?v=1&ready=monday&data=sample' });
    await answered(page);
    await tiles(page)
      .getByRole('row', { name: /^At risk/ })
      .first()
      .click();
    await page.getByText(/customers selected/).waitFor();
    await page.getByRole('button', { name: shellEn.seeList }).click();
    await page.getByRole('heading', { name: 'Customer list', level: 1 }).waitFor();
  });

  test.each(['en', 'zh-Hant'] as const)('is printed whole, in %s', async (locale) => {
    const t = words[locale];
    const page = await app.visit({
      ...{ locale, theme: 'dark', hash: '#/board?v=1&ready=monday&data=sample' },
    });
    const [revenue = ''] = await figures(page);
    expect(await barriers(page)).toEqual([]);
    const text = await printedText(page, t.print.portrait, t.shell.export);
    const flat = text.replace(/\s+/g, '');
    for (const part of [
      t.board.readyNames.monday,
      'orders.csv.gz',
      t.print.everyone,
      t.print.definitions,
      'board?v=1&data=sample&ready=monday',
      // Letters of another font stand apart.
      revenue.replace(/[^\d.]/g, ''),
    ])
      expect(flat).toContain(part.replace(/\s+/g, ''));
    // By night, too, paper is light.
    expect(await page.locator('html').getAttribute('data-ink')).toBe(chartTokens.light.text3);
    const onScreen = page.locator(`svg.marks text[fill="${chartTokens.dark.text3}"]`).first();
    await onScreen.waitFor();
  });
});

describe('A board of one’s own', () => {
  test('takes a figure from a page, is moved by keys, and is the same after a reload', async () => {
    const page = await app.visit({ hash: '#/rfm?v=1&data=sample' });
    await answered(page);
    const figure = page.locator('main figure').first();
    const [name = ''] = await figure.locator('h2').allInnerTexts();
    await figure.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: boardEn.add }).click();
    const dialog = page.getByRole('dialog', { name: boardEn.addTitle });
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: boardEn.addButton, exact: true }).click();
    await page.getByText(boardEn.added(name, 'Monday meeting')).waitFor();
    await page.getByRole('button', { name: boardEn.show }).click();
    await answered(page);
    await expect.poll(async () => (await titles(page)).at(-1)).toBe(name);
    expect(await titles(page)).toHaveLength(9);

    const grip = page.getByRole('button', { name: boardEn.grip(name) });
    await grip.focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await page
      .getByRole('status')
      .getByText(boardEn.moved(name, 8, 9))
      .waitFor();
    await expect.poll(() => grip.evaluate((own) => own.matches(':focus'))).toBe(true);
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await page
      .getByRole('status')
      .getByText(/width Two thirds/)
      .waitFor();
    expect((await titles(page)).at(-2)).toBe(name);

    await page.getByRole('button', { name: boardEn.save, exact: true }).click();
    await page.getByText(boardEn.replaced('Monday meeting')).waitFor();
    const link = hashOf(page);
    await page.reload();
    await answered(page);
    expect(hashOf(page)).toBe(link);
    await expect.poll(async () => (await titles(page)).at(-2)).toBe(name);

    await page.getByRole('banner').getByRole('button', { name: shellEn.export }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: exportEn.everything }).click(),
    ]);
    const { SheetNames: sheets } = read(await readFile(await download.path()));
    // What stands out is sentences; the last sheet is about the board.
    expect(sheets).toHaveLength(9);
    expect(sheets).toEqual(expect.arrayContaining(['Segments', 'What sells', name]));

    await page.goto(`${app.origin}/#/board?v=1&data=sample`);
    await page.getByRole('link', { name: 'Monday meeting' }).last().click();
    await page.waitForFunction((hash) => location.hash === hash, link);
  });

  test('gives back a tile that was removed, and stands in one column on a phone', async () => {
    const page = await app.visit({ hash: '#/board?v=1&ready=monday&data=sample' });
    await answered(page);
    const before = await titles(page);
    await page.getByRole('button', { name: boardEn.tileMenu('Segments') }).click();
    await page.getByRole('menuitem', { name: boardEn.remove }).click();
    await expect.poll(() => titles(page)).toEqual(before.filter((one) => one !== 'Segments'));
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(() => titles(page)).toEqual(before);

    const [first, second] = before;
    await page.locator('[data-tile="0"] [data-grip]').dragTo(page.locator('[data-tile="1"]'));
    await expect.poll(() => titles(page)).toEqual([second, first, ...before.slice(2)]);

    await page.setViewportSize({ width: 390, height: 844 });
    await expect
      .poll(() => tiles(page).evaluateAll((all) => new Set(all.map((one) => one.clientWidth)).size))
      .toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('that is broken says so tile by tile', async () => {
    const hash =
      '#/board?v=1&name=Mine&t1=overview%3Fv%3D1%26tile.block%3Dgone' +
      '&t2=overview%3Fv%3D1%26tile.block%3Dfigures&t3=%3F&t99=x&data=sample';
    const page = await app.visit({ hash });
    await answered(page);
    await tiles(page).getByText('This tile has nothing to show').waitFor();
    expect(await figures(page)).toHaveLength(5);
    await page
      .getByRole('status')
      .getByText('A setting in the link was not valid')
      .first()
      .waitFor();

    // A set that nobody knows cannot be counted with: the tiles say so, and the board stands.
    const lost = await app.visit({ hash: '#/board?v=1&ready=monday&data=sample&in=nonsense,rfm' });
    await lost.getByRole('heading', { name: 'Monday meeting' }).waitFor();
    await expect.poll(() => tiles(lost).getByRole('alert').count()).toBe(8);
  });
});
