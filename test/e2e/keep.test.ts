import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { errorsEn } from '../../src/i18n/errors/en.ts';
import { answered, chooseFiles, importFiles, useApp } from '../support/page.ts';
import { killWorker } from './kill-worker.ts';
import { shopFile } from './shop-file.ts';
import { stored } from './stored.ts';

const app = useApp();

const answer = (page: Page): Promise<string> => page.locator('main p.answer').innerText();
const note = (page: Page, text: string | RegExp) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('status').filter({ hasText: text });

async function openOverview(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Open Overview' }).click();
  await answered(page);
  return answer(page);
}

/** Sets the switch in the dialog about privacy, which is opened from the foot of the navigation. */
async function setKeeping(page: Page, on: boolean): Promise<void> {
  await page.getByRole('button', { name: /^Files stay on this device/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Nothing leaves this device' });
  await dialog.getByRole('checkbox', { name: 'Keep the data on this device' }).setChecked(on);
  await dialog.getByRole('button', { name: 'Close' }).click();
}

/** A tab whose data are kept. */
async function keepingTab(context: BrowserContext, lines: number): Promise<Page> {
  const page = await app.visit({ context });
  await importFiles(page, shopFile(lines));
  await setKeeping(page, true);
  await note(page, 'Kept on this device').waitFor();
  return page;
}

const openKept = (page: Page) => page.getByRole('button', { name: 'Open shop.csv' });

test('Keeping is off until it is asked for, and then the data open without their files', async () => {
  const context = await app.newContext();
  const first = await app.visit({ context });
  await importFiles(first, shopFile(3_000));
  const before = await openOverview(first);
  expect((await stored(first)).files).toEqual([]);
  await setKeeping(first, true);
  await note(first, /Kept on this device.*kB/).waitFor();
  expect((await stored(first)).files).toEqual(['regulars']);
  await first.close();

  const anew = await app.visit({ context });
  await anew.getByText('3,000 rows').waitFor();
  await openKept(anew).click();
  await answered(anew);
  expect(await answer(anew)).toBe(before);
  await anew.reload();
  await answered(anew);
  expect(await answer(anew)).toBe(before);
  await anew.close();

  const link = await app.visit({ context, hash: '#/rfm?v=1' });
  await answered(link);
  await link.getByRole('heading', { name: 'RFM', level: 1 }).waitFor();
  await link.close();
  // A link about a column that the kept data lack is not opened on them unasked.
  const other = await app.visit({ context, hash: '#/overview?v=1&is.size=44' });
  await other.getByRole('heading', { name: 'This link needs a file' }).waitFor();
  await openKept(other).waitFor();
});

test('The next import replaces what is kept, and the sample never does', async () => {
  const context = await app.newContext();
  const page = await keepingTab(context, 900);
  await importFiles(page, shopFile(1_800));
  await note(page, 'Kept on this device').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Open the sample' }).click();
  await page.waitForURL(/data=sample/);
  await answered(page);
  await expect.poll(() => note(page, /./).count()).toBe(0);
  const anew = await app.visit({ context });
  await anew.getByText('1,800 rows').waitFor();
});

test('Data without their files say when the files are needed, and survive the engine', async () => {
  const context = await app.newContext();
  await (await keepingTab(context, 900)).close();
  const page = await app.visit({ context });
  await openKept(page).click();
  await answered(page);
  const before = await answer(page);

  await killWorker(page, 'engine');
  await page.getByText(errorsEn['engine.died'].title).waitFor();
  await answered(page);
  expect(await answer(page)).toBe(before);

  await page.getByRole('link', { name: 'Data health' }).click();
  await page.getByRole('button', { name: 'Change columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'This needs the files' });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles({ ...shopFile(600), name: 'next.csv' });
  await page.getByText('drop the earlier files together with these').waitFor();
  expect(await page.getByRole('button', { name: 'Save the mapping' }).count()).toBe(0);
});

test('A reload with kept files can still map them again', async () => {
  const page = await keepingTab(await app.newContext(), 900);
  await page.reload();
  await page.getByRole('heading', { name: 'Data health', level: 1 }).waitFor();
  await chooseFiles(page, { ...shopFile(600), name: 'next.csv' });
  await page.getByText('add to the open data').click();
  await page.getByRole('button', { name: 'Looks right – import' }).click();
  await page.getByRole('heading', { name: 'Files read' }).waitFor();
  await page.getByRole('button', { name: 'Change columns' }).click();
  await page.getByRole('button', { name: 'Looks right – import' }).waitFor();
});

test('Forgetting leaves no byte of the data, and tells the other tabs', async () => {
  const context = await app.newContext();
  const page = await keepingTab(context, 900);
  await page.getByRole('button', { name: '繁體中文' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  const other = await app.visit({ context });
  await openKept(other).waitFor();

  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Close the data and forget everything' }).click();
  await page.getByRole('button', { name: 'Try with the sample' }).waitFor();
  await openKept(other).waitFor({ state: 'detached' });
  await expect.poll(() => openKept(page).count()).toBe(0);
  await expect.poll(async () => (await stored(page)).files).toEqual([]);
  // The language is a preference; the time tells this tab what not to take from its history.
  expect(await stored(page)).toEqual({
    local: { 'regulars.locale': 'en' },
    ...{ session: ['regulars.forgotten'], databases: [], caches: [], files: [], cookies: '' },
  });
  await importFiles(page, shopFile(900));
  expect((await stored(page)).files).toEqual([]);
});

test('The start page forgets what is kept with one click', async () => {
  const context = await app.newContext();
  await (await keepingTab(context, 900)).close();
  const page = await app.visit({ context });
  await page.getByRole('button', { name: 'Forget' }).click();
  await openKept(page).waitFor({ state: 'detached' });
  await expect.poll(async () => (await stored(page)).files).toEqual([]);
});

test('While another tab writes, a tab waits for its turn and says so', async () => {
  const context = await app.newContext();
  const one = await keepingTab(context, 900);
  const two = await app.visit({ context });
  await one.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('regulars.device', () => {
          held();
          return new Promise<void>((release) => Object.assign(window, { release }));
        });
      }),
  );
  await importFiles(two, shopFile(1_800));
  await two.getByText(errorsEn['device.held'].title).waitFor();
  await note(two, 'Keeping on this device').waitFor();
  await one.evaluate(() => (window as unknown as { release: () => void }).release());
  await note(two, 'Kept on this device').waitFor();
  // What the first tab shows is no longer what is kept.
  await expect.poll(() => note(one, /./).count()).toBe(0);
});

test('A tab that is closed while it keeps leaves what was kept before', async () => {
  const context = await app.newContext();
  const page = await keepingTab(context, 900);
  const watcher = await app.visit({ context });
  await chooseFiles(page, { ...shopFile(300_000), name: 'large.csv' });
  const begun = watcher.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('regulars');
    for (;;) {
      const names: string[] = [];
      for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys())
        names.push(name);
      if (names.includes('data-2')) return names;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  });
  await page.getByRole('button', { name: 'Looks right – import' }).click();
  expect(await begun).not.toContain('manifest-2');
  await page.close();

  const anew = await app.visit({ context });
  await anew.getByText('900 rows').waitFor();
  await openKept(anew).click();
  await answered(anew);
});
