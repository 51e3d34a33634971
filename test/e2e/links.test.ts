import type { Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readLocation, writeLocation } from '../../src/url/location.ts';
import { answered, chooseFiles, importFiles, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';
import { dropHeld, holdFile } from './drop.ts';
import { countOrders, shopFile } from './shop-file.ts';

const app = useApp();
const file = shopFile(3_000);
const sample = '#/overview?v=1&data=sample&dates=2025-01-01..2025-06-30&is.縣市=台北市,新北市';
const hashOf = (page: Page): string => new URL(page.url()).hash;

/** The file that a click hands to the user. */
async function saved(page: Page, click: () => Promise<void>): Promise<[string, string]> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
}

const json = (text: string, name = 'views.json') => ({
  ...{ name, mimeType: 'application/json' },
  buffer: Buffer.from(text),
});

async function orders(page: Page): Promise<string> {
  await answered(page);
  return page
    .getByRole('region', { name: 'Key figures' })
    .getByRole('listitem')
    .filter({ hasText: 'Orders' })
    .locator('.value')
    .innerText();
}

/** Saves the current view under a name, through the dialog for sharing. */
async function saveView(page: Page, name: string, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Save view…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  // The name that is proposed is selected, to be typed over.
  await expect
    .poll(() => dialog.getByLabel('Name').evaluate((box) => box.matches(':focus')))
    .toBe(true);
  await page.keyboard.type(name);
  await dialog.getByLabel('Note').fill(note);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('A link', () => {
  test('that is packed says what it needs, and shows exactly the sent view once the file is there', async () => {
    // So many values that nobody would read them: the address is packed.
    const others = Array.from({ length: 150 }, (_, n) => `no such channel ${n}`);
    const view = {
      page: 'overview',
      params: {},
      filters: {
        ...readLocation('#/overview').view.filters,
        dates: { from: '2024-01-01', to: '2024-12-31' },
        dimensions: [{ dimension: 'channel', exclude: true, values: ['store', ...others] }],
      },
    };
    const hash = writeLocation(view, false);
    expect(hash).toMatch(/^#\/~z1/);
    const page = await app.visit({ hash });
    await page.getByRole('heading', { name: 'This link needs a file' }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^channel$/ })
      .waitFor();
    await holdFile(page, file);
    await dropHeld(page);
    const expected = countOrders(
      file,
      ({ day, channel }) => day.startsWith('2024') && channel !== 'store',
    );
    expect(await orders(page)).toBe(expected.toLocaleString('en'));
    expect(hashOf(page)).toBe(hash);
  });

  test('that was cut says so, and the start page works', async () => {
    const whole = writeLocation(
      { ...readLocation(sample).view, params: { note: 'x'.repeat(1_500) } },
      true,
    );
    const page = await app.visit({ hash: whole.slice(0, -10) });
    await page.getByRole('status').getByText('The link is incomplete').waitFor();
    await page.getByRole('button', { name: 'Try with the sample' }).waitFor();
  });

  test('to the sample opens it in a page that is already there, with nothing open', async () => {
    const page = await app.visit();
    await page.getByRole('button', { name: 'Try with the sample' }).waitFor();
    await page.evaluate((hash) => (location.hash = hash), sample);
    await answered(page);
    expect(hashOf(page)).toContain('data=sample');
    // A link to data of one's own asks for them as it does in a new page.
    const own = await app.visit();
    await own.getByRole('button', { name: 'Try with the sample' }).waitFor();
    await own.evaluate(() => (location.hash = '#/rfm?v=1'));
    await own.getByRole('heading', { name: 'This link needs a file' }).waitFor();
  });

  test('is copied as the address stands, with a list of all that it contains', async () => {
    const context = await app.newContext();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await app.visit({ context, hash: sample });
    await answered(page);
    await page.locator('svg.marks').first().waitFor();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this view' });
    for (const [name, value] of [
      ['Page', 'Overview'],
      ['Dates', 'Jan – Jun 2025'],
      ['Filters', '縣市: 台北市, 新北市'],
    ] as const)
      await dialog.locator('dl > div').filter({ hasText: name }).getByText(value).waitFor();
    await dialog.getByText('No names, customer numbers, e-mail addresses').waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await dialog.getByText('Link copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

    await dialog.getByRole('button', { name: 'Copy picture' }).click();
    await dialog.getByText('Picture copied').waitFor();
    const types = await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
    expect(types).toEqual(['image/png']);
  });

  test('holds no value of a column that names people, in the address or in what is shared', async () => {
    const names = ['Ann Lee', 'Bob Ray', 'Cy Wu'];
    const lines = Array.from({ length: 300 }, (_, n) =>
      [
        `o${n}`,
        `c${n % 60}`,
        `2025-0${1 + (n % 9)}-1${n % 9}`,
        `${10 + (n % 7)}.50`,
        names[n % 3],
      ].join(),
    );
    const text = ['order_id,customer_id,date,amount,Member No', ...lines].join('\n');
    const page = await app.visit();
    await importFiles(page, { ...json(text, 'members.csv'), mimeType: 'text/csv' });
    await page.getByRole('button', { name: 'Open Overview' }).click();
    await answered(page);
    const before = hashOf(page);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const picker = page.getByRole('dialog', { name: 'Filter by' });
    await picker.getByRole('button', { name: 'Member No' }).click();
    await picker.getByRole('checkbox', { name: 'Ann Lee' }).check();
    await picker.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: /^Member No: Ann Lee/ }).waitFor();
    await answered(page);
    expect(hashOf(page)).toBe(before);

    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this view' });
    await dialog.getByText('its values may name people: Member No').waitFor();
    expect(await dialog.innerText()).not.toContain('Ann');
    const [, workbook] = await saved(page, () =>
      dialog.getByRole('button', { name: 'Download workbook file' }).click(),
    );
    for (const name of names) expect(workbook).not.toContain(name);
  });
});

