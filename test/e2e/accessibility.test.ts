import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { analyses } from '../../src/analyses/registry.ts';
import type { Locale } from '../../src/i18n/index.ts';
import { appEn } from '../../src/i18n/en/app.ts';
import { filterEn } from '../../src/i18n/en/filter.ts';
import { healthEn } from '../../src/i18n/en/health.ts';
import { reviewEn } from '../../src/i18n/en/review.ts';
import { shellEn } from '../../src/i18n/en/shell.ts';
import { startEn } from '../../src/i18n/en/start.ts';
import { appZhHant } from '../../src/i18n/zh-hant/app.ts';
import { filterZhHant } from '../../src/i18n/zh-hant/filter.ts';
import { healthZhHant } from '../../src/i18n/zh-hant/health.ts';
import { reviewZhHant } from '../../src/i18n/zh-hant/review.ts';
import { shellZhHant } from '../../src/i18n/zh-hant/shell.ts';
import { startZhHant } from '../../src/i18n/zh-hant/start.ts';
import { noAmount, raggedRows } from '../support/bad-files.ts';
import { answered, chooseFiles, openSample, payload, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();
const words = {
  en: {
    app: appEn,
    filter: filterEn,
    health: healthEn,
    review: reviewEn,
    shell: shellEn,
    start: startEn,
  },
  'zh-Hant': {
    app: appZhHant,
    filter: filterZhHant,
    health: healthZhHant,
    review: reviewZhHant,
    shell: shellZhHant,
    start: startZhHant,
  },
};

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

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

  test('every analysis, and the reconciliation of them all', async () => {
    const page = await app.visit({ locale });
    await openSample(page, t.start.trySample);
    const audience = 'audiences?v=1&to=meta~lineAds&country=TW&split=50:A~50:B&consent=said:';
    const screens = [
      ...analyses.map(({ id }) => id),
      'reconcile',
      'segments',
      'experiments',
      'summaries',
      audience,
    ];
    for (const screen of screens) {
      const view = screen.includes('?') ? screen : `${screen}?v=1`;
      await page.evaluate((to) => (location.hash = `#/${to}&data=sample`), view);
      await page.locator('main[aria-busy=false] :is(#content h2, p.answer)').first().waitFor();
      await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' });
      await expectNoBarriers(page, screen);
    }
  });

  test('the import under way, on both sizes of screen', async () => {
    for (const size of [desk, phone]) {
      const context = await app.newContext({ locale, ...size });
      const letEngineLoad = await holdEngine(context);
      const page = await app.visit({ context });
      await chooseFiles(page, payload(raggedRows()));
      await mainButton(page, t.review.looksRight).click();
      await page.getByRole('progressbar').waitFor();
      await expectNoBarriers(page, `importing, ${size.width} wide`);
      letEngineLoad();
      await page.getByRole('heading', { name: t.app.pages.health, level: 1 }).waitFor();
    }
  });

  test('start, review and health on a phone', async () => {
    const page = await app.visit({ locale, ...phone });
    const look = (screen: string) => expectFits(page, screen);
    await page.getByText(t.start.engineReady).waitFor();
    await look('start');
    await chooseFiles(page, payload(raggedRows()));
    await mainButton(page, t.review.adjust).click();
    await look('review, adjusting');
    await mainButton(page, t.review.looksRight).click();
    await page.getByRole('heading', { name: t.app.pages.health, level: 1 }).waitFor();
    await page.getByRole('main').getByRole('button', { name: t.health.open }).waitFor();
    await look('health');
  });

  test('overview, RFM and customer list on a phone', async () => {
    const page = await app.visit({ locale, ...phone });
    const look = (screen: string) => expectFits(page, screen);
    await openSample(page, t.start.trySample);
    const tab = (name: string) => page.locator('nav a:visible', { hasText: name });
    await page.locator('svg.marks').waitFor();
    await look('overview');
    await page.getByRole('button', { name: t.shell.explain, exact: true }).click();
    await page.getByRole('complementary', { name: t.shell.explain }).waitFor();
    await look('overview with Explain');
    await page.keyboard.press('i');
    await page.getByRole('button', { name: t.shell.more, exact: true }).click();
    await page.getByRole('dialog', { name: t.shell.moreTitle }).waitFor();
    await look('all pages');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await tab(t.app.tabs.rfm).click();
    await page.getByRole('gridcell').nth(2).click();
    await page.getByRole('button', { name: t.shell.seeList }).waitFor();
    await look('RFM with the tray');
    await page.getByRole('button', { name: t.shell.seeList }).click();
    await page.getByRole('row').nth(1).getByText(/\d/).first().waitFor();
    await look('customer list');
  });

  test('menus, which say what is in force', async () => {
    const page = await app.visit({ locale });
    await openSample(page, t.start.trySample);
    const filters = page.getByRole('group', { name: t.filter.bar }).getByRole('button');
    for (const [menu, button, chosen] of [
      ['theme', page.getByRole('button', { name: t.shell.theme }), t.shell.themes.system],
      ['comparison', filters.nth(1), t.filter.comparePrevious],
    ] as const) {
      await button.click();
      const items = page.getByRole('menuitemradio');
      await items.first().waitFor();
      expect(await items.count(), menu).toBe(3);
      const checked = page.getByRole('menuitemradio', { checked: true });
      expect(await checked.innerText()).toContain(chosen);
      await expectNoBarriers(page, `menu of the ${menu}`);
      await page.keyboard.press('Escape');
      await items.first().waitFor({ state: 'hidden' });
    }
  });
});

const mainButton = (page: Page, name: string): Locator =>
  page.getByRole('main').getByRole('button', { name });

/** Keeps the engine from loading, so that an import stays under way; returns how to let it. */
async function holdEngine(context: BrowserContext): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Looks at a screen on a phone; its page must not scroll sideways. */
async function expectFits(page: Page, screen: string): Promise<void> {
  await expectNoBarriers(page, `${screen} on a phone`);
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overhang, `${screen}, pixels beyond the edge`).toBe(0);
}

/** Leaves a review that cannot go on, and reviews a file with broken rows. */
async function chooseAgain(page: Page, locale: Locale): Promise<void> {
  const cancel = locale === 'en' ? 'Cancel' : '取消';
  await page.getByRole('main').getByRole('button', { name: cancel }).click();
  await chooseFiles(page, payload(raggedRows()));
  await expect.poll(() => page.getByRole('main').getByRole('button').last().isEnabled()).toBe(true);
}
