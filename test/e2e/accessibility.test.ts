import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../src/i18n/index.ts';
import { appEn } from '../../src/i18n/en/app.ts';
import { shellEn } from '../../src/i18n/en/shell.ts';
import { startEn } from '../../src/i18n/en/start.ts';
import { appZhHant } from '../../src/i18n/zh-hant/app.ts';
import { shellZhHant } from '../../src/i18n/zh-hant/shell.ts';
import { startZhHant } from '../../src/i18n/zh-hant/start.ts';
import { noAmount, raggedRows } from '../support/bad-files.ts';
import { answered, chooseFiles, openSample, payload, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();
const words = {
  en: { app: appEn, shell: shellEn, start: startEn },
  'zh-Hant': { app: appZhHant, shell: shellZhHant, start: startZhHant },
};

/** Looks at a screen by day and by night. */
async function expectNoBarriers(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await barriers(page), `${screen}, ${theme}`).toEqual([]);
  }
}

test('The search for barriers finds one where there is one', async () => {
  const page = await (await app.newContext()).newPage();
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="x" /></main>');
  expect(await barriers(page)).toEqual([expect.stringMatching(/^image-alt img/)]);
});

describe.each(['en', 'zh-Hant'] as const)('Without serious barriers, in %s:', (locale: Locale) => {
  const t = words[locale];

  test('start, review, health and a link without its data', async () => {
    const page = await app.visit({ locale });
    await page.getByText(t.start.engineReady).waitFor();
    await expectNoBarriers(page, 'start');
    await chooseFiles(page, payload(noAmount()));
    await page.getByRole('alert').waitFor();
    await expectNoBarriers(page, 'review with a missing role');
    await chooseAgain(page, locale);
    await expectNoBarriers(page, 'review');
    await page.getByRole('main').getByRole('button').last().click();
    await page.getByRole('heading', { name: t.app.pages.health, level: 1 }).waitFor();
    await expectNoBarriers(page, 'health with rejected rows');

    const link = await app.visit({ locale, hash: '#/rfm?v=1&asof=2025-01-31' });
    await link.getByRole('heading', { name: t.start.linkTitle }).waitFor();
    await expectNoBarriers(link, 'link without its data');
  });

  test('overview, RFM, customer list and every dialog', async () => {
    const page = await app.visit({ locale });
    await openSample(page, t.start.trySample);
    await page.locator('svg.marks').waitFor();
    await expectNoBarriers(page, 'overview');
    await page.keyboard.press('t');
    for (const [key, dialog] of [
      ['Control+k', t.shell.palette],
      ['?', t.shell.shortcutsTitle],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name: dialog }).waitFor();
      await expectNoBarriers(page, dialog);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    for (const [button, dialog] of [
      [t.shell.share, t.shell.shareTitle],
      [t.shell.filesStay, t.shell.privacyTitle],
    ] as const) {
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('dialog', { name: dialog }).waitFor();
      await expectNoBarriers(page, dialog);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.getByRole('link', { name: t.app.tabs.rfm, exact: true }).click();
    await answered(page);
    await page.getByRole('gridcell').nth(2).click();
    await page.getByRole('button', { name: t.shell.seeList }).waitFor();
    await expectNoBarriers(page, 'RFM with the tray');
    await page.getByRole('button', { name: t.shell.seeList }).click();
    await page.getByRole('row').nth(1).getByText(/\d/).first().waitFor();
    await expectNoBarriers(page, 'customer list');
  });
});

/** Leaves a review that cannot go on, and reviews a file with broken rows. */
async function chooseAgain(page: Page, locale: Locale): Promise<void> {
  const cancel = locale === 'en' ? 'Cancel' : '取消';
  await page.getByRole('main').getByRole('button', { name: cancel }).click();
  await chooseFiles(page, payload(raggedRows()));
  await expect.poll(() => page.getByRole('main').getByRole('button').last().isEnabled()).toBe(true);
}
