import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../src/core/error.ts';
import { errorsEn } from '../../src/i18n/errors/en.ts';
import { errorsZhHant } from '../../src/i18n/errors/zh-hant.ts';
import { badFiles, type TestFile } from '../support/bad-files.ts';
import { answered, chooseFiles, importFiles, payload, useApp } from '../support/page.ts';
import { dropHeld, holdFile } from './drop.ts';
import { shopFile } from './shop-file.ts';

const app = useApp();
const folder = mkdtempSync(join(tmpdir(), 'regulars-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files that are not opened at all, and the message each gets. */
const refused: readonly (readonly [string, ErrorCode])[] = [
  ['empty.csv', 'file.empty'],
  ['header-only.csv', 'file.headerOnly'],
  ['picture.csv', 'file.binary'],
  ['truncated.csv.gz', 'file.gzipTruncated'],
  ['nul.csv', 'file.binary'],
];
/** Files that lack something only the user can point at. */
const asked: readonly (readonly [string, ErrorCode])[] = [
  ['no-date.csv', 'mapping.noDate'],
  ['no-amount.csv', 'mapping.noAmount'],
  ['no-customer.csv', 'mapping.noCustomer'],
];
/** Files that are opened: their rows, and how many of them cannot be used. */
const opened: readonly (readonly [name: string, rows: number, rejected: number])[] = [
  ['tilde.csv', 20, 0],
  ['many-columns.csv', 5, 0],
  ['huge-cell.csv', 3, 0],
  ['"; drop table x;--.csv', 5, 0],
  ['ragged.csv', 20, 3],
  ['unbalanced-quote.csv', 3, 1],
];
const fileNamed = (name: string): TestFile => badFiles().find((file) => file.name === name)!;
const reviewIt = (page: Page): Locator =>
  page.getByRole('button', { name: /^(Looks right – import|看起來正確)/ });

/** A view of good data, as text that must survive whatever comes next. */
async function openGoodView(page: Page): Promise<() => Promise<void>> {
  await importFiles(page, shopFile(900));
  await page.getByRole('button', { name: 'Open Overview' }).click();
  await answered(page);
  const look = (): Promise<string> =>
    page.evaluate(
      () => `${location.hash}\n${document.querySelector('main p.answer')?.textContent ?? ''}`,
    );
  const before = await look();
  return async () => {
    await answered(page);
    expect(await look()).toBe(before);
    // It is alive, not only still painted.
    await page.getByRole('link', { name: 'RFM', exact: true }).click();
    await page.getByRole('grid').waitFor();
    await page.goBack();
    await answered(page);
    expect(await look()).toBe(before);
  };
}

test('Every kind of bad file is in one of the tables', () => {
  const listed = [...refused, ...asked, ...opened].map(([name]) => name);
  expect([...listed].sort()).toEqual(
    badFiles()
      .map(({ name }) => name)
      .sort(),
  );
});

describe('Earlier data stay open', () => {
  test('when a file is refused, with a message that names the file', async () => {
    const page = await app.visit();
    const expectSame = await openGoodView(page);
    for (const [name, code] of refused) {
      await chooseFiles(page, payload(fileNamed(name)));
      const alert = page.getByRole('alert');
      await alert.getByText(errorsEn[code].title).waitFor();
      await alert.getByText(`Code: ${code}`).waitFor();
      expect(await alert.innerText()).toContain(name);
      await expectSame();
      await alert.getByRole('button', { name: 'Close' }).click();
      await alert.waitFor({ state: 'detached' });
    }
  });

  test('when a file lacks a role, and nothing is imported before one is chosen', async () => {
    const page = await app.visit();
    const expectSame = await openGoodView(page);
    for (const [name, code] of asked) {
      await chooseFiles(page, payload(fileNamed(name)));
      await page.getByRole('alert').getByText(errorsEn[code].title).waitFor();
      expect(await reviewIt(page).isEnabled()).toBe(false);
      await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
      await expectSame();
    }
  });

  test('when a file is gone or changed before it is read', async () => {
    // The engine's own words about it go to the console.
    const page = await app.visit({ expectErrors: /NotFoundError|NotReadableError/ });
    const expectSame = await openGoodView(page);
    const path = join(folder, 'gone.csv');
    const harm: [string, () => void, 'review' | 'import'][] = [
      ['removed before the review', () => rmSync(path), 'review'],
      ['removed after the review', () => rmSync(path), 'import'],
      ['changed after the review', () => writeFileSync(path, shopFile(5).buffer), 'import'],
    ];
    for (const [what, happens, when] of harm) {
      writeFileSync(path, shopFile(2_000).buffer);
      await holdFile(page, path);
      if (when === 'review') happens();
      await dropHeld(page);
      if (when === 'import') {
        await expect.poll(() => reviewIt(page).isEnabled()).toBe(true);
        happens();
        await reviewIt(page).click();
      }
      await page.getByRole('alert').getByText(errorsEn['file.unreadable'].title).waitFor();
      expect(await page.getByRole('alert').innerText()).toContain('gone.csv');
      if (when === 'import')
        await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
      await expectSame().catch((cause: unknown) => {
        throw new Error(`the file was ${what}`, { cause });
      });
    }
  });

  test('when an import is cancelled half-way', async () => {
    const page = await app.visit();
    const expectSame = await openGoodView(page);
    await chooseFiles(page, shopFile(400_000));
    await expect.poll(() => reviewIt(page).isEnabled(), { timeout: 20_000 }).toBe(true);
    await reviewIt(page).click();
    await page.getByText(/[1-9][\d,]* rows read/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(errorsEn['import.cancelled'].title).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
    await expectSame();
  });
});

test('A file dropped during an import is declined, and the import goes on', async () => {
  const page = await app.visit();
  await holdFile(page, payload(fileNamed('ragged.csv')));
  await chooseFiles(page, shopFile(400_000));
  await expect.poll(() => reviewIt(page).isEnabled(), { timeout: 20_000 }).toBe(true);
  await reviewIt(page).click();
  await page.getByRole('heading', { name: 'Importing shop.csv' }).waitFor();
  await dropHeld(page);
  await page.getByText(errorsEn['import.busy'].title).waitFor();
  await page.getByText('400,000 rows loaded, none rejected, totals equal.').waitFor();
});

test('A file that can be opened says of every row whether it was loaded or rejected', async () => {
  const page = await app.visit();
  for (const [name, rows, rejected] of opened) {
    await page.evaluate(() => localStorage.clear());
    await importFiles(page, payload(fileNamed(name)));
    await page.getByText(name, { exact: true }).first().waitFor();
    const balance = await page.getByRole('main').locator('dl dd').allInnerTexts();
    expect(balance.join(' '), name).toBe(`${rows} = ${rows - rejected} + ${rejected}`);
    await page.getByText('Every row is accounted for.').waitFor();
    await page.getByRole('button', { name: 'Open Overview' }).click();
    await answered(page);
  }
});

test('Every refusal is worded in Traditional Chinese as well', async () => {
  const page = await app.visit({ locale: 'zh-Hant' });
  for (const [name, code] of [...refused, ...asked]) {
    await chooseFiles(page, payload(fileNamed(name)));
    const alert = page.getByRole('alert').filter({ hasText: errorsZhHant[code].title });
    await alert.waitFor();
    expect(await alert.innerText()).not.toMatch(/[a-z]{4,} [a-z]{2,}/i);
    const leave = page.getByRole('main').getByRole('button', { name: '取消' });
    if (await leave.isVisible()) await leave.click();
  }
});