describe('Saved views', () => {
  test('outlive a reload, are described, ordered, deleted and brought back', async () => {
    const page = await app.visit({ hash: sample });
    await answered(page);
    const address = hashOf(page);
    await saveView(page, 'North', 'For Monday');
    await page.getByRole('link', { name: 'RFM', exact: true }).click();
    await answered(page);
    await saveView(page, 'Best', '');
    await page.reload();
    await answered(page);
    await page.getByRole('link', { name: 'Saved views' }).click();
    const rows = page.getByRole('main').getByRole('listitem');
    const names = () => rows.getByRole('link').allInnerTexts();
    await expect.poll(names).toEqual(['North', 'Best']);
    expect(await rows.first().innerText()).toContain('縣市: 台北市, 新北市');
    expect(await rows.first().innerText()).toContain('For Monday');
    expect(await barriers(page)).toEqual([]);

    await page.getByRole('button', { name: 'Move Best up' }).click();
    await expect.poll(names).toEqual(['Best', 'North']);
    await page.getByRole('button', { name: 'Change name and note of Best' }).click();
    const dialog = page.getByRole('dialog', { name: 'Name and note' });
    await dialog.getByLabel('Name').fill('Champions');
    await dialog.getByLabel('Name').press('Enter');
    await expect.poll(names).toEqual(['Champions', 'North']);
    await page.getByRole('button', { name: 'Delete Champions' }).click();
    await expect.poll(names).toEqual(['North']);
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(names).toEqual(['Champions', 'North']);

    await rows.getByRole('link', { name: 'North' }).click();
    await answered(page);
    expect(hashOf(page)).toBe(address);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('saved view champ');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'RFM', level: 1 }).waitFor();
  });

  test('go from an English page to a Chinese one in one file, and twice is once', async () => {
    const page = await app.visit({ hash: sample });
    await answered(page);
    await saveView(page, '台北的老主顧', 'Line one\n第二行');
    await page.getByRole('link', { name: 'Saved views' }).click();
    const [name, text] = await saved(page, () =>
      page.getByRole('button', { name: 'Download all (JSON)' }).click(),
    );
    expect(name).toBe('regulars-views.json');

    const other = await app.visit({
      ...{ hash: '#/saved?v=1&data=sample', locale: 'zh-Hant' },
      ...{ width: 390, height: 844 },
    });
    await other.getByText('尚未儲存任何檢視').waitFor();
    const add = () => other.locator('main input[type=file]').setInputFiles(json(text));
    await add();
    await other.getByText('已加入 1 個檢視').waitFor();
    await add();
    await other.getByText('檔案中的檢視都已在這裡').waitFor();
    const rows = other.getByRole('main').getByRole('listitem');
    expect(await rows.count()).toBe(1);
    expect(await rows.first().innerText()).toContain('第二行');
    expect(await rows.first().innerText()).toContain('縣市：台北市、新北市');
    expect(await barriers(other)).toEqual([]);

    await other.locator('main input[type=file]').setInputFiles(json(text.slice(0, -30)));
    await other.getByText('無法讀取這個工作簿檔案').waitFor();
    expect(await rows.count()).toBe(1);
  });

  test('are forgotten with everything else', async () => {
    const page = await app.visit({ hash: sample });
    await answered(page);
    await saveView(page, 'North', '');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('forget');
    await page.getByRole('option', { name: 'Close the data and forget everything' }).click();
    await page.getByRole('button', { name: 'Try with the sample' }).waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});

test('A workbook file dropped with its data, or before them, opens the view that it was made of', async () => {
  const page = await app.visit();
  await importFiles(page, file);
  await page.evaluate(() => (location.hash = '#/rfm?v=1&frequency=orders&is.channel=store'));
  await answered(page);
  const answer = await page.locator('p.answer').innerText();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const [name, text] = await saved(page, () =>
    page.getByRole('button', { name: 'Download workbook file' }).click(),
  );
  expect(name).toBe('regulars-rfm.json');
  const workbook = json(text, name);

  const together = await app.visit();
  await chooseFiles(together, [file, workbook]);
  await answered(together);
  expect(hashOf(together)).toBe(hashOf(page));
  expect(await together.locator('p.answer').innerText()).toBe(answer);

  const first = await app.visit();
  await holdFile(first, workbook);
  await dropHeld(first);
  await first.getByRole('heading', { name: 'This link needs a file' }).waitFor();
  await chooseFiles(first, file);
  await answered(first);
  expect(hashOf(first)).toBe(hashOf(page));
});
