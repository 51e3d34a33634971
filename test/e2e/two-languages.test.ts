import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { analyses } from '../../src/analyses/registry.ts';
import { answered, useApp } from '../support/page.ts';

const app = useApp();

/** Latin words that a Chinese page may show: names, formats, units and what stands in the file. */
const allowed = new Set(
  (
    'Regulars English RFM ABC Gini Sen Wilson Kaplan Meier Greenwood Katz Welch Newcombe CSV JSON TSV TXT SVG PNG SQL NT TWD ID UTF Big gz ' +
    'orders.csv.gz customers.csv.gz assignments.csv.gz assignments tea shop Ctrl Enter Shift Alt Esc Tab Delete Home End min floor ' +
    'Holm Benjamini Hochberg CUPED SRM Mann Whitney Student Fisher Howard AOV ' +
    'Fleiss Bonferroni Evan Miller Deng Knoblich Lu Xu Kohavi Walker Ramdas McAuliffe Sekhon Cochran Satterthwaite ' +
    'delta cov var Beta Natural Earth Google Meta LINE TikTok Microsoft LinkedIn Criteo Klaviyo Mailchimp SHA ZIP VIP Pay'
  ).split(' '),
);
const sizes = [
  ['a desk', 1440, 900],
  ['a phone', 390, 844],
] as const;
const screens = [
  ...analyses.map(({ id }) => id),
  'rfm?v=1&show=profile',
  'rfm?v=1&show=spread',
  'rfm?v=1&show=change',
  'cohorts?v=1&by=segment',
  'explore?v=1&rows=hour&columns=visit&chart=heat',
  'board?v=1&ready=monday',
  'segments',
  'experiments',
  'summaries?v=1&groups=2000:對照組~2010:實驗組&metrics=share:轉換&values=120~160',
  'experiment?v=1&show=time',
  'experiment?v=1&show=breakdown',
  'experiment?v=1&show=spread',
  'experiment?v=1&show=report',
  'campaign?v=1&show=who',
  'segment?v=1&name=熟客&rule=all(r(4..5)~any(consent(yes)~bought(last:90)))',
  'audiences?v=1&to=meta~lineAds&country=TW&split=50:A~50:B&consent=said:',
  'customers',
  'reconcile',
  'saved',
  'health',
];

/** Shows each main screen of the sample in Chinese, one after another. */
async function eachScreen(
  width: number,
  height: number,
  look: (page: Page, screen: string) => Promise<void>,
): Promise<void> {
  const page = await app.visit({ locale: 'zh-Hant', width, height });
  await page.getByText('已就緒，離線也能使用').waitFor();
  await look(page, 'start');
  await page.getByRole('button', { name: '用範例資料試試看' }).click();
  await answered(page);
  await page.locator('svg.marks').waitFor();
  for (const screen of screens) {
    const view = screen.includes('?') ? screen : `${screen}?v=1`;
    await page.evaluate((to) => (location.hash = `#/${to}&data=sample`), view);
    await page.locator('main[aria-busy=false] :is(#content h2, p.answer)').first().waitFor();
    if (screen === 'rfm') await page.getByRole('grid').waitFor();
    if (screen === 'customers')
      await page.getByRole('row').nth(1).getByText(/\d/).first().waitFor();
    await look(page, screen);
  }
}

/** Words of Latin letters in what a reader sees; code and cell values in monospace are left out. */
function latinWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const words = new Set<string>();
    // Whole words only: a data version is made of letters and digits.
    const latin = /\b[A-Za-z][A-Za-z.]*[A-Za-z]\b/g;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.checkVisibility() || parent.closest('pre, code, script, noscript, td')) continue;
      for (const [word] of (node.textContent ?? '').matchAll(latin)) words.add(word);
    }
    const spoken = '[aria-label], [title], [placeholder]';
    for (const element of document.querySelectorAll(`:is(${spoken}):not([aria-hidden=true])`))
      for (const name of ['aria-label', 'title', 'placeholder'])
        for (const [word] of (element.getAttribute(name) ?? '').matchAll(latin)) words.add(word);
    return [...words];
  });
}

/** Texts whose end lies outside of the box that clips them, or outside of the window. */
function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (
        text === '' ||
        !parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      )
        continue;
      if (parent.closest('.visually-hidden, [title], script, noscript, pre')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, width } = range.getBoundingClientRect();
      if (width === 0) continue;
      let from = 0;
      let to = innerWidth;
      for (let box: Element | null = parent; box; box = box.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(box);
        // What is clipped away as a whole is there for screen readers.
        if (clipPath === 'inset(50%)') {
          [from, to] = [-Infinity, Infinity];
          break;
        }
        // What scrolls can be brought into view.
        if (overflowX === 'auto' || overflowX === 'scroll') {
          [from, to] = [-Infinity, Infinity];
          break;
        }
        if (overflowX === 'visible') continue;
        const edges = box.getBoundingClientRect();
        [from, to] = [Math.max(from, edges.left), Math.min(to, edges.right)];
      }
      if (left < from - 1 || right > to + 1) cut.push(`${text.slice(0, 40)} (${parent.className})`);
    }
    return cut;
  });
}

describe('In Traditional Chinese', () => {
  test('the search for cut texts finds the one that is cut, and not the one that scrolls', async () => {
    const page = await (await app.newContext()).newPage();
    const box = (overflow: string): string =>
      `<p style="width: 30px; white-space: nowrap; overflow: ${overflow}">${overflow} and more</p>`;
    await page.setContent(box('hidden') + box('auto'));
    expect(await cutTexts(page)).toEqual([expect.stringMatching(/^hidden and more/)]);
  });

  test('no screen shows an English word that is not a name, a format or a value', async () => {
    const foreign: string[] = [];
    await eachScreen(1440, 900, async (page, screen) => {
      const words = await latinWords(page);
      foreign.push(
        ...words.filter((word) => !allowed.has(word)).map((word) => `${screen}: ${word}`),
      );
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
    });
    expect(foreign).toEqual([]);
  });

  test.each(sizes)(
    'no text is cut off on %s, and the page itself never scrolls sideways',
    async (_, width, height) => {
      await eachScreen(width, height, async (page, screen) => {
        // A chart may still be fitting itself into the width it was given.
        await expect.poll(() => cutTexts(page), { message: screen, timeout: 5000 }).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
        );
        expect(overflow, screen).toBeLessThanOrEqual(0);
      });
    },
  );
});

test('The page speaks the language of the browser, and switching keeps the view', async () => {
  const page = await app.visit({ locale: 'en', hash: '#/rfm?v=1&data=sample&frequency=orders' });
  await page.getByRole('heading', { name: 'RFM', level: 1 }).waitFor();
  await answered(page);
  const cells = (): Promise<string[]> => page.getByRole('gridcell').allInnerTexts();
  const before = { url: page.url(), cells: await cells() };
  await page.getByRole('button', { name: '繁體中文' }).click();
  await page.getByRole('link', { name: '顧客名單' }).waitFor();
  expect({ url: page.url(), cells: await cells() }).toEqual(before);
});
