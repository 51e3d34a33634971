import { mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { watchMemory } from './memory.ts';
import { writeLargeCsv, writeLargeParquet } from './scale-files.ts';

/** Moments of an import, as shares of it, at which it is cancelled. */
const cancels = [0.1, 0.5, 0.65, 0.85];

/**
 * Large files through the real page: peak memory of the browser's processes, the longest time without
 * visible progress, and how long a cancel takes, at several moments.
 */
export async function benchScale(lines: number, parquetLines: number): Promise<void> {
  const folder = join(tmpdir(), 'regulars-scale');
  mkdirSync(folder, { recursive: true });
  const server = await startServer();
  try {
    const files = [writeLargeCsv(folder, lines), await writeLargeParquet(folder, parquetLines)];
    for (const file of files) {
      const { size } = statSync(file);
      console.log(`${file.split('/').at(-1)}, ${(size / 1e6).toFixed(0)} MB`);
      await inBrowser(async (browser) => {
        const page = await openPage(browser, server.origin);
        const memory = watchMemory();
        const reading = await timed(() => review(page, file));
        const still = await longestStill(page);
        const importing = await timed(() => load(page));
        const stillLoading = await longestStill(page);
        const peak = memory.stop();
        console.log(
          `  review ${seconds(reading)}, import ${seconds(importing)}; longest without progress ${still} and ${stillLoading}; peak memory ${peak === null ? 'unknown' : `${(peak / 2 ** 30).toFixed(2)} GiB`}`,
        );
        console.log(`  ${await page.locator('main').first().innerText().then(firstLines)}`);
      });
      await inBrowser(async (browser) => {
        const page = await openPage(browser, server.origin);
        await review(page, file);
        for (const share of cancels) {
          await page.locator('main footer button').last().click();
          await page.waitForFunction(
            (at) =>
              Number(
                document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? 0,
              ) >= at,
            share * 100,
            { timeout: 300_000, polling: 20 },
          );
          const wait = await timed(async () => {
            await page.locator('main footer button').click();
            await page.locator('main.review').waitFor({ timeout: 60_000 });
          });
          console.log(`  cancelled at ${share * 100} %: stopped after ${wait.toFixed(0)} ms`);
        }
      });
    }
  } finally {
    await server.close();
  }
}

/**
 * Watches the screen in the page. Progress is what the bar and the numbers beside it say; the clock
 * alone is none. As text, for a function would be rewritten on the way.
 */
const watchProgress = `
  globalThis.longestStill = { ms: 0, screen: '' };
  let last = '';
  let since = performance.now();
  setInterval(() => {
    const bar = document.querySelector('main [role=progressbar]');
    const numbers = [...document.querySelectorAll('p.numbers span')].slice(0, 2);
    const text = bar && numbers.length > 0
      ? [bar.firstElementChild.style.width, ...numbers.map((one) => one.textContent)].join(' ')
      : '';
    if (text === last) return;
    const now = performance.now();
    if (last !== '' && now - since > globalThis.longestStill.ms)
      globalThis.longestStill = { ms: now - since, screen: last };
    [last, since] = [text, now];
  }, 20);
`;

async function inBrowser(work: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await launchBrowser();
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

async function openPage(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.addInitScript(watchProgress);
  await page.goto(origin);
  await page.locator('p.note.ready').waitFor();
  return page;
}

async function review(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page
    .locator('main footer button')
    .last()
    .and(page.locator(':enabled'))
    .and(page.locator('.primary'))
    .waitFor({ timeout: 600_000 });
}

async function load(page: Page): Promise<void> {
  await page.locator('main footer button').last().click();
  await page.locator('main header button').last().waitFor({ timeout: 600_000 });
}

/** The longest time without progress, and what stood on the screen meanwhile. */
async function longestStill(page: Page): Promise<string> {
  const { ms, screen } = await page.evaluate<{ ms: number; screen: string }>('longestStill');
  await page.evaluate("longestStill = { ms: 0, screen: '' }");
  return `${ms.toFixed(0)} ms (${screen})`;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const firstLines = (text: string): string => text.split('\n').slice(0, 4).join(' · ');
